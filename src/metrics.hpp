// How well a network does on labelled examples.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "dataset.hpp"
#include "loss.hpp"
#include "network.hpp"
#include "propagation.hpp"

namespace inkling {

/// A bin of a reliability diagram: predictions whose confidence lies in one of kCalibrationBins equal parts of [0, 1].
struct CalibrationBin {
  std::uint32_t count = 0;
  std::uint32_t correct = 0;
  double totalConfidence = 0.0;

  /// The share that was right; 0 without any.
  [[nodiscard]] double accuracy() const { return count == 0 ? 0.0 : static_cast<double>(correct) / count; }
  /// The mean; 0 without any.
  [[nodiscard]] double confidence() const { return count == 0 ? 0.0 : totalConfidence / count; }
};

/// As in the diagrams of Guo, Pleiss, Sun, Weinberger 2017, "On Calibration of Modern Neural Networks": a tenth each.
inline constexpr int kCalibrationBins = 10;

/// Counts over the examples judged so far; a value type.
class Evaluation {
 public:
  /// For networks that tell up to `classes` classes apart.
  explicit Evaluation(int classes);

  /// `confidence`: the probability that the network gives its prediction; what is outside of [0, 1] counts as 0 or 1.
  void add(int label, int predicted, float confidence);
  /// Counts examples with values in the place of labels: there is a loss, and nothing to be right about.
  void addValues(int count) {
    count_ += count;
    hasLabels_ = false;
  }
  void addLoss(double total) { totalLoss_ += total; }

  [[nodiscard]] int classes() const { return classes_; }
  [[nodiscard]] int count() const { return count_; }
  /// Whether all counts but the loss mean anything.
  [[nodiscard]] bool hasLabels() const { return hasLabels_; }
  /// Mean over the examples; 0 without any.
  [[nodiscard]] double loss() const;
  /// The share of examples whose class was predicted; 0 without any, and NaN without labels.
  [[nodiscard]] double accuracy() const;
  /// [classes × classes] row by row: confusion[label · classes + predicted] examples.
  [[nodiscard]] const std::vector<std::uint32_t>& confusion() const { return confusion_; }
  /// Of the examples that were put into a class, the share that belongs there; 0 where none was.
  [[nodiscard]] double precision(int label) const;
  /// Of the examples of a class, the share that was put there; 0 where there are none.
  [[nodiscard]] double recall(int label) const;
  [[nodiscard]] const std::array<CalibrationBin, kCalibrationBins>& calibration() const { return calibration_; }
  /// The expected calibration error: Σ over the bins of their share of the examples times |accuracy - mean confidence|
  /// (Guo et al. 2017, equation 3).
  [[nodiscard]] double calibrationError() const;

 private:
  [[nodiscard]] std::uint32_t at(int label, int predicted) const;

  int classes_;
  int count_ = 0;
  bool hasLabels_ = true;
  double totalLoss_ = 0.0;
  std::vector<std::uint32_t> confusion_;
  std::array<CalibrationBin, kCalibrationBins> calibration_;
};

// outputs: [units]
/// The class that a row of outputs stands for: the first of the largest; with one output, 1 where it is over the middle
/// of its targets, 0 for tanh and otherwise ½.
int predictedClass(Activation activation, const float* outputs, Index units);

/// A drawing is read as no digit at all where no output reaches this: where the network gives none of the digits at
/// least half of the probability.
inline constexpr float kLeastConfidence = 0.5F;

/// Throws Error when the network's inputs or outputs are not those of the data.
void checkShape(const Network& network, const Dataset& data);

/// Judges the examples first … last - 1 of the data, but for drawings that are no digit. A caller who must stay
/// responsive gives a few hundred at a time. Throws Error when the network's shape is not that of the data, or tells
/// more classes apart than the evaluation counts.
void evaluate(const Network& network, Loss loss, const Dataset& data, int first, int last, Workspace& workspace,
              Evaluation& evaluation);

/// Judges all examples.
Evaluation evaluate(const Network& network, Loss loss, const Dataset& data);

}  // namespace inkling
