// Sparse matrices: for each row, the elements that are not zero.
#pragma once

#include <cstdint>
#include <vector>

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

/// The term of an element of this value in this column.
inline Term termOf(float value, Index column) { return {value, static_cast<std::uint32_t>(column) * kSparseRowBytes}; }

/// Rows of terms, columns in ascending order within a row. Memory grows to the largest size and is used again.
class SparseRows {
 public:
  /// No rows, with room for `terms` elements.
  void clear(std::size_t terms) {
    if (terms_.size() < terms) terms_.resize(terms);
    starts_.assign(1, 0);
  }

  [[nodiscard]] Index rows() const { return static_cast<Index>(starts_.size()) - 1; }
  [[nodiscard]] const Term* begin(Index row) const { return terms_.data() + starts_[static_cast<std::size_t>(row)]; }
  [[nodiscard]] const Term* end(Index row) const { return terms_.data() + starts_[static_cast<std::size_t>(row) + 1]; }

  /// Where the terms of the next row go; `endRow` takes the place after the last of them.
  [[nodiscard]] Term* nextRow() { return terms_.data() + starts_.back(); }
  void endRow(const Term* end) { starts_.push_back(static_cast<std::uint32_t>(end - terms_.data())); }

  // this: [columns × rows] of `matrix`: [rows × columns]
  /// Becomes the transpose: its rows list their terms in ascending order, too (a counting sort).
  void transpose(const SparseRows& matrix, Index columns);

 private:
  std::vector<Term> terms_;
  std::vector<std::uint32_t> starts_ = {0};
};

/// The terms of a dense matrix.
void listTerms(const ConstMatrixRef& matrix, SparseRows& rows);

}  // namespace inkling
