#include "pen_drawings.hpp"

#include "error.hpp"
#include "pen_digits.hpp"
#include "pen_shapes.hpp"
#include "preprocess.hpp"

namespace inkling {

void PenDrawings::draw(int count) {
  if (count < 0 || count > kMaximumPenDigits - size_) {
    refuse("there can be up to ", kMaximumPenDigits, " made-up digits, got ", size_, " and ", count, " more");
  }
  for (int i = 0; i < count; ++i, ++size_) {
    const auto number = static_cast<std::uint64_t>(size_);
    const int digit = size_ % kDigits;
    add(penStrokes(digit, number), static_cast<std::uint8_t>(digit));
    if (size_ % kDigitsForShape == kDigitsForShape - 1) add(shapeStrokes(number / kDigitsForShape), kNoDigit);
  }
}

void PenDrawings::add(const std::vector<Stroke>& strokes, std::uint8_t label) {
  // The canvas in fewer pixels, to be quick: what comes out is scaled to 20 pixels anyway.
  constexpr int kSide = 84;
  const auto image = preprocess(drawStrokes(strokes, kSide), kSide, kSide);
  if (!image) refuse("the made-up drawing ", labels_.size(), " has no ink");
  pixels_.insert(pixels_.end(), image->begin(), image->end());
  labels_.push_back(label);
}

Dataset PenDrawings::addedTo(const Dataset& data) const {
  if (labels_.empty()) return data;
  return Dataset::joined(data, Dataset::ofDrawings(pixels_, labels_));
}

Dataset withPenDrawings(const Dataset& data, int count) {
  if (!data.isOfDigits()) return data;
  PenDrawings digits;
  digits.draw(count);
  return digits.addedTo(data);
}

}  // namespace inkling
