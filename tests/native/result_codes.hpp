// A result code for tests.
#pragma once

#include <utility>

#include "point_features.hpp"
#include "result_code.hpp"
#include "sha256.hpp"
#include "trainer.hpp"

namespace inkling::test {

/// Of a run on points.
inline PointsTask& taskOf(CodedRun& run) { return run.points.value(); }

/// Trains a run on points anew.
inline Verification verifyPoints(CodedRun run) {
  auto [training, test] = makeParts(taskOf(run), run.settings.training.loss);
  return verify(run, std::move(training), test);
}

/// Forty minibatches on a circle, of a network with two layers. tests/wasm/result-code.test.js trains the same.
inline CodedRun circleRun() {
  CodedRun run;
  run.points =
      PointsTask{{PointKind::circle, 100, 0.1F, 3}, 0.6F, {PointFeature::x, PointFeature::y, PointFeature::xSquared}};
  for (const auto& [name, text] :
       {std::pair{"hidden", "4,3"}, std::pair{"activation", "tanh,relu"}, std::pair{"loss", "binary-cross-entropy"},
        std::pair{"lr", "0.03"}, std::pair{"batch", "10"}, std::pair{"schedule", "constant"}}) {
    setSetting(run.settings, name, text);
  }
  run.steps = 40;
  run.exercise = "circle-1";
  const PointsTask& task = taskOf(run);
  const Dataset points = withFeatures(makePoints(task.points, 1), task.features);
  Trainer trainer = makeTrainer(run.settings, splitPoints(task.points.kind, points, task.share).first);
  for (int step = 0; step < 40; ++step) trainer.steps(1);
  run.hash = parameterHash(trainer.network().parameters()).substr(0, kCodeHashDigits);
  return run;
}

}  // namespace inkling::test
