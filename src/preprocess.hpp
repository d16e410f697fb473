// From a drawing to an image like MNIST's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "dataset.hpp"

namespace inkling {

using DigitImage = std::array<std::uint8_t, kImagePixels>;

/// The steps, each of which can be left out to see what it is good for.
struct PreprocessSpec {
  /// The ink is cropped to its bounding box, whose longer side becomes 20 pixels. Without this the whole paper becomes
  /// 28 × 28, its longer side 28 pixels and the shorter in the middle.
  bool scalesToBox = true;
  /// The centre of mass comes to the middle of pixel (14, 14). Without this the box comes to the middle of the image,
  /// and the whole paper stays where it is.
  bool centresMass = true;
  bool operator==(const PreprocessSpec&) const = default;
};

/// A rectangle of pixels.
struct Box {
  int left;
  int top;
  int width;
  int height;
  bool operator==(const Box&) const = default;
};

/// What becomes of a drawing, step by step.
struct PreprocessStages {
  Box ink;                           ///< around all ink of the drawing
  Box cropped;                       ///< what is scaled of it: `ink`, or the whole paper
  int scaledWidth;                   ///< pixels
  int scaledHeight;                  ///< pixels
  std::vector<std::uint8_t> scaled;  ///< [scaledHeight × scaledWidth]
  double massX;                      ///< centre of mass within the scaled image, in pixels from its left edge
  double massY;                      ///< in pixels from its upper edge
  int left;  ///< where the scaled image lies in the result; under 0 some of its paper is cut off
  int top;
  DigitImage image;
};

// ink: [height × width], 0 (paper) to 255 (ink)
/// What was done to MNIST's digits (LeCun, Bottou, Bengio, Haffner 1998, section III.A): the ink is cropped to its
/// bounding box, scaled by averaging over areas so that its longer side is 20 pixels and the aspect ratio stays, and
/// placed in 28 × 28 with its centre of mass in the middle of pixel (14, 14), as near as whole pixels allow and without
/// cutting ink off. Nothing when there is no ink. Throws Error when the sizes do not fit.
std::optional<DigitImage> preprocess(std::span<const std::uint8_t> ink, int width, int height,
                                     const PreprocessSpec& spec = {});

/// The same with what comes in between.
std::optional<PreprocessStages> preprocessInStages(std::span<const std::uint8_t> ink, int width, int height,
                                                   const PreprocessSpec& spec = {});

}  // namespace inkling
