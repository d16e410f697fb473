// Digits as people draw them with a pen, made up: what MNIST's scanned digits of American clerks and pupils lack, such
// as sevens with a bar, ones with a foot or nines with a curled tail.
#pragma once

#include <cstdint>
#include <vector>

#include "brush.hpp"

namespace inkling {

/// A digit in strokes on the drawing canvas. Its style, the proportions of its parts, its slant, size and steadiness
/// are drawn at random, named by the number. digit: 0 to 9.
std::vector<Stroke> penStrokes(int digit, std::uint64_t number);

}  // namespace inkling
