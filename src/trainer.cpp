#include "trainer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "error.hpp"
#include "metrics.hpp"

namespace inkling {

namespace {

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
      hasLearnt_(network_.blocks().size()),
      learningRate_(spec.optimizer.learningRate),
      order_(static_cast<std::size_t>(data_.size())) {
  check(spec_, network_, data_);
  shuffle();
}

int Trainer::stepsPerEpoch() const { return (data_.size() + spec_.batchSize - 1) / spec_.batchSize; }

double Trainer::epochProgress() const { return static_cast<double>(at_.example) / data_.size(); }

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
  snapshot_ = {};
}

void Trainer::setParameters(std::span<const float> parameters) {
  for (const float parameter : parameters) {
    if (!std::isfinite(parameter)) refuse("weights and biases must be finite numbers, got ", parameter);
  }
  network_.setParameters(parameters);
  optimizer_.reset();
  snapshot_ = {};
}

void Trainer::rollBack() {
  if (hasSnapshot()) {
    const std::int64_t target = std::max(at_.steps - 1, snapshot_.at.steps);
    const TrainingSpec wanted = spec_;
    returnToSnapshot();
    while (at_.steps < target) {
      look();
      learn();
    }
    spec_ = wanted;
    optimizer_.setSpec(spec_.optimizer);
    snapshot_ = {};
  }
  optimizer_.reset();
}

void Trainer::rest() {
  // Where the next minibatch finds the parameters sound, too, the next step begins with a snapshot of them.
  if (hasSnapshot() && std::isfinite(look())) snapshot_ = {};
  minibatch_ = {};
  workspace_ = {};
}

void Trainer::setSpec(const TrainingSpec& spec) {
  if (spec.loss != spec_.loss || spec.seed != spec_.seed) {
    refuse("another loss or seed needs a new training, with a network of its own");
  }
  check(spec, network_, data_);
  // Another optimizer begins without a state, even when it is the old one again before the next step.
  if (hasSnapshot() && spec.optimizer.kind != spec_.optimizer.kind) snapshot_.isStale = true;
  optimizer_.setSpec(spec.optimizer);
  spec_ = spec;
}

void Trainer::takeSnapshot() {
  const auto copy = [](std::span<const float> from, AlignedFloats& to) { to.assign(from.begin(), from.end()); };
  copy(std::as_const(optimizer_).firstMoment(), snapshot_.firstMoment);
  copy(std::as_const(optimizer_).secondMoment(), snapshot_.secondMoment);
  copy(network_.memory(), snapshot_.parameters);  // last: without the memory for all of it there is no snapshot
  snapshot_.spec = spec_;
  snapshot_.at = at_;
  snapshot_.updates = optimizer_.updates();
  snapshot_.isStale = false;
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
  // Moments that are zero need no memory.
  const auto inOrder = [&](std::span<const float> moment) {
    return moment.empty() || optimizer_.updates() == 0 ? std::vector<float>() : network_.inOrder(moment);
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
    const bool isZero = moment.empty() && checkpoint.optimizerSteps == 0;
    if (moment.size() != expected && !isZero) {
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
    if (moment.empty()) {
      std::fill(memory.begin(), memory.end(), 0.0F);
    } else {
      network_.toMemory(moment, memory);
    }
  };
  put(checkpoint.firstMoment, optimizer_.firstMoment());
  put(checkpoint.secondMoment, optimizer_.secondMoment());
  optimizer_.setUpdates(checkpoint.optimizerSteps);
  earlyStopping_ = EarlyStopping(checkpoint.best);
  at_ = {checkpoint.steps, checkpoint.epoch, checkpoint.position};
  hasLearnt_.assign(hasLearnt_.size(), 1);
  shuffle();
  snapshot_ = {};
}

}  // namespace inkling
