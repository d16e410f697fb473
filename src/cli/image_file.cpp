#include "image_file.hpp"

#include <memory>

#include "error.hpp"
#include "files.hpp"
#include "ink.hpp"

// stb_image, one header: its code is compiled here, set up by macros. No name of it may leave this file.
// NOLINTBEGIN(cppcoreguidelines-macro-usage)
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 4096
// NOLINTEND(cppcoreguidelines-macro-usage)
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

}  // namespace

InkImage readPng(const std::filesystem::path& path) {
  const std::vector<std::uint8_t> bytes = readFile(path, kMaximumPngSize);
  int width = 0;
  int height = 0;
  int channels = 0;
  constexpr int kRgba = 4;
  const std::unique_ptr<stbi_uc, void (*)(void*)> pixels(
      stbi_load_from_memory(bytes.data(), static_cast<int>(bytes.size()), &width, &height, &channels, kRgba),
      stbi_image_free);
  if (!pixels) refuse(path.string(), " is not a PNG image of up to 4096 × 4096 pixels: ", stbi_failure_reason());
  const auto size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * kRgba;
  return {width, height, inkOfPixels({pixels.get(), size}, width, height)};
}

}  // namespace inkling::cli
