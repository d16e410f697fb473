#include "teaching.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "digits.hpp"
#include "metrics.hpp"
#include "pen_digits.hpp"
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

}  // namespace

TEST_CASE("a person's own digits are learnt, and the others are not forgotten", "[teaching]") {
  auto [training, test] = split(bundledDigits());
  Trainer pupil = trained(training);
  // Made-up digits that the pupil has never seen.
  PenDigits drawings;
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

  Trainer teacher = makeTeacher(pupil.network(), Loss::softmaxCrossEntropy, training, own, 7);
  while (teacher.epochs() == 0) teacher.steps(1000);
  CHECK(read(teacher.network(), own) > 0.85);
  // A pupil of a few steps, which the teacher also shows distorted digits for the first time.
  CHECK(read(teacher.network(), test) > testBefore - 0.015);
  CHECK(read(pupil.network(), own) == ownBefore);

  pupil.setParameters(teacher.network().parameters());
  CHECK(parameterHash(pupil.network().parameters()) == parameterHash(teacher.network().parameters()));
  CHECK(std::isfinite(pupil.step().loss));

  Trainer again = makeTeacher(trained(training).network(), Loss::softmaxCrossEntropy, training, own, 7);
  while (again.epochs() == 0) again.steps(3);
  CHECK(parameterHash(again.network().parameters()) == parameterHash(teacher.network().parameters()));
}

TEST_CASE("what contradicts all others is learnt only as far as it is repeated", "[teaching]") {
  auto [training, test] = split(bundledDigits());
  const Trainer pupil = trained(training);
  const Dataset own = swapped(test, 1);
  Trainer teacher = makeTeacher(pupil.network(), Loss::softmaxCrossEntropy, training, own, 7);
  while (teacher.epochs() == 0) teacher.steps(1000);
  // One drawing is learnt; ones and sevens as such are not turned around.
  CHECK(evaluate(teacher.network(), Loss::softmaxCrossEntropy, own).accuracy() == 1.0);
  CHECK(evaluate(teacher.network(), Loss::softmaxCrossEntropy, test).accuracy() > 0.9);
}

}  // namespace inkling::test
