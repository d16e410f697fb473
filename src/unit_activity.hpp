// Which units of a network have stopped to tell examples apart.
#pragma once

#include <cstdint>
#include <vector>

#include "dataset.hpp"
#include "network.hpp"
#include "propagation.hpp"

namespace inkling {

/// A sigmoid or tanh is at an end of its range when it is nearer to it than this share of the range: where its slope is
/// less than a fifth of the steepest, so that little of a gradient passes.
inline constexpr float kSaturationMargin = 0.05F;
/// A unit is saturated when it is at an end on more than this share of the examples.
inline constexpr double kSaturatedShare = 0.9;

/// The units of a hidden layer that are dead (0 on all examples: a rectified unit that no gradient reaches any more)
/// and that are saturated.
struct LayerActivity {
  int units;
  int dead;
  int saturated;
};

/// Counts over the examples seen so far.
class UnitActivity {
 public:
  /// Looks at the examples first … last - 1 of the data. The network must have the same shape at every call. Throws
  /// Error when its inputs are not those of the data, or there are no such examples.
  void add(const Network& network, const Dataset& data, int first, int last, Workspace& workspace);

  /// Of each hidden layer. Without examples no unit is either.
  [[nodiscard]] std::vector<LayerActivity> layers() const;

 private:
  struct Counts {
    std::vector<std::uint32_t> zeros;   // [units]
    std::vector<std::uint32_t> atEnds;  // [units]
  };

  std::vector<Counts> counts_;
  std::uint32_t examples_ = 0;
};

}  // namespace inkling
