#include "eigen_network.hpp"

#include <cmath>
#include <cstddef>
#include <random>
#include <utility>

namespace inkling::bench {

namespace {

using Eigen::Index;
using Eigen::MatrixXf;
using Eigen::VectorXf;

constexpr float kMomentum = 0.9F;
constexpr unsigned kSeed = 7;

void softmaxOfColumns(MatrixXf& z) {
  for (Index i = 0; i < z.cols(); ++i) {
    auto column = z.col(i).array();
    column = (column - column.maxCoeff()).exp();
    column /= column.sum();
  }
}

}  // namespace

EigenNetwork::EigenNetwork(const std::vector<int>& sizes, Head head, int batch, float learningRate)
    : head_(head), learningRate_(learningRate) {
  std::mt19937 random(kSeed);
  for (std::size_t i = 1; i < sizes.size(); ++i) {
    const int inputs = sizes[i - 1];
    const int units = sizes[i];
    std::normal_distribution<float> normal(0.0F, std::sqrt(2.0F / static_cast<float>(inputs + units)));
    Layer layer;
    layer.weights = MatrixXf::NullaryExpr(units, inputs, [&] { return normal(random); });
    layer.biases = VectorXf::Zero(units);
    layer.weightGradient.resize(units, inputs);
    layer.biasGradient.resize(units);
    layer.weightVelocity = MatrixXf::Zero(units, inputs);
    layer.biasVelocity = VectorXf::Zero(units);
    layer.outputs.resize(units, batch);
    layer.deltas.resize(units, batch);
    layers_.push_back(std::move(layer));
  }
}

void EigenNetwork::forward(const Columns& inputs) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    Layer& layer = layers_[i];
    MatrixXf& outputs = layer.outputs;
    if (i == 0) {
      outputs.noalias() = layer.weights * inputs;
    } else {
      outputs.noalias() = layer.weights * layers_[i - 1].outputs;
    }
    outputs.colwise() += layer.biases;
    const bool isLast = i + 1 == layers_.size();
    if (head_ == Head::softmaxCrossEntropy && isLast) {
      softmaxOfColumns(outputs);
    } else if (head_ == Head::softmaxCrossEntropy) {
      outputs = outputs.cwiseMax(0.0F);
    } else if (isLast) {
      outputs = (1.0F + (-outputs.array()).exp()).inverse();
    } else {
      outputs = outputs.array().tanh();
    }
  }
}

void EigenNetwork::backward(const Columns& inputs, const Columns& targets) {
  Layer& last = layers_.back();
  last.deltas = (last.outputs - targets) / static_cast<float>(inputs.cols());
  if (head_ == Head::sigmoidSquaredError) last.deltas.array() *= last.outputs.array() * (1.0F - last.outputs.array());
  for (std::size_t i = layers_.size(); i-- > 0;) {
    Layer& layer = layers_[i];
    layer.biasGradient = layer.deltas.rowwise().sum();
    if (i == 0) {
      layer.weightGradient.noalias() = layer.deltas * inputs.transpose();
      return;
    }
    Layer& below = layers_[i - 1];
    layer.weightGradient.noalias() = layer.deltas * below.outputs.transpose();
    below.deltas.noalias() = layer.weights.transpose() * layer.deltas;
    if (head_ == Head::softmaxCrossEntropy) {
      below.deltas.array() *= (below.outputs.array() > 0.0F).cast<float>();
    } else {
      below.deltas.array() *= 1.0F - below.outputs.array().square();
    }
  }
}

void EigenNetwork::update() {
  for (Layer& layer : layers_) {
    layer.weightVelocity = kMomentum * layer.weightVelocity + layer.weightGradient;
    layer.weights -= learningRate_ * layer.weightVelocity;
    layer.biasVelocity = kMomentum * layer.biasVelocity + layer.biasGradient;
    layer.biases -= learningRate_ * layer.biasVelocity;
  }
}

void EigenNetwork::train(const Columns& inputs, const Columns& targets) {
  forward(inputs);
  backward(inputs, targets);
  update();
}

double EigenNetwork::loss(const Columns& inputs, const Columns& targets) {
  forward(inputs);
  const MatrixXf& outputs = layers_.back().outputs;
  if (head_ == Head::sigmoidSquaredError) return 0.5 * (outputs - targets).squaredNorm();
  return -outputs.cwiseProduct(targets).colwise().sum().array().log().sum();
}

}  // namespace inkling::bench
