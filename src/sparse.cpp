#include "sparse.hpp"

namespace inkling {

void SparseRows::transpose(const SparseRows& matrix, Index columns) {
  const std::uint32_t count = matrix.starts_.back();
  if (terms_.size() < matrix.terms_.size()) terms_.resize(matrix.terms_.size());
  // starts_[c + 2] counts column c, then becomes where column c + 1 begins; while the terms are put in their places
  // starts_[c + 1] moves from where column c begins to where it ends.
  starts_.assign(static_cast<std::size_t>(columns) + 2, 0);
  // Local pointers: the compiler cannot know that what is written here is not the vectors' own.
  const Term* const from = matrix.terms_.data();
  Term* const to = terms_.data();
  std::uint32_t* const counts = starts_.data() + 2;
  for (std::uint32_t t = 0; t < count; ++t) ++counts[from[t].offset / kSparseRowBytes];
  std::uint32_t* const places = starts_.data() + 1;
  for (Index c = 1; c <= columns; ++c) places[c] += places[c - 1];
  std::uint32_t t = 0;
  for (Index row = 0; row < matrix.rows(); ++row) {
    const std::uint32_t end = matrix.starts_[static_cast<std::size_t>(row) + 1];
    const std::uint32_t offset = static_cast<std::uint32_t>(row) * kSparseRowBytes;
    for (; t < end; ++t) to[places[from[t].offset / kSparseRowBytes]++] = {from[t].value, offset};
  }
  starts_.pop_back();
}

void listTerms(const ConstMatrixRef& matrix, SparseRows& rows) {
  rows.clear(static_cast<std::size_t>(matrix.size()));
  for (Index i = 0; i < matrix.rows(); ++i) {
    Term* term = rows.nextRow();
    for (Index j = 0; j < matrix.cols(); ++j) {
      if (matrix(i, j) != 0.0F) *term++ = termOf(matrix(i, j), j);
    }
    rows.endRow(term);
  }
}

}  // namespace inkling
