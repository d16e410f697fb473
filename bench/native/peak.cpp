// Prints the peak of the widest vectors of this processor in GFLOP/s: the best of many short blocks.
#include "peak.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <iostream>

namespace {

#if defined(__AVX512F__)
constexpr int kBytes = 64;
#elif defined(__AVX__)
constexpr int kBytes = 32;
#else
constexpr int kBytes = 16;
#endif
using Vector = float __attribute__((vector_size(kBytes)));

constexpr std::size_t kChains = 14;
constexpr int kBlocks = 100;
constexpr int kRounds = 1'000'000;

}  // namespace

int main() {
  // Not known to the compiler.
  volatile float factor = 0.5F;
  volatile float addend = 1.0F;
  float sum = 0.0F;
  double best = 0.0;
  for (int block = 0; block < kBlocks; ++block) {
    const auto start = std::chrono::steady_clock::now();
    sum += inkling::bench::multiplyAdd<Vector, kChains>(kRounds, factor, addend);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    best = std::max(best, inkling::bench::flopPerRound<Vector, kChains>() * 1e-9 * kRounds / seconds);
  }
  std::cout << best << '\n';
  return std::isfinite(sum) ? 0 : 1;
}
