// Allocation at set-up, none in a step: in a tab memory that has grown is never given back, and time spent asking for
// it is lost.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "aligned.hpp"
#include "allocations.hpp"
#include "catch.hpp"
#include "digits.hpp"
#include "trainings.hpp"

namespace inkling::test {

namespace {

/// How often `action` asks for memory.
template <typename Action>
std::size_t allocationsOf(const Action& action) {
  const std::size_t before = allocationCount();
  action();
  return allocationCount() - before;
}

/// What is looked at from outside cannot be left out by the compiler.
const void* volatile seen = nullptr;  // NOLINT(*-avoid-non-const-global-variables)

Training digitsTraining(const NetworkSpec& spec, OptimizerKind kind, int batchSize) {
  std::vector<int> first(150);
  std::iota(first.begin(), first.end(), 0);
  Training training = trainingWith(kind, 3, batchSize);
  training.data = split(bundledDigits()).first.part(first);
  training.network = Network(spec);
  training.network.initialise(Initialisation::automatic, 7);
  return training;
}

/// After a first epoch, in which buffers grow, three more epochs in steps and in slices, with predictions in between,
/// must not ask for memory.
void checkSteps(const Training& training) {
  Trainer trainer = training.begin();
  while (trainer.epochs() < 1) trainer.step();
  REQUIRE(allocationsOf([&] { trainer.step(); }) == 0);
  const std::size_t allocations = allocationsOf([&] {
    while (trainer.epochs() < 3) trainer.step();
    while (trainer.epochs() < 4) trainer.steps(3);
  });
  CHECK(allocations == 0);
}

}  // namespace

TEST_CASE("every way to ask for memory is counted", "[allocation]") {
  CHECK(allocationsOf([] {}) == 0);
  CHECK(allocationsOf([] { seen = std::make_unique<int>(1).get(); }) > 0);
  CHECK(allocationsOf([] { seen = std::make_unique<int[]>(100).get(); }) > 0);  // NOLINT(*-avoid-c-arrays)
  CHECK(allocationsOf([] { seen = std::vector<float>(100).data(); }) > 0);
  CHECK(allocationsOf([] { seen = AlignedFloats(100).data(); }) > 0);
  CHECK(allocationsOf([] { seen = std::string(100, 'x').data(); }) > 0);
#ifdef INKLING_WRAPS_MALLOC
  CHECK(allocationsOf([] { seen = Matrix::Constant(20, 20, 1.0F).eval().data(); }) > 0);
#endif
  // And what a trainer asks for when it is made, and when its minibatches grow.
  Training training = trainingWith(OptimizerKind::adam);
  CHECK(allocationsOf([&] { seen = training.begin().network().memory().data(); }) > 0);
  Trainer trainer = training.begin();
  while (trainer.epochs() < 1) trainer.step();
  training.spec.batchSize = 90;
  trainer.setSpec(training.spec);
  CHECK(allocationsOf([&] { trainer.step(); }) > 0);
}

TEST_CASE("a step of training asks for no memory", "[allocation]") {
  for (const OptimizerKind kind : kOptimizers) {
    for (const int inputs : {3, 70}) {
      for (const int batchSize : {1, 7, 32, 2000}) {
        CAPTURE(nameOf(kind), inputs, batchSize);
        checkSteps(trainingWith(kind, inputs, batchSize));
      }
    }
  }
}

TEST_CASE("a step of training on digits asks for no memory", "[allocation]") {
  const NetworkSpec deep = {784, {{65, Activation::relu}, {33, Activation::sigmoid}, {10, Activation::softmax}}};
  for (const int batchSize : {1, 32, 1000}) {
    CAPTURE(batchSize);
    Training training = digitsTraining(deep, OptimizerKind::adam, batchSize);
    checkSteps(training);
    training.spec.isAugmented = true;
    checkSteps(training);
    checkSteps(digitsTraining({784, {{10, Activation::softmax}}}, OptimizerKind::momentum, batchSize));
  }
}

TEST_CASE("a later minibatch with more ink than any before asks for no memory", "[allocation]") {
  // A blank, a grey and a black image by twos: which of them meet is another matter in every epoch.
  std::vector<std::uint8_t> pixels(3 * kImagePixels, 0);
  std::fill(pixels.begin() + 3 * kImagePixels / 2, pixels.end(), std::uint8_t{255});
  Training training = trainingWith(OptimizerKind::sgd, 3, 2);
  training.network = Network({784, {{10, Activation::softmax}}});
  training.data = Dataset::ofDigits(pixels, {0, 1, 2});
  for (std::uint32_t seed = 0; seed < 10; ++seed) {
    CAPTURE(seed);
    training.spec.seed = seed;
    checkSteps(training);
  }
}

}  // namespace inkling::test
