#include "pen_digits.hpp"

#include <array>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "digits.hpp"
#include "error_of.hpp"
#include "metrics.hpp"
#include "on_canvas.hpp"
#include "points.hpp"
#include "settings.hpp"

namespace inkling::test {

TEST_CASE("made-up digits lie on the canvas, and are the same every time", "[pen-digits]") {
  for (std::uint64_t number = 0; number < 200; ++number) {
    const int digit = static_cast<int>(number % 10);
    const auto strokes = penStrokes(digit, number);
    CAPTURE(digit, number);
    requireOnCanvas(strokes);
    const auto again = penStrokes(digit, number);
    REQUIRE(again.size() == strokes.size());
    CHECK(again.back().back().x == strokes.back().back().x);
    const auto other = penStrokes(digit, number + 10);
    CHECK((other.size() != strokes.size() || other.front().front().x != strokes.front().front().x));
  }
}

TEST_CASE("the first made-up digits do not depend on how many there are, nor on how they are drawn", "[pen-digits]") {
  const Dataset real = split(bundledDigits()).second;
  PenDigits some;
  some.draw(7);
  some.draw(0);
  some.draw(13);
  CHECK(some.size() == 20);
  const Dataset few = some.addedTo(real);
  const Dataset many = withPenDigits(real, 30);
  REQUIRE(few.size() == real.size() + 20 + 20 / kDigitsForShape);
  REQUIRE(many.size() == real.size() + 30 + 30 / kDigitsForShape);
  std::array<std::uint8_t, kImagePixels> one{};
  std::array<std::uint8_t, kImagePixels> other{};
  for (int example = 0; example < few.size(); example += 7) {
    few.image(example, one);
    many.image(example, other);
    CHECK(one == other);
    CHECK(few.label(example) == many.label(example));
  }
  // After every two digits comes a drawing that is none.
  for (int example = 0; example < 12; ++example) {
    CAPTURE(example);
    CHECK(few.isNoDigit(real.size() + example) == (example % 3 == 2));
  }
  CHECK(few.label(real.size() + 10) == 7);
}

TEST_CASE("none made up, or points, are the data themselves", "[pen-digits]") {
  const Dataset real = split(bundledDigits()).second;
  CHECK(withPenDigits(real, 0).size() == real.size());
  const Dataset points = makePoints({PointKind::circle, 10, 0.0F, 1}, 1);
  CHECK(withPenDigits(points, 100).size() == 10);
  CHECK_THAT(errorOf([&] { PenDigits().draw(-1); }), Catch::Contains("0 and -1 more"));
  CHECK_THAT(errorOf([&] { PenDigits().draw(kMaximumPenDigits + 1); }), Catch::Contains("50000 made-up digits"));
}

// They are made without looking at any: a network that has learnt from MNIST's digits alone reads most of them, and one
// that has seen only made-up ones reads most of MNIST's. By chance it would be a tenth.
TEST_CASE("made-up digits look like digits", "[pen-digits]") {
  auto [training, test] = split(bundledDigits());
  Settings settings;
  settings.hidden = {64};
  settings.training.isAugmented = false;
  settings.training.schedule.epochs = 3;
  PenDigits drawings;
  drawings.draw(2000);
  const Dataset both = drawings.addedTo(test);
  std::vector<int> madeUp;
  for (int example = test.size(); example < both.size(); ++example) {
    if (!both.isNoDigit(example)) madeUp.push_back(example);
  }
  const Dataset pen = both.part(madeUp);

  const auto accuracy = [&](const Dataset& learnt, const Dataset& read) {
    Trainer trainer = makeTrainer(settings, learnt);
    while (trainer.epochs() < 3) trainer.steps(1000);
    return evaluate(trainer.network(), trainer.spec().loss, read).accuracy();
  };
  CHECK(accuracy(training, pen) > 0.6);
  CHECK(accuracy(pen, test) > 0.6);
}

}  // namespace inkling::test
