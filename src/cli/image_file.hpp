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

/// A drawing or a digit in a PNG file of up to 4096 × 4096 pixels, its ink as `inkOfPixels` has it. Throws Error, with
/// the path, for anything else.
InkImage readPng(const std::filesystem::path& path);

}  // namespace inkling::cli
