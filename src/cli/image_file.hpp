// Images from PNG files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace inkling::cli {

struct InkImage {
  int width;
  int height;
  std::vector<std::uint8_t> ink;  ///< [height × width], 0 (paper) to 255 (ink)
};

/// A drawing or a digit in a PNG file of up to 4096 × 4096 pixels. What is transparent is paper. Whether ink is darker
/// or lighter than paper is told by the edge of the image, which is taken for paper. Throws Error, with the path, for
/// anything else.
InkImage readPng(const std::filesystem::path& path);

}  // namespace inkling::cli
