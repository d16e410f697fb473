// PNG files, made for a test.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "temporary_folder.hpp"

namespace inkling::test {

/// The bytes of a PNG image of `grey`, [height × width] with 8 bits each (W3C, PNG Specification, 2nd edition, §5,
/// §10).
inline std::string pngOf(const std::vector<std::uint8_t>& grey, std::uint32_t width, std::uint32_t height) {
  const auto number = [](std::uint32_t value) {
    std::string bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>(value >> shift & 0xFFU);
    return bytes;
  };
  const auto chunk = [&](const std::string& type, const std::string& body) {
    const std::string summed = type + body;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(summed.data()), static_cast<uInt>(summed.size()));
    return number(static_cast<std::uint32_t>(body.size())) + summed + number(static_cast<std::uint32_t>(sum));
  };
  std::string rows;
  for (std::uint32_t y = 0; y < height; ++y) {
    rows += '\0';  // no filter
    for (std::uint32_t x = 0; x < width; ++x) rows += static_cast<char>(grey[y * width + x]);
  }
  uLongf size = compressBound(static_cast<uLong>(rows.size()));
  std::string packed(size, '\0');
  if (compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
               static_cast<uLong>(rows.size())) != Z_OK) {
    throw std::runtime_error("cannot compress the rows of an image");
  }
  packed.resize(size);
  const std::string format("\x08\0\0\0\0", 5);  // 8 bits, grey, deflate, filters by row, not interlaced
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", number(width) + number(height) + format) + chunk("IDAT", packed) +
         chunk("IEND", "");
}

}  // namespace inkling::test
