#include "ink.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"

namespace inkling::test {

namespace {

using Pixel = std::array<std::uint8_t, 4>;

constexpr Pixel kBlack = {0, 0, 0, 255};
constexpr Pixel kWhite = {255, 255, 255, 255};
constexpr Pixel kNothing = {0, 0, 0, 0};

/// A picture of 3 × 3 pixels with this one in its middle.
std::vector<std::uint8_t> picture(const Pixel& edge, const Pixel& middle) {
  std::vector<std::uint8_t> rgba;
  for (int i = 0; i < 9; ++i) {
    const Pixel& pixel = i == 4 ? middle : edge;
    rgba.insert(rgba.end(), pixel.begin(), pixel.end());
  }
  return rgba;
}

std::vector<std::uint8_t> around(std::uint8_t edge, std::uint8_t middle) {
  std::vector<std::uint8_t> ink(9, edge);
  ink[4] = middle;
  return ink;
}

}  // namespace

TEST_CASE("ink is what differs from the edge, dark on light or light on dark", "[ink]") {
  CHECK(inkOfPixels(picture(kWhite, kBlack), 3, 3) == around(0, 255));
  CHECK(inkOfPixels(picture(kBlack, kWhite), 3, 3) == around(0, 255));
  CHECK(inkOfPixels(picture(kWhite, {100, 100, 100, 255}), 3, 3) == around(0, 155));
  CHECK(inkOfPixels(picture(kBlack, {100, 100, 100, 255}), 3, 3) == around(0, 100));
}

TEST_CASE("what is transparent is paper", "[ink]") {
  CHECK(inkOfPixels(picture(kNothing, kBlack), 3, 3) == around(0, 255));
  CHECK(inkOfPixels(picture(kNothing, {0, 0, 0, 128}), 3, 3) == around(0, 128));
  CHECK(inkOfPixels(picture(kBlack, kNothing), 3, 3) == around(0, 0));
}

TEST_CASE("paper that is not quite white or black is no ink", "[ink]") {
  constexpr Pixel kGreyPaper = {238, 238, 238, 255};
  CHECK(inkOfPixels(picture(kGreyPaper, kBlack), 3, 3) == around(0, 255));
  // 17 of ink are the paper's: 136 - 17 of the 238 that are left.
  CHECK(inkOfPixels(picture(kGreyPaper, {119, 119, 119, 255}), 3, 3) == around(0, 128));
  CHECK(inkOfPixels(picture(kGreyPaper, kWhite), 3, 3) == around(0, 0));
  CHECK(inkOfPixels(picture(kGreyPaper, {230, 230, 230, 255}), 3, 3) == around(0, 0));
  CHECK(inkOfPixels(picture(kWhite, {254, 254, 254, 255}), 3, 3) == around(0, 1));
  CHECK(inkOfPixels(picture({17, 17, 17, 255}, kWhite), 3, 3) == around(0, 255));
  // A digit that touches the edge leaves most of it to the paper.
  std::vector<std::uint8_t> touching = picture(kGreyPaper, kBlack);
  std::fill_n(touching.begin(), 3, std::uint8_t{0});
  std::vector<std::uint8_t> expected = around(0, 255);
  expected[0] = 255;
  CHECK(inkOfPixels(touching, 3, 3) == expected);
}

TEST_CASE("colours count by how bright they are", "[ink]") {
  // 255 × 77, 150 and 29 of 256.
  CHECK(inkOfPixels(picture(kBlack, {255, 0, 0, 255}), 3, 3) == around(0, 76));
  CHECK(inkOfPixels(picture(kBlack, {0, 255, 0, 255}), 3, 3) == around(0, 149));
  CHECK(inkOfPixels(picture(kBlack, {0, 0, 255, 255}), 3, 3) == around(0, 28));
}

TEST_CASE("pixels that are not as many as the sizes say are refused", "[ink]") {
  const auto rgba = picture(kWhite, kBlack);
  for (const auto& [width, height] : {std::pair{3, 2}, {0, 3}, {-3, -3}, {4, 3}}) {
    CAPTURE(width, height);
    CHECK(errorOf([&, w = width, h = height] { inkOfPixels(rgba, w, h); }).find("36 bytes") != std::string::npos);
  }
}

}  // namespace inkling::test
