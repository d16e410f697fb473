// The mathematics of a network once more, in double precision with the standard library's functions, written for
// comparison with its formulas and not for speed.
#pragma once

#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

#include "activation.hpp"
#include "loss.hpp"
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
    case Activation::leakyRelu:
      return z.unaryExpr([](double x) { return std::fmax(static_cast<double>(kLeakyReluSlope) * x, x); });
    case Activation::step:
      return z.unaryExpr([](double x) { return x < 0.0 ? 0.0 : 1.0; });
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

// z, a = g(z), gradient: [batch × units] → the gradient by z, from that by a
inline DoubleMatrix referenceActivationBackward(Activation activation, const DoubleMatrix& z, const DoubleMatrix& a,
                                                const DoubleMatrix& gradient) {
  switch (activation) {
    case Activation::linear:
      return gradient;
    case Activation::sigmoid:
      return (gradient.array() * a.array() * (1.0 - a.array())).matrix();
    case Activation::tanh:
      return (gradient.array() * (1.0 - a.array().square())).matrix();
    case Activation::relu:
      return (z.array() > 0.0).select(gradient, 0.0);
    case Activation::leakyRelu:
      return (z.array() > 0.0).select(gradient, static_cast<double>(kLeakyReluSlope) * gradient);
    case Activation::step:
      return DoubleMatrix::Zero(z.rows(), z.cols());
    case Activation::softmax:
      break;
  }
  // The Jacobian of a row is diag(a) - aᵀa.
  DoubleMatrix result(z.rows(), z.cols());
  for (Index i = 0; i < z.rows(); ++i) {
    DoubleMatrix jacobian = a.row(i).asDiagonal();
    jacobian -= a.row(i).transpose() * a.row(i);
    result.row(i) = gradient.row(i) * jacobian;
  }
  return result;
}

/// The parameters of a network in double precision.
struct ReferenceNetwork {
  std::vector<DoubleMatrix> weights;       ///< [inputs × units]
  std::vector<Eigen::RowVectorXd> biases;  ///< [units]
  std::vector<Activation> activations;

  explicit ReferenceNetwork(const Network& network) {
    for (int layer = 0; layer < network.layerCount(); ++layer) {
      weights.emplace_back(network.weights(layer).cast<double>());
      biases.emplace_back(network.biases(layer).cast<double>());
      activations.push_back(network.layer(layer).activation);
    }
  }

  /// The parameter at this place of Network::parameters.
  double& at(std::size_t place) {
    for (std::size_t layer = 0; layer < weights.size(); ++layer) {
      const auto weightCount = static_cast<std::size_t>(weights[layer].size());
      if (place < weightCount) return weights[layer].data()[place];
      place -= weightCount;
      const auto biasCount = static_cast<std::size_t>(biases[layer].size());
      if (place < biasCount) return biases[layer].data()[place];
      place -= biasCount;
    }
    throw std::out_of_range("no such parameter");
  }
};

/// The weighted sums and the outputs of each layer: [batch × units]; the outputs before dropout.
struct ReferencePass {
  std::vector<DoubleMatrix> sums;
  std::vector<DoubleMatrix> outputs;
};

// inputs: [batch × inputs], masks of the hidden layers: [batch × units], or none
inline ReferencePass referenceForward(const ReferenceNetwork& network, const Matrix& inputs,
                                      const std::vector<DoubleMatrix>& masks = {}) {
  ReferencePass pass;
  DoubleMatrix x = inputs.cast<double>();
  for (std::size_t layer = 0; layer < network.weights.size(); ++layer) {
    DoubleMatrix z = x * network.weights[layer];
    z.rowwise() += network.biases[layer];
    x = referenceActivation(network.activations[layer], z);
    pass.sums.push_back(std::move(z));
    pass.outputs.push_back(x);
    if (layer < masks.size()) x = x.cwiseProduct(masks[layer]);
  }
  return pass;
}

inline ReferencePass referenceForward(const Network& network, const Matrix& inputs) {
  return referenceForward(ReferenceNetwork(network), inputs);
}

// outputs, targets: [batch × units]
/// The mean over the examples.
inline double referenceLoss(Loss loss, const DoubleMatrix& outputs, const Matrix& targets) {
  double total = 0.0;
  for (Index i = 0; i < outputs.rows(); ++i) {
    for (Index j = 0; j < outputs.cols(); ++j) {
      const double t = targets(i, j);
      const double a = outputs(i, j);
      switch (loss) {
        case Loss::softmaxCrossEntropy:
          total -= t == 0.0 ? 0.0 : t * std::log(a);
          break;
        case Loss::meanSquaredError:
          total += 0.5 * (a - t) * (a - t);
          break;
        case Loss::binaryCrossEntropy:
          total -= (t == 0.0 ? 0.0 : t * std::log(a)) + (t == 1.0 ? 0.0 : (1.0 - t) * std::log(1.0 - a));
          break;
      }
    }
  }
  return total / static_cast<double>(outputs.rows());
}

// outputs, targets: [batch × units] → the gradient of the mean loss by the outputs
inline DoubleMatrix referenceLossBackward(Loss loss, const DoubleMatrix& outputs, const Matrix& targets) {
  const auto a = outputs.array();
  const DoubleMatrix doubles = targets.cast<double>();
  const auto t = doubles.array();
  const auto batch = static_cast<double>(outputs.rows());
  switch (loss) {
    case Loss::softmaxCrossEntropy:
      return (-t / a / batch).matrix();
    case Loss::binaryCrossEntropy:
      return ((a - t) / (a * (1.0 - a)) / batch).matrix();
    case Loss::meanSquaredError:
      break;
  }
  return ((a - t) / batch).matrix();
}

// inputs: [batch × inputs], targets: [batch × outputs], masks of the hidden layers: [batch × units], or none
/// The gradient of the mean loss in the order of Network::parameters. Every derivative is taken by itself: that the
/// logarithm of a cross-entropy cancels against the slope of its activation is left to the numbers.
inline std::vector<double> referenceGradient(const ReferenceNetwork& network, Loss loss, const Matrix& inputs,
                                             const Matrix& targets, const std::vector<DoubleMatrix>& masks = {}) {
  const ReferencePass pass = referenceForward(network, inputs, masks);
  std::vector<std::vector<double>> ofLayers(network.weights.size());
  DoubleMatrix byOutputs = referenceLossBackward(loss, pass.outputs.back(), targets);
  for (std::size_t layer = network.weights.size(); layer-- > 0;) {
    const DoubleMatrix delta =
        referenceActivationBackward(network.activations[layer], pass.sums[layer], pass.outputs[layer], byOutputs);
    DoubleMatrix x = layer == 0 ? DoubleMatrix(inputs.cast<double>()) : pass.outputs[layer - 1];
    if (layer > 0 && !masks.empty()) x = x.cwiseProduct(masks[layer - 1]);
    const DoubleMatrix byWeights = x.transpose() * delta;
    const Eigen::RowVectorXd byBiases = delta.colwise().sum();
    std::vector<double>& ofLayer = ofLayers[layer];
    ofLayer.assign(byWeights.data(), byWeights.data() + byWeights.size());
    ofLayer.insert(ofLayer.end(), byBiases.data(), byBiases.data() + byBiases.size());
    if (layer == 0) break;
    byOutputs = delta * network.weights[layer].transpose();
    if (!masks.empty()) byOutputs = byOutputs.cwiseProduct(masks[layer - 1]);
  }
  std::vector<double> gradient;
  for (const std::vector<double>& ofLayer : ofLayers) gradient.insert(gradient.end(), ofLayer.begin(), ofLayer.end());
  return gradient;
}

/// ‖a - b‖ / ‖b‖: 0 where they agree, infinite or no number where b is zero.
template <typename A, typename B>
double relativeDistance(const A& a, const B& b) {
  if (a.size() != b.size()) throw std::invalid_argument("vectors of different sizes");
  double difference = 0.0;
  double size = 0.0;
  for (std::size_t i = 0; i < b.size(); ++i) {
    const double d = static_cast<double>(a[i]) - static_cast<double>(b[i]);
    difference += d * d;
    size += static_cast<double>(b[i]) * static_cast<double>(b[i]);
  }
  return std::sqrt(difference / size);
}

}  // namespace inkling::test
