#include "curves.hpp"

#include <cmath>

#include "error.hpp"

namespace inkling {

namespace {

std::vector<float> numbersOf(const CurveRange& range) {
  if (range.count < 2 || range.count > kMaximumCurvePoints) {
    refuse("a curve needs 2 to ", kMaximumCurvePoints, " points, got ", range.count);
  }
  if (!(std::isfinite(range.from) && std::isfinite(range.to) && range.from < range.to)) {
    refuse("a curve goes from one finite number to a larger one, got ", range.from, " and ", range.to);
  }
  std::vector<float> numbers;
  for (int i = 0; i < range.count; ++i) {
    const double share = static_cast<double>(i) / (range.count - 1);
    numbers.push_back(static_cast<float>((1.0 - share) * range.from + share * range.to));
  }
  return numbers;
}

/// A view of the numbers as one row.
Eigen::Map<Matrix> asRow(std::vector<float>& numbers) {
  return {numbers.data(), 1, static_cast<Index>(numbers.size())};
}

}  // namespace

ActivationCurve activationCurve(Activation activation, const CurveRange& range) {
  if (activation == Activation::softmax) refuse("softmax is of many numbers together: it has no curve over one");
  ActivationCurve curve;
  curve.inputs = numbersOf(range);
  curve.values = curve.inputs;
  activate(activation, asRow(curve.values));
  curve.slopes.assign(curve.inputs.size(), 1.0F);
  activationBackward(activation, asRow(curve.values), asRow(curve.slopes));
  return curve;
}

LossCurve lossCurve(Loss loss, float target, const CurveRange& range) {
  if (!(target >= 0.0F && target <= 1.0F)) refuse("the target of an output must be 0 to 1, got ", target);
  const Activation activation = outputActivationOf(loss);
  const Index units = activation == Activation::softmax ? 2 : 1;
  Matrix logits = Matrix::Zero(1, units);
  Matrix targets = Matrix::Constant(1, units, 1.0F - target);
  targets(0, 0) = target;
  Matrix outputs(1, units);
  Matrix gradient(1, units);
  LossCurve curve;
  curve.logits = numbersOf(range);
  for (const float logit : curve.logits) {
    logits(0, 0) = logit;
    outputs = logits;
    activate(activation, outputs);
    lossBackward(loss, activation, outputs, targets, gradient);
    curve.outputs.push_back(outputs(0, 0));
    curve.losses.push_back(static_cast<float>(totalLoss(loss, logits, outputs, targets)));
    curve.gradients.push_back(gradient(0, 0));
  }
  return curve;
}

}  // namespace inkling
