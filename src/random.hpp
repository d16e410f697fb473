// Seeded random numbers that are the same on every machine. The standard library's distributions differ from vendor to
// vendor, so the uniform, the normal and the shuffle are ours.
#pragma once

#include <cstdint>
#include <span>

namespace inkling {

/// PCG32 (XSH-RR 64/32), M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for
/// Random Number Generation", 2014; pcg-random.org.
class Pcg32 {
 public:
  /// `state` and `sequence` as in pcg32_srandom_r of the reference implementation.
  Pcg32(std::uint64_t state, std::uint64_t sequence);

  /// The next 32 bits.
  std::uint32_t next();

 private:
  std::uint64_t state_ = 0;
  std::uint64_t increment_;
};

/// What a stream of random numbers is for. Each purpose has a stream of its own, so that one more number drawn for one
/// of them does not change another.
enum class Purpose : std::uint64_t {
  initialisation = 1,
  shuffling = 2,
  splitting = 3,
  dropout = 4,
  augmentation = 5,
  points = 6,
  penDigits = 7,
  teaching = 8,
  penShapes = 9
};

/// A stream of random numbers named by a seed, a purpose and an index (an epoch, a layer, a minibatch).
class Random {
 public:
  Random(std::uint32_t seed, Purpose purpose, std::uint64_t index = 0);

  /// 32 uniform bits.
  std::uint32_t bits() { return generator_.next(); }

  /// Uniform in [0, 1), a multiple of 2^-24.
  float uniform();

  /// Standard normal, by the polar method of Marsaglia and Bray (1964).
  float normal();

  /// Uniform in {0, …, bound - 1}, without bias: values under 2^32 mod bound are drawn again. bound > 0.
  std::uint32_t below(std::uint32_t bound);

  /// Puts the elements in random order (Fisher and Yates; Knuth, TAOCP vol. 2, algorithm P).
  void shuffle(std::span<int> elements);

 private:
  Pcg32 generator_;
  float spareNormal_ = 0.0F;
  bool hasSpareNormal_ = false;
};

}  // namespace inkling
