#include "pen_drawings.hpp"

#include <array>
#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "digits.hpp"
#include "error_of.hpp"
#include "metrics.hpp"
#include "points.hpp"
#include "settings.hpp"

namespace inkling::test {

TEST_CASE("the first made-up digits do not depend on how many there are, nor on how they are drawn", "[pen-drawings]") {
  const Dataset real = split(bundledDigits()).second;
  PenDrawings some;
  some.draw(7);
  some.draw(0);
  some.draw(13);
  CHECK(some.size() == 20);
  const Dataset few = some.addedTo(real);
  const Dataset many = withPenDrawings(real, 30);
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

TEST_CASE("none made up, or points, are the data themselves", "[pen-drawings]") {
  const Dataset real = split(bundledDigits()).second;
  CHECK(withPenDrawings(real, 0).size() == real.size());
  const Dataset points = makePoints({PointKind::circle, 10, 0.0F, 1}, 1);
  CHECK(withPenDrawings(points, 100).size() == 10);
  CHECK_THAT(errorOf([&] { PenDrawings().draw(-1); }), Catch::Contains("0 and -1 more"));
  CHECK_THAT(errorOf([&] { PenDrawings().draw(kMaximumPenDigits + 1); }), Catch::Contains("50000 made-up digits"));
}

// They are made without looking at any: a network that has learnt from MNIST's digits alone reads most of them, and one
// that has seen only made-up ones reads most of MNIST's. By chance it would be a tenth.
TEST_CASE("made-up digits look like digits", "[pen-drawings]") {
  auto [training, test] = split(bundledDigits());
  Settings settings;
  settings.hidden = {64};
  settings.training.isAugmented = false;
  settings.training.schedule.epochs = 3;
  PenDrawings drawings;
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
