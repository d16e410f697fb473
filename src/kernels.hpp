// The products that training needs, with an order of sums that does not depend on the machine: every element of a
// result begins with its start value and takes its terms one after the other, whatever the vector width. Rows of
// accumulators take "broadcast × row"; nothing is ever added across the lanes of a vector.
#pragma once

#include <cstdint>

#include "panels.hpp"

namespace inkling {

/// A non-zero element of a sparse row: its value and where the row that it multiplies begins in a panel of kSparseWidth
/// columns, in bytes.
struct Term {
  float value;
  std::uint32_t offset;
};

/// Bytes from one row to the next in a full panel for sparse inputs.
inline constexpr std::uint32_t kSparseRowBytes = kSparseWidth * sizeof(float);

// panel: [rows × width], start, sums: [width]
/// sums = start + Σ value · row over the terms, in their order; start may be null for zero and may be `sums` itself.
/// `width` is a multiple of kLanes up to kSparseWidth.
void addSparse(const Term* first, const Term* last, const float* panel, Index width, const float* start, float* sums);

/// A matrix with any distance, in floats, between rows and between columns.
struct StridedMatrix {
  const float* data;
  Index rows;
  Index columns;
  Index rowStride;
  Index columnStride;
};

// c: [m × width] = start: [1 × width] + a: [m × k] · b: [k × width]
/// One panel's worth of a dense product: start may be null for zero; rows of b and of c lie `bStride` and `cStride`
/// floats apart. `width` is a multiple of kLanes up to kDenseWidth. c must not overlap the other operands.
void multiplyDense(const StridedMatrix& a, const float* b, Index bStride, Index width, const float* start, float* c,
                   Index cStride);

// from: weights in panels of kDenseWidth, to: their transpose [columns × rows] in panels of kDenseWidth
/// `to` has room for PanelLayout{columns, rows, kDenseWidth}.size() floats; what pads its last panel becomes zero.
void transposePanels(const PanelLayout& layout, const float* from, float* to);

// x: [rows × columns] with rows `stride` floats apart → sums: [columns]
/// The sum of each column, rows in ascending order.
void sumRows(const float* x, Index rows, Index columns, Index stride, float* sums);

}  // namespace inkling
