// The brush: pen strokes to ink on the canvas.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// The drawing canvas is 280 × 280 units; y points down.
inline constexpr int kCanvasSide = 280;
/// The diameter of the brush, in the canvas's units.
inline constexpr float kBrushWidth = 22.0F;
/// More than anyone draws in one digit; limits on the time that one prediction can take.
inline constexpr std::size_t kMaximumPoints = 20'000;
inline constexpr float kMaximumLength = 1000.0F * kCanvasSide;

struct Point {
  float x;
  float y;
};
using Stroke = std::vector<Point>;

inline float distance(Point a, Point b) {
  const float x = a.x - b.x;
  const float y = a.y - b.y;
  return std::sqrt(x * x + y * y);
}

/// Draws strokes with a round, antialiased brush: [side × side], 0 (paper) to 255 (ink), the whole canvas in `side`
/// pixels. Between the points the line follows quadratic curves through the middles of neighbouring points, as the
/// canvas on the page does; a stroke of one point is a dot. Ink beyond the canvas's edge is lost. Throws Error for
/// coordinates that are not finite or further than 1,000 canvases away, for more than kMaximumPoints points, and for
/// strokes longer than kMaximumLength together.
std::vector<std::uint8_t> drawStrokes(std::span<const Stroke> strokes, int side = kCanvasSide);

}  // namespace inkling
