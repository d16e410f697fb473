#include "loss_gradient.hpp"

#include <cmath>
#include <numeric>
#include <span>

#include "error.hpp"
#include "gradient_check.hpp"
#include "metrics.hpp"

namespace inkling {

namespace {

/// Takes a gradient in the order of Network::parameters apart.
std::vector<LayerGradient> layersOf(const NetworkSpec& spec, std::span<const float> gradient) {
  std::vector<LayerGradient> layers;
  auto inputs = static_cast<std::size_t>(spec.inputs);
  const auto take = [&](std::size_t count) {
    const std::span<const float> taken = gradient.first(count);
    gradient = gradient.subspan(count);
    return std::vector<float>(taken.begin(), taken.end());
  };
  for (const LayerSpec& layer : spec.layers) {
    const auto units = static_cast<std::size_t>(layer.units);
    LayerGradient& of = layers.emplace_back();
    of.weights = take(inputs * units);
    of.biases = take(units);
    for (const float slope : of.weights) of.norm += static_cast<double>(slope) * slope;
    of.norm = std::sqrt(of.norm);
    inputs = units;
  }
  return layers;
}

}  // namespace

LossGradient lossGradient(const Network& network, Loss loss, const Dataset& data, int first, int last, bool isChecked,
                          Workspace& workspace) {
  checkShape(network, data);
  if (first < 0 || first >= last || last > data.size()) {
    refuse("there are examples 0 to ", data.size() - 1, ", got none of them from ", first, " to ", last - 1);
  }
  if (isChecked && network.parameterCount() > kMaximumCheckedParameters) {
    refuse("a gradient can be checked in a network of up to ", kMaximumCheckedParameters, " weights and biases, got ",
           network.parameterCount());
  }
  std::vector<int> examples(static_cast<std::size_t>(last - first));
  std::iota(examples.begin(), examples.end(), first);
  Minibatch& minibatch = workspace.minibatch;
  data.gather(examples, minibatch, lowTarget(network));
  LossGradient all;
  all.layers = layersOf(network.spec(), gradientOf(network, loss, minibatch, workspace));
  all.loss = totalLoss(loss, workspace.logits.view(), workspace.outputs.back().view(), minibatch.targets.view()) /
             (last - first);
  if (isChecked) {
    const GradientCheck check = checkGradient(network, loss, minibatch);
    all.numeric = layersOf(network.spec(), check.numeric);
    all.relativeError = check.relativeError;
  }
  return all;
}

}  // namespace inkling
