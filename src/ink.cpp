#include "ink.hpp"

#include <cstddef>

#include "error.hpp"

namespace inkling {

namespace {

constexpr std::size_t kChannels = 4;
constexpr int kWhite = 255;
constexpr int kHalf = 128;

/// Luma as in ITU-R BT.601, in 256ths.
int luma(std::span<const std::uint8_t> pixel) { return (77 * pixel[0] + 150 * pixel[1] + 29 * pixel[2]) >> 8; }

/// The mean over the outermost pixels.
int edgeMean(std::span<const std::uint8_t> grey, int width, int height) {
  const auto at = [&](int x, int y) { return static_cast<int>(grey[static_cast<std::size_t>(y * width + x)]); };
  int sum = 0;
  int count = 0;
  for (int x = 0; x < width; ++x, count += 2) sum += at(x, 0) + at(x, height - 1);
  for (int y = 0; y < height; ++y, count += 2) sum += at(0, y) + at(width - 1, y);
  return sum / count;
}

}  // namespace

std::vector<std::uint8_t> inkOfPixels(std::span<const std::uint8_t> rgba, int width, int height) {
  if (width < 1 || height < 1 || rgba.size() != static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * kChannels) {
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
  if (edgeMean(ink, width, height) >= kHalf) {
    for (std::uint8_t& value : ink) value = static_cast<std::uint8_t>(kWhite - value);
  } else {
    compose(0);
  }
  return ink;
}

}  // namespace inkling
