#include "teaching.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "digits.hpp"
#include "metrics.hpp"
#include "pen_drawings.hpp"
#include "settings.hpp"
#include "sha256.hpp"

namespace inkling::test {

namespace {

/// The digits of the data with these labels, given other ones: somebody who writes 1 as others write 7, and 7 as 1.
Dataset swapped(const Dataset& data, int count) {
  std::vector<std::uint8_t> pixels;
  std::vector<std::uint8_t> labels;
  std::array<std::uint8_t, kImagePixels> image{};
  for (int example = 0; static_cast<int>(labels.size()) < count; ++example) {
    const int label = data.label(example);
    if (label != 1 && label != 7) continue;
    data.image(example, image);
    pixels.insert(pixels.end(), image.begin(), image.end());
    labels.push_back(label == 1 ? 7 : 1);
  }
  return Dataset::ofDigits(pixels, labels);
}

Trainer trained(const Dataset& data) {
  Settings settings;
  settings.hidden = {64};
  settings.training.isAugmented = false;
  Trainer trainer = makeTrainer(settings, data);
  while (trainer.epochs() < 3) trainer.steps(1000);
  return trainer;
}

/// The network of a pupil that has learnt.
Network after(const Teacher& teacher, Trainer pupil) {
  pupil.setParameters(teacher.parameters());
  return pupil.network();
}

}  // namespace

TEST_CASE("a person's own digits are learnt, and the others are not forgotten", "[teaching]") {
  auto [training, test] = split(bundledDigits());
  Trainer pupil = trained(training);
  // Made-up digits that the pupil has never seen.
  PenDrawings drawings;
  drawings.draw(40);
  const Dataset both = drawings.addedTo(test);
  std::vector<int> numbers;
  for (int example = test.size(); example < both.size(); ++example) {
    if (!both.isNoDigit(example)) numbers.push_back(example);
  }
  const Dataset own = both.part(numbers);
  const auto read = [&](const Network& network, const Dataset& data) {
    return evaluate(network, Loss::softmaxCrossEntropy, data).accuracy();
  };
  const double ownBefore = read(pupil.network(), own);
  const double testBefore = read(pupil.network(), test);
  REQUIRE(ownBefore < 0.8);

  Teacher teacher(pupil.network(), Loss::softmaxCrossEntropy, training, own, 7);
  while (!teacher.teach(1000)) continue;
  CHECK(read(pupil.network(), own) == ownBefore);
  const Network taught = after(teacher, pupil);
  CHECK(read(taught, own) > 0.8);
  // A pupil of a few steps, which the teacher also shows distorted digits for the first time.
  CHECK(read(taught, test) > testBefore - 0.015);

  pupil.setParameters(teacher.parameters());
  CHECK(parameterHash(pupil.network().parameters()) == parameterHash(teacher.parameters()));
  CHECK(std::isfinite(pupil.step().loss));

  Teacher again(trained(training).network(), Loss::softmaxCrossEntropy, training, own, 7);
  while (!again.teach(3)) continue;
  CHECK(parameterHash(again.parameters()) == parameterHash(teacher.parameters()));
}

TEST_CASE("what contradicts all others is learnt only as far as it is repeated", "[teaching]") {
  auto [training, test] = split(bundledDigits());
  const Trainer pupil = trained(training);
  const Dataset own = swapped(test, 1);
  Teacher teacher(pupil.network(), Loss::softmaxCrossEntropy, training, own, 7);
  while (!teacher.teach(1000)) continue;
  const Network taught = after(teacher, pupil);
  // One drawing is learnt; ones and sevens as such are not turned around.
  CHECK(evaluate(taught, Loss::softmaxCrossEntropy, own).accuracy() == 1.0);
  CHECK(evaluate(taught, Loss::softmaxCrossEntropy, test).accuracy() > 0.9);
}

}  // namespace inkling::test
