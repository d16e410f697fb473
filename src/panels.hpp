// How the weights of a layer lie in memory: in panels, groups of neighbouring units.
#pragma once

#include <algorithm>

#include "vector.hpp"

namespace inkling {

/// A panel holds `width` units: for each input in turn, the weights that lead to these units, so that a kernel that
/// computes the units of one panel reads memory from beginning to end. The last panel is as narrow as whole vectors
/// allow; weights to units that are not there are zero and stay zero.
struct PanelLayout {
  Index rows = 0;     ///< inputs of the layer
  Index columns = 0;  ///< its units
  Index width = 0;    ///< of all panels but the last: a multiple of kLanes

  [[nodiscard]] Index paddedColumns() const { return roundedUp(columns, kLanes); }
  [[nodiscard]] Index panels() const { return (columns + width - 1) / width; }
  [[nodiscard]] Index panelWidth(Index panel) const { return std::min(width, paddedColumns() - panel * width); }
  /// Where a panel begins.
  [[nodiscard]] Index panelOffset(Index panel) const { return panel * width * rows; }
  /// Where an element lies.
  [[nodiscard]] Index offset(Index row, Index column) const {
    const Index panel = column / width;
    return panelOffset(panel) + row * panelWidth(panel) + column % width;
  }
  /// Floats in all.
  [[nodiscard]] Index size() const { return rows * paddedColumns(); }
};

/// Vectors in a row of a panel for sparse inputs: each term of the sum is looked up once for all of them, and their
/// accumulators fill half of the sixteen registers of SIMD128 and SSE.
inline constexpr Index kSparseVectors = 8;
/// Vectors in a row of a panel for dense inputs: with four examples at a time, as many accumulators.
inline constexpr Index kDenseVectors = 2;

inline constexpr Index kSparseWidth = kSparseVectors * kLanes;
inline constexpr Index kDenseWidth = kDenseVectors * kLanes;

}  // namespace inkling
