#include "preprocess.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "brush.hpp"
#include "catch.hpp"
#include "digits.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "sha256.hpp"

namespace inkling::test {

namespace {

/// Paper to draw on by pixels.
struct Paper {
  int width;
  int height;
  std::vector<std::uint8_t> ink;

  Paper(int columns, int rows)
      : width(columns), height(rows), ink(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)) {}

  Paper& fill(int left, int top, int columns, int rows, std::uint8_t value = 255) {
    for (int y = top; y < top + rows; ++y) {
      for (int x = left; x < left + columns; ++x) ink.at(static_cast<std::size_t>(y * width + x)) = value;
    }
    return *this;
  }

  [[nodiscard]] std::optional<DigitImage> preprocessed() const { return preprocess(ink, width, height); }
};

int at(const DigitImage& image, int x, int y) { return image.at(static_cast<std::size_t>(y * kImageSide + x)); }

struct Extent {
  int left;
  int top;
  int width;
  int height;
  bool operator==(const Extent&) const = default;
};

Extent extentOf(const DigitImage& image) {
  int left = kImageSide;
  int right = -1;
  int top = kImageSide;
  int bottom = -1;
  for (int y = 0; y < kImageSide; ++y) {
    for (int x = 0; x < kImageSide; ++x) {
      if (at(image, x, y) == 0) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
    }
  }
  return {left, top, right - left + 1, bottom - top + 1};
}

struct Mass {
  double total = 0.0;
  double x = 0.0;
  double y = 0.0;
};

Mass massOf(const DigitImage& image) {
  Mass mass;
  for (int y = 0; y < kImageSide; ++y) {
    for (int x = 0; x < kImageSide; ++x) {
      mass.total += at(image, x, y);
      mass.x += at(image, x, y) * (x + 0.5);
      mass.y += at(image, x, y) * (y + 0.5);
    }
  }
  mass.x /= mass.total;
  mass.y /= mass.total;
  return mass;
}

DigitImage imageOf(const std::vector<Stroke>& strokes) {
  const auto image = preprocess(drawStrokes(strokes), kCanvasSide, kCanvasSide);
  REQUIRE(image.has_value());
  return *image;
}

std::string hexOf(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += "0123456789abcdef"[byte / 16];
    text += "0123456789abcdef"[byte % 16];
  }
  return text;
}

// The middle of pixel 14, counted from 0: where MNIST's digits have their centres of mass.
constexpr double kCentre = 14.5;

/// Checks what holds of every drawing: the longer side is 20 pixels, and the centre of mass is within half a pixel of
/// where it should be along each axis unless the ink already touches the image's edge. Greys are rounded by up to half
/// of 1/255 each, which moves the centre of mass of a drawing by less than a tenth of a pixel.
void checkPlacement(const DigitImage& image) {
  const Extent extent = extentOf(image);
  CHECK(std::max(extent.width, extent.height) == 20);
  const Mass mass = massOf(image);
  const bool isAtSide = extent.left == 0 || extent.left + extent.width == kImageSide;
  const bool isAtEnd = extent.top == 0 || extent.top + extent.height == kImageSide;
  if (!isAtSide) CHECK(std::abs(mass.x - kCentre) < 0.6);
  if (!isAtEnd) CHECK(std::abs(mass.y - kCentre) < 0.6);
}

/// Checks for an evenly filled rectangle of this size with this ink.
void checkRectangle(const std::optional<DigitImage>& image, int width, int height, int ink = 255) {
  REQUIRE(image.has_value());
  CHECK(extentOf(*image).width == width);
  CHECK(extentOf(*image).height == height);
  CHECK(massOf(*image).total == width * height * ink);
  checkPlacement(*image);
}

}  // namespace

TEST_CASE("an empty canvas has no image", "[preprocess]") {
  CHECK_FALSE(Paper(280, 280).preprocessed().has_value());
  CHECK_FALSE(Paper(1, 1).preprocessed().has_value());
}

TEST_CASE("a canvas full of ink is a square of 20 in the middle", "[preprocess]") {
  checkRectangle(Paper(280, 280).fill(0, 0, 280, 280).preprocessed(), 20, 20);
}

TEST_CASE("a single pixel of ink is a square of 20 in the middle", "[preprocess]") {
  checkRectangle(Paper(280, 280).fill(279, 0, 1, 1).preprocessed(), 20, 20);
  checkRectangle(Paper(280, 280).fill(0, 279, 1, 1, 1).preprocessed(), 20, 20, 1);
}

TEST_CASE("the aspect ratio stays, to whole pixels", "[preprocess]") {
  const auto filled = [](int width, int height) { return Paper(280, 280).fill(3, 5, width, height).preprocessed(); };
  checkRectangle(filled(200, 100), 20, 10);
  checkRectangle(filled(100, 200), 10, 20);
  checkRectangle(filled(200, 48), 20, 5);  // 4.8
  checkRectangle(filled(77, 110), 14, 20);
  checkRectangle(filled(13, 7), 20, 11);  // enlarged: 10.8
}

TEST_CASE("lines thinner than a pixel stay a pixel wide", "[preprocess]") {
  checkRectangle(Paper(280, 280).fill(0, 3, 280, 1).preprocessed(), 20, 1);
  checkRectangle(Paper(280, 280).fill(279, 0, 1, 280).preprocessed(), 1, 20);
  checkRectangle(Paper(280, 280).fill(0, 0, 280, 2, 9).preprocessed(), 20, 1, 9);
}

TEST_CASE("scaling averages over areas", "[preprocess]") {
  // 40 × 40, halved: each pixel of the result is the mean of four.
  Paper paper(40, 40);
  for (std::size_t i = 0; i < paper.ink.size(); ++i) paper.ink[i] = static_cast<std::uint8_t>(1 + i * 37 % 255);
  const auto image = paper.preprocessed();
  REQUIRE(image.has_value());
  const Extent extent = extentOf(*image);
  REQUIRE(extent.width == 20);
  bool isMean = true;
  for (int y = 0; y < 20; ++y) {
    for (int x = 0; x < 20; ++x) {
      const auto source = static_cast<std::size_t>(2 * y * 40 + 2 * x);
      const double mean =
          (paper.ink[source] + paper.ink[source + 1] + paper.ink[source + 40] + paper.ink[source + 41]) / 4.0;
      isMean = isMean && at(*image, extent.left + x, extent.top + y) == static_cast<int>(mean + 0.5);
    }
  }
  CHECK(isMean);
}

TEST_CASE("scaling keeps the share of ink for every size of box", "[preprocess]") {
  std::mt19937 generator(1);
  for (const int side : {20, 21, 29, 47, 93, 139, 263, 280}) {
    CAPTURE(side);
    Paper paper(280, 280);
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x) paper.fill(x, y, 1, 1, static_cast<std::uint8_t>(1 + generator() % 255));
    }
    const double mean = std::accumulate(paper.ink.begin(), paper.ink.end(), 0.0) / (side * side);
    const auto image = paper.preprocessed();
    REQUIRE(image.has_value());
    // 400 greys, each rounded by at most a half, evenly on both sides: the mean has a deviation of 0.3 / 20.
    CHECK(std::abs(massOf(*image).total / 400.0 - mean) < 5.0 * 0.3 / 20.0);
  }
}

TEST_CASE("the centre of mass comes to the centre", "[preprocess]") {
  // A triangle of 200 × 200: its centre of mass is two thirds of the way to the upright side and to the base.
  Paper paper(280, 280);
  for (int y = 0; y < 200; ++y) paper.fill(20 + 200 - (y + 1), 30 + y, y + 1, 1);
  const auto image = paper.preprocessed();
  REQUIRE(image.has_value());
  // 14.5 - 20 · 2/3 = 1.2
  CHECK(extentOf(*image).left == 1);
  CHECK(extentOf(*image).top == 1);
  checkPlacement(*image);
}

TEST_CASE("no ink is cut off, however lopsided the drawing", "[preprocess]") {
  // A blot with a hair: the mass is in the corner of the box.
  Paper paper(280, 280);
  paper.fill(0, 0, 20, 20).fill(20, 10, 260, 1);
  const auto image = paper.preprocessed();
  REQUIRE(image.has_value());
  CHECK(extentOf(*image).width == 20);
  CHECK(extentOf(*image).left == 8);
}

TEST_CASE("a drawing gives the same image wherever on the canvas it is", "[preprocess]") {
  const auto seven = [](float x, float y) {
    return imageOf({{{x, y}, {x + 60.0F, y}, {x + 60.0F, y}, {x + 20.0F, y + 100.0F}}});
  };
  const DigitImage centred = seven(110.0F, 90.0F);
  CHECK(seven(12.0F, 12.0F) == centred);
  CHECK(seven(205.0F, 12.0F) == centred);
  CHECK(seven(12.0F, 165.0F) == centred);
  CHECK(seven(205.0F, 165.0F) == centred);
  checkPlacement(centred);
}

TEST_CASE("a dot is a disc in the middle", "[preprocess]") {
  for (const Point point : {Point{140.0F, 140.0F}, Point{20.0F, 260.0F}, Point{33.25F, 57.5F}}) {
    CAPTURE(point.x, point.y);
    const DigitImage image = imageOf({{point}});
    checkPlacement(image);
    CHECK(extentOf(image).width == 20);
    CHECK(extentOf(image).height == 20);
    CHECK(at(image, 14, 14) == 255);
    CHECK(at(image, extentOf(image).left, extentOf(image).top) == 0);  // the corner of the box
  }
}

TEST_CASE("random drawings are all 20 pixels long and centred", "[preprocess]") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    std::mt19937 generator(seed);
    std::vector<Stroke> strokes(1 + generator() % 3);
    for (Stroke& stroke : strokes) {
      const std::size_t points = 1 + generator() % 12;
      for (std::size_t i = 0; i < points; ++i) {
        // Also beyond the canvas, by up to 60 units.
        stroke.push_back({140.0F + 200.0F * randomNumber(generator), 140.0F + 200.0F * randomNumber(generator)});
      }
    }
    const auto image = preprocess(drawStrokes(strokes), kCanvasSide, kCanvasSide);
    if (image) checkPlacement(*image);
  }
}

TEST_CASE("all steps make the same images as ever, to the bit", "[preprocess]") {
  // What networks have learnt to read; pinned before the steps could be left out.
  std::vector<std::uint8_t> images;
  std::mt19937 generator(7);
  for (int drawing = 0; drawing < 200; ++drawing) {
    std::vector<Stroke> strokes(1 + generator() % 3);
    for (Stroke& stroke : strokes) {
      const std::size_t points = 1 + generator() % 8;
      for (std::size_t i = 0; i < points; ++i) {
        const float x = 140.0F + 150.0F * randomNumber(generator);
        stroke.push_back({x, 140.0F + 150.0F * randomNumber(generator)});
      }
    }
    const DigitImage image = preprocess(drawStrokes(strokes), kCanvasSide, kCanvasSide).value_or(DigitImage{});
    images.insert(images.end(), image.begin(), image.end());
  }
  CHECK(hexOf(sha256(images)) == "0eccf7536793a63c8043f9406128bc620e6392b2c2d94e453fe7abb85b82fd69");
}

TEST_CASE("without scaling the whole paper becomes 28 × 28", "[preprocess]") {
  // A square of 40 × 40 on 280 × 280: 4 × 4 pixels of the image.
  const Paper paper = Paper(280, 280).fill(20, 200, 40, 40);
  const auto image = preprocess(paper.ink, 280, 280, {.scalesToBox = false, .centresMass = false});
  REQUIRE(image.has_value());
  CHECK(extentOf(*image) == Extent{2, 20, 4, 4});
  CHECK(massOf(*image).total == 16 * 255);
  // Paper that is no square lies in the middle: 100 × 50 becomes 28 × 14.
  const auto wide =
      preprocess(Paper(100, 50).fill(0, 0, 100, 50).ink, 100, 50, {.scalesToBox = false, .centresMass = false});
  REQUIRE(wide.has_value());
  CHECK(extentOf(*wide) == Extent{0, 7, 28, 14});
}

TEST_CASE("without scaling the centre of mass still comes to the centre", "[preprocess]") {
  for (const int left : {0, 20, 100, 240}) {
    CAPTURE(left);
    const Paper paper = Paper(280, 280).fill(left, 200, 40, 40);
    const auto image = preprocess(paper.ink, 280, 280, {.scalesToBox = false, .centresMass = true});
    REQUIRE(image.has_value());
    CHECK(extentOf(*image).width == 4);
    CHECK(extentOf(*image).height == 4);
    CHECK(std::abs(massOf(*image).x - kCentre) <= 0.5);
    CHECK(std::abs(massOf(*image).y - kCentre) <= 0.5);
  }
}

TEST_CASE("without centring the box comes to the middle", "[preprocess]") {
  // A triangle, whose centre of mass is not in the middle of its box.
  Paper paper(280, 280);
  for (int y = 0; y < 200; ++y) paper.fill(20 + 200 - (y + 1), 30 + y, y + 1, 1);
  const auto image = preprocess(paper.ink, 280, 280, {.scalesToBox = true, .centresMass = false});
  REQUIRE(image.has_value());
  CHECK(extentOf(*image) == Extent{4, 4, 20, 20});
}

TEST_CASE("the stages lead to the image", "[preprocess]") {
  const Paper paper = Paper(280, 280).fill(30, 40, 100, 200, 200).fill(50, 60, 40, 100, 0);
  for (const bool scalesToBox : {true, false}) {
    for (const bool centresMass : {true, false}) {
      CAPTURE(scalesToBox, centresMass);
      const auto stages = preprocessInStages(paper.ink, 280, 280, {scalesToBox, centresMass});
      REQUIRE(stages.has_value());
      CHECK(stages->ink == Box{30, 40, 100, 200});
      CHECK(stages->cropped == (scalesToBox ? Box{30, 40, 100, 200} : Box{0, 0, 280, 280}));
      CHECK(stages->scaledWidth == (scalesToBox ? 10 : 28));
      CHECK(stages->scaledHeight == (scalesToBox ? 20 : 28));
      DigitImage placed{};
      for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
          const int column = x - stages->left;
          const int row = y - stages->top;
          if (column < 0 || row < 0 || column >= stages->scaledWidth || row >= stages->scaledHeight) continue;
          placed.at(static_cast<std::size_t>(y * kImageSide + x)) =
              stages->scaled.at(static_cast<std::size_t>(row * stages->scaledWidth + column));
        }
      }
      CHECK(placed == stages->image);
      CHECK(std::abs(massOf(placed).x - stages->left - stages->massX) < 0.01);
      CHECK(std::abs(massOf(placed).y - stages->top - stages->massY) < 0.01);
      CHECK(preprocess(paper.ink, 280, 280, {scalesToBox, centresMass}) == stages->image);
    }
  }
  CHECK_FALSE(preprocessInStages(Paper(9, 9).ink, 9, 9).has_value());
}

TEST_CASE("MNIST's digits come out as they went in", "[preprocess]") {
  // They were made this way: their longer side is 20 pixels, so nothing is scaled, and their place is the one that
  // `preprocess` gives them. A centre that is half a pixel beside moves half of them, by a pixel.
  constexpr int kCount = 500;
  const Dataset& digits = bundledDigits();
  int unchanged = 0;
  for (int i = 0; i < kCount; ++i) {
    DigitImage before{};
    digits.image(i * (digits.size() / kCount), before);
    if (preprocess(before, kImageSide, kImageSide) == before) ++unchanged;
  }
  CHECK(unchanged > 0.99 * kCount);
}

TEST_CASE("images whose sizes do not fit are refused", "[preprocess]") {
  const std::vector<std::uint8_t> ink(100, 255);
  const auto refusal = [&](int width, int height) { return errorOf([&] { preprocess(ink, width, height); }); };
  CHECK_THAT(refusal(10, 11), containsText("10 × 11 in 100 bytes"));
  CHECK_THAT(refusal(0, 10), containsText("1 to 4096") && containsText("got 0 × 10"));
  CHECK_THAT(refusal(-10, -10), containsText("got -10 × -10"));
  CHECK_THAT(refusal(100'000, 100'000), containsText("got 100000 × 100000"));
  CHECK_THAT(errorOf([] { preprocess({}, 0, 0); }), containsText("in 0 bytes"));
  CHECK_NOTHROW(preprocess(ink, 100, 1));
}

}  // namespace inkling::test
