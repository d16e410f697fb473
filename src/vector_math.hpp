// exp, the logistic function and tanh of math.hpp for whole vectors: the same operations lane by lane, and so the same
// results to the bit. Compilers do not always make these of the scalar functions, which choose between results.
#pragma once

#include <cstdint>
#include <limits>

#include "math.hpp"
#include "vector.hpp"

namespace inkling {

/// What comparing two vectors gives: all bits of a lane where it holds, none where it does not.
using IntegerVector = std::int32_t __attribute__((vector_size(kLanes * sizeof(std::int32_t))));

namespace detail {

inline IntegerVector bitsOf(const Vector& x) { return bitsAs<IntegerVector>(x); }

/// a where the mask holds, elsewhere b.
inline Vector choose(const IntegerVector& mask, const Vector& a, const Vector& b) {
  return bitsAs<Vector>((mask & bitsOf(a)) | (~mask & bitsOf(b)));
}

/// The same number in every lane.
inline Vector all(float x) { return Vector{} + x; }

inline Vector powerOfTwo(const IntegerVector& exponent) { return bitsAs<Vector>((exponent + 127) << 23); }

}  // namespace detail

/// As `exponential` of math.hpp.
inline Vector exponential(const Vector& x) {
  using detail::all;
  using detail::choose;
  const Vector lowest = all(-87.33654F);
  const Vector highest = all(88.72283F);
  const Vector rounder = all(12582912.0F);
  const IntegerVector isTooLow = x < lowest;
  const IntegerVector isTooHigh = x > highest;
  const Vector clamped = choose(isTooLow, lowest, choose(isTooHigh, highest, x));
  const Vector rounded = clamped * 1.44269504F + rounder;
  const Vector n = rounded - rounder;
  const IntegerVector exponent = detail::bitsOf(rounded) - detail::bitsOf(rounder);
  Vector r = clamped - n * 0.693359375F;
  r = r + n * 2.12194440e-4F;
  Vector y = all(1.9875691500e-4F);
  y = y * r + 1.3981999507e-3F;
  y = y * r + 8.3334519073e-3F;
  y = y * r + 4.1665795894e-2F;
  y = y * r + 1.6666665459e-1F;
  y = y * r + 5.0000001201e-1F;
  y = y * (r * r) + r + 1.0F;
  const IntegerVector half = exponent >> 1;
  const Vector result = y * detail::powerOfTwo(half) * detail::powerOfTwo(exponent - half);
  return choose(isTooLow, Vector{}, choose(isTooHigh, all(std::numeric_limits<float>::infinity()), result));
}

/// As `sigmoid` of math.hpp.
inline Vector sigmoid(const Vector& x) { return 1.0F / (1.0F + exponential(-x)); }

/// As `hyperbolicTangent` of math.hpp.
inline Vector hyperbolicTangent(const Vector& x) {
  const IntegerVector isNegative = x < Vector{};
  const Vector magnitude = detail::choose(isNegative, -x, x);
  const Vector z = x * x;
  Vector small = detail::all(-5.70498872745e-3F);
  small = small * z + 2.06390887954e-2F;
  small = small * z - 5.37397155531e-2F;
  small = small * z + 1.33314422036e-1F;
  small = small * z - 3.33332819422e-1F;
  small = small * z * x + x;
  const Vector large = 1.0F - 2.0F / (exponential(2.0F * magnitude) + 1.0F);
  return detail::choose(magnitude < detail::all(0.625F), small, detail::choose(isNegative, -large, large));
}

}  // namespace inkling
