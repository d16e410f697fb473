#include "schedule.hpp"

#include <cmath>
#include <random>
#include <string>

#include "catch.hpp"
#include "error_of.hpp"
#include "not_finite.hpp"

namespace inkling::test {

namespace {

constexpr double kExactPi = 3.14159265358979323846;

ScheduleSpec specOf(ScheduleKind kind, int epochs = 10, float warmup = 0.0F) {
  ScheduleSpec spec;
  spec.kind = kind;
  spec.epochs = epochs;
  spec.warmup = warmup;
  return spec;
}

}  // namespace

TEST_CASE("every schedule has its name", "[schedule]") {
  CHECK(kScheduleNames.at(static_cast<std::size_t>(ScheduleKind::constant)) == "constant");
  CHECK(kScheduleNames.at(static_cast<std::size_t>(ScheduleKind::step)) == "step");
  CHECK(kScheduleNames.at(static_cast<std::size_t>(ScheduleKind::cosine)) == "cosine");
}

TEST_CASE("a constant rate stays", "[schedule]") {
  for (const double epochs : {1e-6, 1.0, 9.99, 10.0, 1e6}) {
    CHECK(rateFactor(specOf(ScheduleKind::constant), epochs) == 1.0F);
  }
}

TEST_CASE("a rate that steps falls after whole numbers of epochs", "[schedule]") {
  ScheduleSpec spec = specOf(ScheduleKind::step);
  spec.stepEpochs = 3;
  spec.stepFactor = 0.5F;
  CHECK(rateFactor(spec, 0.1) == 1.0F);
  CHECK(rateFactor(spec, 2.999) == 1.0F);
  CHECK(rateFactor(spec, 3.0) == 0.5F);
  CHECK(rateFactor(spec, 5.999) == 0.5F);
  CHECK(rateFactor(spec, 6.0) == 0.25F);
  CHECK(rateFactor(spec, 9.5) == 0.125F);
  // 2^-6 is over a hundredth, 2^-7 under it.
  CHECK(rateFactor(spec, 18.0) == 0x1p-6F);
  CHECK(rateFactor(spec, 21.0) == kLowestRateFactor);
  CHECK(rateFactor(spec, 1e9) == kLowestRateFactor);
}

TEST_CASE("a step that leaves all of the rate leaves all of it", "[schedule]") {
  ScheduleSpec spec = specOf(ScheduleKind::step);
  spec.stepEpochs = 1;
  spec.stepFactor = 1.0F;
  CHECK(rateFactor(spec, 10'000.0) == 1.0F);
}

TEST_CASE("a cosine falls from one to its lowest value at the end", "[schedule]") {
  const ScheduleSpec spec = specOf(ScheduleKind::cosine, 8);
  const auto expected = [](double share) { return 0.5 * (1.0 + std::cos(kExactPi * share)); };
  CHECK(rateFactor(spec, 1e-9) == Approx(1.0).epsilon(1e-6));
  CHECK(rateFactor(spec, 2.0) == Approx(expected(0.25)).epsilon(1e-6));
  CHECK(rateFactor(spec, 8.0 / 3.0) == Approx(0.75).epsilon(1e-6));
  CHECK(rateFactor(spec, 4.0) == Approx(0.5).epsilon(1e-6));
  CHECK(rateFactor(spec, 6.0) == Approx(expected(0.75)).epsilon(1e-6));
  CHECK(rateFactor(spec, 7.0) == Approx(expected(0.875)).margin(1.2e-7));
  CHECK(rateFactor(spec, 8.0) == kLowestRateFactor);
  CHECK(rateFactor(spec, 8.5) == kLowestRateFactor);
  CHECK(rateFactor(spec, 1e9) == kLowestRateFactor);
  float last = 1.0F;
  for (double epochs = 0.01; epochs < 9.0; epochs += 0.01) {
    const float factor = rateFactor(spec, epochs);
    CHECK(factor <= last);
    last = factor;
  }
}

TEST_CASE("a warm-up is a straight line, and the schedule begins after it", "[schedule]") {
  for (const ScheduleKind kind : {ScheduleKind::constant, ScheduleKind::step, ScheduleKind::cosine}) {
    ScheduleSpec spec = specOf(kind, 10, 2.0F);
    spec.stepEpochs = 3;
    CAPTURE(kScheduleNames.at(static_cast<std::size_t>(kind)));
    CHECK(rateFactor(spec, 0.125) == 0.0625F);
    CHECK(rateFactor(spec, 0.5) == 0.25F);
    CHECK(rateFactor(spec, 1.0) == 0.5F);
    CHECK(rateFactor(spec, 1.75) == 0.875F);
    CHECK(rateFactor(spec, 2.0) == 1.0F);
    // From there on as without, over what is left of the epochs.
    ScheduleSpec without = spec;
    without.warmup = 0.0F;
    without.epochs = 8;
    for (const double epochs : {0.0, 1.5, 3.0, 4.0, 7.5, 8.0, 20.0}) {
      CAPTURE(epochs);
      CHECK(rateFactor(spec, 2.0 + epochs) == rateFactor(without, epochs));
    }
  }
}

TEST_CASE("a warm-up may be longer than all epochs", "[schedule]") {
  const ScheduleSpec spec = specOf(ScheduleKind::cosine, 3, 5.0F);
  CHECK(rateFactor(spec, 2.5) == 0.5F);
  CHECK(rateFactor(spec, 5.0) == 1.0F);
  CHECK(rateFactor(spec, 100.0) == kLowestRateFactor);
}

TEST_CASE("no rate is zero or higher than the one that was set", "[schedule]") {
  std::mt19937 generator(1);
  const auto uniform = [&] { return static_cast<double>(generator()) * 0x1p-32; };
  for (int i = 0; i < 20'000; ++i) {
    ScheduleSpec spec;
    spec.kind = static_cast<ScheduleKind>(generator() % 3);
    spec.epochs = 1 + static_cast<int>(generator() % 100);
    spec.stepEpochs = 1 + static_cast<int>(generator() % 20);
    spec.stepFactor = static_cast<float>(1.0 - 0.999 * uniform());
    spec.warmup = generator() % 2 == 0 ? 0.0F : static_cast<float>(10.0 * uniform());
    validate(spec);
    const double epochsDone = 120.0 * (1.0 - uniform());
    const float factor = rateFactor(spec, epochsDone);
    CAPTURE(i, kScheduleNames.at(static_cast<std::size_t>(spec.kind)), epochsDone, factor);
    // Written so that a NaN fails.
    REQUIRE((factor > 0.0F && factor <= 1.0F));
    if (epochsDone >= spec.warmup) REQUIRE(factor >= kLowestRateFactor);
  }
}

TEST_CASE("schedules out of their ranges are refused with the value", "[schedule]") {
  const auto refusal = [](const ScheduleSpec& spec) { return errorOf([&] { validate(spec); }); };
  CHECK(refusal({.warmup = -1.0F}) == "warm-up must be 0 to 1000 epochs, got -1");
  CHECK(refusal({.warmup = 1001.0F}) == "warm-up must be 0 to 1000 epochs, got 1001");
  CHECK(refusal({.warmup = kNaN}) == "warm-up must be 0 to 1000 epochs, got nan");
  CHECK(refusal({.epochs = 0}) == "a schedule must be for at least 1 epoch, got 0");
  CHECK(refusal({.stepEpochs = 0}) == "the epochs of a step must be at least 1, got 0");
  CHECK(refusal({.stepFactor = 0.0F}) == "the factor of a step must be in (0, 1], got 0");
  CHECK(refusal({.stepFactor = 1.5F}) == "the factor of a step must be in (0, 1], got 1.5");
  CHECK(refusal({.stepFactor = kNaN}) == "the factor of a step must be in (0, 1], got nan");
  CHECK_NOTHROW(validate(ScheduleSpec{.warmup = 1000.0F, .epochs = 1, .stepEpochs = 1, .stepFactor = 1.0F}));
}

}  // namespace inkling::test
