#include "trainer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "error.hpp"
#include "metrics.hpp"
#include "random.hpp"

namespace inkling {

namespace {

/// The parameters are updated in place, which is fast, and so the way back from a loss that is not finite is to train
/// again from a snapshot. One is taken every so many examples: so many are trained on again at the most, and copying
/// takes under a hundredth of the time.
constexpr int kExamplesBetweenSnapshots = 4096;

void check(const TrainingSpec& spec, const Network& network, const Dataset& data) {
  if (spec.batchSize < 1 || spec.batchSize > kMaximumBatchSize) {
    refuse("batch size must be 1 to ", kMaximumBatchSize, ", got ", spec.batchSize);
  }
  validate(spec.optimizer);
  validate(spec.schedule);
  checkDropout(spec.dropout);
  if (spec.patience < 0) refuse("patience must be 0 epochs or more, got ", spec.patience);
  if (data.size() == 0) refuse("training needs at least one example, got none");
  const LayerSpec& output = network.spec().layers.back();
  if (network.spec().inputs != data.inputs() || output.units != data.outputs()) {
    refuse("a network for this data needs ", data.inputs(), " inputs and ", data.outputs(), " outputs, got ",
           network.spec().inputs, " and ", output.units);
  }
  checkOutput(spec.loss, output.activation, output.units);
  if (!data.hasLabels() && spec.loss != Loss::meanSquaredError) {
    refuse("data with values in the place of labels need the loss mean-squared-error, got ",
           kLossNames.at(static_cast<std::size_t>(spec.loss)));
  }
  const bool isPerceptron = spec.optimizer.kind == OptimizerKind::perceptron;
  const bool hasSteps = std::any_of(network.spec().layers.begin(), network.spec().layers.end(),
                                    [](const LayerSpec& layer) { return layer.activation == Activation::step; });
  if (isPerceptron != hasSteps || (isPerceptron && network.layerCount() > 1)) {
    refuse("step units and the perceptron rule need each other and a network without hidden layers, got ",
           network.layerCount() - 1, " hidden layers, a ",
           kActivationNames[static_cast<std::size_t>(output.activation)], " output and the optimizer ",
           kOptimizerNames[static_cast<std::size_t>(spec.optimizer.kind)]);
  }
}

}  // namespace

Trainer::Trainer(Network network, const TrainingSpec& spec, Dataset data, std::optional<Dataset> validation)
    : network_(std::move(network)),
      spec_(spec),
      data_(std::move(data)),
      validation_(std::move(validation)),
      optimizer_(spec.optimizer, network_.memory().size()),
      hasLearnt_(network_.blocks().size(), false),
      learningRate_(spec.optimizer.learningRate),
      order_(static_cast<std::size_t>(data_.size())) {
  check(spec_, network_, data_);
  shuffle();
  takeSnapshot();
}

int Trainer::stepsPerEpoch() const { return (data_.size() + spec_.batchSize - 1) / spec_.batchSize; }

double Trainer::epochProgress() const { return static_cast<double>(at_.example) / data_.size(); }

StepResult Trainer::step() {
  const double loss = look();
  const auto examples = static_cast<int>(minibatch_.size());
  if (!std::isfinite(loss)) {
    rollBack();
    return {loss, examples, 0, true};
  }
  const int correct = countCorrect();
  // Only now is it known that the present parameters are sound.
  const bool isOld = (at_.steps - snapshot_.at.steps) * spec_.batchSize >= kExamplesBetweenSnapshots;
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
  if (hasLearnt_[block]) return false;
  const ParameterBlock& at = network_.blocks()[block];
  const OptimizerSpec& spec = spec_.optimizer;
  const bool isPulled = spec.l1 > 0.0F || spec.l2 > 0.0F || spec.kind == OptimizerKind::adamw;
  const bool isOfPixels = at.layer == 0 && !at.isBiases && network_.hasSparseInputs();
  const SparseRows& inputs = workspace_.transposedInputs;
  if (isOfPixels && !isPulled && inputs.begin(at.firstRow) == inputs.end(at.firstRow + at.rows - 1)) return true;
  hasLearnt_[block] = true;
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

bool Trainer::judge() {
  if (spec_.patience == 0 || !validation_) return false;
  const bool isEnough =
      earlyStopping_.judge(network_, evaluate(network_, spec_.loss, *validation_).loss(), spec_.patience);
  if (isEnough) keepBest();
  return isEnough;
}

void Trainer::keepBest() {
  if (earlyStopping_.best().parameters.empty()) return;
  network_.setParameters(earlyStopping_.best().parameters);
  optimizer_.reset();
  earlyStopping_ = {};
  takeSnapshot();
}

void Trainer::setParameters(std::span<const float> parameters) {
  for (const float parameter : parameters) {
    if (!std::isfinite(parameter)) refuse("weights and biases must be finite numbers, got ", parameter);
  }
  network_.setParameters(parameters);
  optimizer_.reset();
  takeSnapshot();
}

void Trainer::rollBack() {
  const std::int64_t target = std::max(at_.steps - 1, snapshot_.at.steps);
  const TrainingSpec wanted = spec_;
  returnToSnapshot();
  while (at_.steps < target) {
    look();
    learn();
  }
  spec_ = wanted;
  optimizer_.setSpec(spec_.optimizer);
  optimizer_.reset();
  takeSnapshot();
}

void Trainer::setSpec(const TrainingSpec& spec) {
  if (spec.loss != spec_.loss || spec.seed != spec_.seed) {
    refuse("another loss or seed needs a new training, with a network of its own");
  }
  check(spec, network_, data_);
  // Another optimizer begins without a state, even when it is the old one again before the next step.
  if (spec.optimizer.kind != spec_.optimizer.kind) snapshot_.isStale = true;
  optimizer_.setSpec(spec.optimizer);
  spec_ = spec;
}

void Trainer::takeSnapshot() {
  const auto copy = [](std::span<const float> from, AlignedFloats& to) { to.assign(from.begin(), from.end()); };
  snapshot_.spec = spec_;
  snapshot_.at = at_;
  snapshot_.updates = optimizer_.updates();
  snapshot_.isStale = false;
  copy(network_.memory(), snapshot_.parameters);
  copy(std::as_const(optimizer_).firstMoment(), snapshot_.firstMoment);
  copy(std::as_const(optimizer_).secondMoment(), snapshot_.secondMoment);
}

void Trainer::returnToSnapshot() {
  const bool isOtherEpoch = snapshot_.at.epoch != at_.epoch;
  spec_ = snapshot_.spec;
  at_ = snapshot_.at;
  optimizer_.setSpec(spec_.optimizer);
  optimizer_.setUpdates(snapshot_.updates);
  std::copy(snapshot_.parameters.begin(), snapshot_.parameters.end(), network_.memory().begin());
  std::copy(snapshot_.firstMoment.begin(), snapshot_.firstMoment.end(), optimizer_.firstMoment().begin());
  std::copy(snapshot_.secondMoment.begin(), snapshot_.secondMoment.end(), optimizer_.secondMoment().begin());
  if (isOtherEpoch) shuffle();
}

Checkpoint Trainer::checkpoint() const {
  const auto inOrder = [&](std::span<const float> moment) {
    return moment.empty() ? std::vector<float>() : network_.inOrder(moment);
  };
  return {network_.parameters(),
          inOrder(optimizer_.firstMoment()),
          inOrder(optimizer_.secondMoment()),
          optimizer_.updates(),
          at_.steps,
          at_.epoch,
          at_.example,
          earlyStopping_.best()};
}

void Trainer::restore(const Checkpoint& checkpoint) {
  const std::size_t count = network_.parameterCount();
  if (checkpoint.parameters.size() != count) {
    refuse("a checkpoint for this network has ", count, " weights and biases, got ", checkpoint.parameters.size());
  }
  const auto checkMoment = [&](const std::vector<float>& moment, std::span<const float> own) {
    const std::size_t expected = own.empty() ? 0 : count;
    if (moment.size() != expected) {
      refuse("a checkpoint for the optimizer ", kOptimizerNames[static_cast<std::size_t>(spec_.optimizer.kind)],
             " has moments of ", expected, " numbers, got ", moment.size());
    }
  };
  if (!checkpoint.best.parameters.empty() && checkpoint.best.parameters.size() != count) {
    refuse("the best parameters of a checkpoint for this network are ", count, " numbers, got ",
           checkpoint.best.parameters.size());
  }
  checkMoment(checkpoint.firstMoment, optimizer_.firstMoment());
  checkMoment(checkpoint.secondMoment, optimizer_.secondMoment());
  if (checkpoint.position < 0 || checkpoint.position >= data_.size() || checkpoint.epoch < 0 || checkpoint.steps < 0 ||
      checkpoint.optimizerSteps < 0) {
    refuse("a checkpoint for ", data_.size(), " examples is at one of them, got example ", checkpoint.position,
           " of epoch ", checkpoint.epoch);
  }
  network_.setParameters(checkpoint.parameters);
  const auto put = [&](const std::vector<float>& moment, std::span<float> memory) {
    if (!moment.empty()) network_.toMemory(moment, memory);
  };
  put(checkpoint.firstMoment, optimizer_.firstMoment());
  put(checkpoint.secondMoment, optimizer_.secondMoment());
  optimizer_.setUpdates(checkpoint.optimizerSteps);
  earlyStopping_ = EarlyStopping(checkpoint.best);
  at_ = {checkpoint.steps, checkpoint.epoch, checkpoint.position};
  hasLearnt_.assign(hasLearnt_.size(), true);
  shuffle();
  takeSnapshot();
}

void Trainer::shuffle() {
  std::iota(order_.begin(), order_.end(), 0);
  Random(spec_.seed, Purpose::shuffling, static_cast<std::uint64_t>(at_.epoch)).shuffle(order_);
}

}  // namespace inkling
