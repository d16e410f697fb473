// Random matrices for tests, from the standard library's generator, so that the core's own is not judged by itself.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <random>
#include <span>
#include <vector>

#include "matrix.hpp"

namespace inkling::test {

/// Uniform in [-1, 1). The standard fixes the bits of mt19937 but not those of its distributions.
inline float randomNumber(std::mt19937& generator) { return static_cast<float>(generator() >> 8U) * 0x1p-23F - 1.0F; }

// → [rows × columns]
inline Matrix randomMatrix(std::mt19937& generator, Index rows, Index columns, float scale = 1.0F) {
  Matrix matrix(rows, columns);
  for (Index i = 0; i < matrix.size(); ++i) matrix.data()[i] = scale * randomNumber(generator);
  return matrix;
}

/// One-hot rows. → [rows × columns]
inline Matrix randomOneHot(std::mt19937& generator, Index rows, Index columns) {
  Matrix matrix = Matrix::Zero(rows, columns);
  for (Index i = 0; i < rows; ++i) matrix(i, static_cast<Index>(generator() % static_cast<std::uint32_t>(columns))) = 1;
  return matrix;
}

/// Sets elements to zero, each with this probability: four fifths of a digit's pixels are.
inline void scatterZeros(std::mt19937& generator, Matrix& matrix, double share = 0.5) {
  for (Index i = 0; i < matrix.size(); ++i) {
    if (static_cast<double>(generator()) < share * 0x1p32) matrix.data()[i] = 0.0F;
  }
}

/// Equal to the bit: tells 0 from -0, and a NaN equals itself.
inline bool haveSameBits(std::span<const float> a, std::span<const float> b) {
  // An empty span may have no data, which memcmp() is not to be given.
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

inline std::span<const float> elementsOf(const Matrix& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

inline bool haveSameBits(const Matrix& a, const Matrix& b) {
  return a.rows() == b.rows() && a.cols() == b.cols() && haveSameBits(elementsOf(a), elementsOf(b));
}

}  // namespace inkling::test
