#include "activation.hpp"

#include <algorithm>
#include <span>

#include "math.hpp"

namespace inkling {

namespace {

std::span<float> row(Matrix& matrix, Index i) {
  return {matrix.data() + i * matrix.cols(), static_cast<std::size_t>(matrix.cols())};
}

std::span<float> elements(Matrix& matrix) { return {matrix.data(), static_cast<std::size_t>(matrix.size())}; }

void softmax(std::span<float> z) {
  // The maximum is subtracted so that no exponential overflows; the result is the same.
  const float highest = *std::max_element(z.begin(), z.end());
  float total = 0.0F;
  for (float& value : z) {
    value = exponential(value - highest);
    total += value;
  }
  for (float& value : z) value /= total;
}

void softmaxBackward(const float* outputs, std::span<float> gradient) {
  float dot = 0.0F;
  for (std::size_t i = 0; i < gradient.size(); ++i) dot += outputs[i] * gradient[i];
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    gradient[i] = outputs[i] * (gradient[i] - dot);
  }
}

}  // namespace

void activate(Activation activation, Matrix& x) {
  switch (activation) {
    case Activation::linear:
      break;
    case Activation::sigmoid:
      for (float& value : elements(x)) value = sigmoid(value);
      break;
    case Activation::tanh:
      for (float& value : elements(x)) value = hyperbolicTangent(value);
      break;
    case Activation::relu:
      // Written so that a NaN stays one: a diverged network must not look healthy.
      for (float& value : elements(x)) value = value < 0.0F ? 0.0F : value;
      break;
    case Activation::softmax:
      for (Index i = 0; i < x.rows(); ++i) softmax(row(x, i));
      break;
  }
}

void activationBackward(Activation activation, const Matrix& outputs, Matrix& gradient) {
  const auto a = outputs.array();
  switch (activation) {
    case Activation::linear:
      break;
    case Activation::sigmoid:
      gradient.array() *= a * (1.0F - a);
      break;
    case Activation::tanh:
      gradient.array() *= 1.0F - a * a;
      break;
    case Activation::relu:
      gradient.array() = (a > 0.0F).select(gradient.array(), 0.0F);
      break;
    case Activation::softmax:
      for (Index i = 0; i < gradient.rows(); ++i) {
        softmaxBackward(outputs.data() + i * outputs.cols(), row(gradient, i));
      }
      break;
  }
}

}  // namespace inkling
