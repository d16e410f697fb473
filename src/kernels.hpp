// The products that training needs, with an order of sums that does not depend on the machine: every element of a
// result begins with its start value and takes its terms one after the other, whatever the vector width. Rows of
// accumulators take "broadcast × row"; nothing is ever added across the lanes of a vector.
#pragma once

#include "panels.hpp"
#include "sparse.hpp"

namespace inkling {

// c: [rows × width] = start: [1 × width] + the rows from `firstRow` of a: [… × k] · panel: [k × width]
/// One panel's worth of a sparse product: start may be null for zero; rows of c lie `cStride` floats apart. `width` is
/// a multiple of kLanes up to kSparseWidth.
void multiplySparse(const SparseRows& a, Index firstRow, Index rows, const float* panel, Index width,
                    const float* start, float* c, Index cStride);

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
