// A loop that only multiplies and adds: the most that the processor can do with vectors of a width.
#pragma once

#include <cstddef>

namespace inkling::bench {

// A processor that begins two multiplications and two additions a cycle, each taking three or four cycles, is busy with
// twelve to sixteen chains. With the two operands, twelve are 14 of the 16 registers that SSE and AVX have.
inline constexpr std::size_t kChains = 12;

/// x ← x · factor + addend, `rounds` times for each of kChains vectors; the sum of all elements, so that none is left
/// out.
template <typename Vector>
float multiplyAdd(int rounds, float factor, float addend) {
  constexpr std::size_t kLanes = sizeof(Vector) / sizeof(float);
  Vector x[kChains];
  // Each chain begins elsewhere, or the compiler would keep one for all.
  for (std::size_t i = 0; i < kChains; ++i) x[i] = Vector{} + static_cast<float>(i);
  for (int round = 0; round < rounds; ++round) {
#if defined(__clang__)
#pragma clang loop unroll(full)
#else
#pragma GCC unroll 12
#endif
    for (std::size_t i = 0; i < kChains; ++i) x[i] = x[i] * factor + addend;
  }
  float sum = 0.0F;
  for (const Vector& each : x) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) sum += each[lane];
  }
  return sum;
}

template <typename Vector>
constexpr int flopPerRound() {
  return static_cast<int>(2 * kChains * sizeof(Vector) / sizeof(float));
}

}  // namespace inkling::bench
