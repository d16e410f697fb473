#include "dataset.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "error.hpp"
#include "random.hpp"

namespace inkling {

namespace {

void checkLabels(std::span<const std::uint8_t> labels, int classes) {
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] >= classes) {
      refuse("a label must be 0 to ", classes - 1, ", got ", static_cast<int>(labels[i]), " for example ", i);
    }
  }
}

}  // namespace

Dataset::Dataset(std::shared_ptr<const Examples> examples, std::vector<int> rows)
    : examples_(std::move(examples)), rows_(std::move(rows)) {}

Dataset Dataset::whole(Examples examples) {
  std::vector<int> rows(examples.labels.size());
  std::iota(rows.begin(), rows.end(), 0);
  return {std::make_shared<const Examples>(std::move(examples)), std::move(rows)};
}

Dataset Dataset::ofDigits(std::vector<std::uint8_t> pixels, std::vector<std::uint8_t> labels) {
  if (pixels.size() != labels.size() * kImagePixels) {
    refuse("every digit needs ", kImagePixels, " pixels and a label, got ", pixels.size(), " pixels for ",
           labels.size(), " labels");
  }
  if (labels.empty()) refuse("a data set needs at least one example, got none");
  checkLabels(labels, kDigits);
  return whole({kImagePixels, kDigits, std::move(pixels), {}, std::move(labels)});
}

Dataset Dataset::ofPoints(Matrix points, std::vector<std::uint8_t> labels, int outputs) {
  if (points.rows() != static_cast<Index>(labels.size())) {
    refuse("every point needs a label, got ", points.rows(), " points and ", labels.size(), " labels");
  }
  if (points.size() == 0) refuse("a data set needs at least one example, got none");
  if (outputs < 1) refuse("a data set needs at least one output, got ", outputs);
  checkLabels(labels, std::max(outputs, 2));
  if (!points.allFinite()) refuse("the coordinates of points must be finite numbers");
  const int inputs = static_cast<int>(points.cols());
  return whole({inputs, outputs, {}, std::move(points), std::move(labels)});
}

std::uint8_t Dataset::label(int example) const {
  return examples_->labels[static_cast<std::size_t>(rows_.at(static_cast<std::size_t>(example)))];
}

Dataset Dataset::part(std::span<const int> examples) const {
  std::vector<int> rows;
  rows.reserve(examples.size());
  for (const int example : examples) rows.push_back(rows_.at(static_cast<std::size_t>(example)));
  return {examples_, std::move(rows)};
}

void Dataset::gather(std::span<const int> examples, Matrix& inputs, Matrix& targets) const {
  const auto count = static_cast<Index>(examples.size());
  inputs.resize(count, examples_->inputs);
  targets.resize(count, examples_->outputs);
  targets.setZero();
  for (Index i = 0; i < count; ++i) {
    const auto row = static_cast<std::size_t>(rows_[static_cast<std::size_t>(examples[static_cast<std::size_t>(i)])]);
    if (examples_->pixels.empty()) {
      inputs.row(i) = examples_->points.row(static_cast<Index>(row));
    } else {
      const std::uint8_t* pixels = examples_->pixels.data() + row * kImagePixels;
      float* x = inputs.data() + i * kImagePixels;
      for (int pixel = 0; pixel < kImagePixels; ++pixel) x[pixel] = static_cast<float>(pixels[pixel]) / 255.0F;
    }
    const std::uint8_t label = examples_->labels[row];
    if (examples_->outputs == 1) {
      targets(i, 0) = label;
    } else {
      targets(i, label) = 1.0F;
    }
  }
}

std::pair<Dataset, Dataset> split(const Dataset& dataset) {
  constexpr std::uint32_t kSplitSeed = 0;
  constexpr int kMostForTesting = 5000;
  if (dataset.size() < 2) refuse("a data set must have at least 2 examples to be split, got ", dataset.size());
  std::vector<int> order(static_cast<std::size_t>(dataset.size()));
  std::iota(order.begin(), order.end(), 0);
  Random(kSplitSeed, Purpose::splitting).shuffle(order);
  const int forTesting = std::clamp(dataset.size() / 5, 1, kMostForTesting);
  const std::span<const int> all = order;
  const auto forTraining = static_cast<std::size_t>(dataset.size() - forTesting);
  return {dataset.part(all.first(forTraining)), dataset.part(all.subspan(forTraining))};
}

}  // namespace inkling
