// Result codes: a run on points in a line of text, from which a teacher can train to the same network again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "metrics.hpp"
#include "point_features.hpp"
#include "points.hpp"
#include "settings.hpp"

namespace inkling {

/// A run from its beginning to a minibatch, without anything that was changed by hand meanwhile.
struct PointsRun {
  PointsSpec points;
  float share = 0.5F;  ///< of the points, to train on
  std::vector<PointFeature> features;
  Settings settings;
  std::int64_t steps = 0;  ///< minibatches
  std::string hash;        ///< of the parameters after them, the first kCodeHashDigits digits
  std::string exercise;    ///< what the run answers
};

inline constexpr std::size_t kCodeHashDigits = 16;
inline constexpr std::int64_t kMaximumCodeSteps = 10'000'000;

/// "INK1-" and the run in base64: what it is, the settings that are not the core's defaults, and a checksum for slips
/// of the pen. Throws Error for runs that readResultCode would refuse.
std::string writeResultCode(const PointsRun& run);

/// Throws Error for what writeResultCode does not write.
PointsRun readResultCode(std::string_view code);

struct Verification {
  std::string hash;  ///< of the parameters that the run has come to
  Evaluation test;   ///< of its network, on the points that it was not trained on
  bool isVerified;   ///< whether the hash begins as that of the run
};

/// Trains anew. Throws Error as makePoints, withFeatures and makeTrainer.
Verification verify(const PointsRun& run);

}  // namespace inkling
