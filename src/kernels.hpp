// The one matrix product that training needs, with an order of sums that does not depend on the machine.
#pragma once

#include "matrix.hpp"

namespace inkling {

/// A matrix with any distance between rows and between columns, so that a transposed view costs nothing.
struct StridedMatrix {
  const float* data;
  Index rows;
  Index columns;
  Index rowStride;
  Index columnStride;

  [[nodiscard]] StridedMatrix transposed() const { return {data, columns, rows, columnStride, rowStride}; }
};

/// A row-major matrix as a strided one.
inline StridedMatrix strided(const Matrix& matrix) {
  return {matrix.data(), matrix.rows(), matrix.cols(), matrix.cols(), 1};
}

// c: [m × n] = start: [1 × n] + a: [m × k] · b: [k × n]; b and c row-major
/// Every element of c starts from its element of `start` (from 0 where that is null) and then takes the terms
/// a(i, 0) b(0, j), a(i, 1) b(1, j), … one after the other, whatever the vector width: a row of accumulators takes
/// "broadcast × row". Terms whose a(i, k) is zero are left out; four fifths of MNIST's pixels are.
/// c must not overlap the other operands.
void multiply(const StridedMatrix& a, const float* b, Index n, const float* start, float* c);

// sums: [1 × n] of x: [m × n]
/// The sum of each column, rows in ascending order.
void sumRows(const Matrix& x, float* sums);

}  // namespace inkling
