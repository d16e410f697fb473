// The perceptron rule as a student meets it: Rosenblatt 1957 by hand, Novikoff's bound, and what it cannot learn.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "networks.hpp"
#include "trainer.hpp"

namespace inkling::test {

namespace {

TrainingSpec perceptronSpec(float learningRate, int batchSize, std::uint32_t seed = 7) {
  TrainingSpec spec;
  spec.loss = Loss::meanSquaredError;
  spec.optimizer.kind = OptimizerKind::perceptron;
  spec.optimizer.learningRate = learningRate;
  spec.batchSize = batchSize;
  spec.seed = seed;
  return spec;
}

/// The four points of the unit square with these labels, in the order 00, 01, 10, 11.
Dataset logicOf(const std::vector<std::uint8_t>& labels) {
  Matrix inputs(4, 2);
  inputs << 0, 0, 0, 1, 1, 0, 1, 1;
  return Dataset::ofPoints(inputs, labels, 1);
}

struct Course {
  int mistakes = 0;
  int epochsWithMistakes = 0;
  std::vector<float> parameters;
};

/// Trains a perceptron that begins with zeros, example by example, and counts its mistakes.
Course trained(const Dataset& data, float learningRate, std::uint32_t seed, int epochs) {
  Trainer trainer(Network({data.inputs(), {{1, Activation::step}}}), perceptronSpec(learningRate, 1, seed), data);
  Course course;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const StepResult result = trainer.steps(data.size());
    REQUIRE(result.examples == data.size());
    course.mistakes += result.examples - result.correct;
    course.epochsWithMistakes += result.correct < result.examples ? 1 : 0;
  }
  course.parameters = trainer.network().parameters();
  return course;
}

}  // namespace

TEST_CASE("a mistaken perceptron moves by the learning rate times its input", "[perceptron]") {
  // One example, seen again and again: w ← w - η (a - t) x, b ← b - η (a - t).
  const Dataset data = Dataset::ofPoints((Matrix(1, 2) << 2.0F, -1.0F).finished(), {0}, 1);
  Trainer trainer(Network({2, {{1, Activation::step}}}), perceptronSpec(0.5F, 1), data);
  // All zero: the weighted sum is 0, the output 1, the target 0.
  StepResult result = trainer.step();
  CHECK(result.correct == 0);
  CHECK(result.loss == 0.5);
  CHECK(trainer.network().parameters() == std::vector<float>{-1.0F, 0.5F, -0.5F});
  // Now the sum is -3, the output 0: right, and nothing moves.
  result = trainer.step();
  CHECK(result.correct == 1);
  CHECK(result.loss == 0.0);
  CHECK(trainer.network().parameters() == std::vector<float>{-1.0F, 0.5F, -0.5F});
}

TEST_CASE("only the units that are mistaken move, by sparse inputs as well", "[perceptron]") {
  Matrix input = Matrix::Zero(1, 100);
  input(0, 3) = 0.5F;
  input(0, 99) = -2.0F;
  const Dataset data = Dataset::ofPoints(input, {1}, 3);
  Network network({100, {{3, Activation::step}}});
  std::vector<float> parameters(network.parameterCount(), 0.0F);
  const std::size_t biases = 300;
  parameters[biases] = -1.0F;      // says 0, as it should
  parameters[biases + 1] = -1.0F;  // says 0 for its own class
  parameters[biases + 2] = 1.0F;   // says 1 for another one
  network.setParameters(parameters);
  Trainer trainer(network, perceptronSpec(0.25F, 1), data);
  trainer.step();
  std::vector<float> expected = parameters;
  expected[3 * 3 + 1] = 0.125F;
  expected[3 * 3 + 2] = -0.125F;
  expected[99 * 3 + 1] = -0.5F;
  expected[99 * 3 + 2] = 0.5F;
  expected[biases + 1] += 0.25F;
  expected[biases + 2] -= 0.25F;
  CHECK(trainer.network().parameters() == expected);
}

TEST_CASE("and and or are learnt within the bound of Novikoff's theorem", "[perceptron]") {
  // A. Novikoff 1962: of points of at most the length R that a plane separates by the margin γ no more than (R / γ)²
  // are mistaken, in any order. With the bias as a weight of the input 1, R² = 3; (1, 1, -1½) separates "and" by ½ over
  // its length, √(17/4), and (1, 1, -½) separates "or" by ½ over √(9/4).
  struct Task {
    std::vector<std::uint8_t> labels;
    int bound;
  };
  for (const Task& task : {Task{{0, 0, 0, 1}, 3 * 17}, Task{{0, 1, 1, 1}, 3 * 9}}) {
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
      for (const float learningRate : {1.0F, 0.125F}) {
        CAPTURE(task.bound, seed, learningRate);
        const Course course = trained(logicOf(task.labels), learningRate, seed, task.bound + 1);
        CHECK(course.mistakes <= task.bound);
        CHECK(course.mistakes > 0);
        // Once an epoch is without mistakes, all are: the parameters stay where they are.
        const Course longer = trained(logicOf(task.labels), learningRate, seed, task.bound + 20);
        CHECK(longer.mistakes == course.mistakes);
        CHECK(longer.parameters == course.parameters);
      }
    }
  }
}

TEST_CASE("points apart from a plane are learnt within the bound", "[perceptron]") {
  // 200 points in ten dimensions, none nearer than 0.3 to the plane through zero with a random normal of length 1.
  std::mt19937 generator(1);
  const Matrix normal = randomMatrix(generator, 10, 1).normalized();
  Matrix points(200, 10);
  std::vector<std::uint8_t> labels;
  float longest = 0.0F;
  for (Index i = 0; i < points.rows();) {
    points.row(i) = randomMatrix(generator, 1, 10);
    const float distance = points.row(i).dot(normal.transpose().row(0));
    if (std::abs(distance) < 0.3F) continue;
    labels.push_back(distance > 0.0F ? 1 : 0);
    longest = std::max(longest, points.row(i).squaredNorm() + 1.0F);  // with the input of the bias
    ++i;
  }
  const Course course = trained(Dataset::ofPoints(points, labels, 1), 0.5F, 7, 50);
  CHECK(course.mistakes <= static_cast<int>(longest / (0.3F * 0.3F)));
  CHECK(course.mistakes > 5);
  CHECK(course.epochsWithMistakes < 50);
}

TEST_CASE("exclusive or is never learnt by one perceptron", "[perceptron]") {
  // Minsky and Papert 1969: no line separates it, so that every epoch has a mistake.
  for (std::uint32_t seed = 0; seed < 10; ++seed) {
    CAPTURE(seed);
    CHECK(trained(logicOf({0, 1, 1, 0}), 0.5F, seed, 500).epochsWithMistakes == 500);
  }
}

TEST_CASE("the perceptron rule and steps need each other and a network of one layer", "[perceptron]") {
  const Dataset data = logicOf({0, 0, 0, 1});
  const auto refusal = [&](const std::vector<LayerSpec>& layers, OptimizerKind kind) {
    TrainingSpec spec = perceptronSpec(0.5F, 1);
    spec.optimizer.kind = kind;
    return errorOf([&] { Trainer(Network({2, layers}), spec, data); });
  };
  const LayerSpec step = {1, Activation::step};
  CHECK(
      refusal({{3, Activation::step}, step}, OptimizerKind::perceptron) ==
      "step units and the perceptron rule need each other and a network without hidden layers, got 1 hidden layers, a "
      "step output and the optimizer perceptron");
  CHECK_THAT(refusal({{3, Activation::tanh}, step}, OptimizerKind::perceptron), containsText("got 1 hidden layers"));
  CHECK_THAT(refusal({{1, Activation::sigmoid}}, OptimizerKind::perceptron), containsText("a sigmoid output"));
  CHECK_THAT(refusal({step}, OptimizerKind::sgd), containsText("the optimizer sgd"));
  CHECK_THAT(refusal({{3, Activation::step}, {1, Activation::sigmoid}}, OptimizerKind::sgd),
             containsText("got 1 hidden layers"));
  CHECK_NOTHROW(Trainer(Network({2, {step}}), perceptronSpec(0.5F, 1), data));
}

}  // namespace inkling::test
