// How well a network does on labelled examples.
#pragma once

#include <cstdint>
#include <vector>

#include "dataset.hpp"
#include "loss.hpp"
#include "network.hpp"

namespace inkling {

/// Counts over the examples judged so far; a value type.
class Evaluation {
 public:
  /// For networks that tell `classes` classes apart.
  explicit Evaluation(int classes);

  void add(int label, int predicted);
  void addLoss(double total) { totalLoss_ += total; }

  [[nodiscard]] int count() const { return count_; }
  /// Mean over the examples; 0 without any.
  [[nodiscard]] double loss() const;
  /// The share of examples whose class was predicted; 0 without any.
  [[nodiscard]] double accuracy() const;
  /// [classes × classes] row by row: confusion[label · classes + predicted] examples.
  [[nodiscard]] const std::vector<std::uint32_t>& confusion() const { return confusion_; }

 private:
  int classes_;
  int count_ = 0;
  double totalLoss_ = 0.0;
  std::vector<std::uint32_t> confusion_;
};

// outputs: [units]
/// The class that a row of outputs stands for: the first of the largest; with one output, 1 where it is over ½.
int predictedClass(const float* outputs, Index units);

/// Judges the examples first … last - 1 of the data. A caller who must stay responsive gives a few hundred at a time.
/// Throws Error when the network's shape is not that of the data.
void evaluate(const Network& network, Loss loss, const Dataset& data, int first, int last, Workspace& workspace,
              Evaluation& evaluation);

/// Judges all examples.
Evaluation evaluate(const Network& network, Loss loss, const Dataset& data);

}  // namespace inkling
