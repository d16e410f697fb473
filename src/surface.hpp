// What every unit of a network computes over a square of the plane.
#pragma once

#include <span>
#include <vector>

#include "matrix.hpp"
#include "network.hpp"
#include "point_features.hpp"
#include "propagation.hpp"

namespace inkling {

inline constexpr int kMaximumSurfaceSide = 1000;
inline constexpr float kMaximumHalfWidth = 1000.0F;

/// The square [-halfWidth, halfWidth]² in side × side cells. Row 0 is the uppermost, where y is largest; a network is
/// given the features of each cell's centre.
class Surface {
 public:
  /// Throws Error unless there are 1 to kMaximumSurfaceSide cells a side and the half of the width is over 0 and at
  /// most kMaximumHalfWidth, and as featuresOf.
  Surface(std::span<const PointFeature> features, int side, float halfWidth);

  // → of each layer: [units × cells], cells row by row
  /// The outputs of the last layer at every cell, and those of the hidden layers, which are shown smaller, at the first
  /// cell of every `stride` in both directions. Valid until the next plot. Throws Error unless the network takes these
  /// features and the stride divides the side.
  const std::vector<Matrix>& plot(const Network& network, int stride, Workspace& workspace);

 private:
  int side_;
  Matrix inputs_;  // [cells × features]
  std::vector<Matrix> layers_;
};

}  // namespace inkling
