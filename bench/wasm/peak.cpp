// The peak of SIMD128.
#include "../native/peak.hpp"

#include <cstddef>

// Browsers keep a register for themselves: with 14 chains the same loop ran at half the speed.
constexpr std::size_t kChains = 12;
using Vector = float __attribute__((vector_size(16)));

extern "C" {

float multiplyAdd(int rounds, float factor, float addend) {
  return inkling::bench::multiplyAdd<Vector, kChains>(rounds, factor, addend);
}

int flopPerRound() { return inkling::bench::flopPerRound<Vector, kChains>(); }
}
