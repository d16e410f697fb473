// The gradient of the mean loss over some examples, layer by layer, as people look at it.
#pragma once

#include <vector>

#include "dataset.hpp"
#include "loss.hpp"
#include "network.hpp"
#include "propagation.hpp"

namespace inkling {

struct LayerGradient {
  std::vector<float> weights;  ///< ∂L/∂W: [inputs × units], row by row
  std::vector<float> biases;  ///< ∂L/∂b: [units]. It is ∂L/∂z as well, the sum of the units' δ over the examples
  double norm = 0.0;          ///< L2, of ∂L/∂W
};

struct LossGradient {
  double loss = 0.0;                   ///< mean over the examples
  std::vector<LayerGradient> layers;   ///< by back-propagation
  std::vector<LayerGradient> numeric;  ///< by central differences; empty unless they are asked for
  double relativeError = 0.0;          ///< of the one to the other, as GradientCheck has it
};

/// Central differences take two passes for each parameter.
inline constexpr std::size_t kMaximumCheckedParameters = 10'000;

/// Over the examples first … last - 1 of the data, without dropout, augmentation and penalties. Throws Error when the
/// network's shape is not that of the data, when there are no such examples, and when a network of more than
/// kMaximumCheckedParameters is to be checked.
LossGradient lossGradient(const Network& network, Loss loss, const Dataset& data, int first, int last, bool isChecked,
                          Workspace& workspace);

}  // namespace inkling
