#include "dataset.hpp"

#include <algorithm>
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

void checkPoints(const Matrix& points) {
  if (points.size() == 0) refuse("a data set needs at least one example, got none");
  if (!points.allFinite()) refuse("the coordinates of points must be finite numbers");
}

}  // namespace

Dataset::Dataset(std::shared_ptr<const Examples> examples, std::vector<int> rows)
    : examples_(std::move(examples)), rows_(std::move(rows)) {}

Dataset Dataset::whole(Examples examples) {
  std::vector<int> rows(examples.labels.size() + static_cast<std::size_t>(examples.values.rows()));
  std::iota(rows.begin(), rows.end(), 0);
  return {std::make_shared<const Examples>(std::move(examples)), std::move(rows)};
}

Dataset Dataset::ofDigits(std::span<const std::uint8_t> pixels, std::vector<std::uint8_t> labels) {
  checkLabels(labels, kDigits);
  return ofDrawings(pixels, std::move(labels));
}

Dataset Dataset::ofDrawings(std::span<const std::uint8_t> pixels, std::vector<std::uint8_t> labels) {
  if (pixels.size() != labels.size() * kImagePixels) {
    refuse("every digit needs ", kImagePixels, " pixels and a label, got ", pixels.size(), " pixels for ",
           labels.size(), " labels");
  }
  if (labels.empty()) refuse("a data set needs at least one example, got none");
  checkLabels(labels, kNoDigit + 1);
  const auto count =
      static_cast<std::size_t>(std::count_if(pixels.begin(), pixels.end(), [](auto p) { return p != 0; }));
  Ink ink;
  ink.starts.reserve(labels.size() + 1);
  ink.places.resize(count);
  ink.values.resize(count);
  std::size_t at = 0;
  for (; !pixels.empty(); pixels = pixels.subspan(kImagePixels)) {
    for (std::uint16_t place = 0; place < kImagePixels; ++place) {
      if (pixels[place] == 0) continue;
      ink.places[at] = place;
      ink.values[at++] = pixels[place];
    }
    ink.most = std::max(ink.most, at - ink.starts.back());
    ink.starts.push_back(static_cast<std::uint32_t>(at));
  }
  return whole({kImagePixels, kDigits, std::move(ink), {}, std::move(labels), {}});
}

Dataset Dataset::joined(const Dataset& first, std::span<const Dataset> others) {
  const auto forEach = [&](const auto& visit) {
    visit(first);
    for (const Dataset& other : others) visit(other);
  };
  std::size_t examples = 0;
  std::size_t pixels = 0;
  forEach([&](const Dataset& part) {
    if (!part.isOfDigits()) refuse("only data sets of digits can be joined, got points");
    const std::vector<std::uint32_t>& starts = part.examples_->ink.starts;
    examples += part.rows_.size();
    for (const int row : part.rows_)
      pixels += starts[static_cast<std::size_t>(row) + 1] - starts[static_cast<std::size_t>(row)];
  });
  // Millions of pixels: vectors that double their memory when they are full would take up to three times as much.
  Ink ink;
  ink.starts.reserve(examples + 1);
  ink.places.resize(pixels);
  ink.values.resize(pixels);
  std::vector<std::uint8_t> labels;
  labels.reserve(examples);
  std::size_t at = 0;
  forEach([&](const Dataset& part) {
    const Ink& from = part.examples_->ink;
    for (int example = 0; example < part.size(); ++example) {
      const std::size_t end = from.starts[part.row(example) + 1];
      for (std::size_t i = from.starts[part.row(example)]; i < end; ++i, ++at) {
        ink.places[at] = from.places[i];
        ink.values[at] = from.values[i];
      }
      ink.starts.push_back(static_cast<std::uint32_t>(at));
      labels.push_back(part.label(example));
    }
    ink.most = std::max(ink.most, from.most);
  });
  return whole({kImagePixels, kDigits, std::move(ink), {}, std::move(labels), {}});
}

Dataset Dataset::ofPoints(Matrix points, std::vector<std::uint8_t> labels, int outputs) {
  if (points.rows() != static_cast<Index>(labels.size())) {
    refuse("every point needs a label, got ", points.rows(), " points and ", labels.size(), " labels");
  }
  checkPoints(points);
  if (outputs < 1) refuse("a data set needs at least one output, got ", outputs);
  checkLabels(labels, std::max(outputs, 2));
  const int inputs = static_cast<int>(points.cols());
  return whole({inputs, outputs, {}, std::move(points), std::move(labels), {}});
}

Dataset Dataset::ofValues(Matrix points, Matrix values) {
  if (points.rows() != values.rows()) {
    refuse("every point needs a value, got ", points.rows(), " points and ", values.rows(), " values");
  }
  checkPoints(points);
  if (values.cols() < 1) refuse("a data set needs at least one output, got ", values.cols());
  if (!values.allFinite()) refuse("the values of points must be finite numbers");
  const int inputs = static_cast<int>(points.cols());
  const int outputs = static_cast<int>(values.cols());
  return whole({inputs, outputs, {}, std::move(points), {}, std::move(values)});
}

Dataset Dataset::part(std::span<const int> examples) const {
  std::vector<int> rows;
  rows.reserve(examples.size());
  for (const int example : examples) rows.push_back(rows_.at(static_cast<std::size_t>(example)));
  return {examples_, std::move(rows)};
}

PointTable Dataset::points() const {
  if (isOfDigits()) refuse("only data sets of points have coordinates, got digits");
  PointTable table;
  table.coordinates.resize(size(), inputs());
  if (!hasLabels()) table.values.resize(size(), outputs());
  for (Index i = 0; i < size(); ++i) {
    const auto from = static_cast<Index>(row(static_cast<int>(i)));
    table.coordinates.row(i) = examples_->points.row(from);
    if (hasLabels()) {
      table.labels.push_back(examples_->labels[static_cast<std::size_t>(from)]);
    } else {
      table.values.row(i) = examples_->values.row(from);
    }
  }
  return table;
}

std::pair<Dataset, Dataset> split(const Dataset& dataset) {
  constexpr int kMostForTesting = 5000;
  if (dataset.size() < 2) refuse("a data set must have at least 2 examples to be split, got ", dataset.size());
  return split(dataset, std::clamp(dataset.size() / 5, 1, kMostForTesting));
}

std::pair<Dataset, Dataset> split(const Dataset& dataset, int aside) {
  constexpr std::uint32_t kSplitSeed = 0;
  if (aside < 1 || aside >= dataset.size()) {
    refuse("1 to ", dataset.size() - 1, " of ", dataset.size(), " examples can be set aside, got ", aside);
  }
  std::vector<int> order(static_cast<std::size_t>(dataset.size()));
  std::iota(order.begin(), order.end(), 0);
  Random(kSplitSeed, Purpose::splitting).shuffle(order);
  const std::span<const int> all = order;
  const auto kept = static_cast<std::size_t>(dataset.size() - aside);
  return {dataset.part(all.first(kept)), dataset.part(all.subspan(kept))};
}

}  // namespace inkling
