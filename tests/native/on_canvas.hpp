// Whether strokes could have been drawn on the page.
#pragma once

#include <vector>

#include "brush.hpp"
#include "catch.hpp"

namespace inkling::test {

/// There are some, each has points, and all of these are on the canvas.
inline void requireOnCanvas(const std::vector<Stroke>& strokes) {
  REQUIRE_FALSE(strokes.empty());
  for (const Stroke& stroke : strokes) {
    REQUIRE_FALSE(stroke.empty());
    for (const Point& point : stroke) {
      REQUIRE((point.x >= 0.0F && point.x <= kCanvasSide));
      REQUIRE((point.y >= 0.0F && point.y <= kCanvasSide));
    }
  }
}

}  // namespace inkling::test
