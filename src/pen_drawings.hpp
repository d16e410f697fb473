// Made-up drawings as examples to train on: digits, and among them shapes that are none.
#pragma once

#include <vector>

#include "dataset.hpp"

namespace inkling {

inline constexpr int kMaximumPenDigits = 50'000;
/// One drawing that is no digit comes with so many made-up digits.
inline constexpr int kDigitsForShape = 2;

/// Draws made-up digits one after the other, each as often, with the page's brush, and preprocesses them as drawings on
/// the page are. Among them are drawings that are no digit (pen_shapes.hpp): a network that has never seen one is as
/// sure of a scribble as of a digit (outlier exposure: Hendrycks, Mazeika, Dietterich 2019, "Deep Anomaly Detection
/// with Outlier Exposure"). The first so many are always the same ones.
class PenDrawings {
 public:
  /// Draws so many more digits, and what comes with them. Throws Error for more than kMaximumPenDigits in all.
  void draw(int count);

  /// Digits, without what comes with them.
  [[nodiscard]] int size() const { return size_; }

  /// The digits of the data, and after them what was drawn. Throws Error for points.
  [[nodiscard]] Dataset addedTo(const Dataset& data) const;

 private:
  int size_ = 0;
  std::vector<Dataset> parts_;  // each of what was drawn at once
};

/// What a network trains on: the data, and if they are of digits so many made-up ones and what comes with them. Throws
/// Error as PenDrawings.
Dataset withPenDrawings(const Dataset& data, int count);

}  // namespace inkling
