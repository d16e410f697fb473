#include "brush.hpp"

#include <algorithm>
#include <cmath>

#include "error.hpp"

namespace inkling {

namespace {

constexpr float kFurthest = 1000.0F * kCanvasSide;
// Straight pieces of this length follow a curve of the brush's size closely enough.
constexpr float kPieceLength = 4.0F;

Point middle(Point a, Point b) { return {(a.x + b.x) / 2.0F, (a.y + b.y) / 2.0F}; }

class Canvas {
 public:
  explicit Canvas(int side)
      : side_(side),
        brush_(kBrushWidth * static_cast<float>(side) / kCanvasSide),
        ink_(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0) {}

  std::vector<std::uint8_t> take() { return std::move(ink_); }

  /// A straight line with round ends. A pixel's ink is how far its centre lies inside the line's edge, 0 to 1 pixel:
  /// the line's cover of the pixel, but for corners.
  void line(Point a, Point b) {
    const int left = firstPixel(std::min(a.x, b.x));
    const int right = lastPixel(std::max(a.x, b.x));
    const int top = firstPixel(std::min(a.y, b.y));
    const int bottom = lastPixel(std::max(a.y, b.y));
    const float alongX = b.x - a.x;
    const float alongY = b.y - a.y;
    const float squaredLength = alongX * alongX + alongY * alongY;
    const float inverse = squaredLength > 0.0F ? 1.0F / squaredLength : 0.0F;
    for (int row = top; row <= bottom; ++row) {
      std::uint8_t* pixels = ink_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(side_);
      const float y = static_cast<float>(row) + 0.5F - a.y;
      for (int column = left; column <= right; ++column) {
        const float x = static_cast<float>(column) + 0.5F - a.x;
        const float share = std::clamp((x * alongX + y * alongY) * inverse, 0.0F, 1.0F);
        const float offX = x - share * alongX;
        const float offY = y - share * alongY;
        const float inside = brush_ / 2.0F + 0.5F - std::sqrt(offX * offX + offY * offY);
        const float cover = std::clamp(inside, 0.0F, 1.0F);
        pixels[column] = std::max(pixels[column], static_cast<std::uint8_t>(cover * 255.0F + 0.5F));
      }
    }
  }

  /// A quadratic Bézier curve in straight pieces.
  void curve(Point from, Point control, Point to) {
    const float length = distance(from, control) + distance(control, to);
    const int pieces = std::clamp(static_cast<int>(length / kPieceLength) + 1, 1, kCanvasSide);
    Point last = from;
    for (int piece = 1; piece <= pieces; ++piece) {
      const float t = static_cast<float>(piece) / static_cast<float>(pieces);
      const float s = 1.0F - t;
      const Point next = {s * s * from.x + 2.0F * s * t * control.x + t * t * to.x,
                          s * s * from.y + 2.0F * s * t * control.y + t * t * to.y};
      line(last, next);
      last = next;
    }
  }

 private:
  [[nodiscard]] int firstPixel(float coordinate) const {
    return static_cast<int>(std::clamp(coordinate - brush_ / 2.0F - 1.0F, 0.0F, static_cast<float>(side_)));
  }
  [[nodiscard]] int lastPixel(float coordinate) const {
    return static_cast<int>(std::clamp(coordinate + brush_ / 2.0F + 1.0F, -1.0F, static_cast<float>(side_ - 1)));
  }

  int side_;
  float brush_;
  std::vector<std::uint8_t> ink_;
};

void check(std::span<const Stroke> strokes) {
  std::size_t count = 0;
  float length = 0.0F;
  for (const Stroke& stroke : strokes) {
    count += stroke.size();
    for (std::size_t i = 1; i < stroke.size(); ++i) length += distance(stroke[i - 1], stroke[i]);
    for (const Point& point : stroke) {
      for (const float coordinate : {point.x, point.y}) {
        if (!(std::abs(coordinate) <= kFurthest)) {
          refuse("the coordinates of a stroke must be numbers on the canvas, 0 to ", kCanvasSide, ", got ", coordinate);
        }
      }
    }
  }
  if (count > kMaximumPoints) refuse("a drawing may have at most ", kMaximumPoints, " points, got ", count);
  if (length > kMaximumLength) refuse("the strokes of a drawing may be ", kMaximumLength, " units long, got ", length);
}

}  // namespace

std::vector<std::uint8_t> drawStrokes(std::span<const Stroke> strokes, int side) {
  check(strokes);
  Canvas canvas(side);
  const float scale = static_cast<float>(side) / kCanvasSide;
  const auto at = [scale](Point point) { return Point{scale * point.x, scale * point.y}; };
  for (const Stroke& stroke : strokes) {
    if (stroke.empty()) continue;
    Point last = at(stroke.front());
    if (stroke.size() == 1) canvas.line(last, last);
    for (std::size_t i = 1; i + 1 < stroke.size(); ++i) {
      const Point next = middle(at(stroke[i]), at(stroke[i + 1]));
      canvas.curve(last, at(stroke[i]), next);
      last = next;
    }
    if (stroke.size() > 1) canvas.line(last, at(stroke.back()));
  }
  return canvas.take();
}

}  // namespace inkling
