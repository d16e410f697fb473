// exp, log, tanh, the logistic function, sine and cosine, the same to the bit on every machine: the platform's differ
// from libm to libm. Only additions, multiplications and one division of float32 (of double where an angle is reduced),
// each correctly rounded by IEEE 754, in a fixed order. Polynomials from the Cephes library (S. L. Moshier, single
// precision). The errors stated are the largest found over all float32 arguments or a dense sample of them
// (tests/native/math_test.cpp).
#pragma once

#include <cstdint>
#include <cstring>
#include <limits>

namespace inkling {

inline constexpr float kPi = 3.14159265F;

/// The same 32 bits as another type: C++20's std::bit_cast, which the libc++ of Emscripten 3.1.6 lacks.
template <typename To, typename From>
To bitsAs(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to{};
  std::memcpy(&to, &from, sizeof to);
  return to;
}

/// e^x within 1.5 ulp. Results under the smallest normal float32 (x < -87.33) are 0; over the largest (x > 88.72),
/// infinity; NaN stays NaN.
inline float exponential(float x) {
  constexpr float kLowest = -87.33654F;
  constexpr float kHighest = 88.72283F;
  // Adding 1.5 · 2^23 rounds to the nearest whole number and leaves it in the low bits.
  constexpr float kRounder = 12582912.0F;
  const float clamped = x < kLowest ? kLowest : (x > kHighest ? kHighest : x);
  const float rounded = clamped * 1.44269504F + kRounder;
  const float n = rounded - kRounder;
  const std::int32_t exponent = bitsAs<std::int32_t>(rounded) - bitsAs<std::int32_t>(kRounder);
  // x = n log 2 + r; log 2 in two parts, so that n times the first is exact.
  float r = clamped - n * 0.693359375F;
  r = r + n * 2.12194440e-4F;
  float y = 1.9875691500e-4F;
  y = y * r + 1.3981999507e-3F;
  y = y * r + 8.3334519073e-3F;
  y = y * r + 4.1665795894e-2F;
  y = y * r + 1.6666665459e-1F;
  y = y * r + 5.0000001201e-1F;
  y = y * (r * r) + r + 1.0F;
  // 2^128 is no float32, so 2^n is multiplied in two halves.
  const std::int32_t half = exponent >> 1;
  const auto powerOfTwo = [](std::int32_t e) { return bitsAs<float>((static_cast<std::uint32_t>(e) + 127U) << 23U); };
  const float result = y * powerOfTwo(half) * powerOfTwo(exponent - half);
  return x < kLowest ? 0.0F : (x > kHighest ? std::numeric_limits<float>::infinity() : result);
}

/// log x within 1 ulp for normal x; 0 and subnormal numbers give -infinity, negative ones NaN.
inline float logarithm(float x) {
  if (!(x >= 0.0F)) return std::numeric_limits<float>::quiet_NaN();
  if (x < std::numeric_limits<float>::min()) return -std::numeric_limits<float>::infinity();
  if (x > std::numeric_limits<float>::max()) return x;
  // x = 2^e m with m in [sqrt(1/2), sqrt(2)): the offset is the bits of 1 less those of sqrt(1/2).
  const std::uint32_t bits = bitsAs<std::uint32_t>(x) + (0x3F800000U - 0x3F3504F3U);
  const auto e = static_cast<float>(static_cast<std::int32_t>(bits >> 23U) - 127);
  const float m = bitsAs<float>((bits & 0x007FFFFFU) + 0x3F3504F3U) - 1.0F;
  const float z = m * m;
  float y = 7.0376836292e-2F;
  y = y * m - 1.1514610310e-1F;
  y = y * m + 1.1676998740e-1F;
  y = y * m - 1.2420140846e-1F;
  y = y * m + 1.4249322787e-1F;
  y = y * m - 1.6668057665e-1F;
  y = y * m + 2.0000714765e-1F;
  y = y * m - 2.4999993993e-1F;
  y = y * m + 3.3333331174e-1F;
  y = y * m * z;
  y = y - e * 2.12194440e-4F;
  y = y - 0.5F * z;
  return (m + y) + e * 0.693359375F;
}

/// The logistic function 1 / (1 + e^-x) within 3 ulp where it is a normal float32.
inline float sigmoid(float x) { return 1.0F / (1.0F + exponential(-x)); }

/// tanh x within 2 ulp.
inline float hyperbolicTangent(float x) {
  const float magnitude = x < 0.0F ? -x : x;
  const float z = x * x;
  float small = -5.70498872745e-3F;
  small = small * z + 2.06390887954e-2F;
  small = small * z - 5.37397155531e-2F;
  small = small * z + 1.33314422036e-1F;
  small = small * z - 3.33332819422e-1F;
  small = small * z * x + x;
  const float large = 1.0F - 2.0F / (exponential(2.0F * magnitude) + 1.0F);
  return magnitude < 0.625F ? small : (x < 0.0F ? -large : large);
}

namespace detail {

/// An angle x = quarters · π/2 + rest, |rest| at most a little over π/4.
struct ReducedAngle {
  float rest;
  std::uint32_t quarters;  // modulo 4 it tells what the sine becomes
};

// |x| <= kLargestAngle. After W. J. Cody and W. Waite, "Software Manual for the Elementary Functions", 1980, with a π/2
// in two parts of which the first has 33 bits: its product with up to 20 bits of quarters is exact in double precision.
inline ReducedAngle reduced(float x) {
  constexpr double kRounder = 0x1.8p52;
  const double rounded = static_cast<double>(x) * 0x1.45f306dc9c883p-1 + kRounder;
  const double quarters = rounded - kRounder;
  const double rest = (static_cast<double>(x) - quarters * 0x1.921fb544p+0) - quarters * 0x1.0b4611a626331p-34;
  return {static_cast<float>(rest), static_cast<std::uint32_t>(bitsAs<std::uint64_t>(rounded))};
}

/// sin (rest + quarters · π/2).
inline float sineOf(float rest, std::uint32_t quarters) {
  const float z = rest * rest;
  float odd = -1.9515295891e-4F;
  odd = odd * z + 8.3321608736e-3F;
  odd = odd * z - 1.6666654611e-1F;
  odd = odd * z * rest + rest;
  float even = 2.443315711809948e-5F;
  even = even * z - 1.388731625493765e-3F;
  even = even * z + 4.166664568298827e-2F;
  even = even * (z * z) - 0.5F * z + 1.0F;
  const float magnitude = (quarters & 1U) == 0 ? odd : even;
  return (quarters & 2U) == 0 ? magnitude : -magnitude;
}

}  // namespace detail

/// Over this the float32 numbers are an eighth apart, and more: sine and cosine give NaN.
inline constexpr float kLargestAngle = 0x1p20F;

/// sin x within 1.6 ulp for |x| <= kLargestAngle, otherwise NaN.
inline float sine(float x) {
  if (!(x >= -kLargestAngle && x <= kLargestAngle)) return std::numeric_limits<float>::quiet_NaN();
  const detail::ReducedAngle angle = detail::reduced(x);
  return detail::sineOf(angle.rest, angle.quarters);
}

/// cos x, likewise.
inline float cosine(float x) {
  if (!(x >= -kLargestAngle && x <= kLargestAngle)) return std::numeric_limits<float>::quiet_NaN();
  const detail::ReducedAngle angle = detail::reduced(x);
  return detail::sineOf(angle.rest, angle.quarters + 1U);
}

}  // namespace inkling
