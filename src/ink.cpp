#include "ink.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "error.hpp"

namespace inkling {

namespace {

constexpr std::size_t kChannels = 4;
constexpr int kWhite = 255;
constexpr int kHalf = 128;
constexpr int kFaint = 16;

/// Luma as in ITU-R BT.601, in 256ths.
int luma(std::span<const std::uint8_t> pixel) { return (77 * pixel[0] + 150 * pixel[1] + 29 * pixel[2]) >> 8; }

/// The outermost pixels.
std::vector<std::uint8_t> edgeOf(std::span<const std::uint8_t> grey, int width, int height) {
  std::vector<std::uint8_t> edge;
  const auto add = [&](int x, int y) { edge.push_back(grey[static_cast<std::size_t>(y * width + x)]); };
  for (int x = 0; x < width; ++x) {
    add(x, 0);
    add(x, height - 1);
  }
  for (int y = 0; y < height; ++y) {
    add(0, y);
    add(width - 1, y);
  }
  return edge;
}

int meanOf(const std::vector<std::uint8_t>& values) {
  return std::accumulate(values.begin(), values.end(), 0) / static_cast<int>(values.size());
}

int medianOf(std::vector<std::uint8_t> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

std::vector<std::uint8_t> inkOfPixels(std::span<const std::uint8_t> rgba, int width, int height) {
  if (width < 1 || height < 1 ||
      rgba.size() != static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * kChannels) {
    refuse("a picture of ", width, " × ", height, " pixels has 4 bytes for each, got ", rgba.size(), " bytes");
  }
  std::vector<std::uint8_t> ink(rgba.size() / kChannels);
  const auto compose = [&](int paper) {
    for (std::size_t i = 0; i < ink.size(); ++i) {
      const auto pixel = rgba.subspan(kChannels * i, kChannels);
      const int alpha = pixel[3];
      ink[i] = static_cast<std::uint8_t>((luma(pixel) * alpha + paper * (kWhite - alpha) + kWhite / 2) / kWhite);
    }
  };
  compose(kWhite);
  if (meanOf(edgeOf(ink, width, height)) >= kHalf) {
    for (std::uint8_t& value : ink) value = static_cast<std::uint8_t>(kWhite - value);
  } else {
    compose(0);
  }
  // Paper is seldom quite white, nor everywhere the same: what is hardly darker than it is no ink, or the whole picture
  // would be the digit's box.
  const int paper = medianOf(edgeOf(ink, width, height));
  if (paper == 0) return ink;
  const int range = std::max(1, kWhite - paper);
  for (std::uint8_t& value : ink) {
    const int darker = (std::max(0, value - paper) * kWhite + range / 2) / range;
    value = static_cast<std::uint8_t>(darker < kFaint ? 0 : darker);
  }
  return ink;
}

}  // namespace inkling
