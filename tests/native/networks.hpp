// Networks for tests.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

#include "matrices.hpp"
#include "network.hpp"
#include "propagation.hpp"

namespace inkling::test {

inline std::string nameOf(Activation activation) {
  return std::string(kActivationNames.at(static_cast<std::size_t>(activation)));
}

inline std::string nameOf(Loss loss) { return std::string(kLossNames.at(static_cast<std::size_t>(loss))); }

/// Such as "64-5 relu-3 softmax".
inline std::string nameOf(const NetworkSpec& spec) {
  std::string name = std::to_string(spec.inputs);
  for (const LayerSpec& layer : spec.layers) {
    name.append("-").append(std::to_string(layer.units)).append(" ").append(nameOf(layer.activation));
  }
  return name;
}

inline void setParameters(Network& network, std::initializer_list<float> values) {
  network.setParameters(std::vector<float>(values));
}

/// Weights and biases uniform in [-scale, scale).
inline void randomise(Network& network, std::mt19937& generator, float scale = 1.0F) {
  std::vector<float> parameters(network.parameterCount());
  for (float& parameter : parameters) parameter = scale * randomNumber(generator);
  network.setParameters(parameters);
}

/// Weights uniform within ± sqrt(3 / inputs), so that weighted sums of inputs of the order of 1 are of that order
/// whatever the width, and biases within ± 0.5.
inline void randomiseByWidth(Network& network, std::mt19937& generator) {
  std::vector<float> parameters;
  for (int layer = 0; layer < network.layerCount(); ++layer) {
    const Matrix weights = network.weights(layer);
    const float limit = std::sqrt(3.0F / static_cast<float>(weights.rows()));
    for (Index i = 0; i < weights.size(); ++i) parameters.push_back(limit * randomNumber(generator));
    for (Index i = 0; i < weights.cols(); ++i) parameters.push_back(0.5F * randomNumber(generator));
  }
  network.setParameters(parameters);
}

/// Networks whose layers are narrower and wider than vectors, panels and blocks by one unit or some, with every
/// activation that gradients pass: each number of inputs meets each number of units.
inline std::vector<NetworkSpec> awkwardSpecs() {
  constexpr std::array<int, 6> kInputs = {1, 2, 63, 64, 65, 784};
  constexpr std::array<int, 11> kUnits = {1, 2, 3, 5, 7, 8, 9, 31, 33, 65, 130};
  constexpr std::array<Activation, 6> kHidden = {Activation::tanh,      Activation::relu,   Activation::sigmoid,
                                                 Activation::leakyRelu, Activation::linear, Activation::softmax};
  std::vector<NetworkSpec> specs;
  std::size_t number = 0;
  for (const int inputs : kInputs) {
    for (const int units : kUnits) {
      const auto next = [&](const auto& list, std::size_t step) { return list.at(number * step % list.size()); };
      specs.push_back({inputs,
                       {{units, next(kHidden, 1)},
                        {next(kUnits, 3), next(kHidden, 5)},
                        {std::max(next(kUnits, 7), 2), Activation::softmax}}});
      ++number;
    }
  }
  return specs;
}

// inputs: [examples × inputs] → [examples × outputs]
inline Matrix outputsOf(const Network& network, const Matrix& inputs) {
  Workspace workspace;
  return forward(network, inputs, workspace);
}

}  // namespace inkling::test
