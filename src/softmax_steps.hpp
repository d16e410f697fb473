// Softmax step by step, and what becomes of it without the step that keeps it finite.
#pragma once

#include <span>
#include <vector>

namespace inkling {

struct SoftmaxSteps {
  std::vector<float> scaled;  ///< z / T
  float maximum = 0.0F;
  std::vector<float> shifted;       ///< z / T - maximum
  std::vector<float> exponentials;  ///< of these
  float sum = 0.0F;
  std::vector<float> probabilities;       ///< exponentials / sum: to the bit as `activate` has them
  std::vector<float> naiveExponentials;   ///< e^(z / T): infinity from 89 on
  std::vector<float> naiveProbabilities;  ///< NaN where infinity is divided by itself
};

inline constexpr std::size_t kMaximumLogits = 1000;
inline constexpr float kMaximumTemperature = 1000.0F;

/// Of logits z at the temperature T: the higher, the more alike the probabilities. Throws Error unless there are 1 to
/// kMaximumLogits finite logits and the temperature is over 0 and at most kMaximumTemperature.
SoftmaxSteps softmaxSteps(std::span<const float> logits, float temperature);

}  // namespace inkling
