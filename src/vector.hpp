// The vector type that the kernels are written in: the widest that one register of the target holds.
#pragma once

#include <cstring>

#include "matrix.hpp"

namespace inkling {

/// Floats in a vector: 8 with AVX, otherwise 4 as in SIMD128, SSE and NEON. No result depends on it.
#if defined(__AVX__)
inline constexpr Index kLanes = 8;
#else
inline constexpr Index kLanes = 4;
#endif

/// The vector extension of GCC and Clang: +, - and * go lane by lane, and a float among the operands is broadcast.
/// Compiled to plain floats where there are no such registers.
using Vector = float __attribute__((vector_size(kLanes * sizeof(float))));

inline Vector load(const float* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

inline void store(float* to, const Vector& vector) { std::memcpy(to, &vector, sizeof vector); }

/// The smallest multiple of `step` that is not under `size`.
constexpr Index roundedUp(Index size, Index step) { return (size + step - 1) / step * step; }

}  // namespace inkling
