#include "pen_shapes.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "pen.hpp"

namespace inkling {

namespace {

/// Letters and signs on a grid from 0 to 8, y down: strokes with a space between them, each of points of two figures,
/// x and y. A stroke that begins with ~ is a curve.
constexpr std::array<std::string_view, 60> kFigures = {
    "084088 1565",                          // A
    "84000888 0464",                        // E, its lower half closed
    "80000888 0464",                        // E
    "800008 0464",                          // F
    "~8120041878 888545",                   // G
    "0008 8088 0484",                       // H
    "0008 800488",                          // K
    "0008 ~70440478",                       // K
    "000888",                               // L
    "0810478088",                           // M
    "~081024558588",                        // M
    "08008880",                             // N
    "0800 ~0060626404",                     // P
    "~5002068886504020 5588",               // Q
    "0800 ~0060626404 3488",                // R
    "0080 4048",                            // T
    "~0005387580 8088",                     // U
    "004880",                               // V
    "0028436880",                           // W
    "~0036284354785780",                    // W
    "0088 8008",                            // X
    "0044 8044 4448",                       // Y
    "~7210034778 7078",                     // a
    "0080 ~8070310418487886",               // e
    "~71513348 1474",                       // f
    "0008 ~05346578",                       // h
    "0008 ~06263448 ~46647488",             // m
    "0008 ~04316488",                       // n
    "0008 ~03315162",                       // r
    "~3037487876 0373",                     // t
    "~6024037870 7088",                     // d
    "~7005048870 7478",                     // u
    "0088 8018",                            // x
    "0008 8088 0484 0888",                  // ㅂ
    "0080 4208 4288",                       // ㅈ
    "3050 0282 4208 4288",                  // ㅊ
    "80000888 0484",                        // ㅌ
    "3050 0282 ~44256687766444",            // ㅎ
    "4048 4484",                            // ㅏ
    "4048 0444",                            // ㅓ
    "0080 2028 6068",                       // ㅠ
    "0080880800",                           // ㅁ
    "4048 0282 4308 4388",                  // a tree
    "0484 4048",                            // plus
    "0484",                                 // minus
    "0282 0686",                            // equals
    "05388800",                             // a lightning
    "053880",                               // a check mark
    "40880840",                             // a triangle
    "0804408488 0888",                      // a house
    "~43210003264886624160 4342",           // a heart
    "~4181048884004041 2223 6263 ~253665",  // a face
    "0484 518457",                          // an arrow
    "2008 7058 0383 0676",                  // a hash
    "~023041424546 4748",                   // a question mark
    "~0402244662848664420604",              // infinity
    "4048 0484 1177 7117",                  // an asterisk
    "0880 1122 6677",                       // per cent
    "~4454554333254667725140102348",        // a spiral
    "~02315371 ~05345674",                  // waves
};

/// From where the pen is.
void go(Pen& pen, std::span<const Point> points, bool isCurve) {
  if (isCurve) {
    pen.curveThrough(points);
  } else {
    pen.lineTo(points);
  }
}

/// A number from 0 to 8, as one figure.
float onGrid(char figure) { return static_cast<float>(figure - '0') / 8.0F; }

void drawFigure(Pen& pen) {
  std::string_view figure = kFigures.at(pen.below(kFigures.size()));
  while (!figure.empty()) {
    std::string_view stroke = figure.substr(0, figure.find(' '));
    figure.remove_prefix(std::min(figure.size(), stroke.size() + 1));
    const bool isCurve = stroke.front() == '~';
    if (isCurve) stroke.remove_prefix(1);
    std::vector<Point> points;
    for (; !stroke.empty(); stroke.remove_prefix(2)) points.push_back({onGrid(stroke[0]), onGrid(stroke[1])});
    pen.moveTo(points.front());
    go(pen, std::span<const Point>(points).subspan(1), isCurve);
  }
}

// Of the random numbers, only one is drawn in each expression: in which order its parts are evaluated is the
// compiler's.

/// Lines, curves and arcs between places at random; in half of them these are near a grid, as those of letters are.
void drawAtRandom(Pen& pen) {
  const bool isRegular = pen.chance(0.5F);
  const auto place = [&] {
    const auto along = [&] {
      if (!isRegular) return pen.between(0.0F, 1.0F);
      const float line = static_cast<float>(pen.below(3)) / 2.0F;
      return line + pen.between(-0.08F, 0.08F);
    };
    const float x = along();
    return Point{x, along()};
  };
  const std::uint32_t strokes = 1 + pen.below(4);
  for (std::uint32_t stroke = 0; stroke < strokes; ++stroke) {
    pen.moveTo(place());
    const float kind = pen.between(0.0F, 1.0F);
    if (kind > 0.85F) {
      const float turn = pen.between(120.0F, 720.0F);
      const Point centre = place();
      const float begin = pen.between(-180.0F, 180.0F);
      const float end = pen.chance(0.5F) ? begin + turn : begin - turn;
      const float width = pen.between(0.1F, 0.6F);
      pen.arc(centre, width, pen.between(0.1F, 0.6F), begin, end);
      continue;
    }
    std::vector<Point> points(strokes == 1 ? 4 + pen.below(6) : 2 + pen.below(2));
    for (Point& point : points) point = place();
    go(pen, points, kind >= 0.5F);
  }
}

void drawZigzag(Pen& pen) {
  const bool isUpright = pen.chance(0.5F);
  const float low = pen.between(0.0F, 0.3F);
  std::vector<Point> points(5 + pen.below(12));
  for (std::size_t i = 0; i < points.size(); ++i) {
    const float along = static_cast<float>(i + 1) / static_cast<float>(points.size());
    const float across = i % 2 == 0 ? pen.between(0.6F, 1.0F) : pen.between(0.0F, low);
    points[i] = isUpright ? Point{across, along} : Point{along, across};
  }
  pen.moveTo({0.0F, 0.0F});
  go(pen, points, !pen.chance(0.5F));
}

/// One after the other.
constexpr std::array<void (*)(Pen&), 8> kTurns = {drawFigure,   drawAtRandom, drawFigure,   drawFigure,
                                                  drawAtRandom, drawFigure,   drawAtRandom, drawZigzag};

}  // namespace

std::vector<Stroke> shapeStrokes(std::uint64_t number) {
  Pen pen(Purpose::penShapes, number);
  kTurns.at(number % kTurns.size())(pen);
  return pen.finish(pen.between(0.6F, 1.2F));
}

}  // namespace inkling
