// Result codes: a run in a line of text, from which a teacher can train to the same network again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dataset.hpp"
#include "metrics.hpp"
#include "point_features.hpp"
#include "points.hpp"
#include "settings.hpp"

namespace inkling {

/// A generated set of points, and what a network is given of it.
struct PointsTask {
  PointsSpec points;
  float share = 0.5F;  ///< of the points, to train on
  std::vector<PointFeature> features;
};

/// A run from its beginning to a minibatch, without anything that was changed by hand meanwhile.
struct CodedRun {
  std::optional<PointsTask> points;  ///< or nothing, for the bundled digits
  std::optional<int> saturated;      ///< of digits: the one that the network took all for at first, as by `saturate`
  Settings settings;
  std::int64_t steps = 0;  ///< minibatches
  std::string hash;        ///< of the parameters after them, the first kCodeHashDigits digits
  std::string exercise;    ///< what the run answers
};

inline constexpr std::size_t kCodeHashDigits = 16;
inline constexpr std::int64_t kMaximumCodeSteps = 10'000'000;

/// All that a code says of a run, as "exercise=…;data=…;…": of the settings, those that are not the core's defaults.
std::string fieldsOf(const CodedRun& run);

/// "INK1-" and the fields in base64, with a checksum for slips of the pen. Throws Error for runs that readResultCode
/// would refuse.
std::string writeResultCode(const CodedRun& run);

/// Throws Error for what writeResultCode does not write.
CodedRun readResultCode(std::string_view code);

/// The points to train on and those to test on, as the network is given them. Throws Error as makePoints and
/// withFeatures.
std::pair<Dataset, Dataset> makeParts(const PointsTask& task, Loss loss);

struct Verification {
  std::string hash;  ///< of the parameters that the run has come to
  Evaluation test;   ///< of its network
  bool isVerified;   ///< whether the hash begins as that of the run
};

/// Trains anew on the data of the run's task. Throws Error as makeTrainer.
Verification verify(const CodedRun& run, Dataset training, const Dataset& test);

}  // namespace inkling
