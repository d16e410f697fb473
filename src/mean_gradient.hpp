// The gradient of the mean loss over examples that come a few at a time, and its length.
#pragma once

#include "aligned.hpp"
#include "dataset.hpp"
#include "loss.hpp"
#include "network.hpp"
#include "propagation.hpp"

namespace inkling {

/// Of one network that stays as it is meanwhile; without dropout, augmentation and penalties.
class MeanGradient {
 public:
  /// Adds the examples first … last - 1 of the data. A caller who must stay responsive gives a few at a time. Throws
  /// Error when the network's shape is not that of the data.
  void add(const Network& network, Loss loss, const Dataset& data, int first, int last, Workspace& workspace);

  /// The L2 norm, √(Σ (∂L/∂p)²) over all parameters p of the network; 0 without examples.
  [[nodiscard]] double norm(const Network& network) const;

 private:
  AlignedFloats sum_;  // over the examples, laid out as the network's memory
  int count_ = 0;
};

}  // namespace inkling
