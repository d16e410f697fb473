// Dropout: units that are left out at random while training.
#pragma once

#include <cstdint>

#include "batch.hpp"

namespace inkling {

/// Of each hidden layer, a share of the outputs becomes zero in every minibatch and the others grow by 1 / (1 - share),
/// so that sums keep their mean and prediction needs no change (Srivastava et al. 2014, in its inverted form).
struct Dropout {
  float share = 0.0F;      ///< in [0, 1), to within 2^-16
  std::uint32_t seed = 0;  ///< of the run
  std::int64_t step = 0;   ///< every minibatch has masks of its own, whatever was drawn before
};

/// Throws Error unless the share is in [0, 1).
void checkDropout(float share);

// mask: [examples × units] → 0 or 1 / (1 - share)
/// Draws the mask of a layer.
void drawMask(const Dropout& dropout, int layer, Index examples, Index units, Batch& mask);

}  // namespace inkling
