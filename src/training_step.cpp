// What a trainer does in every step, apart from the rest, which is done once.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "metrics.hpp"
#include "random.hpp"
#include "trainer.hpp"

namespace inkling {

namespace {

/// The parameters are updated in place, which is fast, and so the way back from a loss that is not finite is to train
/// again from a snapshot. One is taken every so many examples: so many are trained on again at the most, and copying
/// takes under a hundredth of the time.
constexpr int kExamplesBetweenSnapshots = 4096;

}  // namespace

StepResult Trainer::step() {
  const double loss = look();
  const auto examples = static_cast<int>(minibatch_.size());
  if (!std::isfinite(loss)) {
    rollBack();
    return {loss, examples, 0, true};
  }
  const int correct = countCorrect();
  // Only now is it known that the present parameters are sound.
  const bool isOld = !hasSnapshot() || (at_.steps - snapshot_.at.steps) * spec_.batchSize >= kExamplesBetweenSnapshots;
  if (isOld || snapshot_.isStale || spec_ != snapshot_.spec) takeSnapshot();
  learn();
  return {loss, examples, correct, false, at_.example == 0 && judge()};
}

StepResult Trainer::steps(int count) {
  StepResult all;
  const int epoch = at_.epoch;
  for (int i = 0; i < count && at_.epoch == epoch && !all.hasDiverged; ++i) {
    const StepResult one = step();
    all.loss += one.loss * one.examples;
    all.examples += one.examples;
    all.correct += one.correct;
    all.hasDiverged = one.hasDiverged;
    all.hasStopped = one.hasStopped;
  }
  if (all.examples > 0) all.loss /= all.examples;
  return all;
}

std::span<const int> Trainer::nextExamples() const {
  const int count = std::min(spec_.batchSize, data_.size() - at_.example);
  return std::span<const int>(order_).subspan(static_cast<std::size_t>(at_.example), static_cast<std::size_t>(count));
}

void Trainer::gather() {
  const std::span<const int> examples = nextExamples();
  const float low = lowTarget(network_);
  if (!spec_.isAugmented || !data_.isOfDigits()) {
    data_.gather(examples, minibatch_, low);
    return;
  }
  if (!augmenter_) augmenter_.emplace(AugmentSpec{}, spec_.seed);
  minibatch_.inputs = data_.inputs();
  minibatch_.sparse.clear(examples.size() * kImagePixels);
  std::array<std::uint8_t, kImagePixels> image;      // NOLINT(*-member-init): written before it is read
  std::array<std::uint8_t, kImagePixels> distorted;  // NOLINT(*-member-init): likewise
  for (const int example : examples) {
    data_.image(example, image);
    augmenter_->apply(image, at_.epoch, example, distorted);
    appendImage(distorted, minibatch_.sparse);
  }
  data_.gatherTargets(examples, minibatch_, low);
}

double Trainer::look() {
  gather();
  const Batch& outputs = forward(network_, minibatch_, workspace_, {spec_.dropout, spec_.seed, at_.steps});
  double total = totalLoss(spec_.loss, workspace_.logits.view(), outputs.view(), minibatch_.targets.view());
  const std::span<const int> examples = nextExamples();
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (!data_.isNoDigit(examples[i])) continue;
    const auto units = static_cast<std::size_t>(outputs.columns());
    total -= leastLoss(spec_.loss, {minibatch_.targets.row(static_cast<Index>(i)), units});
  }
  return total / static_cast<double>(minibatch_.size());
}

void Trainer::learn() {
  const int count = static_cast<int>(minibatch_.size());
  const int end = at_.example + count;
  const float factor = rateFactor(spec_.schedule, at_.epoch + static_cast<double>(end) / data_.size());
  learningRate_ = spec_.optimizer.learningRate * factor;
  backward(network_, spec_.loss, minibatch_, workspace_);
  optimizer_.beginUpdate(factor);
  std::array<float, kBlockSize> gradient;  // NOLINT(*-member-init): written before it is read
  const std::span<float> memory = network_.memory();
  for (std::size_t i = 0; i < network_.blocks().size(); ++i) {
    if (isBlank(i)) continue;
    const ParameterBlock& block = network_.blocks()[i];
    parameterGradient(block, network_, minibatch_, workspace_, gradient.data());
    const auto first = static_cast<std::size_t>(block.offset);
    const auto size = static_cast<std::size_t>(block.size);
    optimizer_.update(first, memory.subspan(first, size), std::span<const float>(gradient).first(size),
                      !block.isBiases);
  }
  ++at_.steps;
  at_.example = end;
  if (end == data_.size()) {
    ++at_.epoch;
    at_.example = 0;
    shuffle();
  }
}

bool Trainer::isBlank(std::size_t block) {
  if (hasLearnt_[block] != 0) return false;
  const ParameterBlock& at = network_.blocks()[block];
  const OptimizerSpec& spec = spec_.optimizer;
  const bool isPulled = spec.l1 > 0.0F || spec.l2 > 0.0F || spec.kind == OptimizerKind::adamw;
  const bool isOfPixels = at.layer == 0 && !at.isBiases && network_.hasSparseInputs();
  const SparseRows& inputs = workspace_.transposedInputs;
  if (isOfPixels && !isPulled && inputs.begin(at.firstRow) == inputs.end(at.firstRow + at.rows - 1)) return true;
  hasLearnt_[block] = 1;
  return false;
}

int Trainer::countCorrect() const {
  if (!data_.hasLabels()) return 0;
  const std::span<const int> examples = nextExamples();
  const Batch& outputs = workspace_.outputs.back();
  const Activation activation = network_.spec().layers.back().activation;
  int correct = 0;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const float* row = outputs.row(static_cast<Index>(i));
    const int predicted = predictedClass(activation, row, outputs.columns());
    const bool isRight =
        data_.isNoDigit(examples[i]) ? row[predicted] < kLeastConfidence : predicted == data_.label(examples[i]);
    correct += isRight ? 1 : 0;
  }
  return correct;
}

void Trainer::shuffle() {
  std::iota(order_.begin(), order_.end(), 0);
  Random(spec_.seed, Purpose::shuffling, static_cast<std::uint64_t>(at_.epoch)).shuffle(order_);
}

}  // namespace inkling
