// Drawings that are no digit, made up: letters, signs and scribbles, for a network to learn what it cannot read.
#pragma once

#include <cstdint>
#include <vector>

#include "brush.hpp"

namespace inkling {

/// Strokes on the drawing canvas that are none of the ten digits: by turns a letter or a sign, strokes at random, and a
/// zigzag. Which one, and how it is drawn, is named by the number. Letters that look like digits are left out: B, D, I,
/// O, S, Z and their like.
std::vector<Stroke> shapeStrokes(std::uint64_t number);

}  // namespace inkling
