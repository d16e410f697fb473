// The peak of SIMD128, as a WebAssembly module of its own.
#include "../native/peak.hpp"

using Vector = float __attribute__((vector_size(16)));

extern "C" {

float multiplyAdd(int rounds, float factor, float addend) {
  return inkling::bench::multiplyAdd<Vector>(rounds, factor, addend);
}

int flopPerRound() { return inkling::bench::flopPerRound<Vector>(); }
}
