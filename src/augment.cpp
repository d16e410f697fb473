#include "augment.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string_view>

#include "error.hpp"
#include "math.hpp"
#include "random.hpp"
#include "warp.hpp"

namespace inkling {

namespace {

// P. Y. Simard, D. Steinkraus, J. C. Platt, "Best Practices for Convolutional Neural Networks Applied to Visual
// Document Analysis", 2003: noise smoothed by a Gaussian of this width displaces the pixels. They draw and smooth noise
// for each image; here one field is drawn for all, and each image gets two windows of it, one in x and one in y.
constexpr float kSmoothing = 4.0F;
constexpr int kFieldSide = 96;
static_assert(kFieldSide >= kWindowPlaces - 1 + kImageSide);

constexpr float kCentre = 14.0F;

constexpr float kFullInk = 255.0F;
constexpr float kHalfInk = 128.0F;

void check(std::string_view name, float value, float maximum) {
  if (!(value >= 0.0F && value <= maximum)) {
    refuse("the ", name, " of augmentation must be 0 to ", maximum, ", got ", value);
  }
}

/// Normal noise on a torus, smoothed by a Gaussian along both axes and scaled to the variance 1.
std::vector<float> smoothField(std::uint32_t seed) {
  constexpr int kReach = 12;
  std::array<float, 2 * kReach + 1> weights{};
  for (int i = -kReach; i <= kReach; ++i) {
    const auto distance = static_cast<float>(i);
    weights[static_cast<std::size_t>(i + kReach)] =
        exponential(-distance * distance / (2.0F * kSmoothing * kSmoothing));
  }
  constexpr int kSize = kFieldSide * kFieldSide;
  std::vector<float> field(kSize);
  // The epochs and examples of `draw` never come to this index.
  Random random(seed, Purpose::augmentation, ~std::uint64_t{0});
  for (float& value : field) value = random.normal();
  std::vector<float> smoothed(kSize);
  const auto smooth = [&](int stepAcross, int stepAlong) {
    for (int across = 0; across < kFieldSide; ++across) {
      for (int along = 0; along < kFieldSide; ++along) {
        float sum = 0.0F;
        for (int i = -kReach; i <= kReach; ++i) {
          const int place = (along + i + kFieldSide) % kFieldSide;
          sum += weights[static_cast<std::size_t>(i + kReach)] *
                 field[static_cast<std::size_t>(across * stepAcross + place * stepAlong)];
        }
        smoothed[static_cast<std::size_t>(across * stepAcross + along * stepAlong)] = sum;
      }
    }
    field.swap(smoothed);
  };
  smooth(kFieldSide, 1);
  smooth(1, kFieldSide);
  float squares = 0.0F;
  for (const float value : field) squares += value * value;
  const float factor = 1.0F / std::sqrt(squares / kSize);
  for (float& value : field) value *= factor;
  return field;
}

}  // namespace

void validate(const AugmentSpec& spec) {
  check("rotation", spec.rotation, kMaximumRotation);
  check("scale", spec.scale, kMaximumScale);
  check("shear", spec.shear, kMaximumShear);
  check("shift", spec.shift, kMaximumShift);
  check("elastic displacement", spec.elastic, kMaximumElastic);
  check("stroke thickness", spec.thickness, kMaximumThickness);
}

Augmenter::Augmenter(const AugmentSpec& spec, std::uint32_t seed) : spec_(spec), seed_(seed) {
  validate(spec_);
  field_ = smoothField(seed_);
  for (const float value : field_) largest_ = std::max(largest_, std::abs(value));
}

Distortion Augmenter::draw(int epoch, int example) const {
  assert(epoch >= 0 && example >= 0);
  const auto index = (static_cast<std::uint64_t>(epoch) << 32U) | static_cast<std::uint32_t>(example);
  Random random(seed_, Purpose::augmentation, index);
  const auto upTo = [&random](float limit) { return limit * (2.0F * random.uniform() - 1.0F); };
  Distortion distortion;
  distortion.rotation = upTo(spec_.rotation);
  distortion.scaleX = 1.0F + upTo(spec_.scale);
  distortion.scaleY = 1.0F + upTo(spec_.scale);
  distortion.shear = upTo(spec_.shear);
  distortion.shiftX = upTo(spec_.shift);
  distortion.shiftY = upTo(spec_.shift);
  distortion.thickness = upTo(spec_.thickness);
  const std::uint32_t bits = random.bits();
  distortion.windowX = static_cast<int>(bits % kWindows);
  distortion.windowY = static_cast<int>(bits / kWindows % kWindows);
  distortion.displacementX = (bits >> 31U) != 0 ? -spec_.elastic : spec_.elastic;
  distortion.displacementY = ((bits >> 30U) & 1U) != 0 ? -spec_.elastic : spec_.elastic;
  return distortion;
}

void Augmenter::distort(std::span<const std::uint8_t, kImagePixels> image, const Distortion& distortion,
                        std::span<std::uint8_t, kImagePixels> result) const {
  // Where a pixel of the result was before: the inverse of rotation · shear · scale, which are, with y down,
  //   ( cos  -sin ) ( 1  -shear ) ( scaleX    0    )
  //   ( sin   cos ) ( 0     1   ) (   0    scaleY  )
  constexpr float kRadians = 0.0174532925F;
  const float cos = cosine(distortion.rotation * kRadians);
  const float sin = sine(distortion.rotation * kRadians);
  Warp map;
  map.xx = (cos - distortion.shear * sin) / distortion.scaleX;
  map.xy = (sin + distortion.shear * cos) / distortion.scaleX;
  map.yx = -sin / distortion.scaleY;
  map.yy = cos / distortion.scaleY;
  const float x = kCentre + distortion.shiftX;
  const float y = kCentre + distortion.shiftY;
  map.x0 = kCentre - map.xx * x - map.xy * y;
  map.y0 = kCentre - map.yx * x - map.yy * y;
  const auto displacement = [this](int window, float strength) {
    assert(window >= 0 && window < kWindows);
    const float* field = field_.data() + window / kWindowPlaces * kFieldSide + window % kWindowPlaces;
    return Displacement{field, kFieldSide, strength, std::abs(strength) * largest_};
  };
  map.displacementX = displacement(distortion.windowX, distortion.displacementX);
  map.displacementY = displacement(distortion.windowY, distortion.displacementY);
  if (distortion.thickness > 0.0F) {
    map.contrast = 1.0F + distortion.thickness;
  } else {
    map.black = -kHalfInk * distortion.thickness;
    map.contrast = kFullInk / (kFullInk - map.black);
  }
  warp(image, map, result);
}

}  // namespace inkling
