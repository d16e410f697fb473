// The forward pass of a network and back-propagation.
#pragma once

#include <span>
#include <vector>

#include "batch.hpp"
#include "dropout.hpp"
#include "loss.hpp"
#include "minibatch.hpp"
#include "network.hpp"

namespace inkling {

/// The buffers of a forward and a backward pass. They grow to the largest minibatch that they have seen and are used
/// again.
struct Workspace {
  std::vector<Batch> outputs;  ///< of each layer, after its activation: [examples × units]
  Batch logits;                ///< of the last layer, before its activation
  std::vector<Batch> masks;    ///< of each hidden layer; empty without dropout
  std::vector<Batch> thinned;  ///< outputs · masks, likewise
  std::vector<Batch> deltas;   ///< of each layer: the gradient of the mean loss by its weighted sums
  Minibatch minibatch;         ///< for callers with plain matrices

  AlignedFloats transposedWeights;
  SparseRows transposedInputs;
  AlignedFloats deltaPanels;  // of the first layer, in panels
};

// sums: [examples × units]
/// The weighted sums z⁽ʲ⁾ = a⁽ʲ⁻¹⁾ W⁽ʲ⁾ + b⁽ʲ⁾ of one layer, once `forward` has computed the layers before it on the
/// same minibatch and workspace: to the bit what it puts through the activation.
void weightedSums(int layer, const Network& network, const Minibatch& minibatch, const Workspace& workspace,
                  Batch& sums);

// → [examples × outputs]
/// a⁽⁰⁾ = inputs, a⁽ʲ⁾ = g(a⁽ʲ⁻¹⁾ W⁽ʲ⁾ + b⁽ʲ⁾). With dropout, hidden outputs are thinned on their way to the next
/// layer. The result is valid until the workspace is used again.
const Batch& forward(const Network& network, const Minibatch& minibatch, Workspace& workspace,
                     const Dropout& dropout = {});

/// Back-propagation (Rumelhart, Hinton, Williams 1986) of the mean loss over the minibatch, after `forward` on the same
/// minibatch and workspace: fills workspace.deltas, the gradients δ by the weighted sums of each layer. From
/// δ of one layer, δ Wᵀ is the gradient by the outputs of the layer before.
void backward(const Network& network, Loss loss, const Minibatch& minibatch, Workspace& workspace);

// gradient: [block.size]
/// The gradient by one block of parameters, after `backward`: ∂L/∂W = aᵀ δ over the inputs a of the layer, ∂L/∂b = Σ δ
/// over the minibatch. The blocks are independent of one another and of the network's parameters.
void parameterGradient(const ParameterBlock& block, const Network& network, const Minibatch& minibatch,
                       const Workspace& workspace, float* gradient);

/// A forward and a backward pass → the gradient of the mean loss, in the order of Network::parameters.
std::vector<float> gradientOf(const Network& network, Loss loss, const Minibatch& minibatch, Workspace& workspace);

// For callers with plain matrices, such as tests.

// inputs: [examples × inputs] → [examples × outputs]
Matrix forward(const Network& network, const ConstMatrixRef& inputs, Workspace& workspace);

// inputs: [examples × inputs], targets: [examples × outputs]
std::vector<float> gradientOf(const Network& network, Loss loss, const ConstMatrixRef& inputs,
                              const ConstMatrixRef& targets, Workspace& workspace);

}  // namespace inkling
