// Resampling an image: where each pixel of the result comes from, and what becomes of its grey.
#pragma once

#include <cstdint>
#include <span>

#include "dataset.hpp"

namespace inkling {

/// A smooth field that displaces coordinates, as far as the strength says.
struct Displacement {
  const float* field = nullptr;  ///< [28 × 28], rows `stride` floats apart
  int stride = 0;
  float strength = 0.0F;
  float reach = 0.0F;  ///< no displacement is larger, either way
};

/// Pixel (x, y) of the result shows the place (xx x + xy y + x0, yx x + yy y + y0) of the image, displaced. Whole
/// numbers are the middles of pixels; there is nothing but paper outside of the image. The map must be invertible.
struct Warp {
  float xx = 1.0F;
  float xy = 0.0F;
  float x0 = 0.0F;
  float yx = 0.0F;
  float yy = 1.0F;
  float y0 = 0.0F;
  Displacement displacementX;
  Displacement displacementY;
  /// Greys v become contrast · (v - black), kept within 0 and 255.
  float contrast = 1.0F;
  float black = 0.0F;
};

// image, result: [28 × 28], 0 (paper) to 255 (ink)
/// Greys are interpolated between the four pixels around a place, exactly on whole pixels and otherwise to 1/256 of a
/// pixel; but where the nearest of the four is paper, so is the result. Interpolation alone would give every stroke a
/// pale fringe, and a third more pixels with ink to compute with.
/// Whole numbers from the coordinates on: the same to the bit on every machine.
void warp(std::span<const std::uint8_t, kImagePixels> image, const Warp& map,
          std::span<std::uint8_t, kImagePixels> result);

}  // namespace inkling
