// From a drawing to an image like MNIST's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "dataset.hpp"

namespace inkling {

using DigitImage = std::array<std::uint8_t, kImagePixels>;

// ink: [height × width], 0 (paper) to 255 (ink)
/// What was done to MNIST's digits (LeCun, Bottou, Bengio, Haffner 1998, section III.A): the ink is cropped to its
/// bounding box, scaled by averaging over areas so that its longer side is 20 pixels and the aspect ratio stays, and
/// placed in 28 × 28 with its centre of mass in the middle of pixel (14, 14), as near as whole pixels allow and without
/// cutting ink off. Nothing when there is no ink. Throws Error when the sizes do not fit.
std::optional<DigitImage> preprocess(std::span<const std::uint8_t> ink, int width, int height);

}  // namespace inkling
