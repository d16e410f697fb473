// The mathematics of a network once more, in double precision with the standard library's functions, written for
// comparison with its formulas and not for speed.
#pragma once

#include <cmath>
#include <vector>

#include "activation.hpp"
#include "network.hpp"

namespace inkling::test {

using DoubleMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// z: [batch × units] → g(z)
inline DoubleMatrix referenceActivation(Activation activation, const DoubleMatrix& z) {
  switch (activation) {
    case Activation::linear:
      return z;
    case Activation::sigmoid:
      return z.unaryExpr([](double x) { return 1.0 / (1.0 + std::exp(-x)); });
    case Activation::tanh:
      return z.unaryExpr([](double x) { return std::tanh(x); });
    case Activation::relu:
      return z.unaryExpr([](double x) { return std::fmax(0.0, x); });
    case Activation::softmax:
      break;
  }
  DoubleMatrix outputs = z;
  for (Index i = 0; i < z.rows(); ++i) {
    const double highest = z.row(i).maxCoeff();
    double total = 0.0;
    for (Index j = 0; j < z.cols(); ++j) total += std::exp(z(i, j) - highest);
    for (Index j = 0; j < z.cols(); ++j) outputs(i, j) = std::exp(z(i, j) - highest) / total;
  }
  return outputs;
}

/// The weighted sums and the outputs of each layer: [batch × units].
struct ReferencePass {
  std::vector<DoubleMatrix> sums;
  std::vector<DoubleMatrix> outputs;
};

// inputs: [batch × inputs]
inline ReferencePass referenceForward(const Network& network, const Matrix& inputs) {
  ReferencePass pass;
  DoubleMatrix x = inputs.cast<double>();
  for (int layer = 0; layer < network.layerCount(); ++layer) {
    DoubleMatrix z = x * network.weights(layer).cast<double>();
    z.rowwise() += network.biases(layer).cast<double>();
    x = referenceActivation(network.spec().layers[static_cast<std::size_t>(layer)].activation, z);
    pass.sums.push_back(std::move(z));
    pass.outputs.push_back(x);
  }
  return pass;
}

// outputs, targets: [batch × units]
/// The mean over the examples.
inline double referenceLoss(Loss loss, const DoubleMatrix& outputs, const Matrix& targets) {
  double total = 0.0;
  for (Index i = 0; i < outputs.rows(); ++i) {
    for (Index j = 0; j < outputs.cols(); ++j) {
      const double t = targets(i, j);
      const double a = outputs(i, j);
      if (loss == Loss::softmaxCrossEntropy) {
        total -= t == 0.0 ? 0.0 : t * std::log(a);
      } else {
        total += 0.5 * (a - t) * (a - t);
      }
    }
  }
  return total / static_cast<double>(outputs.rows());
}

}  // namespace inkling::test
