#include "softmax_steps.hpp"

#include <algorithm>
#include <cmath>

#include "error.hpp"
#include "math.hpp"

namespace inkling {

namespace {

std::vector<float> exponentialsOf(const std::vector<float>& numbers) {
  std::vector<float> exponentials;
  for (const float number : numbers) exponentials.push_back(exponential(number));
  return exponentials;
}

float sumOf(const std::vector<float>& numbers) {
  float sum = 0.0F;
  for (const float number : numbers) sum += number;
  return sum;
}

std::vector<float> sharesOf(const std::vector<float>& numbers, float sum) {
  std::vector<float> shares;
  for (const float number : numbers) shares.push_back(number / sum);
  return shares;
}

}  // namespace

SoftmaxSteps softmaxSteps(std::span<const float> logits, float temperature) {
  if (logits.empty() || logits.size() > kMaximumLogits) {
    refuse("softmax needs 1 to ", kMaximumLogits, " logits, got ", logits.size());
  }
  if (!(temperature > 0.0F && temperature <= kMaximumTemperature)) {
    refuse("the temperature of softmax must be over 0 and at most ", kMaximumTemperature, ", got ", temperature);
  }
  SoftmaxSteps steps;
  for (const float logit : logits) {
    const float scaled = logit / temperature;
    if (!std::isfinite(scaled)) refuse("logits must be finite numbers, divided by the temperature, too, got ", logit);
    steps.scaled.push_back(scaled);
  }
  steps.maximum = *std::max_element(steps.scaled.begin(), steps.scaled.end());
  for (const float scaled : steps.scaled) steps.shifted.push_back(scaled - steps.maximum);
  steps.exponentials = exponentialsOf(steps.shifted);
  steps.sum = sumOf(steps.exponentials);
  steps.probabilities = sharesOf(steps.exponentials, steps.sum);
  steps.naiveExponentials = exponentialsOf(steps.scaled);
  steps.naiveProbabilities = sharesOf(steps.naiveExponentials, sumOf(steps.naiveExponentials));
  return steps;
}

}  // namespace inkling
