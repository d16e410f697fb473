// Drawings, as they come from JavaScript.
#pragma once

#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "arrays.hpp"
#include "brush.hpp"
#include "error.hpp"

namespace inkling::bindings {

/// The points of all strokes come one after the other as x, y, x, y, …; `counts` has the number of points of each.
/// Throws Error when there are fewer coordinates than that.
inline std::vector<Stroke> strokesOf(const emscripten::val& coordinates, const emscripten::val& counts) {
  const auto numbers = elementsOf<float>(coordinates);
  std::vector<Stroke> strokes;
  std::size_t at = 0;
  for (const std::uint32_t count : elementsOf<std::uint32_t>(counts)) {
    if (count > (numbers.size() - at) / 2) refuse("the strokes have more points than there are coordinates");
    Stroke& stroke = strokes.emplace_back();
    for (std::uint32_t i = 0; i < count; ++i, at += 2) stroke.push_back({numbers[at], numbers[at + 1]});
  }
  return strokes;
}

}  // namespace inkling::bindings
