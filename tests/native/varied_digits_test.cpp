#include "varied_digits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "brush.hpp"
#include "catch.hpp"
#include "digits.hpp"
#include "error_of.hpp"

namespace inkling::test {

namespace {

/// What a drawing covers, and where.
struct Shape {
  double ink = 0.0;  // pixels
  double x = 0.0;    // centre of mass
  double y = 0.0;
  double slope = 0.0;  // pixels that the ink goes to the right for each pixel upwards
  int left = kCanvasSide;
  int right = -1;
  int top = kCanvasSide;
  int bottom = -1;
};

Shape shapeOf(const std::vector<std::uint8_t>& ink) {
  REQUIRE(ink.size() == static_cast<std::size_t>(kCanvasSide) * kCanvasSide);
  Shape shape;
  double xy = 0.0;
  double yy = 0.0;
  for (int y = 0; y < kCanvasSide; ++y) {
    for (int x = 0; x < kCanvasSide; ++x) {
      const double value = ink[static_cast<std::size_t>(y * kCanvasSide + x)] / 255.0;
      if (value == 0.0) continue;
      shape.ink += value;
      shape.x += value * (x + 0.5);
      shape.y += value * (y + 0.5);
      xy += value * (x + 0.5) * (y + 0.5);
      yy += value * (y + 0.5) * (y + 0.5);
      shape.left = std::min(shape.left, x);
      shape.right = std::max(shape.right, x);
      shape.top = std::min(shape.top, y);
      shape.bottom = y;
    }
  }
  shape.x /= shape.ink;
  shape.y /= shape.ink;
  shape.slope = -(xy / shape.ink - shape.x * shape.y) / (yy / shape.ink - shape.y * shape.y);
  return shape;
}

DigitImage digitOf(int example) {
  DigitImage digit{};
  bundledDigits().image(example, digit);
  return digit;
}

/// A bar of 5 × 21 pixels about the middle of pixel (14, 14).
DigitImage bar() {
  DigitImage digit{};
  for (std::size_t y = 4; y < 25; ++y) {
    for (std::size_t x = 12; x < 17; ++x) digit.at(y * kImageSide + x) = 255;
  }
  return digit;
}

}  // namespace

TEST_CASE("varied digits have the size, place, slant and thickness of their manner", "[varied digits]") {
  const Shape small = shapeOf(drawVaried(bar(), Variation::small, 0));
  CHECK(small.bottom - small.top + 1 == Approx(63).margin(4));
  CHECK(small.ink == Approx(15 * 63).epsilon(0.1));
  CHECK(small.x == Approx(140).margin(1));
  CHECK(small.y == Approx(140).margin(1));

  const Shape right = shapeOf(drawVaried(bar(), Variation::slanted, 0));
  const Shape left = shapeOf(drawVaried(bar(), Variation::slanted, 1));
  CHECK(right.slope == Approx(0.5).epsilon(0.05));
  CHECK(left.slope == Approx(-0.5).epsilon(0.05));

  const Shape thin = shapeOf(drawVaried(bar(), Variation::thin, 0));
  const Shape thick = shapeOf(drawVaried(bar(), Variation::thick, 0));
  CHECK(thin.right - thin.left + 1 < 40);
  CHECK(thick.right - thick.left + 1 == Approx(40 + 2 * 4).margin(4));
}

TEST_CASE("digits off the centre go in eight directions and stay on the canvas", "[varied digits]") {
  constexpr std::array<std::array<int, 2>, 8> kDirections = {
      {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1}}};
  for (int number = 0; number < 16; ++number) {
    CAPTURE(number);
    const Shape shape = shapeOf(drawVaried(bar(), Variation::offCentre, number));
    const auto [x, y] = kDirections.at(static_cast<std::size_t>(number % 8));
    CHECK(shape.x == Approx(140 + 66 * x).margin(1));
    CHECK(shape.y == Approx(140 + 66 * y).margin(1));
    CHECK(shape.ink == Approx(30 * 126).epsilon(0.1));
  }
}

TEST_CASE("every digit has ink in every manner, the same again", "[varied digits]") {
  for (int example = 0; example < 40; ++example) {
    for (std::size_t variation = 0; variation < kVariationNames.size(); ++variation) {
      CAPTURE(example, kVariationNames.at(variation));
      const std::vector<std::uint8_t> ink = drawVaried(digitOf(example), static_cast<Variation>(variation), example);
      CHECK(std::accumulate(ink.begin(), ink.end(), 0) > 10'000);
      CHECK(ink == drawVaried(digitOf(example), static_cast<Variation>(variation), example));
    }
  }
  const DigitImage blank{};
  const std::vector<std::uint8_t> none = drawVaried(blank, Variation::thick, 0);
  CHECK(std::all_of(none.begin(), none.end(), [](std::uint8_t value) { return value == 0; }));
}

TEST_CASE("varied digits are read with the steps that are asked for, and keep their labels", "[varied digits]") {
  const Dataset& digits = bundledDigits();
  for (const bool isWhole : {true, false}) {
    const PreprocessSpec spec{isWhole, isWhole};
    const Dataset varied = variedDigits(digits, 10, 16, Variation::offCentre, spec);
    REQUIRE(varied.size() == 6);
    for (int i = 0; i < varied.size(); ++i) {
      CHECK(varied.label(i) == digits.label(10 + i));
      DigitImage image{};
      varied.image(i, image);
      const auto ink = drawVaried(digitOf(10 + i), Variation::offCentre, 10 + i);
      CHECK(image == preprocess(ink, kCanvasSide, kCanvasSide, spec));
    }
  }
}

TEST_CASE("with all steps a digit off the centre is nearly what it was", "[varied digits]") {
  // The same ink but for what magnifying and averaging do to its edges.
  double difference = 0.0;
  for (int example = 0; example < 50; ++example) {
    const DigitImage digit = digitOf(example);
    DigitImage image{};
    variedDigits(bundledDigits(), example, example + 1, Variation::offCentre, {}).image(0, image);
    for (std::size_t i = 0; i < digit.size(); ++i) difference += std::abs(digit.at(i) - image.at(i));
  }
  CHECK(difference / (50.0 * kImagePixels) < 15.0);
}

TEST_CASE("only digits that are there can be varied", "[varied digits]") {
  const auto refusal = [](const Dataset& data, int first, int last) {
    return errorOf([&] { variedDigits(data, first, last, Variation::thin, {}); });
  };
  CHECK_THAT(refusal(bundledDigits(), 9999, 10'001), containsText("0 to 10000, got 9999 to 10001"));
  CHECK_THAT(refusal(bundledDigits(), 5, 5), containsText("got 5 to 5"));
  const Dataset points = Dataset::ofPoints(Matrix::Ones(1, 2), {0}, 2);
  CHECK_THAT(refusal(points, 0, 1), containsText("only digits"));
}

}  // namespace inkling::test
