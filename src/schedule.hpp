// Learning-rate schedules: how the rate changes in the course of training.
#pragma once

#include <array>
#include <string_view>

namespace inkling {

enum class ScheduleKind { constant, step, cosine };

/// The names used on the command line, in attributes and in model files, in the order of the enumeration.
inline constexpr std::array<std::string_view, 3> kScheduleNames = {"constant", "step", "cosine"};

struct ScheduleSpec {
  ScheduleKind kind = ScheduleKind::constant;
  float warmup = 0.0F;      ///< epochs during which the rate rises from zero, in a straight line
  int epochs = 10;          ///< after so many the cosine has come down
  int stepEpochs = 5;       ///< of `step`: epochs from one fall to the next
  float stepFactor = 0.5F;  ///< of `step`: what is left of the rate after a fall
  bool operator==(const ScheduleSpec&) const = default;
};

inline constexpr double kMaximumWarmup = 1000.0;

/// Throws Error unless the warm-up is 0 to kMaximumWarmup, epochs and stepEpochs at least 1 and the factor in (0, 1].
void validate(const ScheduleSpec& spec);

/// What is always left of the rate, so that who trains longer than planned still learns.
inline constexpr float kLowestRateFactor = 0.01F;

/// The factor of the learning rate for the next minibatch, in (0, 1], after this many epochs, parts included. The first
/// minibatch of a warm-up must not have the rate zero: `epochsDone` is taken at its end. With w the warm-up and T the
/// epochs in all:
/// - warm-up, epochsDone / w while that is under 1; then, with t = epochsDone - w,
/// - constant 1; step stepFactor^⌊t / stepEpochs⌋ and cosine ½ (1 + cos(π t / (T - w))), at least kLowestRateFactor
///   (Loshchilov and Hutter 2017, equation 5, without restarts).
float rateFactor(const ScheduleSpec& spec, double epochsDone);

}  // namespace inkling
