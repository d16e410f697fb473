// One dense product by the kernel that training uses and by a plain loop, to measure what the kernel gains: it computes
// with vectors of numbers, and its sums stay in registers.
#pragma once

#include <span>

namespace inkling {

inline constexpr int kProductSide = 64;
inline constexpr int kMaximumRepetitions = 1'000'000;

struct ProductWork {
  double operations;  ///< multiplications and additions
  double checksum;    ///< the sum of the elements of the product: the same for both ways
};

/// Multiplies two matrices of kProductSide × kProductSide so many times. Whoever calls looks at the clock. Throws Error
/// unless there are 1 to kMaximumRepetitions.
ProductWork multiplyForSpeed(bool isVectorised, int repetitions);

// a, b, product: [kProductSide × kProductSide]
/// One number at a time; compiled without vectors. The order of the sums is that of the kernels.
void multiplyScalars(std::span<const float> a, std::span<const float> b, std::span<float> product);

}  // namespace inkling
