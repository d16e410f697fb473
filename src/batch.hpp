// The activations of a minibatch: one row an example.
#pragma once

#include "aligned.hpp"
#include "matrix.hpp"

namespace inkling {

/// [rows × columns], row-major, with room after each row: kernels write whole vectors, and rows that lie an odd number
/// of cache lines apart do not compete for the same few places of the cache, as rows of 512 floats would.
/// The room is never read for a result. Memory grows to the largest size asked for and is used again.
class Batch {
 public:
  /// The elements are left as they are.
  void resize(Index rows, Index columns) {
    const Index lines = (columns + kFloatsInCacheLine - 1) / kFloatsInCacheLine;
    rows_ = rows;
    columns_ = columns;
    stride_ = (lines | 1) * kFloatsInCacheLine;
    const auto size = static_cast<std::size_t>(rows * stride_);
    if (elements_.size() < size) elements_.resize(size);
  }

  [[nodiscard]] Index rows() const { return rows_; }
  [[nodiscard]] Index columns() const { return columns_; }
  /// Floats from one row to the next.
  [[nodiscard]] Index stride() const { return stride_; }
  [[nodiscard]] float* row(Index i) { return elements_.data() + i * stride_; }
  [[nodiscard]] const float* row(Index i) const { return elements_.data() + i * stride_; }

  [[nodiscard]] Eigen::Map<Matrix, Eigen::Unaligned, Eigen::OuterStride<>> view() {
    return {elements_.data(), rows_, columns_, Eigen::OuterStride<>(stride_)};
  }
  [[nodiscard]] Eigen::Map<const Matrix, Eigen::Unaligned, Eigen::OuterStride<>> view() const {
    return {elements_.data(), rows_, columns_, Eigen::OuterStride<>(stride_)};
  }

 private:
  AlignedFloats elements_;
  Index rows_ = 0;
  Index columns_ = 0;
  Index stride_ = 0;
};

}  // namespace inkling
