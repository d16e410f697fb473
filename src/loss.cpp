#include "loss.hpp"

#include <cassert>

#include "math.hpp"

namespace inkling {

namespace {

float crossEntropy(const float* logits, const float* targets, Index units) {
  float highest = logits[0];
  for (Index j = 1; j < units; ++j) highest = logits[j] > highest ? logits[j] : highest;
  float total = 0.0F;
  for (Index j = 0; j < units; ++j) total += exponential(logits[j] - highest);
  const float logTotal = logarithm(total);
  float loss = 0.0F;
  for (Index j = 0; j < units; ++j) {
    if (targets[j] != 0.0F) loss -= targets[j] * (logits[j] - highest - logTotal);
  }
  return loss;
}

float squaredError(const float* outputs, const float* targets, Index units) {
  float loss = 0.0F;
  for (Index j = 0; j < units; ++j) {
    const float error = outputs[j] - targets[j];
    loss += 0.5F * error * error;
  }
  return loss;
}

}  // namespace

double totalLoss(Loss loss, const Matrix& logits, const Matrix& outputs, const Matrix& targets) {
  const Index units = targets.cols();
  double total = 0.0;
  for (Index i = 0; i < targets.rows(); ++i) {
    const float* target = targets.data() + i * units;
    total += loss == Loss::softmaxCrossEntropy ? crossEntropy(logits.data() + i * units, target, units)
                                               : squaredError(outputs.data() + i * units, target, units);
  }
  return total;
}

void lossBackward(Loss loss, Activation outputActivation, const Matrix& outputs, const Matrix& targets,
                  Matrix& gradient) {
  gradient = (outputs - targets) / static_cast<float>(targets.rows());
  if (loss == Loss::softmaxCrossEntropy) {
    assert(outputActivation == Activation::softmax);
    return;  // the derivative of the logarithm and that of the softmax cancel to p - t
  }
  activationBackward(outputActivation, outputs, gradient);
}

}  // namespace inkling
