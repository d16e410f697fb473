#include "idx.hpp"

#include <string_view>

#include "dataset.hpp"
#include "error.hpp"

namespace inkling {

namespace {

std::uint32_t bigEndian(std::span<const std::uint8_t> bytes, std::size_t at) {
  return (static_cast<std::uint32_t>(bytes[at]) << 24U) | (static_cast<std::uint32_t>(bytes[at + 1]) << 16U) |
         (static_cast<std::uint32_t>(bytes[at + 2]) << 8U) | bytes[at + 3];
}

/// Checks what both kinds of file begin with and returns the number of items.
std::uint32_t readHeader(std::span<const std::uint8_t> bytes, std::string_view what, std::uint32_t magic,
                         std::size_t headerSize) {
  if (bytes.size() < headerSize) {
    refuse("an IDX file of ", what, " begins with ", headerSize, " bytes of header, got ", bytes.size(), " bytes");
  }
  if (bytes[0] == 0x1F && bytes[1] == 0x8B) {
    refuse("an IDX file of ", what, " must be unzipped first: this one is gzipped");
  }
  const std::uint32_t found = bigEndian(bytes, 0);
  if (found != magic) refuse("an IDX file of ", what, " begins with the number ", magic, ", got ", found);
  const std::uint32_t count = bigEndian(bytes, 4);
  if (count < 1 || count > kMaximumImages) {
    refuse("an IDX file must hold 1 to ", kMaximumImages, " ", what, ", its header says ", count);
  }
  return count;
}

void checkSize(std::span<const std::uint8_t> bytes, std::uint32_t count, std::string_view what, std::size_t expected) {
  if (bytes.size() != expected) {
    refuse("an IDX file of ", count, " ", what, " has ", expected, " bytes, got ", bytes.size(),
           bytes.size() < expected ? ": it is cut off" : ": it is too long");
  }
}

}  // namespace

std::vector<std::uint8_t> readIdxImages(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kHeaderSize = 16;
  const std::uint32_t count = readHeader(bytes, "images", 0x00000803, kHeaderSize);
  const std::uint32_t rows = bigEndian(bytes, 8);
  const std::uint32_t columns = bigEndian(bytes, 12);
  if (rows != kImageSide || columns != kImageSide) {
    refuse("images must be ", kImageSide, " × ", kImageSide, " pixels, got ", rows, " × ", columns);
  }
  checkSize(bytes, count, "images", kHeaderSize + static_cast<std::size_t>(count) * kImagePixels);
  return {bytes.begin() + kHeaderSize, bytes.end()};
}

std::vector<std::uint8_t> readIdxLabels(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kHeaderSize = 8;
  const std::uint32_t count = readHeader(bytes, "labels", 0x00000801, kHeaderSize);
  checkSize(bytes, count, "labels", kHeaderSize + count);
  for (std::size_t i = kHeaderSize; i < bytes.size(); ++i) {
    if (bytes[i] >= kDigits) {
      refuse("a label must be 0 to 9, got ", static_cast<int>(bytes[i]), " for example ", i - kHeaderSize);
    }
  }
  return {bytes.begin() + kHeaderSize, bytes.end()};
}

}  // namespace inkling
