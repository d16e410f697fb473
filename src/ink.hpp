// From the pixels of a picture file to ink on paper.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

// rgba: [height × width × 4], alpha not multiplied in → [height × width], 0 (paper) to 255 (ink)
/// The ink of a picture of a drawing or a digit. What is transparent is paper. Whether ink is darker or lighter than
/// paper is told by the mean over the edge of the picture, and how dark the paper is by the median: unless that is
/// nothing, what is hardly darker is no ink. Throws Error when the sizes do not fit.
std::vector<std::uint8_t> inkOfPixels(std::span<const std::uint8_t> rgba, int width, int height);

}  // namespace inkling
