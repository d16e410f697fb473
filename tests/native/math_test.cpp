#include "math.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "catch.hpp"
#include "not_finite.hpp"

namespace inkling::test {

namespace {

constexpr float kLargest = std::numeric_limits<float>::max();
constexpr float kSmallestNormal = std::numeric_limits<float>::min();
constexpr float kSmallest = std::numeric_limits<float>::denorm_min();

/// The distance between the float32 numbers around `exact`, but none under that of the smallest normal ones.
double ulpOf(double exact) {
  int exponent = 0;
  std::frexp(exact, &exponent);
  return std::ldexp(1.0, std::max(exponent, std::numeric_limits<float>::min_exponent) - 24);
}

struct Worst {
  double ulps = 0.0;
  float argument = 0.0F;
};

/// The largest error over every 509th float32 in [lowest, highest], against the double-precision function of the C
/// library, whose own error, below one ulp of double, is 2^-29 of what is measured. 509 is a prime, so that all low
/// bits occur. Over all float32 numbers, run once, the errors were those in the comments below.
template <typename Function, typename Reference>
Worst worstError(const Function& function, const Reference& reference, float lowest, float highest) {
  constexpr std::uint32_t kStride = 509;
  Worst worst;
  const auto measure = [&](std::uint32_t bits) {
    const auto x = std::bit_cast<float>(bits);
    if (!(x >= lowest && x <= highest)) return;
    const double exact = reference(static_cast<double>(x));
    const double error = std::abs(static_cast<double>(function(x)) - exact) / ulpOf(exact);
    // Written so that a NaN is the worst.
    if (!(error <= worst.ulps)) worst = {error, x};
  };
  for (std::uint64_t bits = 0; bits <= std::numeric_limits<std::uint32_t>::max(); bits += kStride) {
    measure(static_cast<std::uint32_t>(bits));
  }
  measure(std::bit_cast<std::uint32_t>(lowest));
  measure(std::bit_cast<std::uint32_t>(highest));
  return worst;
}

}  // namespace

TEST_CASE("exponential is as exact as its documentation says", "[math]") {
  const Worst worst = worstError(
      exponential, [](double x) { return std::exp(x); }, -87.33654F, 88.72283F);
  CAPTURE(worst.argument);
  CHECK(worst.ulps < 1.5);
}

TEST_CASE("exponential at its limits", "[math]") {
  CHECK(exponential(0.0F) == 1.0F);
  CHECK(exponential(-0.0F) == 1.0F);
  CHECK(exponential(kSmallest) == 1.0F);
  CHECK(exponential(kInfinity) == kInfinity);
  CHECK(exponential(-kInfinity) == 0.0F);
  CHECK(std::isnan(exponential(kNaN)));
  CHECK(std::isnan(exponential(-kNaN)));
  CHECK(exponential(kLargest) == kInfinity);
  CHECK(exponential(-kLargest) == 0.0F);

  // The last arguments with a normal float32 as result, and their neighbours.
  constexpr float kLowest = -87.33654F;
  constexpr float kHighest = 88.72283F;
  CHECK(exponential(kLowest) >= kSmallestNormal);
  CHECK(exponential(std::nextafter(kLowest, -kInfinity)) == 0.0F);
  CHECK(std::exp(static_cast<double>(std::nextafter(kLowest, -kInfinity))) < kSmallestNormal);
  CHECK(exponential(kHighest) <= kLargest);
  CHECK(exponential(std::nextafter(kHighest, kInfinity)) == kInfinity);
  CHECK(std::exp(static_cast<double>(std::nextafter(kHighest, kInfinity))) > kLargest);
}

TEST_CASE("logarithm is as exact as its documentation says", "[math]") {
  const Worst worst = worstError(
      logarithm, [](double x) { return std::log(x); }, kSmallestNormal, kLargest);
  CAPTURE(worst.argument);
  CHECK(worst.ulps < 1.0);
}

TEST_CASE("logarithm at its limits", "[math]") {
  CHECK(std::bit_cast<std::uint32_t>(logarithm(1.0F)) == 0U);
  CHECK(logarithm(0.0F) == -kInfinity);
  CHECK(logarithm(-0.0F) == -kInfinity);
  CHECK(logarithm(kSmallest) == -kInfinity);
  CHECK(logarithm(std::nextafter(kSmallestNormal, 0.0F)) == -kInfinity);
  CHECK(logarithm(kSmallestNormal) == Approx(-87.336544750553108986).epsilon(1e-7));
  CHECK(logarithm(kInfinity) == kInfinity);
  CHECK(std::isnan(logarithm(-kSmallest)));
  CHECK(std::isnan(logarithm(-1.0F)));
  CHECK(std::isnan(logarithm(-kInfinity)));
  CHECK(std::isnan(logarithm(kNaN)));
  CHECK(std::isnan(logarithm(-kNaN)));
}

TEST_CASE("sigmoid is as exact as its documentation says", "[math]") {
  // Under -87.33 the result is subnormal.
  const Worst worst = worstError(
      sigmoid, [](double x) { return 1.0 / (1.0 + std::exp(-x)); }, -87.33654F, kLargest);
  CAPTURE(worst.argument);
  CHECK(worst.ulps < 3.0);
}

TEST_CASE("sigmoid at its limits", "[math]") {
  CHECK(sigmoid(0.0F) == 0.5F);
  CHECK(sigmoid(-0.0F) == 0.5F);
  CHECK(sigmoid(kInfinity) == 1.0F);
  CHECK(sigmoid(-kInfinity) == 0.0F);
  CHECK(sigmoid(kLargest) == 1.0F);
  CHECK(sigmoid(-kLargest) == 0.0F);
  CHECK(sigmoid(100.0F) == 1.0F);
  CHECK(sigmoid(-100.0F) == 0.0F);
  CHECK(std::isnan(sigmoid(kNaN)));
}

TEST_CASE("hyperbolicTangent is as exact as its documentation says", "[math]") {
  const Worst worst = worstError(
      hyperbolicTangent, [](double x) { return std::tanh(x); }, -kLargest, kLargest);
  CAPTURE(worst.argument);
  CHECK(worst.ulps < 2.0);
}

TEST_CASE("hyperbolicTangent at its limits", "[math]") {
  CHECK(hyperbolicTangent(0.0F) == 0.0F);
  CHECK(hyperbolicTangent(-0.0F) == 0.0F);
  CHECK(hyperbolicTangent(kSmallest) == kSmallest);
  CHECK(hyperbolicTangent(kInfinity) == 1.0F);
  CHECK(hyperbolicTangent(-kInfinity) == -1.0F);
  CHECK(hyperbolicTangent(kLargest) == 1.0F);
  CHECK(hyperbolicTangent(-kLargest) == -1.0F);
  CHECK(std::isnan(hyperbolicTangent(kNaN)));
}

TEST_CASE("hyperbolicTangent is odd to the bit", "[math]") {
  bool isOdd = true;
  for (float x = 0.001F; x < 10.0F; x += 0.001F) isOdd = isOdd && hyperbolicTangent(-x) == -hyperbolicTangent(x);
  CHECK(isOdd);
}

TEST_CASE("sine and cosine are as exact as their documentation says", "[math]") {
  // Also where the result is near zero: the angle is reduced in double precision.
  const Worst ofSine = worstError(
      sine, [](double x) { return std::sin(x); }, -kLargestAngle, kLargestAngle);
  CAPTURE(ofSine.argument);
  CHECK(ofSine.ulps < 1.6);
  const Worst ofCosine = worstError(
      cosine, [](double x) { return std::cos(x); }, -kLargestAngle, kLargestAngle);
  CAPTURE(ofCosine.argument);
  CHECK(ofCosine.ulps < 1.6);
}

TEST_CASE("sine and cosine at their limits", "[math]") {
  CHECK(sine(0.0F) == 0.0F);
  CHECK(cosine(0.0F) == 1.0F);
  CHECK(sine(kSmallest) == kSmallest);
  CHECK(cosine(kSmallest) == 1.0F);
  // float32's nearest to π and π/2 are off by 8.742e-8 and 4.371e-8.
  CHECK(sine(0x1.921fb6p1F) == Approx(-8.7422777e-8));
  CHECK(cosine(0x1.921fb6p0F) == Approx(-4.3711388e-8));
  CHECK(cosine(0x1.921fb6p1F) == -1.0F);
  for (const float beyond : {std::nextafter(kLargestAngle, kInfinity), kLargest, kInfinity, kNaN}) {
    CAPTURE(beyond);
    CHECK(std::isnan(sine(beyond)));
    CHECK(std::isnan(sine(-beyond)));
    CHECK(std::isnan(cosine(beyond)));
    CHECK(std::isnan(cosine(-beyond)));
  }
}

TEST_CASE("sine is odd and cosine even, to the bit", "[math]") {
  bool isSymmetric = true;
  for (float x = 0.001F; x < 100.0F; x += 0.003F) {
    isSymmetric = isSymmetric && sine(-x) == -sine(x) && cosine(-x) == cosine(x);
  }
  CHECK(isSymmetric);
}

TEST_CASE("sigmoid and hyperbolicTangent stay within their ranges", "[math]") {
  bool isWithin = true;
  for (float x = -100.0F; x < 100.0F; x += 0.003F) {
    isWithin = isWithin && sigmoid(x) >= 0.0F && sigmoid(x) <= 1.0F && std::abs(hyperbolicTangent(x)) <= 1.0F;
  }
  CHECK(isWithin);
}

}  // namespace inkling::test
