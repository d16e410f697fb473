#include "trainer.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "metrics.hpp"
#include "networks.hpp"
#include "not_finite.hpp"
#include "random.hpp"
#include "trainings.hpp"

namespace inkling::test {

namespace {

constexpr int kExamples = 10;

/// Ten points in two classes.
Dataset points() {
  std::mt19937 generator(1);
  std::vector<std::uint8_t> labels;
  for (int i = 0; i < kExamples; ++i) labels.push_back(static_cast<std::uint8_t>(i % 2));
  return Dataset::ofPoints(randomMatrix(generator, kExamples, 3), labels, 2);
}

Network classifier(std::uint32_t seed = 7) {
  Network network({3, {{5, Activation::tanh}, {2, Activation::softmax}}});
  network.initialise(Initialisation::automatic, seed);
  return network;
}

TrainingSpec specWith(OptimizerKind kind, float learningRate, int batchSize, std::uint32_t seed = 7) {
  TrainingSpec spec;
  spec.optimizer.kind = kind;
  spec.optimizer.learningRate = learningRate;
  spec.batchSize = batchSize;
  spec.seed = seed;
  return spec;
}

std::vector<float> parametersOf(const Trainer& trainer) { return trainer.network().parameters(); }

bool areFinite(const std::vector<float>& values) {
  return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

/// Training written out: the order of each epoch, its minibatches, a gradient and a step for each, of all parameters.
class HandTrainer {
 public:
  explicit HandTrainer(const Training& training)
      : network_(training.network),
        spec_(training.spec),
        data_(training.data),
        optimizer_(spec_.optimizer, network_.memory().size()) {}

  [[nodiscard]] std::vector<float> parameters() const { return network_.parameters(); }

  void setSpec(const TrainingSpec& spec) {
    spec_ = spec;
    optimizer_.setSpec(spec.optimizer);
  }

  void step() {
    if (at_ == 0) {
      order_.resize(static_cast<std::size_t>(data_.size()));
      std::iota(order_.begin(), order_.end(), 0);
      Random(spec_.seed, Purpose::shuffling, static_cast<std::uint32_t>(epoch_)).shuffle(order_);
    }
    const int last = std::min(at_ + spec_.batchSize, data_.size());
    data_.gather(std::vector<int>(order_.begin() + at_, order_.begin() + last), minibatch_, lowTarget(network_));
    forward(network_, minibatch_, workspace_, {spec_.dropout, spec_.seed, steps_++});
    backward(network_, spec_.loss, minibatch_, workspace_);
    optimizer_.beginUpdate(rateFactor(spec_.schedule, epoch_ + static_cast<double>(last) / data_.size()));
    std::vector<float> gradient;
    for (const ParameterBlock& block : network_.blocks()) {
      const auto first = static_cast<std::size_t>(block.offset);
      gradient.resize(static_cast<std::size_t>(block.size));
      parameterGradient(block, network_, minibatch_, workspace_, gradient.data());
      optimizer_.update(first, network_.memory().subspan(first, gradient.size()), gradient, !block.isBiases);
    }
    at_ = last == data_.size() ? 0 : last;
    epoch_ += at_ == 0 ? 1 : 0;
  }

  [[nodiscard]] int epochs() const { return epoch_; }

 private:
  Network network_;
  TrainingSpec spec_;
  Dataset data_;
  Optimizer optimizer_;
  std::vector<int> order_;
  Minibatch minibatch_;
  Workspace workspace_;
  int epoch_ = 0;
  int at_ = 0;
  std::int64_t steps_ = 0;
};

/// 40 made-up digits of 2 × 2 blots in four classes; only the last of them has ink at the margin.
Dataset blots() {
  constexpr int kCount = 40;
  std::vector<std::uint8_t> pixels(kCount * kImagePixels, 0);
  std::vector<std::uint8_t> labels;
  std::mt19937 generator(5);
  for (int i = 0; i < kCount; ++i) {
    labels.push_back(static_cast<std::uint8_t>(i % 4));
    for (int blot = 0; blot < 6; ++blot) {
      const int row = 8 + 4 * (i % 4) - 2 * static_cast<int>(generator() % 3);
      const int column = 8 + static_cast<int>(generator() % 12);
      for (const int pixel : {0, 1, kImageSide, kImageSide + 1}) {
        pixels.at(static_cast<std::size_t>(i * kImagePixels + row * kImageSide + column + pixel)) = 200;
      }
    }
  }
  pixels.at(static_cast<std::size_t>((kCount - 1) * kImagePixels)) = 255;
  pixels.back() = 100;
  return Dataset::ofDigits(pixels, labels);
}

/// Of digits, most of whose pixels are blank, and without L1 and L2, which would pull at weights of blank pixels, too.
Training blotsTraining(OptimizerKind kind, int units) {
  Training training = trainingWith(kind);
  training.spec.optimizer.l1 = training.spec.optimizer.l2 = 0.0F;
  training.data = blots();
  NetworkSpec spec{kImagePixels, {{units, Activation::relu}, {10, Activation::softmax}}};
  if (kind == OptimizerKind::perceptron) spec.layers = {{10, Activation::step}};
  training.network = Network(spec);
  training.network.initialise(Initialisation::automatic, 7);
  return training;
}

Dataset exclusiveOr() {
  Matrix inputs(4, 2);
  inputs << 0, 0, 0, 1, 1, 0, 1, 1;
  return Dataset::ofPoints(inputs, {0, 1, 1, 0}, 1);
}

}  // namespace

TEST_CASE("the next examples are those that the next step learns from", "[trainer]") {
  const Dataset data = points();
  const TrainingSpec spec = specWith(OptimizerKind::sgd, 0.1F, 4);
  Trainer trainer(classifier(), spec, data);
  std::vector<int> seen;
  for (const std::size_t size : {4U, 4U, 2U}) {
    const std::vector<int> next(trainer.nextExamples().begin(), trainer.nextExamples().end());
    REQUIRE(next.size() == size);
    seen.insert(seen.end(), next.begin(), next.end());
    // One that has these examples alone, perhaps in another order.
    Trainer other(trainer.network(), spec, data.part(next));
    other.step();
    trainer.step();
    const std::vector<float> expected = parametersOf(other);
    const std::vector<float> parameters = parametersOf(trainer);
    for (std::size_t i = 0; i < parameters.size(); ++i) CHECK(parameters[i] == Approx(expected[i]).margin(1e-6));
  }
  std::ranges::sort(seen);
  std::vector<int> all(kExamples);
  std::iota(all.begin(), all.end(), 0);
  CHECK(seen == all);
}

TEST_CASE("exclusive or is learnt by 2-4-1 with every seed", "[trainer]") {
  const Dataset data = exclusiveOr();
  struct Case {
    OptimizerKind kind;
    float learningRate;
    Loss loss;
  };
  const std::array<Case, 6> cases = {{{OptimizerKind::adam, 0.05F, Loss::meanSquaredError},
                                      {OptimizerKind::rmsprop, 0.02F, Loss::meanSquaredError},
                                      {OptimizerKind::momentum, 0.5F, Loss::meanSquaredError},
                                      {OptimizerKind::nesterov, 0.5F, Loss::meanSquaredError},
                                      {OptimizerKind::momentum, 0.5F, Loss::binaryCrossEntropy},
                                      {OptimizerKind::nesterov, 0.5F, Loss::binaryCrossEntropy}}};
  for (const auto& [kind, learningRate, loss] : cases) {
    for (std::uint32_t seed = 0; seed < 10; ++seed) {
      CAPTURE(seed, nameOf(kind), nameOf(loss));
      Network network({2, {{4, Activation::tanh}, {1, Activation::sigmoid}}});
      network.initialise(Initialisation::automatic, seed);
      TrainingSpec spec = specWith(kind, learningRate, 4, seed);
      spec.loss = loss;
      Trainer trainer(std::move(network), spec, data);
      for (int step = 0; step < 1500; ++step) trainer.step();
      const Evaluation evaluation = evaluate(trainer.network(), Loss::meanSquaredError, data);
      CHECK(evaluation.accuracy() == 1.0);
      // Every output within 0.2 of its target would be ½ · 0.2² = 0.02 for each.
      CHECK(evaluation.loss() < 0.02);
    }
  }
}

TEST_CASE("units that begin alike stay alike", "[trainer]") {
  // Why weights are drawn at random: with zeros, nothing but the last layer's biases learns.
  Network network({2, {{4, Activation::tanh}, {1, Activation::sigmoid}}});
  network.initialise(Initialisation::zeros, 7);
  TrainingSpec spec = specWith(OptimizerKind::sgd, 0.5F, 4);
  spec.loss = Loss::binaryCrossEntropy;
  Trainer trainer(std::move(network), spec, Dataset::ofPoints(Matrix::Identity(2, 2), {1, 1}, 1));
  for (int step = 0; step < 20; ++step) trainer.step();
  CHECK(trainer.network().weights(0).isZero(0.0F));
  CHECK(trainer.network().weights(1).isZero(0.0F));
  CHECK(trainer.network().biases(1)(0) > 1.0F);
}

TEST_CASE("training is gather, forward, backward and update in the order of the epoch, to the bit", "[trainer]") {
  for (const OptimizerKind kind : kOptimizers) {
    for (const int inputs : {3, 70}) {
      for (const int batchSize : {1, 7, 64, 100, 1000}) {
        CAPTURE(nameOf(kind), inputs, batchSize);
        const Training training = trainingWith(kind, inputs, batchSize);
        Trainer trainer = training.begin();
        HandTrainer byHand(training);
        while (trainer.epochs() < 3) {
          trainer.step();
          byHand.step();
        }
        CHECK(byHand.epochs() == 3);
        const std::vector<float> trained = parametersOf(trainer);
        CHECK(haveSameBits(trained, byHand.parameters()));
        CHECK_FALSE(haveSameBits(trained, training.network.parameters()));
      }
    }
  }
}

TEST_CASE("weights of pixels that have been blank are left alone, to the bit and no longer", "[trainer]") {
  for (const OptimizerKind kind : kOptimizers) {
    for (const int units : {5, 33, 130}) {
      CAPTURE(nameOf(kind), units);
      const Training training = blotsTraining(kind, units);
      Trainer trainer = training.begin();
      HandTrainer byHand(training);
      TrainingSpec spec = training.spec;
      const auto change = [&] {
        trainer.setSpec(spec);
        byHand.setSpec(spec);
      };
      // Six minibatches an epoch. In the second one all weights are pulled for two steps; then no longer. In the third
      // another optimizer begins without a state.
      for (int step = 0; step < 24; ++step) {
        CAPTURE(step);
        if (step == 8 || step == 10) {
          spec.optimizer.l2 = step == 8 ? 0.01F : 0.0F;
          change();
        }
        if (step == 14 && kind != OptimizerKind::perceptron) {
          spec.optimizer.kind = OptimizerKind::adam;
          change();
        }
        trainer.step();
        byHand.step();
        REQUIRE(haveSameBits(parametersOf(trainer), byHand.parameters()));
        if (step == 7) {
          // Nothing has pulled at the weights of the pixels that are always blank.
          const bool isUntouched =
              haveSameBits(trainer.network().weights(0).row(700), training.network.weights(0).row(700));
          CHECK(isUntouched == (kind != OptimizerKind::adamw));
          CHECK_FALSE(haveSameBits(trainer.network().weights(0).row(0), training.network.weights(0).row(0)));
        }
      }
    }
  }
}

TEST_CASE("weights of blank pixels come back from a checkpoint and a way back as they were", "[trainer]") {
  for (const OptimizerKind kind : {OptimizerKind::momentum, OptimizerKind::adam}) {
    const Training training = blotsTraining(kind, 33);
    for (int stop = 1; stop < 14; ++stop) {
      CAPTURE(nameOf(kind), stop);
      Trainer first = training.begin();
      std::vector<float> before;
      for (int step = 0; step < stop; ++step) {
        before = parametersOf(first);
        first.step();
      }
      Trainer back = first;
      back.rollBack();
      CHECK(haveSameBits(parametersOf(back), before));
      Trainer second = training.begin();
      second.restore(first.checkpoint());
      CHECK(hashAfter(second, 7) == hashAfter(first, 7));
    }
  }
}

TEST_CASE("distorted digits are trained on, the same in every run and others in every epoch", "[trainer]") {
  Training training = blotsTraining(OptimizerKind::adam, 16);
  Trainer plain = training.begin();
  training.spec.isAugmented = true;
  Trainer first = training.begin();
  Trainer second = training.begin();
  CHECK(first.step().loss != plain.step().loss);
  second.step();
  while (first.epochs() < 3) first.steps(4);
  while (second.epochs() < 3) second.step();
  CHECK(hashOf(first) == hashOf(second));
  while (plain.epochs() < 3) plain.step();
  CHECK(hashOf(first) != hashOf(plain));

  // With a rate so small that nothing is learnt the mean loss of an epoch is that of its images.
  training.spec.optimizer = {.kind = OptimizerKind::sgd, .learningRate = 1e-30F};
  training.spec.dropout = 0.0F;
  Trainer still = training.begin();
  const double firstEpoch = still.steps(100).loss;
  CHECK(std::abs(still.steps(100).loss - firstEpoch) > 1e-4);

  // A checkpoint, and the way back, know of it.
  const std::vector<float> before = parametersOf(second);
  second.step();
  second.rollBack();
  CHECK(haveSameBits(parametersOf(second), before));
  Trainer third = second;
  third.restore(second.checkpoint());
  CHECK(hashAfter(third, 5) == hashAfter(second, 5));
}

TEST_CASE("what pads the panels is zero after training", "[trainer]") {
  std::uint32_t seed = 0;
  for (const OptimizerKind kind : kOptimizers) {
    for (const NetworkSpec& awkward : awkwardSpecs()) {
      NetworkSpec spec = awkward;
      if (kind == OptimizerKind::perceptron) spec.layers = {{spec.layers.back().units, Activation::step}};
      CAPTURE(nameOf(kind), nameOf(spec));
      Training training = trainingWith(kind, 3, 3);
      training.network = Network(spec);
      training.network.initialise(Initialisation::automatic, ++seed);
      const int outputs = spec.layers.back().units;
      std::mt19937 generator(seed);
      std::vector<std::uint8_t> labels;
      for (int i = 0; i < 8; ++i) labels.push_back(static_cast<std::uint8_t>(i % outputs));
      training.data = Dataset::ofPoints(randomMatrix(generator, 8, spec.inputs), labels, outputs);
      Trainer trainer = training.begin();
      for (int step = 0; step < 5; ++step) REQUIRE_FALSE(trainer.step().hasDiverged);

      const Network& network = trainer.network();
      const std::span<const float> memory = network.memory();
      std::vector<float> parametersOnly(memory.size(), 0.0F);
      network.toMemory(network.parameters(), parametersOnly);
      CHECK(std::equal(memory.begin(), memory.end(), parametersOnly.begin()));
      CHECK_FALSE(haveSameBits(network.parameters(), training.network.parameters()));
    }
  }
}

TEST_CASE("an epoch's last minibatch is what is left over", "[trainer]") {
  Trainer trainer(classifier(), specWith(OptimizerKind::sgd, 0.1F, 4), points());
  CHECK(trainer.stepsPerEpoch() == 3);
  CHECK(trainer.epochProgress() == 0.0);
  trainer.step();
  CHECK(trainer.epochProgress() == 0.4);
  trainer.step();
  CHECK(trainer.epochProgress() == 0.8);
  CHECK(trainer.epochs() == 0);
  trainer.step();
  CHECK(trainer.epochs() == 1);
  CHECK(trainer.epochProgress() == 0.0);
  CHECK(trainer.steps() == 3);
}

TEST_CASE("a step tells of its minibatch before the update", "[trainer]") {
  const TrainingSpec spec = specWith(OptimizerKind::sgd, 0.1F, 4);
  std::vector<int> order(kExamples);
  std::iota(order.begin(), order.end(), 0);
  Random(spec.seed, Purpose::shuffling).shuffle(order);
  Trainer trainer(classifier(), spec, points());
  int correct = 0;
  for (int first = 0; first < kExamples; first += 4) {
    CAPTURE(first);  // of 8 on there are two examples, not four
    const int last = std::min(first + 4, kExamples);
    const Dataset minibatch = points().part(std::vector<int>(order.begin() + first, order.begin() + last));
    const Evaluation before = evaluate(trainer.network(), Loss::softmaxCrossEntropy, minibatch);
    const StepResult result = trainer.step();
    CHECK(result.loss == Approx(before.loss()).epsilon(1e-12));
    CHECK(result.examples == last - first);
    CHECK(result.correct == static_cast<int>(before.confusion()[0] + before.confusion()[3]));
    correct += result.correct;
  }
  // Neither count passes on nothing: the first guesses are right for some examples and wrong for others.
  CHECK(correct > 0);
  CHECK(correct < kExamples);
}

TEST_CASE("a drawing that is no digit is right when the network is sure of none", "[trainer]") {
  const std::vector<std::uint8_t> pixels(kImagePixels, 255);
  const Dataset data = Dataset::ofDrawings(pixels, {kNoDigit});
  TrainingSpec spec = specWith(OptimizerKind::sgd, 0.1F, 1);
  for (const Loss loss : {Loss::softmaxCrossEntropy, Loss::meanSquaredError, Loss::binaryCrossEntropy}) {
    CAPTURE(nameOf(loss));
    spec.loss = loss;
    // Zeros: every output has the same, which over softmax is what it should be.
    Network network({kImagePixels, {{kDigits, Activation::softmax}}});
    if (loss == Loss::binaryCrossEntropy) network = Network({kImagePixels, {{kDigits, Activation::sigmoid}}});
    Trainer trainer(network, spec, data);
    const StepResult result = trainer.step();
    if (loss == Loss::binaryCrossEntropy) {
      CHECK(result.correct == 0);  // a half for each
      CHECK(result.loss == Approx(10.0 * (std::log(2.0) + 0.1 * std::log(0.1) + 0.9 * std::log(0.9))).epsilon(1e-5));
    } else {
      CHECK(result.correct == 1);
      CHECK(std::abs(result.loss) < 1e-6);
    }
  }
}

TEST_CASE("outputs of tanh are trained towards -1 and 1", "[trainer]") {
  Network network({3, {{2, Activation::tanh}}});
  network.initialise(Initialisation::automatic, 7);
  TrainingSpec spec = specWith(OptimizerKind::sgd, 0.1F, kExamples);
  spec.loss = Loss::meanSquaredError;
  Trainer trainer(network, spec, points());
  const Evaluation before = evaluate(network, spec.loss, points());
  CHECK(trainer.step().loss == Approx(before.loss()).epsilon(1e-12));
  // By hand, in another way: rows of -1 and 1.
  Minibatch minibatch;
  std::vector<int> all(kExamples);
  std::iota(all.begin(), all.end(), 0);
  points().gather(all, minibatch);
  const Matrix targets = 2.0F * Matrix(minibatch.targets.view()).array() - 1.0F;
  const Matrix outputs = outputsOf(network, minibatch.dense.view());
  CHECK(before.loss() == Approx(0.5 * (outputs - targets).squaredNorm() / kExamples).epsilon(1e-6));
}

TEST_CASE("a linear unit on values comes to the least squares, which are solved exactly", "[trainer]") {
  std::mt19937 generator(5);
  const Matrix inputs = randomMatrix(generator, 40, 3);
  const Matrix values = randomMatrix(generator, 40, 2);
  const Dataset data = Dataset::ofValues(inputs, values);
  TrainingSpec spec = specWith(OptimizerKind::sgd, 0.3F, 40);
  spec.loss = Loss::meanSquaredError;
  Trainer trainer(Network({3, {{2, Activation::linear}}}), spec, data);
  StepResult last;
  for (int step = 0; step < 500; ++step) last = trainer.step();

  Eigen::MatrixXd withOnes(40, 4);
  withOnes << inputs.cast<double>(), Eigen::VectorXd::Ones(40);
  const Eigen::MatrixXd targets = values.cast<double>();
  const Eigen::MatrixXd solution = withOnes.colPivHouseholderQr().solve(targets);
  const double least = 0.5 * (withOnes * solution - targets).squaredNorm() / 40.0;
  // Sums of 40 float32 products at a minimum, where the loss hardly changes with the parameters.
  CHECK(last.loss == Approx(least).epsilon(1e-6));
  CHECK(last.correct == 0);
  const Evaluation evaluation = evaluate(trainer.network(), spec.loss, data);
  CHECK(evaluation.loss() == Approx(least).epsilon(1e-6));
  CHECK(evaluation.count() == 40);
  CHECK_FALSE(evaluation.hasLabels());
  CHECK(std::isnan(evaluation.accuracy()));
}

TEST_CASE("steps lower the loss", "[trainer]") {
  Trainer trainer(classifier(), specWith(OptimizerKind::sgd, 0.1F, kExamples), points());
  double last = trainer.step().loss;
  for (int step = 0; step < 50; ++step) {
    const double loss = trainer.step().loss;
    CHECK(loss < last);
    last = loss;
  }
}

TEST_CASE("steps in pieces of any number are steps one by one, to the bit", "[trainer]") {
  std::mt19937 generator(2);
  for (const OptimizerKind kind : kOptimizers) {
    for (const int inputs : {3, 70}) {
      CAPTURE(nameOf(kind), inputs);
      const Training training = trainingWith(kind, inputs);
      Trainer oneByOne = training.begin();
      Trainer pieces = training.begin();
      while (pieces.epochs() < 3) {
        const int wanted = 1 + static_cast<int>(generator() % 6);
        const std::int64_t before = pieces.steps();
        const int epoch = pieces.epochs();
        const StepResult piece = pieces.steps(wanted);
        StepResult sum;
        while (oneByOne.steps() < pieces.steps()) {
          const StepResult one = oneByOne.step();
          sum.examples += one.examples;
          sum.correct += one.correct;
          sum.loss += one.loss * one.examples;
        }
        CHECK(piece.examples == sum.examples);
        CHECK(piece.correct == sum.correct);
        CHECK(piece.loss == Approx(sum.loss / sum.examples).epsilon(1e-12));
        CHECK_FALSE(piece.hasDiverged);
        CHECK(hashOf(pieces) == hashOf(oneByOne));
        CHECK(pieces.learningRate() == oneByOne.learningRate());
        // Fewer than wanted only at the end of an epoch.
        CHECK((pieces.steps() - before == wanted || pieces.epochs() == epoch + 1));
        CHECK(pieces.epochs() <= epoch + 1);
      }
      CHECK(oneByOne.epochs() == 3);
      CHECK(oneByOne.steps() == 3 * 15);
    }
  }
}

TEST_CASE("no steps are no examples and no loss", "[trainer]") {
  Trainer trainer(classifier(), specWith(OptimizerKind::sgd, 0.1F, 4), points());
  const StepResult result = trainer.steps(0);
  CHECK(result.examples == 0);
  CHECK(result.loss == 0.0);
  CHECK_FALSE(result.hasDiverged);
  CHECK(trainer.steps() == 0);
}

TEST_CASE("predictions and evaluations between steps change nothing", "[trainer]") {
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    const Training training = trainingWith(kind);
    Trainer alone = training.begin();
    Trainer watched = training.begin();
    std::mt19937 generator(2);
    Workspace workspace;
    for (int step = 0; step < 40; ++step) {
      alone.step();
      forward(watched.network(), randomMatrix(generator, 5, 3), workspace);
      evaluate(watched.network(), training.spec.loss, training.data);
      CHECK(watched.checkpoint().steps == step);
      watched.step();
      forward(watched.network(), randomMatrix(generator, 1, 3), workspace);
    }
    CHECK(hashOf(alone) == hashOf(watched));
  }
}

TEST_CASE("a seed names a network", "[trainer]") {
  const auto hashWith = [](std::uint32_t networkSeed, std::uint32_t trainingSeed, float dropout) {
    TrainingSpec spec = specWith(OptimizerKind::adam, 0.01F, kExamples, trainingSeed);
    spec.dropout = dropout;
    Trainer trainer(classifier(networkSeed), spec, points());
    return hashAfter(trainer, 25);
  };
  for (const float dropout : {0.0F, 0.5F}) {
    CHECK(hashWith(7, 7, dropout) == hashWith(7, 7, dropout));
    CHECK(hashWith(7, 7, dropout) != hashWith(8, 7, dropout));
    CHECK(hashWith(7, 7, dropout) != hashWith(7, 8, dropout));
  }
  CHECK(hashWith(7, 7, 0.0F) != hashWith(7, 7, 0.5F));
}

TEST_CASE("every epoch has an order of its own and shows every example once", "[trainer]") {
  // One weight that sums up what it has seen: linear output, target 0, loss ½ w² x² has the gradient w x², so with a
  // rate so small that w stays 1 the loss of a step, ½ x², names the example.
  Matrix numbers(kExamples, 1);
  for (int i = 0; i < kExamples; ++i) numbers(i, 0) = static_cast<float>(i + 1);
  const Dataset data = Dataset::ofPoints(numbers, std::vector<std::uint8_t>(kExamples, 0), 1);
  Network network({1, {{1, Activation::linear}}});
  setParameters(network, {1.0F, 0.0F});
  TrainingSpec spec = specWith(OptimizerKind::sgd, 1e-30F, 1);
  spec.loss = Loss::meanSquaredError;
  Trainer trainer(std::move(network), spec, data);
  std::vector<std::vector<int>> orders;
  for (int epoch = 0; epoch < 3; ++epoch) {
    std::vector<int> order;
    for (int step = 0; step < kExamples; ++step) {
      order.push_back(static_cast<int>(std::lround(std::sqrt(2.0 * trainer.step().loss))));
    }
    orders.push_back(order);
    std::sort(order.begin(), order.end());
    CHECK(order == std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  }
  CHECK(orders[0] != orders[1]);
  CHECK(orders[1] != orders[2]);
}

TEST_CASE("every minibatch has the rate that the schedule has at its end", "[trainer]") {
  TrainingSpec spec = specWith(OptimizerKind::sgd, 0.5F, 4);
  spec.schedule = {.kind = ScheduleKind::cosine, .warmup = 2.0F, .epochs = 4};
  Trainer trainer(classifier(), spec, points());
  // Ten examples by fours: a warm-up of two epochs has risen to 0.2, 0.4, 0.5 and so on.
  for (const double done : {0.4, 0.8, 1.0, 1.4, 1.8, 2.0, 2.4, 2.8, 3.0, 3.4, 3.8, 4.0, 4.4}) {
    CAPTURE(done);
    const std::vector<float> before = parametersOf(trainer);
    trainer.step();
    CHECK(trainer.learningRate() == Approx(0.5 * rateFactor(spec.schedule, done)).epsilon(1e-6));
    if (done <= 2.0) CHECK(trainer.learningRate() == Approx(0.5 * done / 2.0).epsilon(1e-6));
    if (done >= 4.0) CHECK(trainer.learningRate() == 0.5F * kLowestRateFactor);
    CHECK_FALSE(haveSameBits(parametersOf(trainer), before));
  }
}

TEST_CASE("dropout is for training only", "[trainer]") {
  TrainingSpec spec = specWith(OptimizerKind::sgd, 0.1F, kExamples);
  spec.dropout = 0.5F;
  Trainer trainer(classifier(), spec, points());
  const double whole = evaluate(trainer.network(), spec.loss, points()).loss();
  CHECK(evaluate(trainer.network(), spec.loss, points()).loss() == whole);
  CHECK(std::abs(trainer.step().loss - whole) > 1e-3);
}

TEST_CASE("a loss that is not finite brings the last finite parameters back", "[trainer]") {
  // Linear units over inputs of a hundred: with the learning rate of 10 every step multiplies the weights.
  for (const int inputs : {2, 80}) {
    std::mt19937 generator(3);
    const Dataset data = Dataset::ofPoints(randomMatrix(generator, 8, inputs, 100.0F), {0, 1, 0, 1, 0, 1, 0, 1}, 1);
    for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::momentum, OptimizerKind::nesterov}) {
      CAPTURE(inputs, nameOf(kind));
      Network network({inputs, {{3, Activation::linear}, {1, Activation::linear}}});
      network.initialise(Initialisation::automatic, 7);
      TrainingSpec spec = specWith(kind, 10.0F, 4);
      spec.loss = Loss::meanSquaredError;
      Trainer trainer(std::move(network), spec, data);

      std::vector<float> before = parametersOf(trainer);
      bool hasDiverged = false;
      int step = 0;
      while (!hasDiverged) {
        REQUIRE(step < 100);
        const std::vector<float> current = parametersOf(trainer);
        const std::int64_t steps = trainer.steps();
        const StepResult result = trainer.step();
        hasDiverged = result.hasDiverged;
        CHECK(std::isfinite(result.loss) == !hasDiverged);
        CHECK(trainer.steps() == steps + (hasDiverged ? -1 : 1));
        if (!hasDiverged) before = current;
        ++step;
      }
      CHECK(step > 1);
      CHECK(areFinite(parametersOf(trainer)));
      CHECK(haveSameBits(parametersOf(trainer), before));

      // With the same rate it diverges again, from the same parameters; with a smaller one training goes on.
      CHECK_FALSE(trainer.step().hasDiverged);
      CHECK(trainer.step().hasDiverged);
      CHECK(haveSameBits(parametersOf(trainer), before));
      spec.optimizer.learningRate = 1e-30F;
      trainer.setSpec(spec);
      for (int i = 0; i < 10; ++i) CHECK_FALSE(trainer.step().hasDiverged);
    }
  }
}

TEST_CASE("steps end where the loss is not finite", "[trainer]") {
  std::mt19937 generator(3);
  const Dataset data = Dataset::ofPoints(randomMatrix(generator, 80, 2, 100.0F), std::vector<std::uint8_t>(80, 0), 1);
  Network network({2, {{3, Activation::linear}, {1, Activation::linear}}});
  network.initialise(Initialisation::automatic, 7);
  TrainingSpec spec = specWith(OptimizerKind::sgd, 10.0F, 1);
  spec.loss = Loss::meanSquaredError;
  Trainer trainer(std::move(network), spec, data);
  const StepResult result = trainer.steps(80);
  CHECK(result.hasDiverged);
  CHECK_FALSE(std::isfinite(result.loss));
  CHECK(result.examples < 80);
  CHECK(result.examples == trainer.steps() + 2);  // the last one and the one taken back
  CHECK(areFinite(parametersOf(trainer)));
}

TEST_CASE("settings can be changed between two steps", "[trainer]") {
  TrainingSpec spec = specWith(OptimizerKind::sgd, 0.1F, kExamples);
  Trainer trainer(classifier(), spec, points());
  Trainer unchanged(classifier(), spec, points());
  trainer.step();
  unchanged.step();
  CHECK(haveSameBits(parametersOf(trainer), parametersOf(unchanged)));
  spec.optimizer.learningRate = 0.2F;
  trainer.setSpec(spec);
  CHECK(trainer.spec() == spec);
  const std::vector<float> before = parametersOf(trainer);
  trainer.step();
  unchanged.step();
  const std::vector<float> far = parametersOf(trainer);
  const std::vector<float> near = parametersOf(unchanged);
  // The same gradient at twice the rate: twice the step, but for rounding parameters of about 1.
  double worst = 0.0;
  for (std::size_t i = 0; i < far.size(); ++i) {
    worst = std::max(worst, std::abs((far[i] - before[i]) - 2.0 * (near[i] - before[i])));
  }
  CHECK(worst < 1e-6);
  CHECK_FALSE(haveSameBits(far, near));
}

TEST_CASE("settings that are refused between steps change nothing", "[trainer]") {
  const TrainingSpec spec = specWith(OptimizerKind::momentum, 0.1F, 3);
  Trainer trainer(classifier(), spec, points());
  Trainer untouched(classifier(), spec, points());
  trainer.step();
  untouched.step();
  const auto refusal = [&](const auto& change) {
    TrainingSpec bad = spec;
    change(bad);
    return errorOf([&] { trainer.setSpec(bad); });
  };
  CHECK_THAT(refusal([&](TrainingSpec& bad) { bad.optimizer.learningRate = kNaN; }), containsText("got nan"));
  CHECK_THAT(refusal([](TrainingSpec& bad) { bad.batchSize = 0; }), containsText("1 to 10000, got 0"));
  CHECK_THAT(refusal([](TrainingSpec& bad) { bad.dropout = 1.0F; }), containsText("dropout must be in"));
  CHECK_THAT(refusal([](TrainingSpec& bad) { bad.schedule.epochs = 0; }), containsText("at least 1 epoch"));
  CHECK_THAT(refusal([](TrainingSpec& bad) { bad.loss = Loss::meanSquaredError; }), containsText("another loss"));
  CHECK_THAT(refusal([](TrainingSpec& bad) { bad.seed = 8; }), containsText("another loss or seed"));
  CHECK_THAT(refusal([](TrainingSpec& bad) { bad.optimizer.kind = OptimizerKind::perceptron; }),
             containsText("perceptron"));
  CHECK(trainer.spec() == spec);
  CHECK(hashAfter(trainer, 10) == hashAfter(untouched, 10));
}

TEST_CASE("parameters that are not finite are not put into a network", "[trainer]") {
  Trainer trainer = trainingWith(OptimizerKind::adam).begin();
  trainer.step();
  const std::string before = hashOf(trainer);
  for (const float bad : {kNaN, kInfinity, -kInfinity}) {
    std::vector<float> parameters = trainer.network().parameters();
    parameters.back() = bad;
    CHECK_THAT(errorOf([&] { trainer.setParameters(parameters); }), containsText("must be finite numbers, got"));
  }
  CHECK(hashOf(trainer) == before);
}

TEST_CASE("the batch size can be changed between two steps", "[trainer]") {
  TrainingSpec spec = specWith(OptimizerKind::sgd, 0.1F, 4);
  Trainer trainer(classifier(), spec, points());
  trainer.step();
  spec.batchSize = 5;
  trainer.setSpec(spec);
  CHECK(trainer.stepsPerEpoch() == 2);
  trainer.step();
  CHECK(trainer.epochProgress() == 0.9);
  trainer.step();  // the one that is left
  CHECK(trainer.epochs() == 1);
  spec.batchSize = 10'000;
  trainer.setSpec(spec);
  CHECK(trainer.stepsPerEpoch() == 1);
  trainer.step();
  CHECK(trainer.epochs() == 2);
  CHECK(trainer.steps() == 4);
}

TEST_CASE("a network that does not fit the data is not trained", "[trainer]") {
  const auto refusal = [](const NetworkSpec& network, const TrainingSpec& spec) {
    return errorOf([&] { Trainer(Network(network), spec, points()); });
  };
  const TrainingSpec good = specWith(OptimizerKind::sgd, 0.1F, 4);
  CHECK_THAT(refusal({4, {{2, Activation::softmax}}}, good), containsText("3 inputs") && containsText("got 4 and 2"));
  CHECK_THAT(refusal({3, {{3, Activation::softmax}}}, good), containsText("2 outputs") && containsText("got 3 and 3"));
  CHECK_THAT(refusal({3, {{2, Activation::sigmoid}}}, good), containsText("softmax output"));
  CHECK(refusal({3, {{2, Activation::softmax}}}, specWith(OptimizerKind::sgd, 0.1F, 0)) ==
        "batch size must be 1 to 10000, got 0");
  CHECK_THAT(refusal({3, {{2, Activation::softmax}}}, specWith(OptimizerKind::sgd, 0.1F, -1)), containsText("got -1"));
  CHECK_THAT(refusal({3, {{2, Activation::softmax}}}, specWith(OptimizerKind::sgd, 0.1F, 10'001)),
             containsText("got 10001"));
  CHECK_THAT(refusal({3, {{2, Activation::softmax}}}, specWith(OptimizerKind::sgd, -0.1F, 4)),
             containsText("learning rate"));
  TrainingSpec spec = good;
  spec.dropout = -1.0F;
  CHECK_THAT(refusal({3, {{2, Activation::softmax}}}, spec), containsText("dropout"));
  spec = good;
  spec.schedule.warmup = -1.0F;
  CHECK_THAT(refusal({3, {{2, Activation::softmax}}}, spec), containsText("warm-up"));
  spec = good;
  spec.loss = Loss::binaryCrossEntropy;
  CHECK_THAT(refusal({3, {{2, Activation::softmax}}}, spec), containsText("sigmoid output"));
  const Dataset values = Dataset::ofValues(Matrix::Zero(1, 3), Matrix::Zero(1, 2));
  CHECK_THAT(errorOf([&] { Trainer(classifier(), good, values); }),
             containsText("mean-squared-error, got softmax-cross-entropy"));
}

TEST_CASE("softmax cross-entropy needs two outputs at least", "[trainer]") {
  CHECK_THAT(errorOf([] {
               Trainer(Network({2, {{1, Activation::softmax}}}), specWith(OptimizerKind::sgd, 0.1F, 4), exclusiveOr());
             }),
             containsText("at least 2 units"));
}

TEST_CASE("a data set without examples is not trained on", "[trainer]") {
  const Dataset nothing = points().part(std::vector<int>{});
  CHECK_THAT(errorOf([&] { Trainer(classifier(), specWith(OptimizerKind::sgd, 0.1F, 4), nothing); }),
             containsText("at least one example"));
}

}  // namespace inkling::test
