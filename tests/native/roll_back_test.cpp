// The way back: Trainer::rollBack trains again from an earlier snapshot, and what it gives must be exactly the
// parameters before the last update.
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "matrices.hpp"
#include "trainings.hpp"

namespace inkling::test {

namespace {

std::vector<float> parametersOf(const Trainer& trainer) { return trainer.network().parameters(); }

/// Whether a copy of the trainer, rolled back, has these parameters and begins anew from there with the trainer's
/// settings, one step earlier.
void checkRollBack(const Trainer& trainer, const std::vector<float>& before) {
  CAPTURE(trainer.steps());
  Trainer copy = trainer;
  copy.rollBack();
  CHECK(haveSameBits(parametersOf(copy), before));
  CHECK(copy.spec() == trainer.spec());
  CHECK(copy.steps() == trainer.steps() - 1);
  const Checkpoint checkpoint = copy.checkpoint();
  CHECK(checkpoint.optimizerSteps == 0);
  CHECK(checkpoint.firstMoment == std::vector<float>(checkpoint.firstMoment.size(), 0.0F));
  CHECK(checkpoint.secondMoment == std::vector<float>(checkpoint.secondMoment.size(), 0.0F));

  // What comes after is what comes after such a checkpoint…
  Trainer other(trainer.network(), trainer.spec(), trainingWith(trainer.spec().optimizer.kind).data);
  other.restore(checkpoint);
  CHECK(hashAfter(copy, 3) == hashAfter(other, 3));
  // … and can be rolled back as well.
  const std::vector<float> third = parametersOf(copy);
  copy.step();
  copy.rollBack();
  CHECK(haveSameBits(parametersOf(copy), third));
}

/// Takes a step and sees to it that it can be undone.
void checkStep(Trainer& trainer) {
  const std::vector<float> before = parametersOf(trainer);
  REQUIRE_FALSE(trainer.step().hasDiverged);
  checkRollBack(trainer, before);
}

}  // namespace

TEST_CASE("rolling back undoes the last update, wherever training stands", "[roll_back]") {
  for (const OptimizerKind kind : kOptimizers) {
    // Snapshots are taken every 1,024 examples or, of larger minibatches, at every step; the data are 100 examples, so
    // that they fall within epochs and a way back may lead over the end of one.
    for (const int batchSize : {64, 7, 2000}) {
      CAPTURE(nameOf(kind), batchSize);
      Trainer trainer = trainingWith(kind, 3, batchSize).begin();
      for (int step = 0; step < 180; ++step) checkStep(trainer);
    }
  }
}

TEST_CASE("rolling back undoes one example of a thousand", "[roll_back]") {
  for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::adam, OptimizerKind::perceptron}) {
    CAPTURE(nameOf(kind));
    Trainer trainer = trainingWith(kind, 3, 1).begin();
    for (int step = 0; step < 2100; ++step) {
      const bool isNearSnapshot = step % 1024 < 3 || step % 1024 > 1020;
      if (isNearSnapshot || step % 97 == 0) {
        checkStep(trainer);
      } else {
        trainer.step();
      }
    }
  }
}

TEST_CASE("what was rolled back stays so when it is rolled back again", "[roll_back]") {
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    Trainer trainer = trainingWith(kind).begin();
    const std::vector<float> first = parametersOf(trainer);
    trainer.rollBack();  // nothing to undo
    CHECK(haveSameBits(parametersOf(trainer), first));
    CHECK(trainer.steps() == 0);
    for (int step = 0; step < 5; ++step) trainer.step();
    const std::vector<float> before = parametersOf(trainer);
    trainer.step();
    trainer.rollBack();
    CHECK(haveSameBits(parametersOf(trainer), before));
    trainer.rollBack();
    CHECK(haveSameBits(parametersOf(trainer), before));
    CHECK(trainer.steps() == 5);
  }
}

TEST_CASE("rolling back undoes the last update, whatever settings were changed around it", "[roll_back]") {
  const auto changes =
      std::vector<void (*)(TrainingSpec&)>{[](TrainingSpec& spec) { spec.optimizer.learningRate *= 0.5F; },
                                           [](TrainingSpec& spec) { spec.batchSize = 5; },
                                           [](TrainingSpec& spec) { spec.batchSize = 2000; },
                                           [](TrainingSpec& spec) { spec.dropout = 0.5F; },
                                           [](TrainingSpec& spec) { spec.dropout = 0.0F; },
                                           [](TrainingSpec& spec) { spec.schedule = {}; },
                                           [](TrainingSpec& spec) { spec.optimizer.kind = OptimizerKind::sgd; },
                                           [](TrainingSpec& spec) { spec.optimizer.kind = OptimizerKind::momentum; },
                                           [](TrainingSpec& spec) { spec.optimizer.kind = OptimizerKind::adam; }};
  for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::momentum, OptimizerKind::adam}) {
    for (std::size_t change = 0; change < changes.size(); ++change) {
      for (const int steps : {1, 3, 16}) {
        CAPTURE(nameOf(kind), change, steps);
        const Training training = trainingWith(kind);
        Trainer trainer = training.begin();
        std::vector<float> before;
        for (int step = 0; step < steps; ++step) {
          before = parametersOf(trainer);
          trainer.step();
        }
        TrainingSpec spec = training.spec;
        changes[change](spec);
        trainer.setSpec(spec);
        checkRollBack(trainer, before);
        for (int step = 0; step < 4; ++step) checkStep(trainer);
      }
    }
  }
}

TEST_CASE("another optimizer and back again forgets the state, and rolling back knows", "[roll_back]") {
  const Training training = trainingWith(OptimizerKind::momentum);
  Trainer trainer = training.begin();
  for (int step = 0; step < 5; ++step) trainer.step();
  TrainingSpec other = training.spec;
  other.optimizer.kind = OptimizerKind::adam;
  trainer.setSpec(other);
  trainer.setSpec(training.spec);
  for (int step = 0; step < 3; ++step) checkStep(trainer);
}

TEST_CASE("rolling back undoes steps since a checkpoint, and none before it", "[roll_back]") {
  for (const OptimizerKind kind : kOptimizers) {
    for (const int stop : {0, 3, 15, 29}) {
      CAPTURE(nameOf(kind), stop);
      const Training training = trainingWith(kind);
      Trainer first = training.begin();
      for (int step = 0; step < stop; ++step) first.step();
      const Checkpoint checkpoint = first.checkpoint();

      Trainer second = training.begin();
      for (int step = 0; step < 20; ++step) second.step();
      second.restore(checkpoint);
      Trainer copy = second;
      copy.rollBack();
      CHECK(haveSameBits(parametersOf(copy), checkpoint.parameters));
      CHECK(copy.steps() == stop);
      for (int step = 0; step < 20; ++step) checkStep(second);
    }
  }
}

TEST_CASE("training goes on after a rest as if there had been none", "[roll_back]") {
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    Trainer trainer = trainingWith(kind).begin();
    Trainer restless = trainer;
    for (int step = 0; step < 40; ++step) {
      if (step % 3 == 0) trainer.rest();
      checkStep(trainer);
      restless.step();
    }
    trainer.rest();
    CHECK(hashOf(trainer) == hashOf(restless));
  }
}

TEST_CASE("a rest right before a loss that is not finite does not take the way back", "[roll_back]") {
  Training training = trainingWith(OptimizerKind::sgd);
  training.spec.loss = Loss::meanSquaredError;
  training.network = Network({3, {{9, Activation::linear}, {3, Activation::linear}}});
  training.network.initialise(Initialisation::automatic, 7);
  training.spec.optimizer.learningRate = 10.0F;
  training.spec.schedule = {};
  Trainer trainer = training.begin();
  std::vector<float> before = parametersOf(trainer);
  for (Trainer ahead = trainer; !ahead.step().hasDiverged; ahead = trainer) {
    before = parametersOf(trainer);
    trainer.step();
  }
  REQUIRE(trainer.steps() > 0);
  trainer.rest();
  CHECK(trainer.step().hasDiverged);
  CHECK(haveSameBits(parametersOf(trainer), before));
}

}  // namespace inkling::test
