// A training that is written down and taken up again.
#include "checkpoint.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "trainings.hpp"

namespace inkling::test {

namespace {

bool areSame(const Checkpoint& a, const Checkpoint& b) {
  return haveSameBits(a.parameters, b.parameters) && haveSameBits(a.firstMoment, b.firstMoment) &&
         haveSameBits(a.secondMoment, b.secondMoment) && a.optimizerSteps == b.optimizerSteps && a.steps == b.steps &&
         a.epoch == b.epoch && a.position == b.position;
}

/// A trainer of the same training whose network began with other weights and has gone another way for a while.
Trainer anotherTrainer(const Training& training) {
  Training other = training;
  other.network.initialise(Initialisation::uniform, 99);
  Trainer trainer = other.begin();
  for (int step = 0; step < 4; ++step) trainer.step();
  return trainer;
}

}  // namespace

TEST_CASE("training goes on from a checkpoint as if it had never stopped", "[checkpoint]") {
  for (const OptimizerKind kind : kOptimizers) {
    for (const int inputs : {3, 70}) {
      const Training training = trainingWith(kind, inputs);
      Trainer uninterrupted = training.begin();
      const std::string expected = hashAfter(uninterrupted, 60);
      // At the very beginning, within an epoch, one step before its end (of 15), at its end and right after it.
      for (const int stop : {0, 1, 7, 14, 15, 16, 44}) {
        CAPTURE(nameOf(kind), inputs, stop);
        Trainer first = training.begin();
        for (int step = 0; step < stop; ++step) first.step();
        const Checkpoint checkpoint = first.checkpoint();
        CHECK(checkpoint.steps == stop);
        CHECK(checkpoint.epoch == stop / 15);
        CHECK(checkpoint.position == stop % 15 * 7);
        CHECK(checkpoint.optimizerSteps == stop);
        CHECK(checkpoint.best.parameters.empty());

        Trainer second = anotherTrainer(training);
        second.restore(checkpoint);
        CHECK(areSame(second.checkpoint(), checkpoint));
        CHECK(second.epochs() == first.epochs());
        CHECK(second.epochProgress() == first.epochProgress());
        CHECK(hashAfter(second, 60 - stop) == expected);
        CHECK(areSame(second.checkpoint(), uninterrupted.checkpoint()));

        // To write a checkpoint is not to disturb.
        CHECK(hashAfter(first, 60 - stop) == expected);
      }
    }
  }
}

TEST_CASE("a checkpoint holds the moments in the order of the parameters", "[checkpoint]") {
  // After one step of momentum the velocity is the gradient, which is known from elsewhere.
  Training training = trainingWith(OptimizerKind::momentum, 70, 100);
  training.spec.dropout = 0.0F;
  training.spec.optimizer.l1 = training.spec.optimizer.l2 = 0.0F;
  Trainer trainer = training.begin();
  trainer.step();
  const Checkpoint checkpoint = trainer.checkpoint();
  REQUIRE(checkpoint.firstMoment.size() == training.network.parameterCount());
  CHECK(checkpoint.secondMoment.empty());
  const float rate = trainer.learningRate();
  const std::vector<float> before = training.network.parameters();
  double worst = 0.0;
  double largest = 0.0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const double moved = static_cast<double>(before[i]) - checkpoint.parameters[i];
    worst = std::max(worst, std::abs(moved - static_cast<double>(rate) * checkpoint.firstMoment[i]));
    largest = std::max(largest, std::abs(moved));
  }
  CHECK(worst < 2.0 * 0x1p-24);  // parameters of at most 2, rounded
  CHECK(largest > 1e-4);
}

TEST_CASE("moments that are zero are left out of a checkpoint, and need not be", "[checkpoint]") {
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    const Training training = trainingWith(kind);
    Trainer first = training.begin();
    Checkpoint beginning = first.checkpoint();
    CHECK((beginning.firstMoment.empty() && beginning.secondMoment.empty()));
    const std::string expected = hashAfter(first, 20);
    const Checkpoint later = first.checkpoint();
    beginning.firstMoment.resize(later.firstMoment.size());
    beginning.secondMoment.resize(later.secondMoment.size());
    Trainer second = anotherTrainer(training);
    second.restore(beginning);
    CHECK(hashAfter(second, 20) == expected);
  }
}

TEST_CASE("optimizers that keep nothing have checkpoints without moments", "[checkpoint]") {
  const auto sizes = [](OptimizerKind kind) {
    Trainer trainer = trainingWith(kind).begin();
    trainer.step();
    const Checkpoint checkpoint = trainer.checkpoint();
    return std::pair{!checkpoint.firstMoment.empty(), !checkpoint.secondMoment.empty()};
  };
  CHECK(sizes(OptimizerKind::sgd) == std::pair{false, false});
  CHECK(sizes(OptimizerKind::perceptron) == std::pair{false, false});
  CHECK(sizes(OptimizerKind::momentum) == std::pair{true, false});
  CHECK(sizes(OptimizerKind::nesterov) == std::pair{true, false});
  CHECK(sizes(OptimizerKind::rmsprop) == std::pair{false, true});
  CHECK(sizes(OptimizerKind::adam) == std::pair{true, true});
  CHECK(sizes(OptimizerKind::adamw) == std::pair{true, true});
}

TEST_CASE("a checkpoint of another training is refused and changes nothing", "[checkpoint]") {
  const Training training = trainingWith(OptimizerKind::adam);
  Trainer trainer = training.begin();
  Trainer untouched = training.begin();
  for (int step = 0; step < 5; ++step) {
    trainer.step();
    untouched.step();
  }
  const auto refusal = [&](const auto& change) {
    Checkpoint bad = trainer.checkpoint();
    bad.parameters.assign(bad.parameters.size(), 1.0F);
    change(bad);
    return errorOf([&] { trainer.restore(bad); });
  };
  const std::string count = std::to_string(training.network.parameterCount());
  CHECK_THAT(refusal([](Checkpoint& bad) { bad.parameters.pop_back(); }),
             containsText("a checkpoint for this network has " + count + " weights and biases, got "));
  CHECK_THAT(refusal([](Checkpoint& bad) { bad.firstMoment.clear(); }),
             containsText("the optimizer adam has moments of " + count + " numbers, got 0"));
  CHECK_THAT(refusal([](Checkpoint& bad) { bad.secondMoment.push_back(0.0F); }), containsText("moments of " + count));
  CHECK_THAT(refusal([](Checkpoint& bad) { bad.position = -1; }), containsText("got example -1 of epoch 0"));
  CHECK_THAT(refusal([](Checkpoint& bad) { bad.position = 100; }), containsText("got example 100 of epoch 0"));
  CHECK_THAT(refusal([](Checkpoint& bad) { bad.epoch = -1; }), containsText("of epoch -1"));
  CHECK_FALSE(refusal([](Checkpoint& bad) { bad.steps = -1; }).empty());
  CHECK_FALSE(refusal([](Checkpoint& bad) { bad.optimizerSteps = -1; }).empty());
  CHECK(areSame(trainer.checkpoint(), untouched.checkpoint()));
  CHECK(hashAfter(trainer, 20) == hashAfter(untouched, 20));

  Trainer sgd = trainingWith(OptimizerKind::sgd).begin();
  CHECK_THAT(errorOf([&] { sgd.restore(trainer.checkpoint()); }),
             containsText("the optimizer sgd has moments of 0 numbers, got " + count));
}

}  // namespace inkling::test
