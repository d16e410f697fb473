#include "activation.hpp"

#include <algorithm>

#include "math.hpp"
#include "vector_math.hpp"

namespace inkling {

namespace {

// z: [units]
void softmax(float* z, Index units) {
  // The maximum is subtracted so that no exponential overflows; the result is the same.
  const float highest = *std::max_element(z, z + units);
  float total = 0.0F;
  for (Index j = 0; j < units; ++j) z[j] = exponential(z[j] - highest);
  for (Index j = 0; j < units; ++j) total += z[j];
  for (Index j = 0; j < units; ++j) z[j] /= total;
}

// outputs, gradient: [units]
void softmaxBackward(const float* outputs, float* gradient, Index units) {
  float dot = 0.0F;
  for (Index j = 0; j < units; ++j) dot += outputs[j] * gradient[j];
  for (Index j = 0; j < units; ++j) gradient[j] = outputs[j] * (gradient[j] - dot);
}

template <typename Function>
void forEachElement(MatrixRef& x, Function function) {
  for (Index i = 0; i < x.rows(); ++i) {
    float* row = x.data() + i * x.outerStride();
    for (Index j = 0; j < x.cols(); ++j) row[j] = function(row[j]);
  }
}

/// The same with a function of vectors as well as of floats, for what compilers do not make vectors of by themselves.
template <typename Function>
void forEachVector(MatrixRef& x, Function function) {
  for (Index i = 0; i < x.rows(); ++i) {
    float* row = x.data() + i * x.outerStride();
    Index j = 0;
    for (; j + kLanes <= x.cols(); j += kLanes) store(row + j, function(load(row + j)));
    for (; j < x.cols(); ++j) row[j] = function(row[j]);
  }
}

/// Replaces every element of the gradient by function(output, gradient).
template <typename Function>
void forEachElement(const ConstMatrixRef& outputs, MatrixRef& gradient, Function function) {
  for (Index i = 0; i < gradient.rows(); ++i) {
    // They do not overlap; compilers vectorise the loop only when they are told.
    const float* __restrict a = outputs.data() + i * outputs.outerStride();
    float* __restrict g = gradient.data() + i * gradient.outerStride();
    for (Index j = 0; j < gradient.cols(); ++j) g[j] = function(a[j], g[j]);
  }
}

}  // namespace

void activate(Activation activation, MatrixRef x) {
  switch (activation) {
    case Activation::linear:
      break;
    case Activation::sigmoid:
      forEachVector(x, [](const auto& z) { return sigmoid(z); });
      break;
    case Activation::tanh:
      forEachVector(x, [](const auto& z) { return hyperbolicTangent(z); });
      break;
    case Activation::relu:
      // Written so that a NaN stays one: a diverged network must not look healthy.
      forEachElement(x, [](float z) { return z < 0.0F ? 0.0F : z; });
      break;
    case Activation::softmax:
      for (Index i = 0; i < x.rows(); ++i) softmax(x.data() + i * x.outerStride(), x.cols());
      break;
    case Activation::leakyRelu:
      forEachElement(x, [](float z) { return z < 0.0F ? kLeakyReluSlope * z : z; });
      break;
    case Activation::step:
      // A NaN stays one here, too.
      forEachElement(x, [](float z) { return z >= 0.0F ? 1.0F : (z < 0.0F ? 0.0F : z); });
      break;
  }
}

void activationBackward(Activation activation, const ConstMatrixRef& outputs, MatrixRef gradient) {
  switch (activation) {
    case Activation::linear:
      break;
    case Activation::sigmoid:
      forEachElement(outputs, gradient, [](float a, float g) { return g * (a * (1.0F - a)); });
      break;
    case Activation::tanh:
      forEachElement(outputs, gradient, [](float a, float g) { return g * (1.0F - a * a); });
      break;
    case Activation::relu:
      forEachElement(outputs, gradient, [](float a, float g) { return a > 0.0F ? g : 0.0F; });
      break;
    case Activation::softmax:
      for (Index i = 0; i < gradient.rows(); ++i) {
        softmaxBackward(outputs.data() + i * outputs.outerStride(), gradient.data() + i * gradient.outerStride(),
                        gradient.cols());
      }
      break;
    case Activation::leakyRelu:
      forEachElement(outputs, gradient, [](float a, float g) { return a < 0.0F ? kLeakyReluSlope * g : g; });
      break;
    case Activation::step:
      gradient.setZero();
      break;
  }
}

}  // namespace inkling
