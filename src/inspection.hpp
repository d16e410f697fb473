// Looking inside a network: what every unit computes on one example, and why.
#pragma once

#include <vector>

#include "minibatch.hpp"
#include "network.hpp"
#include "propagation.hpp"

namespace inkling {

/// What a layer computes on one example.
struct LayerState {
  std::vector<float> sums;     ///< z⁽ʲ⁾: [units]
  std::vector<float> outputs;  ///< a⁽ʲ⁾ = g(z⁽ʲ⁾): [units]
};

/// Every layer's, the first hidden layer first, on the first example of a minibatch. Leaves the workspace as `forward`
/// does.
std::vector<LayerState> layerStates(const Network& network, const Minibatch& example, Workspace& workspace);

/// How unit i of layer j comes to its activation on one example: a⁽ʲ⁾ᵢ = g(Σₖ W⁽ʲ⁾ₖᵢ a⁽ʲ⁻¹⁾ₖ + b⁽ʲ⁾ᵢ).
struct UnitState {
  std::vector<float> inputs;    ///< a⁽ʲ⁻¹⁾: [inputs of the layer]
  std::vector<float> weights;   ///< W⁽ʲ⁾ₖᵢ for each k, likewise
  std::vector<float> terms;     ///< W⁽ʲ⁾ₖᵢ a⁽ʲ⁻¹⁾ₖ, likewise
  double termTotal = 0.0;       ///< Σₖ of the terms
  float bias = 0.0F;            ///< b⁽ʲ⁾ᵢ
  float sum = 0.0F;             ///< z⁽ʲ⁾ᵢ, to the bit as in `layerStates`
  float output = 0.0F;          ///< a⁽ʲ⁾ᵢ, likewise
  std::vector<float> gradient;  ///< ∂z⁽ʲ⁾ᵢ/∂x at the example: [inputs of the network]
  /// gradient · x, likewise: how much each input argues for the unit (over 0) or against it (under 0). For chains of
  /// linear and rectified units these and the biases' own share add up to the sum.
  std::vector<float> contributions;
};

/// On the first example of a minibatch, after `forward` on the same minibatch and workspace. Throws Error unless there
/// is such a unit; `layer` counts from 0, the first hidden layer.
UnitState unitState(const Network& network, int layer, int unit, const Minibatch& example, const Workspace& workspace);

// → [inputs of the layer]
/// The weights W⁽ʲ⁾ₖᵢ that lead to a unit. Throws Error likewise.
std::vector<float> incomingWeights(const Network& network, int layer, int unit);

}  // namespace inkling
