#include "dropout.hpp"

#include "error.hpp"
#include "random.hpp"

namespace inkling {

void checkDropout(float share) {
  if (!(share >= 0.0F && share < 1.0F)) refuse("dropout must be in [0, 1), got ", share);
}

void drawMask(const Dropout& dropout, int layer, Index examples, Index units, Batch& mask) {
  constexpr float kRange = 65536.0F;
  const auto limit = static_cast<std::uint32_t>(dropout.share * kRange);
  const float kept = 1.0F / (1.0F - dropout.share);
  const auto index = static_cast<std::uint64_t>(dropout.step) * 32U + static_cast<std::uint64_t>(layer);
  Random random(dropout.seed, Purpose::dropout, index);
  mask.resize(examples, units);
  for (Index i = 0; i < examples; ++i) {
    float* row = mask.row(i);
    // One draw is enough for two units.
    for (Index j = 0; j < units; j += 2) {
      const std::uint32_t bits = random.bits();
      row[j] = (bits & 0xFFFFU) < limit ? 0.0F : kept;
      row[j + 1] = (bits >> 16U) < limit ? 0.0F : kept;  // the room after the row takes one too many
    }
  }
}

}  // namespace inkling
