// Activations and losses as functions of one number, to be drawn.
#pragma once

#include <vector>

#include "activation.hpp"
#include "loss.hpp"

namespace inkling {

/// So many numbers at equal distances, both ends among them.
struct CurveRange {
  float from;
  float to;
  int count;
};

inline constexpr int kMaximumCurvePoints = 10'000;

struct ActivationCurve {
  std::vector<float> inputs;  ///< z
  std::vector<float> values;  ///< g(z)
  std::vector<float> slopes;  ///< g'(z), as back-propagation has it
};

/// Throws Error for softmax, which is no function of one number, and unless the range has 2 to kMaximumCurvePoints
/// finite numbers, the first less than the last.
ActivationCurve activationCurve(Activation activation, const CurveRange& range);

struct LossCurve {
  std::vector<float> logits;     ///< z
  std::vector<float> outputs;    ///< a = g(z)
  std::vector<float> losses;     ///< L
  std::vector<float> gradients;  ///< ∂L/∂z, as back-propagation has it
};

/// The loss of one example by its logit: with a sigmoid output for the mean squared error and binary cross-entropy, and
/// for softmax cross-entropy with the logits (z, 0) and the targets (target, 1 - target), of which the first output
/// and the gradient by z are given. Throws Error unless the target is 0 to 1, and for ranges as activationCurve.
LossCurve lossCurve(Loss loss, float target, const CurveRange& range);

}  // namespace inkling
