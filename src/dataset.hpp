// Labelled examples, and the part of them that a network trains or is tested on.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "matrix.hpp"
#include "minibatch.hpp"

namespace inkling {

inline constexpr int kImageSide = 28;
inline constexpr int kImagePixels = kImageSide * kImageSide;
inline constexpr int kDigits = 10;
/// The label of a drawing that is none of them.
inline constexpr std::uint8_t kNoDigit = kDigits;

/// What a data set of points holds, apart from what a network sees of it.
struct PointTable {
  Matrix coordinates;                ///< [count × inputs]
  std::vector<std::uint8_t> labels;  ///< [count], or empty where there are values
  Matrix values;                     ///< [count × outputs], or empty where there are labels
};

/// Examples with class labels. A value type: copies and parts share the examples themselves, which never change.
class Dataset {
 public:
  // pixels: [count × 784], 0 (paper) to 255 (ink); labels: [count], 0 to 9
  /// Images of digits. The network sees pixel / 255. Throws Error when the sizes do not fit or a label is over 9.
  static Dataset ofDigits(std::span<const std::uint8_t> pixels, std::vector<std::uint8_t> labels);

  /// The same with drawings among them that are no digit, labelled kNoDigit.
  static Dataset ofDrawings(std::span<const std::uint8_t> pixels, std::vector<std::uint8_t> labels);

  // points: [count × inputs]; labels: [count], 0 to outputs - 1
  /// Any real inputs. With one output the label, 0 or 1, is itself the target. Throws Error when the sizes do not fit,
  /// a label is out of range or a coordinate is not finite.
  static Dataset ofPoints(Matrix points, std::vector<std::uint8_t> labels, int outputs);

  // points: [count × inputs]; values: [count × outputs]
  /// Any real inputs with real targets, for regression: such examples have no labels. Throws Error when the sizes do
  /// not fit or a number is not finite.
  static Dataset ofValues(Matrix points, Matrix values);

  [[nodiscard]] int size() const { return static_cast<int>(rows_.size()); }
  [[nodiscard]] int inputs() const { return examples_->inputs; }
  [[nodiscard]] int outputs() const { return examples_->outputs; }
  /// Only where they have labels.
  [[nodiscard]] std::uint8_t label(int example) const;
  [[nodiscard]] bool hasLabels() const { return !examples_->labels.empty(); }
  /// Whether it is a drawing labelled kNoDigit.
  [[nodiscard]] bool isNoDigit(int example) const { return isOfDigits() && label(example) == kNoDigit; }

  /// The digits of the first, and after them those of the others. Throws Error unless all are of digits.
  static Dataset joined(const Dataset& first, std::span<const Dataset> others);

  /// The examples with these numbers, in this order; they refer to this part, not to the whole.
  [[nodiscard]] Dataset part(std::span<const int> examples) const;

  /// Writes a minibatch: the inputs, and as targets the labels one-hot (or 0 and 1, with one output), with `low` in the
  /// place of 0: -1 for outputs of tanh. Where a drawing is no digit, all outputs have the same share of the one.
  /// Values are targets as they are.
  void gather(std::span<const int> examples, Minibatch& minibatch, float low = 0.0F) const;

  /// Only the targets of a minibatch.
  void gatherTargets(std::span<const int> examples, Minibatch& minibatch, float low = 0.0F) const;

  [[nodiscard]] bool isOfDigits() const { return examples_->points.size() == 0; }

  /// A copy of the points of this part. Throws Error for digits.
  [[nodiscard]] PointTable points() const;

  // → [784], 0 (paper) to 255 (ink)
  /// The image of a digit. Only where `isOfDigits`.
  void image(int example, std::span<std::uint8_t, kImagePixels> pixels) const;

 private:
  /// The pixels of images that are not zero, image after image: less memory than all pixels, and what networks read.
  struct Ink {
    std::vector<std::uint32_t> starts = {0};
    std::vector<std::uint16_t> places;
    std::vector<std::uint8_t> values;
    std::size_t most = 0;  ///< pixels of one image
  };

  struct Examples {
    int inputs;
    int outputs;
    Ink ink;        // of digits, else empty
    Matrix points;  // of points, else empty
    std::vector<std::uint8_t> labels;
    Matrix values;  // instead of labels
  };

  Dataset(std::shared_ptr<const Examples> examples, std::vector<int> rows);
  static Dataset whole(Examples examples);
  [[nodiscard]] std::size_t row(int example) const {
    return static_cast<std::size_t>(rows_.at(static_cast<std::size_t>(example)));
  }

  std::shared_ptr<const Examples> examples_;
  std::vector<int> rows_;
};

// pixels: [784]
/// Appends a row with the pixels of an image to the sparse inputs of a minibatch, each divided by 255.
void appendImage(std::span<const std::uint8_t, kImagePixels> pixels, SparseRows& rows);

/// The parts for training and for testing: the examples are put in random order by a fixed seed of its own (so that all
/// runs are judged on the same examples) and a fifth of them, at most 5,000, is kept for testing: 8,000 and 2,000 of
/// the bundled 10,000, 55,000 and 5,000 of MNIST's 60,000. Throws Error for fewer than 2 examples.
std::pair<Dataset, Dataset> split(const Dataset& dataset);

/// The same with as many examples set aside as the caller says: the rest, and these. Throws Error unless both have
/// some.
std::pair<Dataset, Dataset> split(const Dataset& dataset, int aside);

}  // namespace inkling
