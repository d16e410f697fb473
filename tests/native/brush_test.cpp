#include "brush.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "not_finite.hpp"

namespace inkling::test {

namespace {

using Ink = std::vector<std::uint8_t>;

Ink drawn(const std::vector<Stroke>& strokes) { return drawStrokes(strokes); }

int at(const Ink& ink, int x, int y) { return ink.at(static_cast<std::size_t>(y * kCanvasSide + x)); }

/// In pixels that are all ink.
double areaOf(const Ink& ink) { return std::accumulate(ink.begin(), ink.end(), 0.0) / 255.0; }

bool isBlank(const Ink& ink) {
  return std::all_of(ink.begin(), ink.end(), [](std::uint8_t value) { return value == 0; });
}

constexpr double kRadius = kBrushWidth / 2.0;

}  // namespace

TEST_CASE("an empty drawing is blank paper", "[brush]") {
  CHECK(drawn({}).size() == 280 * 280);
  CHECK(isBlank(drawn({})));
  CHECK(isBlank(drawn({{}, {}})));
}

TEST_CASE("a stroke of one point is a round dot of the brush's width", "[brush]") {
  const Ink ink = drawn({{{140.0F, 100.0F}}});
  // The cover of pixels at the edge falls from 1 to 0 over one pixel: this adds π/12 to the disc's area.
  CHECK(areaOf(ink) == Approx(std::numbers::pi * kRadius * kRadius).epsilon(0.005));
  bool isRound = true;
  for (int y = 0; y < kCanvasSide; ++y) {
    for (int x = 0; x < kCanvasSide; ++x) {
      const double distance = std::hypot(x + 0.5 - 140.0, y + 0.5 - 100.0);
      if (distance < kRadius - 0.51) isRound = isRound && at(ink, x, y) == 255;
      if (distance > kRadius + 0.51) isRound = isRound && at(ink, x, y) == 0;
    }
  }
  CHECK(isRound);
}

TEST_CASE("a stroke that stays on its point is a dot", "[brush]") {
  const Point point = {77.0F, 33.0F};
  CHECK(drawn({{point, point, point}}) == drawn({{point}}));
}

TEST_CASE("a straight stroke is a bar with round ends", "[brush]") {
  const Ink ink = drawn({{{140.0F, 60.0F}, {140.0F, 220.0F}}});
  CHECK(areaOf(ink) == Approx(160.0 * kBrushWidth + std::numbers::pi * kRadius * kRadius).epsilon(0.001));
  CHECK(at(ink, 129, 140) == 255);  // the leftmost pixel within 140 - 11
  CHECK(at(ink, 128, 140) == 0);
  CHECK(at(ink, 150, 140) == 255);
  CHECK(at(ink, 151, 140) == 0);
  CHECK(at(ink, 140, 48) == 0);
  CHECK(at(ink, 140, 231) == 0);
}

TEST_CASE("a slanted edge is antialiased", "[brush]") {
  const Ink ink = drawn({{{60.0F, 60.0F}, {200.0F, 130.0F}}});
  const auto grey = std::count_if(ink.begin(), ink.end(), [](std::uint8_t value) { return value > 0 && value < 255; });
  // About two pixels for each of the 157 units of length on either side.
  CHECK(grey > 200);
  CHECK(areaOf(ink) ==
        Approx(std::hypot(140.0, 70.0) * kBrushWidth + std::numbers::pi * kRadius * kRadius).epsilon(0.002));
}

TEST_CASE("a curve goes through the middles of its points and stays within their triangle", "[brush]") {
  // From (40, 40) by the corner (240, 40) to (240, 240): first a curve to the middle of the last two points.
  const Ink ink = drawn({{{40.0F, 40.0F}, {240.0F, 40.0F}, {240.0F, 240.0F}}});
  CHECK(at(ink, 40, 40) == 255);
  CHECK(at(ink, 240, 140) == 255);
  CHECK(at(ink, 240, 239) == 255);
  // The curve's own middle: a quarter of (40, 40), a half of (240, 40), a quarter of (240, 140).
  CHECK(at(ink, 190, 65) == 255);
  CHECK(at(ink, 240, 40) == 0);  // the corner is cut
}

TEST_CASE("a curve's edge is smooth to a fraction of a pixel", "[brush]") {
  const Point from = {40.0F, 40.0F};
  const Point corner = {240.0F, 40.0F};
  const Point end = {240.0F, 240.0F};
  const Ink ink = drawn({{from, corner, end}});
  // The curve to the middle of the last two points, and the line from there, in points less than a unit apart.
  constexpr int kSamples = 400;
  std::vector<Point> path;
  for (int i = 0; i <= kSamples; ++i) {
    const float t = static_cast<float>(i) / kSamples;
    const float s = 1.0F - t;
    path.push_back({s * s * from.x + 2.0F * s * t * corner.x + t * t * end.x,
                    s * s * from.y + 2.0F * s * t * corner.y + t * t * 140.0F});
    path.push_back({240.0F, 140.0F + 100.0F * t});
  }
  // A quarter of a pixel besides the half pixel over which the edge fades.
  constexpr double kMargin = 0.75;
  int wrong = 0;
  for (int y = 0; y < kCanvasSide; ++y) {
    for (int x = 0; x < kCanvasSide; ++x) {
      float nearest = kCanvasSide * kCanvasSide;  // squared
      for (const Point& point : path) {
        const float byX = static_cast<float>(x) + 0.5F - point.x;
        const float byY = static_cast<float>(y) + 0.5F - point.y;
        nearest = std::min(nearest, byX * byX + byY * byY);
      }
      const double distance = std::sqrt(nearest);
      if (distance < kRadius - kMargin && at(ink, x, y) != 255) ++wrong;
      if (distance > kRadius + kMargin && at(ink, x, y) != 0) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("a curve is the same from either end", "[brush]") {
  const std::vector<Stroke> there = {{{40.0F, 60.0F}, {200.0F, 80.0F}, {100.0F, 220.0F}}};
  const std::vector<Stroke> back = {{{100.0F, 220.0F}, {200.0F, 80.0F}, {40.0F, 60.0F}}};
  // The two are curve and line the other way round, so no two pixels need be equal, but nearly all ink is.
  CHECK(areaOf(drawn(there)) == Approx(areaOf(drawn(back))).epsilon(0.02));
}

TEST_CASE("a drawing that is moved by whole pixels gives the same ink there", "[brush]") {
  const Ink here = drawn({{{50.0F, 60.0F}, {120.0F, 90.0F}, {70.0F, 150.0F}}});
  const Ink there = drawn({{{114.0F, 92.0F}, {184.0F, 122.0F}, {134.0F, 182.0F}}});
  bool isMoved = true;
  for (int y = 0; y < kCanvasSide - 32; ++y) {
    for (int x = 0; x < kCanvasSide - 64; ++x) isMoved = isMoved && at(here, x, y) == at(there, x + 64, y + 32);
  }
  CHECK(isMoved);
  CHECK(areaOf(here) == areaOf(there));
  CHECK(areaOf(here) > 2000.0);
}

TEST_CASE("strokes may cross in any order", "[brush]") {
  const Stroke down = {{140.0F, 60.0F}, {140.0F, 220.0F}};
  const Stroke across = {{60.0F, 140.0F}, {220.0F, 140.0F}};
  const Ink cross = drawn({down, across});
  CHECK(cross == drawn({across, down}));
  CHECK(areaOf(cross) ==
        Approx(areaOf(drawn({down})) + areaOf(drawn({across})) - kBrushWidth * kBrushWidth).epsilon(1e-6));
}

TEST_CASE("ink beyond the canvas is lost and the rest stays", "[brush]") {
  for (const Point outside : {Point{-20.0F, 140.0F}, Point{300.0F, 140.0F}, Point{140.0F, -20.0F},
                              Point{140.0F, 300.0F}, Point{-280'000.0F, 280'000.0F}, Point{280'000.0F, -280'000.0F}}) {
    CAPTURE(outside.x, outside.y);
    CHECK(isBlank(drawn({{outside}})));
    CHECK(isBlank(drawn({{outside, outside, outside}})));
  }
  // Dots on the middle of an edge and on a corner lose a half and three quarters.
  const double dot = std::numbers::pi * kRadius * kRadius;
  CHECK(areaOf(drawn({{{0.0F, 140.0F}}})) == Approx(dot / 2.0).epsilon(0.005));
  CHECK(areaOf(drawn({{{280.0F, 140.0F}}})) == Approx(dot / 2.0).epsilon(0.005));
  CHECK(areaOf(drawn({{{280.0F, 280.0F}}})) == Approx(dot / 4.0).epsilon(0.005));
  // A bar through the whole canvas and out on both sides.
  CHECK(areaOf(drawn({{{-1000.0F, 140.0F}, {1000.0F, 140.0F}}})) == Approx(280.0 * kBrushWidth).epsilon(1e-6));
}

TEST_CASE("coordinates that are no place on a canvas are refused", "[brush]") {
  const auto refusal = [](float x, float y) {
    return errorOf([&] { drawn({{{1.0F, 2.0F}}, {{5.0F, 5.0F}, {x, y}}}); });
  };
  CHECK_THAT(refusal(kNaN, 0.0F), containsText("0 to 280") && containsText("got nan"));
  CHECK_THAT(refusal(0.0F, kNaN), containsText("got nan"));
  CHECK_THAT(refusal(kInfinity, 0.0F), containsText("got inf"));
  CHECK_THAT(refusal(0.0F, -kInfinity), containsText("got -inf"));
  CHECK_THAT(refusal(280'001.0F, 0.0F), containsText("got 280001"));
  CHECK_THAT(refusal(0.0F, -280'001.0F), containsText("got -280001"));
}

TEST_CASE("more points than anyone draws are refused", "[brush]") {
  const Stroke half(kMaximumPoints / 2, {140.0F, 140.0F});
  CHECK_NOTHROW(drawn({half, half}));
  CHECK_THAT(errorOf([&] {
               drawn({half, half, {{0.0F, 0.0F}}});
             }),
             containsText("at most 20000 points") && containsText("got 20001"));
}

TEST_CASE("strokes longer than anyone draws are refused", "[brush]") {
  const auto scribble = [](std::size_t points) {
    Stroke stroke;
    for (std::size_t i = 0; i < points; ++i) stroke.push_back({i % 2 == 0 ? 0.0F : 280.0F, 140.0F});
    return stroke;
  };
  CHECK_NOTHROW(drawn({scribble(1001)}));
  CHECK_THAT(errorOf([&] { drawn({scribble(1001), scribble(2)}); }), containsText("280000") && containsText("280280"));
}

TEST_CASE("in fewer pixels a drawing is the same, only coarser", "[brush]") {
  const std::vector<Stroke> strokes = {{{60, 80}, {200, 70}, {150, 220}}, {{90, 150}}};
  const Ink fine = drawStrokes(strokes);
  const Ink coarse = drawStrokes(strokes, 70);
  REQUIRE(coarse.size() == 70 * 70);
  CHECK(areaOf(coarse) * 16 == Approx(areaOf(fine)).epsilon(0.02));
  // A pixel of the one is 4 × 4 of the other: deep in the ink and far from it they agree.
  CHECK(static_cast<int>(coarse.at(20 * 70 + 15)) == 255);
  CHECK(at(fine, 62, 82) == 255);
  CHECK(static_cast<int>(coarse.at(60 * 70 + 5)) == 0);
  CHECK(at(fine, 22, 242) == 0);
}

}  // namespace inkling::test
