#include "augment.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "catch.hpp"
#include "digits.hpp"
#include "error_of.hpp"

namespace inkling::test {

namespace {

using Image = std::array<std::uint8_t, kImagePixels>;

constexpr AugmentSpec kNothing = {0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F};

Image digit(int example) {
  Image image{};
  bundledDigits().image(example, image);
  return image;
}

/// A square of full ink, with room around it.
Image square(int left, int top, int side) {
  Image image{};
  for (int y = top; y < top + side; ++y) {
    for (int x = left; x < left + side; ++x) image[static_cast<std::size_t>(y * kImageSide + x)] = 255;
  }
  return image;
}

Image distorted(const Image& image, const Distortion& distortion) {
  Image result{};
  Augmenter(kNothing, 7).distort(image, distortion, result);
  return result;
}

Image augmented(const Augmenter& augmenter, int example, int epoch) {
  Image result{};
  augmenter.apply(digit(example), epoch, example, result);
  return result;
}

int inkOf(const Image& image) { return std::accumulate(image.begin(), image.end(), 0); }

int pixelsOf(const Image& image) {
  return static_cast<int>(std::count_if(image.begin(), image.end(), [](auto pixel) { return pixel != 0; }));
}

struct Moments {
  double x = 0.0;
  double y = 0.0;
  double xx = 0.0;
  double yy = 0.0;
  double xy = 0.0;
};

/// The centre of mass and the second moments about it.
Moments momentsOf(const Image& image) {
  Moments moments;
  const double ink = inkOf(image);
  const auto forEach = [&](auto visit) {
    for (int i = 0; i < kImagePixels; ++i) {
      visit(i % kImageSide, i / kImageSide, image[static_cast<std::size_t>(i)] / ink);
    }
  };
  forEach([&](int x, int y, double share) {
    moments.x += share * x;
    moments.y += share * y;
  });
  forEach([&](int x, int y, double share) {
    moments.xx += share * (x - moments.x) * (x - moments.x);
    moments.yy += share * (y - moments.y) * (y - moments.y);
    moments.xy += share * (x - moments.x) * (y - moments.y);
  });
  return moments;
}

}  // namespace

TEST_CASE("a distortion that changes nothing gives the image back", "[augment]") {
  for (const int example : {0, 1234, 5000, 9999}) CHECK(distorted(digit(example), {}) == digit(example));
  const Augmenter augmenter(kNothing, 7);
  CHECK(augmented(augmenter, 42, 3) == digit(42));
}

TEST_CASE("a shift by whole pixels moves the image by them", "[augment]") {
  Distortion distortion;
  distortion.shiftX = 3.0F;
  distortion.shiftY = -2.0F;
  CHECK(distorted(square(10, 12, 6), distortion) == square(13, 10, 6));
}

TEST_CASE("a quarter turn turns the image about pixel 14, 14", "[augment]") {
  Distortion distortion;
  distortion.rotation = 90.0F;  // clockwise: from the right of the middle to below it
  // A bar from (15, 14) to (20, 14).
  Image bar{};
  Image turned{};
  for (int i = 1; i <= 6; ++i) {
    bar[static_cast<std::size_t>(14 * kImageSide + 14 + i)] = 255;
    turned[static_cast<std::size_t>((14 + i) * kImageSide + 14)] = 255;
  }
  const Image result = distorted(bar, distortion);
  // The sine of a right angle is one unit of rounding short of 1, and coordinates are taken to 1/256 of a pixel.
  for (std::size_t i = 0; i < result.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(result[i] - turned[i]) <= 2);
  }
}

TEST_CASE("scales and slant change the moments as the map says", "[augment]") {
  // A square of side 12 in pixels has the second moment (12² - 1) / 12. Edges are cut off at half of their ink, which
  // is an error of at most half a pixel in each half side: within a fifth of the moment.
  const Moments before = momentsOf(square(8, 8, 12));
  Distortion wider;
  wider.scaleX = 1.3F;
  wider.scaleY = 0.8F;
  const Moments after = momentsOf(distorted(square(8, 8, 12), wider));
  CHECK(after.xx / before.xx == Approx(1.3 * 1.3).epsilon(0.2));
  CHECK(after.yy / before.yy == Approx(0.8 * 0.8).epsilon(0.2));
  Distortion slanted;
  slanted.shear = 0.3F;  // up is where y is small, so x falls as y grows
  CHECK(momentsOf(distorted(square(8, 8, 12), slanted)).xy / before.yy == Approx(-0.3).epsilon(0.2));
}

TEST_CASE("thicker strokes have more ink and thinner ones less", "[augment]") {
  for (const int example : {7, 77, 777, 7777}) {
    CAPTURE(example);
    Distortion distortion;
    distortion.thickness = 0.5F;
    CHECK(inkOf(distorted(digit(example), distortion)) > inkOf(digit(example)));
    distortion.thickness = -0.5F;
    CHECK(inkOf(distorted(digit(example), distortion)) < inkOf(digit(example)));
  }
}

TEST_CASE("what comes out depends on seed, epoch and example and on nothing that was asked before", "[augment]") {
  const Augmenter one({}, 7);
  const Augmenter other({}, 7);
  std::vector<Image> forwards;
  std::vector<Image> backwards;
  for (int example = 0; example < 50; ++example) forwards.push_back(augmented(one, example, 2));
  for (int example = 49; example >= 0; --example) backwards.push_back(augmented(other, example, 2));
  std::reverse(backwards.begin(), backwards.end());
  CHECK(forwards == backwards);
  CHECK(augmented(one, 1, 3) != forwards[1]);
  CHECK(augmented(Augmenter({}, 8), 1, 2) != forwards[1]);
}

TEST_CASE("amounts fill their ranges, and never leave them", "[augment]") {
  const AugmentSpec spec;
  const Augmenter augmenter(spec, 1);
  float least = 0.0F;
  float most = 0.0F;
  double sum = 0.0;
  constexpr int kDraws = 2000;
  for (int example = 0; example < kDraws; ++example) {
    const Distortion drawn = augmenter.draw(0, example);
    least = std::min(least, drawn.rotation);
    most = std::max(most, drawn.rotation);
    sum += drawn.rotation;
    CHECK(std::abs(drawn.scaleX - 1.0F) <= spec.scale);
    CHECK(std::abs(drawn.shear) <= spec.shear);
    CHECK(std::abs(drawn.shiftY) <= spec.shift);
    CHECK(std::abs(drawn.thickness) <= spec.thickness);
  }
  CHECK(least >= -spec.rotation);
  CHECK(most <= spec.rotation);
  CHECK(least < -0.95F * spec.rotation);
  CHECK(most > 0.95F * spec.rotation);
  // The mean of so many has the standard deviation rotation / √3 / √2000: within five of them.
  CHECK(std::abs(sum / kDraws) < 5.0 * spec.rotation / std::sqrt(3.0 * kDraws));
}

TEST_CASE("augmented digits have about as many pixels with ink as before", "[augment]") {
  const Augmenter augmenter({}, 7);
  double before = 0.0;
  double after = 0.0;
  for (int example = 0; example < 1000; ++example) {
    before += pixelsOf(digit(example));
    after += pixelsOf(augmented(augmenter, example, 0));
  }
  CHECK(after / before < 1.2);  // what is sparse before is sparse after: a fifth more at the most
  CHECK(after / before > 0.8);
}

TEST_CASE("limits out of range are refused by name", "[augment]") {
  AugmentSpec spec;
  spec.rotation = 91.0F;
  CHECK_THAT(errorOf([&] { validate(spec); }), containsText("rotation") && containsText("91"));
  spec = {};
  spec.elastic = std::nanf("");
  CHECK_THAT(errorOf([&] { Augmenter(spec, 7); }), containsText("elastic"));
}

}  // namespace inkling::test
