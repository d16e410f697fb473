#include "trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "metrics.hpp"
#include "random.hpp"
#include "sha256.hpp"

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

std::vector<float> parametersOf(const Trainer& trainer) {
  return {trainer.network().parameters().begin(), trainer.network().parameters().end()};
}

bool areFinite(const std::vector<float>& values) {
  return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
}

/// Training written out: the order of each epoch, its minibatches, a gradient and a step for each.
std::vector<float> trainedByHand(Network network, const TrainingSpec& spec, const Dataset& data, int epochs) {
  Optimizer optimizer(spec.optimizer, network.parameters().size());
  std::vector<float> gradient(network.parameters().size());
  std::vector<float> next(network.parameters().size());
  Workspace workspace;
  Matrix inputs;
  Matrix targets;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::vector<int> order(static_cast<std::size_t>(data.size()));
    std::iota(order.begin(), order.end(), 0);
    Random(spec.seed, Purpose::shuffling, static_cast<std::uint32_t>(epoch)).shuffle(order);
    for (int first = 0; first < data.size(); first += spec.batchSize) {
      const int last = std::min(first + spec.batchSize, data.size());
      data.gather(std::vector<int>(order.begin() + first, order.begin() + last), inputs, targets);
      forward(network, inputs, workspace);
      backward(network, spec.loss, inputs, targets, workspace, gradient);
      optimizer.update(network.parameters(), gradient, next);
      network.swapParameters(next);
    }
  }
  return {network.parameters().begin(), network.parameters().end()};
}

Dataset exclusiveOr() {
  Matrix inputs(4, 2);
  inputs << 0, 0, 0, 1, 1, 0, 1, 1;
  return Dataset::ofPoints(inputs, {0, 1, 1, 0}, 1);
}

std::string hashAfter(Trainer& trainer, int steps) {
  for (int i = 0; i < steps; ++i) trainer.step();
  return parameterHash(trainer.network().parameters());
}

}  // namespace

TEST_CASE("exclusive or is learnt by 2-4-1 with every seed", "[trainer]") {
  const Dataset data = exclusiveOr();
  for (const OptimizerKind kind : {OptimizerKind::adam, OptimizerKind::momentum}) {
    for (std::uint32_t seed = 0; seed < 10; ++seed) {
      CAPTURE(seed, kOptimizerNames.at(static_cast<std::size_t>(kind)));
      Network network({2, {{4, Activation::tanh}, {1, Activation::sigmoid}}});
      network.initialise(Initialisation::automatic, seed);
      TrainingSpec spec = specWith(kind, kind == OptimizerKind::adam ? 0.05F : 0.5F, 4, seed);
      spec.loss = Loss::meanSquaredError;
      Trainer trainer(std::move(network), spec, data);
      for (int step = 0; step < 1500; ++step) trainer.step();
      const Evaluation evaluation = evaluate(trainer.network(), spec.loss, data);
      CHECK(evaluation.accuracy() == 1.0);
      // Every output within 0.2 of its target would be ½ · 0.2² = 0.02 for each.
      CHECK(evaluation.loss() < 0.02);
    }
  }
}

TEST_CASE("training is gather, forward, backward and update in the order of the epoch, to the bit", "[trainer]") {
  for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::momentum, OptimizerKind::adam}) {
    for (const int batchSize : {1, 3, 4, 10, 100}) {
      CAPTURE(kOptimizerNames.at(static_cast<std::size_t>(kind)), batchSize);
      const TrainingSpec spec = specWith(kind, 0.1F, batchSize);
      Trainer trainer(classifier(), spec, points());
      while (trainer.epochs() < 3) trainer.step();
      const std::vector<float> trained = parametersOf(trainer);
      CHECK(haveSameBits(trained, trainedByHand(classifier(), spec, points(), 3)));
      CHECK_FALSE(haveSameBits(trained, classifier().parameters()));
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

TEST_CASE("steps lower the loss", "[trainer]") {
  Trainer trainer(classifier(), specWith(OptimizerKind::sgd, 0.1F, kExamples), points());
  double last = trainer.step().loss;
  for (int step = 0; step < 50; ++step) {
    const double loss = trainer.step().loss;
    CHECK(loss < last);
    last = loss;
  }
}

TEST_CASE("predictions and evaluations between steps change nothing", "[trainer]") {
  const TrainingSpec spec = specWith(OptimizerKind::adam, 0.01F, 3);
  Trainer alone(classifier(), spec, points());
  Trainer watched(classifier(), spec, points());
  std::mt19937 generator(2);
  Workspace workspace;
  for (int step = 0; step < 40; ++step) {
    alone.step();
    forward(watched.network(), randomMatrix(generator, 5, 3), workspace);
    evaluate(watched.network(), Loss::softmaxCrossEntropy, points());
    watched.step();
    forward(watched.network(), randomMatrix(generator, 1, 3), workspace);
  }
  CHECK(parameterHash(alone.network().parameters()) == parameterHash(watched.network().parameters()));
}

TEST_CASE("a seed names a network", "[trainer]") {
  const auto hashOf = [](std::uint32_t networkSeed, std::uint32_t trainingSeed) {
    Trainer trainer(classifier(networkSeed), specWith(OptimizerKind::adam, 0.01F, 3, trainingSeed), points());
    return hashAfter(trainer, 25);
  };
  CHECK(hashOf(7, 7) == hashOf(7, 7));
  CHECK(hashOf(7, 7) != hashOf(8, 7));
  CHECK(hashOf(7, 7) != hashOf(7, 8));
}

TEST_CASE("every epoch has an order of its own and shows every example once", "[trainer]") {
  // One weight that sums up what it has seen: linear output, target 0, loss ½ w² x² has the gradient w x², so with a
  // rate so small that w stays 1 the loss of a step, ½ x², names the example.
  Matrix numbers(kExamples, 1);
  for (int i = 0; i < kExamples; ++i) numbers(i, 0) = static_cast<float>(i + 1);
  const Dataset data = Dataset::ofPoints(numbers, std::vector<std::uint8_t>(kExamples, 0), 1);
  Network network({1, {{1, Activation::linear}}});
  network.parameters()[0] = 1.0F;
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

TEST_CASE("a loss that is not finite brings the last finite parameters back", "[trainer]") {
  // Linear units over inputs of a hundred: with the learning rate of 10 every step multiplies the weights.
  std::mt19937 generator(3);
  const Dataset data = Dataset::ofPoints(randomMatrix(generator, 8, 2, 100.0F), {0, 1, 0, 1, 0, 1, 0, 1}, 1);
  for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::momentum}) {
    CAPTURE(kOptimizerNames.at(static_cast<std::size_t>(kind)));
    Network network({2, {{3, Activation::linear}, {1, Activation::linear}}});
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
      CHECK(trainer.steps() == steps + (hasDiverged ? 0 : 1));
      if (!hasDiverged) before = current;
      ++step;
    }
    CHECK(step > 1);
    CHECK(areFinite(parametersOf(trainer)));
    CHECK(haveSameBits(parametersOf(trainer), before));

    // Training may go on from there.
    spec.optimizer.learningRate = 1e-30F;
    trainer.setOptimizer(spec.optimizer);
    CHECK_FALSE(trainer.step().hasDiverged);
  }
}

TEST_CASE("rolling back undoes one update and forgets the optimizer's state", "[trainer]") {
  const TrainingSpec spec = specWith(OptimizerKind::momentum, 0.1F, kExamples);
  Trainer trainer(classifier(), spec, points());
  trainer.step();
  const std::vector<float> first = parametersOf(trainer);
  trainer.step();
  REQUIRE_FALSE(haveSameBits(parametersOf(trainer), first));
  trainer.rollBack();
  CHECK(haveSameBits(parametersOf(trainer), first));
  trainer.rollBack();
  CHECK(haveSameBits(parametersOf(trainer), first));

  // Without a velocity the next step is the learning rate times the gradient.
  Network network = classifier();
  std::copy(first.begin(), first.end(), network.parameters().begin());
  std::vector<int> all(kExamples);
  std::iota(all.begin(), all.end(), 0);
  Matrix inputs;
  Matrix targets;
  points().gather(all, inputs, targets);
  Workspace workspace;
  std::vector<float> gradient(first.size());
  forward(network, inputs, workspace);
  backward(network, spec.loss, inputs, targets, workspace, gradient);
  trainer.step();
  const std::vector<float> next = parametersOf(trainer);
  double worst = 0.0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    worst = std::max(worst, std::abs(next[i] - (first[i] - 0.1 * gradient[i])));
  }
  // Parameters of about 1, rounded, and the examples of a batch added in another order.
  CHECK(worst < 1e-6);
}

TEST_CASE("the optimizer can be changed between two steps", "[trainer]") {
  TrainingSpec spec = specWith(OptimizerKind::sgd, 0.1F, kExamples);
  Trainer trainer(classifier(), spec, points());
  Trainer unchanged(classifier(), spec, points());
  trainer.step();
  unchanged.step();
  CHECK(haveSameBits(parametersOf(trainer), parametersOf(unchanged)));
  spec.optimizer.learningRate = 0.2F;
  trainer.setOptimizer(spec.optimizer);
  CHECK(trainer.spec().optimizer.learningRate == 0.2F);
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

TEST_CASE("a learning rate that is refused between steps changes nothing", "[trainer]") {
  const TrainingSpec spec = specWith(OptimizerKind::momentum, 0.1F, 3);
  Trainer trainer(classifier(), spec, points());
  Trainer untouched(classifier(), spec, points());
  trainer.step();
  untouched.step();
  OptimizerSpec bad = spec.optimizer;
  bad.learningRate = std::numeric_limits<float>::quiet_NaN();
  CHECK_THAT(errorOf([&] { trainer.setOptimizer(bad); }), containsText("got nan"));
  CHECK_THAT(errorOf([&] { trainer.setBatchSize(0); }), containsText("1 to 10000") && containsText("got 0"));
  CHECK(trainer.spec().optimizer.learningRate == 0.1F);
  CHECK(trainer.spec().batchSize == 3);
  CHECK(hashAfter(trainer, 10) == hashAfter(untouched, 10));
}

TEST_CASE("the batch size can be changed between two steps", "[trainer]") {
  Trainer trainer(classifier(), specWith(OptimizerKind::sgd, 0.1F, 4), points());
  trainer.step();
  trainer.setBatchSize(5);
  CHECK(trainer.spec().batchSize == 5);
  CHECK(trainer.stepsPerEpoch() == 2);
  trainer.step();
  CHECK(trainer.epochProgress() == 0.9);
  trainer.step();  // the one that is left
  CHECK(trainer.epochs() == 1);
  trainer.setBatchSize(10'000);
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
