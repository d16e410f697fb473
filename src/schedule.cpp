#include "schedule.hpp"

#include <algorithm>

#include "error.hpp"
#include "math.hpp"

namespace inkling {

void validate(const ScheduleSpec& spec) {
  if (!(spec.warmup >= 0.0F && spec.warmup <= static_cast<float>(kMaximumWarmup))) {
    refuse("warm-up must be 0 to ", kMaximumWarmup, " epochs, got ", spec.warmup);
  }
  if (spec.epochs < 1) refuse("a schedule must be for at least 1 epoch, got ", spec.epochs);
  if (spec.stepEpochs < 1) refuse("the epochs of a step must be at least 1, got ", spec.stepEpochs);
  if (!(spec.stepFactor > 0.0F && spec.stepFactor <= 1.0F)) {
    refuse("the factor of a step must be in (0, 1], got ", spec.stepFactor);
  }
}

float rateFactor(const ScheduleSpec& spec, double epochsDone) {
  const double warmup = spec.warmup;
  if (epochsDone < warmup) return static_cast<float>(epochsDone / warmup);
  const double done = epochsDone - warmup;
  switch (spec.kind) {
    case ScheduleKind::constant:
      break;
    case ScheduleKind::step: {
      float factor = 1.0F;
      for (double next = spec.stepEpochs; next <= done && factor > kLowestRateFactor; next += spec.stepEpochs) {
        factor *= spec.stepFactor;
      }
      return std::max(factor, kLowestRateFactor);
    }
    case ScheduleKind::cosine: {
      const double length = std::max(spec.epochs - warmup, 1.0);
      const auto share = static_cast<float>(std::min(done / length, 1.0));
      return std::max(0.5F * (1.0F + cosine(kPi * share)), kLowestRateFactor);
    }
  }
  return 1.0F;
}

}  // namespace inkling
