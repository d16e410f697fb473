#include "image_file.hpp"

#include <memory>

#include "error.hpp"
#include "files.hpp"

// stb_image, one header: its code is compiled here. No name of it may leave this file.
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 4096
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
#include <stb/stb_image.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace inkling::cli {

namespace {

constexpr std::size_t kMaximumPngSize = 32'000'000;
constexpr int kHalf = 128;

/// The mean over the outermost pixels.
int edgeMean(const std::vector<std::uint8_t>& grey, int width, int height) {
  const auto at = [&](int x, int y) { return static_cast<int>(grey[static_cast<std::size_t>(y * width + x)]); };
  int sum = 0;
  int count = 0;
  for (int x = 0; x < width; ++x, count += 2) sum += at(x, 0) + at(x, height - 1);
  for (int y = 0; y < height; ++y, count += 2) sum += at(0, y) + at(width - 1, y);
  return sum / count;
}

}  // namespace

InkImage readPng(const std::filesystem::path& path) {
  const std::vector<std::uint8_t> bytes = readFile(path, kMaximumPngSize);
  int width = 0;
  int height = 0;
  int channels = 0;
  constexpr int kGreyAndAlpha = 2;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(bytes.data(), static_cast<int>(bytes.size()), &width, &height, &channels, kGreyAndAlpha),
      stbi_image_free);
  if (!pixels) refuse(path.string(), " is not a PNG image of up to 4096 × 4096 pixels: ", stbi_failure_reason());
  InkImage image{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height))};
  const auto compose = [&](int paper) {
    for (std::size_t i = 0; i < image.ink.size(); ++i) {
      const int grey = pixels.get()[2 * i];
      const int alpha = pixels.get()[2 * i + 1];
      image.ink[i] = static_cast<std::uint8_t>((grey * alpha + paper * (255 - alpha) + 127) / 255);
    }
  };
  compose(255);
  if (edgeMean(image.ink, width, height) >= kHalf) {
    for (std::uint8_t& value : image.ink) value = static_cast<std::uint8_t>(255 - value);
  } else {
    compose(0);
  }
  return image;
}

}  // namespace inkling::cli
