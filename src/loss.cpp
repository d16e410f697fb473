#include "loss.hpp"

#include "error.hpp"
#include "math.hpp"

namespace inkling {

namespace {

float softmaxCrossEntropy(const float* logits, const float* targets, Index units) {
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

float binaryCrossEntropy(const float* logits, const float* targets, Index units) {
  float loss = 0.0F;
  for (Index j = 0; j < units; ++j) {
    const float z = logits[j];
    const float magnitude = z < 0.0F ? -z : z;
    const float positive = z < 0.0F ? 0.0F : z;
    loss += positive - z * targets[j] + logarithm(1.0F + exponential(-magnitude));
  }
  return loss;
}

}  // namespace

Activation outputActivationOf(Loss loss) {
  return loss == Loss::softmaxCrossEntropy ? Activation::softmax : Activation::sigmoid;
}

void checkOutput(Loss loss, Activation output, int units) {
  const auto got = [&] { return kActivationNames[static_cast<std::size_t>(output)]; };
  if (loss == Loss::softmaxCrossEntropy && (output != Activation::softmax || units < 2)) {
    refuse("softmax cross-entropy needs a softmax output of at least 2 units, got ", got(), " of ", units);
  }
  if (loss == Loss::binaryCrossEntropy && output != Activation::sigmoid) {
    refuse("binary cross-entropy needs a sigmoid output, got ", got());
  }
}

double totalLoss(Loss loss, const ConstMatrixRef& logits, const ConstMatrixRef& outputs,
                 const ConstMatrixRef& targets) {
  const Index units = targets.cols();
  double total = 0.0;
  for (Index i = 0; i < targets.rows(); ++i) {
    const float* z = logits.data() + i * logits.outerStride();
    const float* a = outputs.data() + i * outputs.outerStride();
    const float* t = targets.data() + i * targets.outerStride();
    switch (loss) {
      case Loss::softmaxCrossEntropy:
        total += softmaxCrossEntropy(z, t, units);
        break;
      case Loss::meanSquaredError:
        total += squaredError(a, t, units);
        break;
      case Loss::binaryCrossEntropy:
        total += binaryCrossEntropy(z, t, units);
        break;
    }
  }
  return total;
}

double leastLoss(Loss loss, std::span<const float> targets) {
  const auto term = [](float p) { return p > 0.0F ? -p * logarithm(p) : 0.0F; };
  float entropy = 0.0F;
  for (const float target : targets) {
    if (loss != Loss::meanSquaredError) entropy += term(target);
    if (loss == Loss::binaryCrossEntropy) entropy += term(1.0F - target);
  }
  return entropy;
}

void lossBackward(Loss loss, Activation outputActivation, const ConstMatrixRef& outputs, const ConstMatrixRef& targets,
                  MatrixRef gradient) {
  gradient = (outputs - targets) / static_cast<float>(targets.rows());
  if (loss == Loss::meanSquaredError && outputActivation != Activation::step) {
    activationBackward(outputActivation, outputs, gradient);
  }
}

}  // namespace inkling
