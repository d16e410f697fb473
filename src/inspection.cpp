#include "inspection.hpp"

#include <algorithm>
#include <cassert>

#include "error.hpp"

namespace inkling {

namespace {

void check(const Network& network, int layer, int unit) {
  if (layer < 0 || layer >= network.layerCount()) {
    refuse("a layer must be 0 to ", network.layerCount() - 1, ", got ", layer);
  }
  if (unit < 0 || unit >= network.layer(layer).units) {
    refuse("a unit of layer ", layer, " must be 0 to ", network.layer(layer).units - 1, ", got ", unit);
  }
}

std::vector<float> firstRow(const Batch& batch) { return {batch.row(0), batch.row(0) + batch.columns()}; }

// → [inputs of the network]
std::vector<float> inputsOf(const Minibatch& example) {
  if (!hasSparseInputs(static_cast<int>(example.inputs))) return firstRow(example.dense);
  std::vector<float> inputs(static_cast<std::size_t>(example.inputs), 0.0F);
  for (const Term* term = example.sparse.begin(0); term < example.sparse.end(0); ++term) {
    inputs[term->offset / kSparseRowBytes] = term->value;
  }
  return inputs;
}

// delta: [units] → [inputs of the layer]
/// δ Wᵀ: each element takes its terms in the order of the units.
std::vector<float> throughWeights(const Network& network, int layer, const std::vector<float>& delta) {
  const LayerLayout& layout = network.layout(layer);
  const PanelLayout& panels = layout.panels;
  std::vector<float> gradient(static_cast<std::size_t>(panels.rows), 0.0F);
  for (Index panel = 0; panel < panels.panels(); ++panel) {
    const float* weights = network.memory().data() + layout.weights + panels.panelOffset(panel);
    const Index first = panel * panels.width;
    const Index units = std::min(panels.panelWidth(panel), panels.columns - first);
    for (float& sum : gradient) {
      for (Index i = 0; i < units; ++i) sum += delta[static_cast<std::size_t>(first + i)] * weights[i];
      weights += panels.panelWidth(panel);
    }
  }
  return gradient;
}

// → [inputs of the network]
/// Back-propagation from one unit's weighted sum: its δ is 1, that of every other unit of the layer 0.
std::vector<float> inputGradient(const Network& network, int layer, int unit, const Workspace& workspace) {
  std::vector<float> gradient = incomingWeights(network, layer, unit);
  for (int before = layer - 1; before >= 0; --before) {
    const auto units = static_cast<Index>(gradient.size());
    const Batch& outputs = workspace.outputs[static_cast<std::size_t>(before)];
    activationBackward(network.layer(before).activation, outputs.view().topRows(1),
                       Eigen::Map<Matrix>(gradient.data(), 1, units));
    gradient = throughWeights(network, before, gradient);
  }
  return gradient;
}

std::vector<float> products(const std::vector<float>& a, const std::vector<float>& b) {
  std::vector<float> all(a.size());
  std::transform(a.begin(), a.end(), b.begin(), all.begin(), [](float x, float y) { return x * y; });
  return all;
}

}  // namespace

std::vector<LayerState> layerStates(const Network& network, const Minibatch& example, Workspace& workspace) {
  forward(network, example, workspace);
  std::vector<LayerState> states;
  Batch sums;
  for (int layer = 0; layer < network.layerCount(); ++layer) {
    weightedSums(layer, network, example, workspace, sums);
    states.push_back({firstRow(sums), firstRow(workspace.outputs[static_cast<std::size_t>(layer)])});
  }
  return states;
}

UnitState unitState(const Network& network, int layer, int unit, const Minibatch& example, const Workspace& workspace) {
  check(network, layer, unit);
  assert(static_cast<int>(workspace.outputs.size()) == network.layerCount());
  const auto at = static_cast<std::size_t>(layer);
  const std::vector<float> x = inputsOf(example);
  Batch sums;
  weightedSums(layer, network, example, workspace, sums);
  UnitState state;
  state.inputs = layer == 0 ? x : firstRow(workspace.outputs[at - 1]);
  state.weights = incomingWeights(network, layer, unit);
  state.terms = products(state.weights, state.inputs);
  for (const float term : state.terms) state.termTotal += term;
  state.bias = network.memory()[static_cast<std::size_t>(network.layout(layer).biases + unit)];
  state.sum = sums.row(0)[unit];
  state.output = workspace.outputs[at].row(0)[unit];
  state.gradient = inputGradient(network, layer, unit, workspace);
  state.contributions = products(state.gradient, x);
  return state;
}

std::vector<float> incomingWeights(const Network& network, int layer, int unit) {
  check(network, layer, unit);
  const LayerLayout& layout = network.layout(layer);
  std::vector<float> weights;
  weights.reserve(static_cast<std::size_t>(layout.panels.rows));
  for (Index k = 0; k < layout.panels.rows; ++k) {
    weights.push_back(network.memory()[static_cast<std::size_t>(layout.weights + layout.panels.offset(k, unit))]);
  }
  return weights;
}

}  // namespace inkling
