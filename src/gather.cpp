// Examples of a data set as minibatches: what is done in every step, apart from the rest, which is done once.
#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "dataset.hpp"
#include "network.hpp"

namespace inkling {

namespace {

/// What the network sees of a pixel.
constexpr std::array<float, 256> kInputOfPixel = [] {
  std::array<float, 256> inputs{};
  for (std::size_t pixel = 0; pixel < inputs.size(); ++pixel) inputs[pixel] = static_cast<float>(pixel) / 255.0F;
  return inputs;
}();

}  // namespace

std::uint8_t Dataset::label(int example) const { return examples_->labels[row(example)]; }

void Dataset::gather(std::span<const int> examples, Minibatch& minibatch, float low) const {
  const Examples& all = *examples_;
  minibatch.inputs = all.inputs;
  if (isOfDigits()) {
    SparseRows& rows = minibatch.sparse;
    std::size_t terms = 0;
    for (const int example : examples) terms += all.ink.starts[row(example) + 1] - all.ink.starts[row(example)];
    // Room for the inkiest minibatch of this size that there could be: no later one has to ask for memory.
    rows.clear(std::max(terms, std::min(examples.size() * all.ink.most, all.ink.places.size())));
    // Local pointers: the compiler cannot know that what is written here is not the vectors' own.
    const std::uint16_t* const places = all.ink.places.data();
    const std::uint8_t* const values = all.ink.values.data();
    for (const int example : examples) {
      Term* term = rows.nextRow();
      const std::uint32_t end = all.ink.starts[row(example) + 1];
      for (std::uint32_t i = all.ink.starts[row(example)]; i < end; ++i) {
        *term++ = termOf(kInputOfPixel[values[i]], places[i]);
      }
      rows.endRow(term);
    }
  } else {
    Batch& dense = minibatch.dense;
    dense.resize(static_cast<Index>(examples.size()), all.inputs);
    for (std::size_t i = 0; i < examples.size(); ++i) {
      dense.view().row(static_cast<Index>(i)) = all.points.row(static_cast<Index>(row(examples[i])));
    }
    if (hasSparseInputs(all.inputs)) listTerms(dense.view(), minibatch.sparse);
  }
  gatherTargets(examples, minibatch, low);
}

void Dataset::gatherTargets(std::span<const int> examples, Minibatch& minibatch, float low) const {
  Batch& targets = minibatch.targets;
  targets.resize(static_cast<Index>(examples.size()), examples_->outputs);
  for (std::size_t i = 0; i < examples.size(); ++i) {
    float* target = targets.row(static_cast<Index>(i));
    if (!hasLabels()) {
      const float* values = examples_->values.row(static_cast<Index>(row(examples[i]))).data();
      std::copy(values, values + examples_->outputs, target);
      continue;
    }
    std::fill(target, target + examples_->outputs, low);
    const std::uint8_t label = examples_->labels[row(examples[i])];
    if (isNoDigit(examples[i])) {
      std::fill(target, target + kDigits, low + (1.0F - low) / kDigits);
    } else if (examples_->outputs > 1) {
      target[label] = 1.0F;
    } else if (label == 1) {
      target[0] = 1.0F;
    }
  }
}

void Dataset::image(int example, std::span<std::uint8_t, kImagePixels> pixels) const {
  assert(isOfDigits());
  const Ink& ink = examples_->ink;
  std::fill(pixels.begin(), pixels.end(), std::uint8_t{0});
  const std::uint32_t end = ink.starts[row(example) + 1];
  for (std::uint32_t i = ink.starts[row(example)]; i < end; ++i) pixels[ink.places[i]] = ink.values[i];
}

void appendImage(std::span<const std::uint8_t, kImagePixels> pixels, SparseRows& rows) {
  Term* term = rows.nextRow();
  std::uint64_t group = 0;
  static_assert(kImagePixels % sizeof group == 0);
  for (std::size_t first = 0; first < kImagePixels; first += sizeof group) {
    std::memcpy(&group, pixels.data() + first, sizeof group);
    if (group == 0) continue;
    for (std::size_t place = first; place < first + sizeof group; ++place) {
      *term = termOf(kInputOfPixel[pixels[place]], static_cast<Index>(place));
      term += pixels[place] != 0 ? 1 : 0;  // without a branch: which are zero is hard to guess
    }
  }
  rows.endRow(term);
}

}  // namespace inkling
