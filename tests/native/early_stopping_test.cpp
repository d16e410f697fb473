#include "early_stopping.hpp"

#include <limits>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "metrics.hpp"
#include "networks.hpp"
#include "not_finite.hpp"
#include "trainings.hpp"

namespace inkling::test {

namespace {

/// A network that is told from others by its one weight.
Network numbered(float number) {
  Network network({1, {{1, Activation::linear}}});
  setParameters(network, {number, 0.0F});
  return network;
}

/// How many of these losses, one after the other, it takes to stop; 0 when they do not.
int stopsAfter(EarlyStopping& stopping, int patience, const std::vector<double>& losses) {
  int count = 0;
  for (const double loss : losses) {
    ++count;
    if (stopping.judge(numbered(static_cast<float>(count)), loss, patience)) return count;
  }
  return 0;
}

int stopsAfter(int patience, const std::vector<double>& losses) {
  EarlyStopping stopping;
  return stopsAfter(stopping, patience, losses);
}

/// A network with too many weights for 100 points of which some are mislabelled.
Training overfittingTraining(OptimizerKind kind, int patience) {
  Training training = trainingWith(kind, 10, 20);
  training.network = Network({10, {{40, Activation::tanh}, {3, Activation::softmax}}});
  training.network.initialise(Initialisation::automatic, 7);
  training.spec.optimizer.learningRate = 0.05F;
  training.spec.optimizer.l1 = training.spec.optimizer.l2 = training.spec.optimizer.weightDecay = 0.0F;
  training.spec.dropout = 0.0F;
  training.spec.schedule = {};
  training.spec.patience = patience;
  return training;
}

Dataset validation() { return randomPoints(99, 40, 10, 3); }

Trainer overfitting(OptimizerKind kind, int patience) {
  const Training training = overfittingTraining(kind, patience);
  return {training.network, training.spec, training.data, validation()};
}

/// How such a training goes, found without the trainer's early stopping.
struct Course {
  int stoppedAfter = 0;  ///< epochs
  std::vector<float> best;
};

Course watched(OptimizerKind kind, int patience) {
  Trainer trainer = overfitting(kind, 0);
  Course course;
  double lowest = std::numeric_limits<double>::infinity();
  int since = 0;
  while (since < patience && course.stoppedAfter < 200) {
    trainer.steps(1000);
    ++course.stoppedAfter;
    const double loss = evaluate(trainer.network(), trainer.spec().loss, validation()).loss();
    ++since;
    if (loss >= lowest) continue;
    lowest = loss;
    since = 0;
    course.best = trainer.network().parameters();
  }
  REQUIRE(course.stoppedAfter < 200);
  return course;
}

}  // namespace

TEST_CASE("training stops after as many epochs without a lower loss as there is patience", "[early_stopping]") {
  CHECK(stopsAfter(1, {3.0, 2.0, 1.0, 0.5}) == 0);
  CHECK(stopsAfter(1, {3.0, 3.5}) == 2);
  CHECK(stopsAfter(2, {3.0, 3.5, 2.9, 3.1, 2.95, 1.0}) == 5);
  CHECK(stopsAfter(3, {1.0, 2.0, 2.0, 0.5, 2.0, 2.0, 2.0, 2.0}) == 7);
  // The same loss is no lower one.
  CHECK(stopsAfter(2, {1.0, 1.0, 1.0}) == 3);
}

TEST_CASE("the best network is kept", "[early_stopping]") {
  EarlyStopping stopping;
  CHECK(stopping.best().parameters.empty());
  CHECK(stopsAfter(stopping, 2, {3.0, 1.0, 2.0, 0.5, 0.7, 0.6}) == 6);
  CHECK(stopping.best().parameters == std::vector<float>{4.0F, 0.0F});
  CHECK(stopping.best().loss == 0.5);
  CHECK(stopping.best().epochsSince == 2);
}

TEST_CASE("a loss that is no number is no better one, and any other is better", "[early_stopping]") {
  EarlyStopping stopping;
  CHECK(stopsAfter(stopping, 3, {kNaN, 5.0, kNaN, 4.0, kNaN, kNaN}) == 0);
  CHECK(stopping.best().loss == 4.0);
  CHECK(stopping.best().parameters == std::vector<float>{4.0F, 0.0F});
  CHECK(stopping.judge(numbered(9.0F), std::numeric_limits<double>::infinity(), 3));
}

TEST_CASE("a network whose loss is no number is never kept", "[early_stopping]") {
  EarlyStopping stopping;
  CHECK(stopsAfter(stopping, 2, {kNaN, kNaN, kNaN}) == 2);
  CHECK(stopping.best().parameters.empty());
}

TEST_CASE("early stopping goes on from what it had seen", "[early_stopping]") {
  EarlyStopping first;
  CHECK(stopsAfter(first, 3, {1.0, 2.0, 2.0}) == 0);
  EarlyStopping second(first.best());
  CHECK(second.best().epochsSince == 2);
  CHECK(second.judge(numbered(9.0F), 1.5, 3));
  CHECK(second.best().parameters == std::vector<float>{1.0F, 0.0F});
}

TEST_CASE("a trainer stops where its network was the best and has it back", "[early_stopping]") {
  for (const OptimizerKind kind : {OptimizerKind::momentum, OptimizerKind::adam}) {
    for (const int patience : {1, 2, 4}) {
      CAPTURE(nameOf(kind), patience);
      const Course course = watched(kind, patience);
      REQUIRE(course.stoppedAfter > 0);
      Trainer trainer = overfitting(kind, patience);
      StepResult last;
      while (!last.hasStopped) {
        REQUIRE(trainer.epochs() < course.stoppedAfter);
        last = trainer.steps(1000);
      }
      CHECK(trainer.epochs() == course.stoppedAfter);
      CHECK(haveSameBits(trainer.network().parameters(), course.best));
      // The optimizer's state was of another network.
      CHECK(trainer.checkpoint().optimizerSteps == 0);
      CHECK(trainer.checkpoint().best.parameters.empty());
      // Who goes on may go on.
      CHECK_FALSE(trainer.step().hasDiverged);
    }
  }
}

TEST_CASE("a trainer that is taken up again stops where it would have stopped", "[early_stopping]") {
  const Course course = watched(OptimizerKind::adam, 3);
  for (int stop = 1; stop < course.stoppedAfter; ++stop) {
    CAPTURE(stop, course.stoppedAfter);
    Trainer first = overfitting(OptimizerKind::adam, 3);
    while (first.epochs() < stop) first.step();
    Trainer second = overfitting(OptimizerKind::adam, 3);
    second.step();
    second.restore(first.checkpoint());
    CHECK(haveSameBits(second.checkpoint().best.parameters, first.checkpoint().best.parameters));
    while (!second.steps(1000).hasStopped) REQUIRE(second.epochs() < course.stoppedAfter);
    CHECK(second.epochs() == course.stoppedAfter);
    CHECK(haveSameBits(second.network().parameters(), course.best));
  }
}

TEST_CASE("without patience or examples to judge on nothing stops", "[early_stopping]") {
  Trainer impatient = overfitting(OptimizerKind::adam, 0);
  const Training training = overfittingTraining(OptimizerKind::adam, 1);
  Trainer blind = training.begin();
  for (int epoch = 0; epoch < 20; ++epoch) {
    CHECK_FALSE(impatient.steps(1000).hasStopped);
    CHECK_FALSE(blind.steps(1000).hasStopped);
  }
  CHECK(hashOf(impatient) == hashOf(blind));
  // There is no best network to go back to.
  const std::string before = hashOf(blind);
  blind.keepBest();
  CHECK(hashOf(blind) == before);
}

TEST_CASE("the best network so far can be had at any time", "[early_stopping]") {
  const Course course = watched(OptimizerKind::adam, 4);
  Trainer trainer = overfitting(OptimizerKind::adam, 4);
  while (trainer.epochs() < course.stoppedAfter - 1) trainer.step();
  trainer.step();
  trainer.keepBest();
  CHECK(haveSameBits(trainer.network().parameters(), course.best));
}

TEST_CASE("patience of less than nothing and a best network of another shape are refused", "[early_stopping]") {
  CHECK(errorOf([] { overfitting(OptimizerKind::adam, -1); }) == "patience must be 0 epochs or more, got -1");
  Trainer trainer = overfitting(OptimizerKind::adam, 1);
  Checkpoint bad = trainer.checkpoint();
  bad.best.parameters = {1.0F};
  CHECK_THAT(errorOf([&] { trainer.restore(bad); }), containsText("numbers, got 1"));
}

TEST_CASE("patience may change on the way", "[early_stopping]") {
  EarlyStopping stopping;
  CHECK(stopsAfter(stopping, 5, {1.0, 2.0, 2.0}) == 0);
  CHECK(stopping.judge(numbered(9.0F), 2.0, 3));
  CHECK_FALSE(stopping.judge(numbered(9.0F), 2.0, 5));
}

}  // namespace inkling::test
