#include "trainer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

#include "error.hpp"
#include "metrics.hpp"
#include "random.hpp"

namespace inkling {

namespace {

void checkBatchSize(int batchSize) {
  if (batchSize < 1 || batchSize > kMaximumBatchSize) {
    refuse("batch size must be 1 to ", kMaximumBatchSize, ", got ", batchSize);
  }
}

}  // namespace

Trainer::Trainer(Network network, const TrainingSpec& spec, Dataset data)
    : network_(std::move(network)),
      spec_(spec),
      data_(std::move(data)),
      optimizer_(spec.optimizer, network_.parameters().size()),
      gradient_(network_.parameters().size()),
      previous_(network_.parameters().begin(), network_.parameters().end()),
      order_(static_cast<std::size_t>(data_.size())) {
  checkBatchSize(spec_.batchSize);
  if (data_.size() == 0) refuse("training needs at least one example, got none");
  const LayerSpec& output = network_.spec().layers.back();
  if (network_.spec().inputs != data_.inputs() || output.units != data_.outputs()) {
    refuse("a network for this data needs ", data_.inputs(), " inputs and ", data_.outputs(), " outputs, got ",
           network_.spec().inputs, " and ", output.units);
  }
  if (spec_.loss == Loss::softmaxCrossEntropy && (output.activation != Activation::softmax || output.units < 2)) {
    refuse("softmax cross-entropy needs a softmax output of at least 2 units");
  }
  beginEpoch();
}

int Trainer::stepsPerEpoch() const { return (data_.size() + spec_.batchSize - 1) / spec_.batchSize; }

double Trainer::epochProgress() const { return static_cast<double>(position_) / data_.size(); }

StepResult Trainer::step() {
  const auto count = static_cast<std::size_t>(std::min(spec_.batchSize, data_.size() - position_));
  const auto minibatch = std::span<const int>(order_).subspan(static_cast<std::size_t>(position_), count);
  data_.gather(minibatch, inputs_, targets_);
  const Matrix& outputs = forward(network_, inputs_, workspace_);
  const double loss = totalLoss(spec_.loss, workspace_.logits, outputs, targets_) / static_cast<double>(count);
  if (!std::isfinite(loss)) {
    rollBack();
    return {loss, static_cast<int>(count), 0, true};
  }
  const int correct = countCorrect(outputs, minibatch);
  backward(network_, spec_.loss, inputs_, targets_, workspace_, gradient_);
  // Written beside the present parameters, which so become the previous ones without a copy.
  optimizer_.update(network_.parameters(), gradient_, previous_);
  network_.swapParameters(previous_);
  ++steps_;
  position_ += static_cast<int>(count);
  if (position_ == data_.size()) {
    ++epoch_;
    beginEpoch();
  }
  return {loss, static_cast<int>(count), correct, false};
}

int Trainer::countCorrect(const Matrix& outputs, std::span<const int> minibatch) const {
  int correct = 0;
  for (std::size_t i = 0; i < minibatch.size(); ++i) {
    const float* row = outputs.data() + static_cast<Index>(i) * outputs.cols();
    correct += predictedClass(row, outputs.cols()) == data_.label(minibatch[i]) ? 1 : 0;
  }
  return correct;
}

void Trainer::rollBack() {
  std::copy(previous_.begin(), previous_.end(), network_.parameters().begin());
  optimizer_.reset();
}

void Trainer::setOptimizer(const OptimizerSpec& spec) {
  optimizer_.setSpec(spec);
  spec_.optimizer = spec;
}

void Trainer::setBatchSize(int batchSize) {
  checkBatchSize(batchSize);
  spec_.batchSize = batchSize;
}

void Trainer::beginEpoch() {
  position_ = 0;
  std::iota(order_.begin(), order_.end(), 0);
  Random(spec_.seed, Purpose::shuffling, static_cast<std::uint32_t>(epoch_)).shuffle(order_);
}

}  // namespace inkling
