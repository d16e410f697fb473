#include "warp.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "math.hpp"

namespace inkling {

namespace {

// The vector extension of GCC and Clang: operators go lane by lane, a single number among the operands is broadcast.
using Bytes = std::uint8_t __attribute__((vector_size(16)));
using Words = std::uint32_t __attribute__((vector_size(16)));
using Integers = std::int32_t __attribute__((vector_size(16)));
using Floats = float __attribute__((vector_size(16)));
using FourBytes = std::uint8_t __attribute__((vector_size(4)));
constexpr int kAtOnce = 4;  // pixels
static_assert(kImageSide % kAtOnce == 0);

template <typename Vector>
Vector loadAs(const void* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

template <typename Vector>
void storeTo(void* to, const Vector& vector) {
  std::memcpy(to, &vector, sizeof vector);
}

// The image with a border of paper, to whose edge places outside are moved.
constexpr int kBorder = 2;
constexpr int kPaddedSide = kImageSide + 2 * kBorder;
constexpr int kPaddedPixels = kPaddedSide * kPaddedSide;
// Neighbours of the last pixels lie beyond them.
using Padded = std::array<std::uint8_t, kPaddedPixels + 2 * kPaddedSide>;

/// The rows and columns between which all ink is, these included; none when the last are before the first.
struct InkBox {
  int left = kImageSide;
  int right = -1;
  int top = kImageSide;
  int bottom = -1;
};

InkBox pad(std::span<const std::uint8_t, kImagePixels> image, Padded& padded) {
  // Rows are read in two halves that overlap.
  constexpr int kSecond = kImageSide - static_cast<int>(sizeof(Bytes));
  padded.fill(0);
  InkBox box;
  Bytes firstColumns{};
  Bytes lastColumns{};
  for (int y = 0; y < kImageSide; ++y) {
    const auto first = loadAs<Bytes>(image.data() + y * kImageSide);
    const auto second = loadAs<Bytes>(image.data() + y * kImageSide + kSecond);
    std::uint8_t* row = padded.data() + (y + kBorder) * kPaddedSide + kBorder;
    storeTo(row, first);
    storeTo(row + kSecond, second);
    firstColumns |= first;
    lastColumns |= second;
    const auto any = bitsAs<std::array<std::uint64_t, 2>>(first | second);
    if ((any[0] | any[1]) == 0) continue;
    box.top = std::min(box.top, y);
    box.bottom = y;
  }
  std::array<std::uint8_t, kImageSide> columns{};
  storeTo(columns.data(), firstColumns);
  storeTo(columns.data() + kSecond, lastColumns);
  for (int x = 0; x < kImageSide; ++x) {
    if (columns[static_cast<std::size_t>(x)] == 0) continue;
    box.left = std::min(box.left, x);
    box.right = x;
  }
  return box;
}

/// For each place the pixel there, its right neighbour and the two below them, as the four bytes of a word from low to
/// high: one load fetches all that is interpolated between.
using Quads = std::array<std::uint32_t, kPaddedPixels>;

/// `inked` has the rows outside of which all places are paper.
void collect(const Padded& padded, const InkBox& inked, Quads& quads) {
  const auto low = [](Bytes a, Bytes b) {
    return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  };
  const auto high = [](Bytes a, Bytes b) {
    return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  };
  const auto lowPairs = [](Bytes a, Bytes b) {
    return __builtin_shufflevector(a, b, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
  };
  const auto highPairs = [](Bytes a, Bytes b) {
    return __builtin_shufflevector(a, b, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
  };
  const int first = (inked.top + kBorder - 1) * kPaddedSide;
  const int last = (inked.bottom + kBorder + 1) * kPaddedSide;
  std::fill(quads.begin(), quads.begin() + first, 0U);
  std::fill(quads.begin() + last, quads.end(), 0U);
  for (int i = first; i < last; i += static_cast<int>(sizeof(Bytes))) {
    const std::uint8_t* p = padded.data() + i;
    const auto here = loadAs<Bytes>(p);
    const auto right = loadAs<Bytes>(p + 1);
    const auto below = loadAs<Bytes>(p + kPaddedSide);
    const auto belowRight = loadAs<Bytes>(p + kPaddedSide + 1);
    std::uint32_t* to = quads.data() + i;
    storeTo(to, lowPairs(low(here, right), low(below, belowRight)));
    storeTo(to + 4, highPairs(low(here, right), low(below, belowRight)));
    storeTo(to + 8, lowPairs(high(here, right), high(below, belowRight)));
    storeTo(to + 12, highPairs(high(here, right), high(below, belowRight)));
  }
}

// Coordinates have eight bits after the point.
constexpr float kUnit = 256.0F;

/// Coordinates in units of 1/256 pixel, rounded and kept within the padded image. Adding 1.5 · 2^23 leaves whole
/// numbers in the low bits.
Words fixedPoint(Floats coordinates) {
  constexpr std::int32_t kLast = (kPaddedSide - 1) * 256;
  const Integers rounded = bitsAs<Integers>(coordinates + 12582912.0F) - 0x4B400000;
  const Integers first{};
  const Integers last = first + kLast;
  const Integers fromFirst = rounded > first ? rounded : first;
  return bitsAs<Words>(fromFirst < last ? fromFirst : last);
}

/// A curve of greys in whole numbers.
struct Curve {
  std::int32_t contrast;  ///< times 256
  std::int32_t black;     ///< contrast · black, times 65536
};

/// The greys between the bytes of `quads`, x and y (0 to 255) of 256 parts of the way to the right and down.
Words interpolate(Words quads, Words x, Words y, const Curve& curve) {
  constexpr std::uint32_t kTwoBytes = 0x00FF00FFU;
  const Words left = quads & kTwoBytes;
  const Words right = (quads >> 8U) & kTwoBytes;
  // Both rows at once, in 16 bits each: what is borrowed by one in a difference is given back in the sum.
  const Words rows = (left << 8U) + (right - left) * x;
  const Words above = rows & 0xFFFFU;
  const Words below = rows >> 16U;
  const Words grey = ((above << 8U) + (below - above) * y) >> 8U;
  const Integers curved = (bitsAs<Integers>(grey) * curve.contrast - curve.black + 0x8000) >> 16;
  const Integers none{};
  const Integers full = none + 255;
  const Integers atLeast = curved > none ? curved : none;
  const auto within = bitsAs<Words>(atLeast < full ? atLeast : full);
  const Words nearestRow = (y & 128U) != 0U ? quads >> 16U : quads;
  const Words nearest = ((x & 128U) != 0U ? nearestRow >> 8U : nearestRow) & 0xFFU;
  return nearest != 0U ? within : Words{};
}

/// The rows and columns of the result that ink can come to: where the map's inverse takes the box, with its reach.
InkBox reached(const InkBox& ink, const Warp& map) {
  // A place within a pixel of ink shows some of it; a little more for what is rounded.
  constexpr float kMargin = 1.05F;
  const float halfWidth = static_cast<float>(ink.right - ink.left) / 2.0F + kMargin + map.displacementX.reach;
  const float halfHeight = static_cast<float>(ink.bottom - ink.top) / 2.0F + kMargin + map.displacementY.reach;
  const float fromX = static_cast<float>(ink.right + ink.left) / 2.0F - map.x0;
  const float fromY = static_cast<float>(ink.bottom + ink.top) / 2.0F - map.y0;
  const float inverse = 1.0F / (map.xx * map.yy - map.xy * map.yx);
  const float x = inverse * (map.yy * fromX - map.xy * fromY);
  const float y = inverse * (map.xx * fromY - map.yx * fromX);
  const float reachX = std::abs(inverse) * (std::abs(map.yy) * halfWidth + std::abs(map.xy) * halfHeight);
  const float reachY = std::abs(inverse) * (std::abs(map.xx) * halfHeight + std::abs(map.yx) * halfWidth);
  const auto within = [](float place) { return static_cast<int>(std::clamp(place, -1.0F, 1.0F * kImageSide)); };
  return {std::max(within(x - reachX), 0), std::min(within(x + reachX), kImageSide - 1),
          std::max(within(y - reachY), 0), std::min(within(y + reachY), kImageSide - 1)};
}

}  // namespace

void warp(std::span<const std::uint8_t, kImagePixels> image, const Warp& map,
          std::span<std::uint8_t, kImagePixels> result) {
  std::fill(result.begin(), result.end(), std::uint8_t{0});
  Padded padded;  // NOLINT(*-member-init): `pad` fills it
  const InkBox inked = pad(image, padded);
  if (inked.bottom < inked.top) return;
  Quads quads;  // NOLINT(*-member-init): `collect` fills it
  collect(padded, inked, quads);
  const InkBox box = reached(inked, map);
  const int firstColumn = box.left / kAtOnce * kAtOnce;
  const Curve curve = {static_cast<std::int32_t>(map.contrast * 256.0F + 0.5F),
                       static_cast<std::int32_t>(map.contrast * map.black * 65536.0F + 0.5F)};
  const float strengthX = kUnit * map.displacementX.strength;
  const float strengthY = kUnit * map.displacementY.strength;
  const Floats lanes = {0.0F, 1.0F, 2.0F, 3.0F};
  for (int row = box.top; row <= box.bottom; ++row) {
    const auto y = static_cast<float>(row);
    const float rowX = kUnit * (map.xy * y + map.x0 + kBorder);
    const float rowY = kUnit * (map.yy * y + map.y0 + kBorder);
    const float* fieldX = map.displacementX.field + row * map.displacementX.stride;
    const float* fieldY = map.displacementY.field + row * map.displacementY.stride;
    for (int column = firstColumn; column <= box.right; column += kAtOnce) {
      const Floats x = lanes + static_cast<float>(column);
      const Words fromX = fixedPoint(x * (kUnit * map.xx) + rowX + strengthX * loadAs<Floats>(fieldX + column));
      const Words fromY = fixedPoint(x * (kUnit * map.yx) + rowY + strengthY * loadAs<Floats>(fieldY + column));
      const Words place = (fromY >> 8U) * kPaddedSide + (fromX >> 8U);
      const Words found = {quads[place[0]], quads[place[1]], quads[place[2]], quads[place[3]]};
      const auto ink = bitsAs<std::array<std::uint64_t, 2>>(found);
      if ((ink[0] | ink[1]) == 0) continue;  // half of the box is paper
      const Words grey = interpolate(found, fromX & 0xFFU, fromY & 0xFFU, curve);
      storeTo(result.data() + row * kImageSide + column, __builtin_convertvector(grey, FourBytes));
    }
  }
}

}  // namespace inkling
