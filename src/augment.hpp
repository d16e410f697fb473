// Augmentation: every epoch shows the network each digit a little differently, as another hand or another pen would
// have written it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "dataset.hpp"

namespace inkling {

/// How far digits are distorted, at most. Each amount is drawn anew for every example of every epoch, uniformly from
/// minus the limit to the limit, but for `elastic`, which is the same for all.
struct AugmentSpec {
  float rotation = 10.0F;  ///< degrees
  float scale = 0.2F;      ///< relative change of the width and, drawn apart, of the height
  float shear = 0.6F;      ///< slant: pixels sideways for each pixel upwards
  float shift = 1.0F;      ///< pixels in x and, drawn apart, in y
  float elastic = 0.8F;    ///< pixels: the standard deviation of a smooth random displacement
  float thickness = 1.0F;  ///< how much of a pixel the edges of strokes move outwards or inwards
  bool operator==(const AugmentSpec&) const = default;
};

inline constexpr float kMaximumRotation = 90.0F;
inline constexpr float kMaximumScale = 0.5F;
inline constexpr float kMaximumShear = 1.0F;
inline constexpr float kMaximumShift = 14.0F;
inline constexpr float kMaximumElastic = 4.0F;
inline constexpr float kMaximumThickness = 1.0F;

/// Throws Error unless every limit is 0 to its maximum.
void validate(const AugmentSpec& spec);

/// One distortion: an affine map about the middle of pixel (14, 14), where the centre of mass of MNIST's digits is, and
/// two windows of the displacement field. What is left as it is here changes nothing.
struct Distortion {
  float rotation = 0.0F;  ///< degrees, from the x axis (right) towards the y axis (down): clockwise
  float scaleX = 1.0F;
  float scaleY = 1.0F;
  float shear = 0.0F;  ///< x += shear · (up), before the rotation
  float shiftX = 0.0F;
  float shiftY = 0.0F;
  float displacementX = 0.0F;  ///< standard deviations, in pixels; a negative one turns the field around
  float displacementY = 0.0F;
  int windowX = 0;  ///< which window of the field displaces in x: 0 to kWindows - 1
  int windowY = 0;
  float thickness = 0.0F;  ///< over 0 thicker, under 0 thinner
};

/// The field is a square; a window begins at any of 64 × 64 places in it.
inline constexpr int kWindowPlaces = 64;
inline constexpr int kWindows = kWindowPlaces * kWindowPlaces;

/// Distorts images. What comes out depends on the limits, the seed, the epoch, the example and the image, and on
/// nothing that was asked before; it is the same to the bit on every machine.
class Augmenter {
 public:
  /// Draws the displacement field. Throws Error as `validate`.
  Augmenter(const AugmentSpec& spec, std::uint32_t seed);

  [[nodiscard]] const AugmentSpec& spec() const { return spec_; }

  // image, result: [28 × 28], 0 (paper) to 255 (ink)
  /// The image as the network sees it in this epoch. `result` must not overlap the image.
  void apply(std::span<const std::uint8_t, kImagePixels> image, int epoch, int example,
             std::span<std::uint8_t, kImagePixels> result) const {
    distort(image, draw(epoch, example), result);
  }

  /// The distortion of an example in an epoch.
  [[nodiscard]] Distortion draw(int epoch, int example) const;

  // image, result: [28 × 28]
  /// An image, distorted so. A pixel of the result shows what is at its place in the image before: interpolated between
  /// four pixels, but paper where the nearest of them is paper, so that about as few pixels have ink as before.
  void distort(std::span<const std::uint8_t, kImagePixels> image, const Distortion& distortion,
               std::span<std::uint8_t, kImagePixels> result) const;

 private:
  AugmentSpec spec_;
  std::uint32_t seed_;
  std::vector<float> field_;
  float largest_ = 0.0F;  // in the field, either way
};

}  // namespace inkling
