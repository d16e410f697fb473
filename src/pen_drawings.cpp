#include "pen_drawings.hpp"

#include <cstdint>
#include <utility>

#include "brush.hpp"
#include "error.hpp"
#include "pen_digits.hpp"
#include "pen_shapes.hpp"
#include "preprocess.hpp"

namespace inkling {

namespace {

/// Drawings, preprocessed.
struct Images {
  std::vector<std::uint8_t> pixels;  // [count × 784]
  std::vector<std::uint8_t> labels;

  void add(const std::vector<Stroke>& strokes, std::uint8_t label) {
    // The canvas in fewer pixels, to be quick: what comes out is scaled to 20 pixels anyway.
    constexpr int kSide = 84;
    const auto image = preprocess(drawStrokes(strokes, kSide), kSide, kSide);
    if (!image) refuse("a made-up drawing labelled ", static_cast<int>(label), " has no ink");
    pixels.insert(pixels.end(), image->begin(), image->end());
    labels.push_back(label);
  }
};

}  // namespace

void PenDrawings::draw(int count) {
  if (count < 0 || count > kMaximumPenDigits - size_) {
    refuse("there can be up to ", kMaximumPenDigits, " made-up digits, got ", size_, " and ", count, " more");
  }
  if (count == 0) return;
  Images images;
  for (int i = size_; i < size_ + count; ++i) {
    const auto number = static_cast<std::uint64_t>(i);
    const int digit = i % kDigits;
    images.add(penStrokes(digit, number), static_cast<std::uint8_t>(digit));
    if (i % kDigitsForShape == kDigitsForShape - 1) images.add(shapeStrokes(number / kDigitsForShape), kNoDigit);
  }
  parts_.push_back(Dataset::ofDrawings(images.pixels, std::move(images.labels)));
  size_ += count;
}

Dataset PenDrawings::addedTo(const Dataset& data) const {
  if (parts_.empty()) return data;
  return Dataset::joined(data, parts_);
}

Dataset withPenDrawings(const Dataset& data, int count) {
  if (!data.isOfDigits()) return data;
  PenDrawings digits;
  digits.draw(count);
  return digits.addedTo(data);
}

}  // namespace inkling
