// A result code for tests.
#pragma once

#include "point_features.hpp"
#include "result_code.hpp"
#include "sha256.hpp"
#include "trainer.hpp"

namespace inkling::test {

/// Forty minibatches on a circle, of a network with two layers. tests/wasm/result-code.test.js trains the same.
inline PointsRun circleRun() {
  PointsRun run;
  run.points = {PointKind::circle, 100, 0.1F, 3};
  run.share = 0.6F;
  run.features = {PointFeature::x, PointFeature::y, PointFeature::xSquared};
  for (const auto& [name, text] :
       {std::pair{"hidden", "4,3"}, std::pair{"activation", "tanh,relu"}, std::pair{"loss", "binary-cross-entropy"},
        std::pair{"lr", "0.03"}, std::pair{"batch", "10"}, std::pair{"schedule", "constant"}}) {
    setSetting(run.settings, name, text);
  }
  run.steps = 40;
  run.exercise = "circle-1";
  const Dataset points = withFeatures(makePoints(run.points, 1), run.features);
  Trainer trainer = makeTrainer(run.settings, splitPoints(run.points.kind, points, run.share).first);
  for (int step = 0; step < 40; ++step) trainer.steps(1);
  run.hash = parameterHash(trainer.network().parameters()).substr(0, kCodeHashDigits);
  return run;
}

}  // namespace inkling::test
