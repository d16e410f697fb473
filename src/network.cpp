#include "network.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "error.hpp"
#include "kernels.hpp"
#include "random.hpp"

namespace inkling {

Network::Network(NetworkSpec spec) : spec_(std::move(spec)) {
  if (spec_.inputs < 1 || spec_.inputs > kMaximumUnits) {
    refuse("a network must have 1 to ", kMaximumUnits, " inputs, got ", spec_.inputs);
  }
  if (spec_.layers.empty() || layerCount() > kMaximumLayers + 1) {
    refuse("a network must have 0 to ", kMaximumLayers, " hidden layers and an output layer, got ", spec_.layers.size(),
           " layers in all");
  }
  Index inputs = spec_.inputs;
  Index count = 0;
  for (const LayerSpec& layer : spec_.layers) {
    if (layer.units < 1 || layer.units > kMaximumUnits) {
      refuse("a layer must have 1 to ", kMaximumUnits, " units, got ", layer.units);
    }
    const Index units = layer.units;
    offsets_.push_back({inputs, units, count, count + inputs * units});
    count += (inputs + 1) * units;
    inputs = units;
  }
  if (count > kMaximumParameters) {
    refuse("a network may have at most ", kMaximumParameters, " weights and biases, got ", count,
           ": use fewer or smaller layers");
  }
  parameters_.assign(static_cast<std::size_t>(count), 0.0F);
}

void Network::setParameters(std::span<const float> parameters) {
  assert(parameters.size() == parameters_.size());
  std::copy(parameters.begin(), parameters.end(), parameters_.begin());
}

void Network::swapParameters(std::vector<float>& parameters) {
  assert(parameters.size() == parameters_.size());
  parameters_.swap(parameters);
}

MatrixView Network::weights(int layer, std::span<float> parameters) const {
  assert(parameters.size() == parameters_.size());
  const Offsets& at = offsets_.at(static_cast<std::size_t>(layer));
  return {parameters.data() + at.weights, at.inputs, at.units};
}

ConstMatrixView Network::weights(int layer) const {
  const Offsets& at = offsets_.at(static_cast<std::size_t>(layer));
  return {parameters_.data() + at.weights, at.inputs, at.units};
}

RowView Network::biases(int layer, std::span<float> parameters) const {
  assert(parameters.size() == parameters_.size());
  const Offsets& at = offsets_.at(static_cast<std::size_t>(layer));
  return {parameters.data() + at.biases, at.units};
}

ConstRowView Network::biases(int layer) const {
  const Offsets& at = offsets_.at(static_cast<std::size_t>(layer));
  return {parameters_.data() + at.biases, at.units};
}

void Network::initialise(Initialisation initialisation, std::uint32_t seed) {
  for (int layer = 0; layer < layerCount(); ++layer) {
    Random random(seed, Purpose::initialisation, static_cast<std::uint32_t>(layer));
    MatrixView w = weights(layer, parameters_);
    const bool isRectified = spec_.layers[static_cast<std::size_t>(layer)].activation == Activation::relu;
    const bool isHe =
        initialisation == Initialisation::he || (initialisation == Initialisation::automatic && isRectified);
    const auto inputs = static_cast<float>(w.rows());
    const auto units = static_cast<float>(w.cols());
    const float deviation = std::sqrt(2.0F / inputs);
    const float limit = std::sqrt(6.0F / (inputs + units));
    for (Index i = 0; i < w.size(); ++i) {
      w.data()[i] = isHe ? deviation * random.normal() : limit * (2.0F * random.uniform() - 1.0F);
    }
    biases(layer, parameters_).setZero();
  }
}

const Matrix& forward(const Network& network, const Matrix& inputs, Workspace& workspace) {
  assert(inputs.cols() == network.spec().inputs);
  const int last = network.layerCount() - 1;
  workspace.outputs.resize(static_cast<std::size_t>(last) + 1);
  const Matrix* x = &inputs;
  for (int layer = 0; layer <= last; ++layer) {
    const ConstMatrixView w = network.weights(layer);
    Matrix& outputs = workspace.outputs[static_cast<std::size_t>(layer)];
    outputs.resize(inputs.rows(), w.cols());
    multiply(strided(*x), w.data(), w.cols(), network.biases(layer).data(), outputs.data());
    if (layer == last) workspace.logits = outputs;
    activate(network.spec().layers[static_cast<std::size_t>(layer)].activation, outputs);
    x = &outputs;
  }
  return *x;
}

void backward(const Network& network, Loss loss, const Matrix& inputs, const Matrix& targets, Workspace& workspace,
              std::span<float> gradient) {
  const std::vector<LayerSpec>& layers = network.spec().layers;
  Matrix& delta = workspace.gradient;
  lossBackward(loss, layers.back().activation, workspace.outputs.back(), targets, delta);
  for (int layer = network.layerCount() - 1; layer >= 0; --layer) {
    const auto at = static_cast<std::size_t>(layer);
    const Matrix& x = layer == 0 ? inputs : workspace.outputs[at - 1];
    MatrixView weightGradient = network.weights(layer, gradient);
    multiply(strided(x).transposed(), delta.data(), delta.cols(), nullptr, weightGradient.data());
    sumRows(delta, network.biases(layer, gradient).data());
    if (layer == 0) break;
    workspace.transposedWeights = network.weights(layer).transpose();
    workspace.inputGradient.resize(delta.rows(), x.cols());
    multiply(strided(delta), workspace.transposedWeights.data(), x.cols(), nullptr, workspace.inputGradient.data());
    activationBackward(layers[at - 1].activation, x, workspace.inputGradient);
    delta.swap(workspace.inputGradient);
  }
}

}  // namespace inkling
