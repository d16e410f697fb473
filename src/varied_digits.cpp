#include "varied_digits.hpp"

#include <algorithm>

#include "brush.hpp"
#include "error.hpp"

namespace inkling {

namespace {

constexpr std::size_t kCanvasPixels = static_cast<std::size_t>(kCanvasSide) * kCanvasSide;

struct Manner {
  float scale = 8.0F;  // units of the canvas for each pixel of the digit
  float shift = 0.0F;  // units from the middle of the canvas, along each axis
  float slant = 0.0F;  // units sideways for each unit upwards
  float edge = 0.5F;   // where the edge of a stroke is, as a share of the digit's darkest grey
  int broader = 0;     // units by which strokes grow on each side
};

Manner mannerOf(Variation variation) {
  switch (variation) {
    case Variation::offCentre:
      return {.scale = 6.0F, .shift = 66.0F};
    case Variation::small:
      return {.scale = 3.0F};
    case Variation::thin:
      return {.edge = 0.7F};
    case Variation::thick:
      return {.broader = 4};
    case Variation::slanted:
      return {.slant = 0.5F};
  }
  return {};
}

struct Direction {
  float x;
  float y;
};

constexpr std::array<Direction, 8> kDirections = {{{1.0F, 0.0F},
                                                   {-1.0F, 0.0F},
                                                   {0.0F, 1.0F},
                                                   {0.0F, -1.0F},
                                                   {1.0F, 1.0F},
                                                   {-1.0F, -1.0F},
                                                   {1.0F, -1.0F},
                                                   {-1.0F, 1.0F}}};

/// The grey at a place between pixels, whose middles have whole numbers; there is nothing but paper outside.
float interpolated(std::span<const std::uint8_t, kImagePixels> digit, float x, float y) {
  if (!(x > -1.0F && x < kImageSide && y > -1.0F && y < kImageSide)) return 0.0F;
  const int left = static_cast<int>(x + 1.0F) - 1;
  const int top = static_cast<int>(y + 1.0F) - 1;
  const float right = x - static_cast<float>(left);
  const float below = y - static_cast<float>(top);
  const auto grey = [&](int column, int row) {
    const bool isInside = column >= 0 && column < kImageSide && row >= 0 && row < kImageSide;
    return isInside ? static_cast<float>(digit[static_cast<std::size_t>(row * kImageSide + column)]) : 0.0F;
  };
  const float upper = (1.0F - right) * grey(left, top) + right * grey(left + 1, top);
  const float lower = (1.0F - right) * grey(left, top + 1) + right * grey(left + 1, top + 1);
  return (1.0F - below) * upper + below * lower;
}

/// Along rows (step 1) or columns (step 280), every pixel becomes the darkest within `reach` of it.
std::vector<std::uint8_t> spread(const std::vector<std::uint8_t>& ink, int reach, std::size_t step) {
  const std::size_t across = step == 1 ? kCanvasSide : 1;
  std::vector<std::uint8_t> result(ink.size(), 0);
  for (int line = 0; line < kCanvasSide; ++line) {
    const std::uint8_t* from = ink.data() + static_cast<std::size_t>(line) * across;
    std::uint8_t* to = result.data() + static_cast<std::size_t>(line) * across;
    for (int i = 0; i < kCanvasSide; ++i) {
      const std::uint8_t value = from[static_cast<std::size_t>(i) * step];
      if (value == 0) continue;
      for (int j = std::max(0, i - reach); j <= std::min(i + reach, kCanvasSide - 1); ++j) {
        std::uint8_t& pixel = to[static_cast<std::size_t>(j) * step];
        pixel = std::max(pixel, value);
      }
    }
  }
  return result;
}

}  // namespace

std::vector<std::uint8_t> drawVaried(std::span<const std::uint8_t, kImagePixels> digit, Variation variation,
                                     int number) {
  // The middle of pixel (14, 14), where the centre of mass of MNIST's digits is.
  constexpr float kDigitCentre = kImageSide / 2.0F;
  constexpr float kCanvasCentre = kCanvasSide / 2.0F;
  // As many greys of the magnified digit as lie between ink and paper.
  constexpr float kEdgeGreys = 40.0F;
  const Manner manner = mannerOf(variation);
  const Direction direction = kDirections.at(static_cast<std::size_t>(number) % kDirections.size());
  const float shiftX = manner.shift * direction.x;
  const float shiftY = manner.shift * direction.y;
  const float slant = number % 2 == 0 ? manner.slant : -manner.slant;
  const float edge = manner.edge * static_cast<float>(*std::max_element(digit.begin(), digit.end()));
  std::vector<std::uint8_t> ink;
  ink.reserve(kCanvasPixels);
  for (int row = 0; row < kCanvasSide; ++row) {
    const float y = static_cast<float>(row) + 0.5F - kCanvasCentre - shiftY;
    for (int column = 0; column < kCanvasSide; ++column) {
      const float x = static_cast<float>(column) + 0.5F - kCanvasCentre - shiftX;
      const float grey =
          interpolated(digit, kDigitCentre + (x + slant * y) / manner.scale, kDigitCentre + y / manner.scale);
      const float cover = std::clamp((grey - edge) / kEdgeGreys + 0.5F, 0.0F, 1.0F);
      ink.push_back(grey > 0.0F ? static_cast<std::uint8_t>(cover * 255.0F + 0.5F) : std::uint8_t{0});
    }
  }
  if (manner.broader == 0) return ink;
  return spread(spread(ink, manner.broader, 1), manner.broader, kCanvasSide);
}

Dataset variedDigits(const Dataset& data, int first, int last, Variation variation, const PreprocessSpec& spec) {
  if (!data.isOfDigits()) refuse("only digits can be drawn in another manner");
  if (first < 0 || first >= last || last > data.size()) {
    refuse("examples must be within 0 to ", data.size(), ", got ", first, " to ", last);
  }
  std::vector<std::uint8_t> pixels;
  std::vector<std::uint8_t> labels;
  for (int example = first; example < last; ++example) {
    DigitImage digit{};
    data.image(example, digit);
    const DigitImage image =
        preprocess(drawVaried(digit, variation, example), kCanvasSide, kCanvasSide, spec).value_or(DigitImage{});
    pixels.insert(pixels.end(), image.begin(), image.end());
    labels.push_back(data.label(example));
  }
  return Dataset::ofDigits(pixels, std::move(labels));
}

}  // namespace inkling
