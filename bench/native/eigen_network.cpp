#include "eigen_network.hpp"

#include <cmath>
#include <random>

namespace inkling::bench {

namespace {

using Eigen::Index;
using Eigen::MatrixXf;
using Input = Eigen::Ref<const MatrixXf>;

constexpr float kMomentum = 0.9F;

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
  std::mt19937 random(7);
  for (std::size_t i = 1; i < sizes.size(); ++i) {
    const int inputs = sizes[i - 1];
    const int units = sizes[i];
    std::normal_distribution<float> normal(
        0.0F, std::sqrt((head == Head::softmaxCrossEntropy ? 2.0F : 1.0F) / static_cast<float>(inputs)));
    Layer layer;
    layer.weights = MatrixXf::NullaryExpr(units, inputs, [&] { return normal(random); });
    layer.biases = Eigen::VectorXf::Zero(units);
    layer.weightVelocity = MatrixXf::Zero(units, inputs);
    layer.biasVelocity = Eigen::VectorXf::Zero(units);
    layer.weightGradient.resize(units, inputs);
    layer.biasGradient.resize(units);
    layer.outputs.resize(units, batch);
    layer.deltas.resize(units, batch);
    layers_.push_back(std::move(layer));
  }
}

void EigenNetwork::forward(const Input& x) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    Layer& layer = layers_[i];
    if (i == 0) {
      layer.outputs.noalias() = layer.weights * x;
    } else {
      layer.outputs.noalias() = layer.weights * layers_[i - 1].outputs;
    }
    layer.outputs.colwise() += layer.biases;
    const bool isLast = i + 1 == layers_.size();
    if (head_ == Head::softmaxCrossEntropy) {
      if (isLast) {
        softmaxOfColumns(layer.outputs);
      } else {
        layer.outputs = layer.outputs.cwiseMax(0.0F);
      }
    } else if (isLast) {
      layer.outputs = (1.0F + (-layer.outputs.array()).exp()).inverse();
    } else {
      layer.outputs = layer.outputs.array().tanh();
    }
  }
}

void EigenNetwork::train(const Input& x, const Input& targets) {
  forward(x);
  Layer& last = layers_.back();
  last.deltas = (last.outputs - targets) / static_cast<float>(x.cols());
  if (head_ == Head::sigmoidSquaredError) {
    last.deltas.array() *= last.outputs.array() * (1.0F - last.outputs.array());
  }
  for (std::size_t i = layers_.size(); i-- > 0;) {
    Layer& layer = layers_[i];
    layer.biasGradient = layer.deltas.rowwise().sum();
    if (i == 0) {
      layer.weightGradient.noalias() = layer.deltas * x.transpose();
      break;
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
  for (Layer& layer : layers_) {
    layer.weightVelocity = kMomentum * layer.weightVelocity + layer.weightGradient;
    layer.weights -= learningRate_ * layer.weightVelocity;
    layer.biasVelocity = kMomentum * layer.biasVelocity + layer.biasGradient;
    layer.biases -= learningRate_ * layer.biasVelocity;
  }
}

double EigenNetwork::loss(const Input& x, const Input& targets) {
  forward(x);
  const auto& outputs = layers_.back().outputs;
  if (head_ == Head::sigmoidSquaredError) return 0.5 * (outputs - targets).squaredNorm();
  return -(outputs.cwiseProduct(targets).colwise().sum().array().log().sum());
}

}  // namespace inkling::bench
