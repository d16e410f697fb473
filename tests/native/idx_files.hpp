// MNIST's files, made up for a test.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dataset.hpp"
#include "temporary_folder.hpp"

namespace inkling::test {

/// Writes the images and labels of `count` digits whose names begin with `prefix`: the labels go 0, 1, … 9, 0, …, and
/// each image has a bar whose place is its label, so that a network can learn them.
inline void writeIdxFiles(const TemporaryFolder& folder, const std::string& prefix, std::uint32_t count) {
  const auto append = [](std::vector<std::uint8_t>& bytes, std::uint32_t number) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
  };
  std::vector<std::uint8_t> images;
  std::vector<std::uint8_t> labels;
  for (const std::uint32_t number : {0x803U, count, 28U, 28U}) append(images, number);
  for (const std::uint32_t number : {0x801U, count}) append(labels, number);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t label = i % kDigits;
    labels.push_back(static_cast<std::uint8_t>(label));
    for (std::uint32_t pixel = 0; pixel < kImagePixels; ++pixel) {
      const std::uint32_t row = pixel / kImageSide;
      images.push_back(row / 2 == label ? 255 : 0);
    }
  }
  writeBytes(folder / (prefix + "-images-idx3-ubyte"), images);
  writeBytes(folder / (prefix + "-labels-idx1-ubyte"), labels);
}

}  // namespace inkling::test
