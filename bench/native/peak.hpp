// A loop that only multiplies and adds: the most that the processor can do with vectors of a width.
#pragma once

#include <array>
#include <cstddef>

namespace inkling::bench {

/// x ← x · factor + addend, `rounds` times for each of `Chains` vectors; the sum of all elements, so that none is left
/// out. A processor that begins two multiplications and two additions a cycle, each taking three or four cycles, is
/// busy with twelve to sixteen chains; with the two operands they should fit into its registers, 16 for SSE and AVX.
template <typename Vector, std::size_t Chains>
float multiplyAdd(int rounds, float factor, float addend) {
  constexpr std::size_t kLanes = sizeof(Vector) / sizeof(float);
  std::array<Vector, Chains> x{};
  // Each chain begins elsewhere, or the compiler would keep one for all.
  for (std::size_t i = 0; i < Chains; ++i) x[i] += static_cast<float>(i);
  for (int round = 0; round < rounds; ++round) {
#if defined(__clang__)
#pragma clang loop unroll(full)
#else
#pragma GCC unroll 16
#endif
    for (Vector& each : x) each = each * factor + addend;
  }
  float sum = 0.0F;
  for (const Vector& each : x) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) sum += each[lane];
  }
  return sum;
}

template <typename Vector, std::size_t Chains>
constexpr int flopPerRound() {
  return static_cast<int>(2 * Chains * sizeof(Vector) / sizeof(float));
}

}  // namespace inkling::bench
