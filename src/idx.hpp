// The IDX format of the MNIST files (Y. LeCun: "THE IDX FILE FORMAT", yann.lecun.com/exdb/mnist), unzipped.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace inkling {

/// More would not fit beside the network in a browser's memory: MNIST has 60,000.
inline constexpr std::uint32_t kMaximumImages = 200'000;

/// The pixels of an IDX file of 28 × 28 images, [count × 784]. Throws Error when the bytes are anything else: another
/// magic number, type or size, too short or too long.
std::vector<std::uint8_t> readIdxImages(std::span<const std::uint8_t> bytes);

/// The labels of an IDX file of labels, [count], each 0 to 9. Throws Error when the bytes are anything else.
std::vector<std::uint8_t> readIdxLabels(std::span<const std::uint8_t> bytes);

}  // namespace inkling
