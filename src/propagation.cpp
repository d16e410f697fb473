#include "propagation.hpp"

#include <algorithm>
#include <cassert>

#include "kernels.hpp"

namespace inkling {

namespace {

std::size_t at(int layer) { return static_cast<std::size_t>(layer); }

/// What a layer reads, unless its inputs are sparse.
const Batch& inputsOf(int layer, const Minibatch& minibatch, const Workspace& workspace) {
  if (layer == 0) return minibatch.dense;
  return workspace.thinned.empty() ? workspace.outputs[at(layer - 1)] : workspace.thinned[at(layer - 1)];
}

StridedMatrix strided(const Batch& batch) { return {batch.row(0), batch.rows(), batch.columns(), batch.stride(), 1}; }

StridedMatrix transposedRows(const Batch& batch, Index firstColumn, Index columns) {
  return {batch.row(0) + firstColumn, columns, batch.rows(), 1, batch.stride()};
}

// inputs: [examples × inputs] → sums: [examples × units]
void weightedSums(const Network& network, const SparseRows& inputs, Batch& sums) {
  const LayerLayout& layout = network.layout(0);
  const PanelLayout& panels = layout.panels;
  const float* memory = network.memory().data();
  // A panel at a time: its rows stay in the cache while all examples pass.
  for (Index panel = 0; panel < panels.panels(); ++panel) {
    const float* weights = memory + layout.weights + panels.panelOffset(panel);
    const Index width = panels.panelWidth(panel);
    const Index first = panel * panels.width;
    multiplySparse(inputs, 0, inputs.rows(), weights, width, memory + layout.biases + first, sums.row(0) + first,
                   sums.stride());
  }
}

void weightedSums(const StridedMatrix& inputs, const PanelLayout& panels, const float* weights, const float* biases,
                  Batch& sums) {
  for (Index panel = 0; panel < panels.panels(); ++panel) {
    const Index first = panel * panels.width;
    const Index width = panels.panelWidth(panel);
    multiplyDense(inputs, weights + panels.panelOffset(panel), width, width,
                  biases == nullptr ? nullptr : biases + first, sums.row(0) + first, sums.stride());
  }
}

/// Kernels read whole vectors: what they find behind the last column of δ must add nothing.
void clearPadding(Batch& delta) {
  const Index padded = roundedUp(delta.columns(), kLanes);
  for (Index i = 0; i < delta.rows(); ++i) std::fill(delta.row(i) + delta.columns(), delta.row(i) + padded, 0.0F);
}

/// Lays δ of the first layer out as its weights lie, so that one kernel serves for both.
void copyToPanels(const Batch& delta, AlignedFloats& panels) {
  const PanelLayout layout{delta.rows(), delta.columns(), kSparseWidth};
  const auto size = static_cast<std::size_t>(layout.size());
  if (panels.size() < size) panels.resize(size);
  float* to = panels.data();
  for (Index panel = 0; panel < layout.panels(); ++panel) {
    const Index width = layout.panelWidth(panel);
    for (Index i = 0; i < layout.rows; ++i, to += width) {
      const float* from = delta.row(i) + panel * kSparseWidth;
      std::copy(from, from + width, to);
    }
  }
}

}  // namespace

void weightedSums(int layer, const Network& network, const Minibatch& minibatch, const Workspace& workspace,
                  Batch& sums) {
  const LayerLayout& layout = network.layout(layer);
  const float* memory = network.memory().data();
  sums.resize(minibatch.size(), layout.panels.columns);
  if (layer == 0 && network.hasSparseInputs()) {
    weightedSums(network, minibatch.sparse, sums);
  } else {
    weightedSums(strided(inputsOf(layer, minibatch, workspace)), layout.panels, memory + layout.weights,
                 memory + layout.biases, sums);
  }
}

const Batch& forward(const Network& network, const Minibatch& minibatch, Workspace& workspace, const Dropout& dropout) {
  assert(minibatch.inputs == network.spec().inputs);
  const int last = network.layerCount() - 1;
  const bool isThinned = dropout.share > 0.0F;
  workspace.outputs.resize(at(last) + 1);
  workspace.masks.resize(isThinned ? at(last) : 0);
  workspace.thinned.resize(isThinned ? at(last) : 0);
  for (int layer = 0; layer <= last; ++layer) {
    Batch& outputs = workspace.outputs[at(layer)];
    weightedSums(layer, network, minibatch, workspace, outputs);
    if (layer == last) workspace.logits = outputs;
    activate(network.layer(layer).activation, outputs.view());
    if (isThinned && layer < last) {
      drawMask(dropout, layer, outputs.rows(), outputs.columns(), workspace.masks[at(layer)]);
      Batch& thinned = workspace.thinned[at(layer)];
      thinned.resize(outputs.rows(), outputs.columns());
      thinned.view() = outputs.view().cwiseProduct(workspace.masks[at(layer)].view());
    }
  }
  return workspace.outputs.back();
}

void backward(const Network& network, Loss loss, const Minibatch& minibatch, Workspace& workspace) {
  const int last = network.layerCount() - 1;
  workspace.deltas.resize(at(last) + 1);
  const Batch& outputs = workspace.outputs.back();
  Batch& outputDelta = workspace.deltas.back();
  outputDelta.resize(outputs.rows(), outputs.columns());
  lossBackward(loss, network.layer(last).activation, outputs.view(), minibatch.targets.view(), outputDelta.view());
  clearPadding(outputDelta);
  for (int layer = last; layer > 0; --layer) {
    const LayerLayout& layout = network.layout(layer);
    const PanelLayout transposed{layout.panels.columns, layout.panels.rows, kDenseWidth};
    const auto size = static_cast<std::size_t>(transposed.size());
    if (workspace.transposedWeights.size() < size) workspace.transposedWeights.resize(size);
    transposePanels(layout.panels, network.memory().data() + layout.weights, workspace.transposedWeights.data());
    Batch& delta = workspace.deltas[at(layer - 1)];
    delta.resize(outputs.rows(), layout.panels.rows);
    weightedSums(strided(workspace.deltas[at(layer)]), transposed, workspace.transposedWeights.data(), nullptr, delta);
    if (!workspace.masks.empty()) delta.view().array() *= workspace.masks[at(layer - 1)].view().array();
    activationBackward(network.layer(layer - 1).activation, workspace.outputs[at(layer - 1)].view(), delta.view());
  }
  if (network.hasSparseInputs()) {
    workspace.transposedInputs.transpose(minibatch.sparse, minibatch.inputs);
    copyToPanels(workspace.deltas.front(), workspace.deltaPanels);
  }
}

void parameterGradient(const ParameterBlock& block, const Network& network, const Minibatch& minibatch,
                       const Workspace& workspace, float* gradient) {
  const Batch& delta = workspace.deltas[at(block.layer)];
  if (block.isBiases) {
    sumRows(delta.row(0) + block.firstRow, delta.rows(), block.size, delta.stride(), gradient);
    return;
  }
  const PanelLayout& panels = network.layout(block.layer).panels;
  const Index width = panels.panelWidth(block.panel);
  if (block.layer == 0 && network.hasSparseInputs()) {
    const float* deltaPanel = workspace.deltaPanels.data() + block.panel * kSparseWidth * delta.rows();
    multiplySparse(workspace.transposedInputs, block.firstRow, block.rows, deltaPanel, width, nullptr, gradient, width);
    return;
  }
  const Batch& inputs = inputsOf(block.layer, minibatch, workspace);
  multiplyDense(transposedRows(inputs, block.firstRow, block.rows), delta.row(0) + block.panel * panels.width,
                delta.stride(), width, nullptr, gradient, width);
}

std::vector<float> gradientOf(const Network& network, Loss loss, const Minibatch& minibatch, Workspace& workspace) {
  forward(network, minibatch, workspace);
  backward(network, loss, minibatch, workspace);
  AlignedFloats gradient(network.memory().size());
  for (const ParameterBlock& block : network.blocks()) {
    parameterGradient(block, network, minibatch, workspace, gradient.data() + block.offset);
  }
  return network.inOrder(gradient);
}

Matrix forward(const Network& network, const ConstMatrixRef& inputs, Workspace& workspace) {
  setInputs(inputs, workspace.minibatch);
  return forward(network, workspace.minibatch, workspace).view();
}

std::vector<float> gradientOf(const Network& network, Loss loss, const ConstMatrixRef& inputs,
                              const ConstMatrixRef& targets, Workspace& workspace) {
  setInputs(inputs, workspace.minibatch);
  setTargets(targets, workspace.minibatch);
  return gradientOf(network, loss, workspace.minibatch, workspace);
}

}  // namespace inkling
