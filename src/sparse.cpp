#include "sparse.hpp"

namespace inkling {

void SparseRows::transpose(const SparseRows& matrix, Index columns) {
  if (terms_.size() < matrix.terms_.size()) terms_.resize(matrix.terms_.size());
  starts_.assign(static_cast<std::size_t>(columns) + 2, 0);
  // Local pointers: the compiler cannot know that what is written here is not the vectors' own.
  const Term* const terms = matrix.terms_.data();
  const std::uint32_t* const ends = matrix.starts_.data() + 1;
  const Index rows = matrix.rows();
  Term* const to = terms_.data();
  // starts_[c + 2] counts column c, then starts_[c + 1] is where column c begins, and moves to where it ends while the
  // terms are put in their places.
  std::uint32_t* const counts = starts_.data() + 2;
  std::uint32_t* const places = starts_.data() + 1;
  for (const Term *term = terms, *end = terms + matrix.starts_.back(); term < end; ++term) {
    ++counts[term->offset / kSparseRowBytes];
  }
  std::uint32_t sum = 0;
  for (Index column = 0; column < columns; ++column) {
    sum += places[column];
    places[column] = sum;
  }
  const Term* term = terms;
  for (Index row = 0; row < rows; ++row) {
    const auto offset = static_cast<std::uint32_t>(row) * kSparseRowBytes;
    for (const Term* const end = terms + ends[row]; term < end; ++term) {
      std::uint32_t& place = places[term->offset / kSparseRowBytes];
      Term& transposed = to[place];
      ++place;
      transposed.value = term->value;
      transposed.offset = offset;
    }
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
