#include "optimizer.hpp"

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"

namespace inkling::test {

namespace {

constexpr std::size_t kCount = 50;
constexpr int kSteps = 20;
constexpr std::uint32_t kSeed = 1;

using Numbers = std::vector<double>;

/// Gradients of sizes from 10^-4 to 1, with a zero among them.
std::vector<std::vector<float>> randomGradients() {
  std::mt19937 generator(kSeed);
  std::vector<std::vector<float>> gradients;
  for (int step = 0; step < kSteps; ++step) {
    std::vector<float> gradient;
    for (std::size_t i = 0; i < kCount; ++i) {
      gradient.push_back(randomNumber(generator) * std::pow(10.0F, -static_cast<float>(i % 5)));
    }
    gradient[3] = 0.0F;
    gradients.push_back(gradient);
  }
  return gradients;
}

/// The largest distance between the optimizer's parameters and those of `rule`, which changes them in double precision
/// given the gradient and the number of the step from 1, over all steps.
template <typename Rule>
double worstDistance(const OptimizerSpec& spec, Rule rule) {
  Optimizer optimizer(spec, kCount);
  std::vector<float> parameters(kCount, 0.5F);
  std::vector<float> next(kCount);
  Numbers expected(kCount, 0.5);
  double worst = 0.0;
  int step = 0;
  for (const std::vector<float>& gradient : randomGradients()) {
    optimizer.update(parameters, gradient, next);
    parameters.swap(next);
    ++step;
    for (std::size_t i = 0; i < kCount; ++i) {
      expected[i] -= rule(i, static_cast<double>(gradient[i]), step);
      worst = std::max(worst, std::abs(expected[i] - parameters[i]));
    }
  }
  return worst;
}

std::vector<float> updated(Optimizer& optimizer, const std::vector<float>& parameters,
                           const std::vector<float>& gradient) {
  std::vector<float> next(parameters.size());
  optimizer.update(parameters, gradient, next);
  return next;
}

}  // namespace

TEST_CASE("every optimizer has its name", "[optimizer]") {
  CHECK(kOptimizerNames.at(static_cast<std::size_t>(OptimizerKind::sgd)) == "sgd");
  CHECK(kOptimizerNames.at(static_cast<std::size_t>(OptimizerKind::momentum)) == "momentum");
  CHECK(kOptimizerNames.at(static_cast<std::size_t>(OptimizerKind::adam)) == "adam");
}

// The tolerance of the trajectories: parameters of about 1 are rounded to float32 in each of the 20 steps, by at most
// 2^-24 for the parameter and as much for the step. The hyperparameters of the formulas are the float32 ones.
constexpr double kRounding = 2.0 * kSteps * 0x1p-24;

TEST_CASE("sgd steps against the gradient", "[optimizer]") {
  const OptimizerSpec spec{.kind = OptimizerKind::sgd, .learningRate = 0.1F};
  const double rate = spec.learningRate;
  CHECK(worstDistance(spec, [&](std::size_t, double g, int) { return rate * g; }) < kRounding);
}

TEST_CASE("momentum steps along a velocity", "[optimizer]") {
  const OptimizerSpec spec{.kind = OptimizerKind::momentum, .learningRate = 0.05F, .momentum = 0.8F};
  const double rate = spec.learningRate;
  const double momentum = spec.momentum;
  Numbers velocity(kCount);
  const auto rule = [&](std::size_t i, double g, int) {
    velocity[i] = momentum * velocity[i] + g;
    return rate * velocity[i];
  };
  CHECK(worstDistance(spec, rule) < kRounding);
}

TEST_CASE("adam steps as Kingma and Ba's algorithm 1", "[optimizer]") {
  const OptimizerSpec spec{
      .kind = OptimizerKind::adam, .learningRate = 0.02F, .beta1 = 0.85F, .beta2 = 0.99F, .epsilon = 1e-6F};
  const double rate = spec.learningRate;
  const double beta1 = spec.beta1;
  const double beta2 = spec.beta2;
  const double epsilon = spec.epsilon;
  Numbers mean(kCount);
  Numbers square(kCount);
  const auto rule = [&](std::size_t i, double g, int step) {
    mean[i] = beta1 * mean[i] + (1.0 - beta1) * g;
    square[i] = beta2 * square[i] + (1.0 - beta2) * g * g;
    const double correctedMean = mean[i] / (1.0 - std::pow(beta1, step));
    const double correctedSquare = square[i] / (1.0 - std::pow(beta2, step));
    return rate * correctedMean / (std::sqrt(correctedSquare) + epsilon);
  };
  // A step is at most about the rate. Of it is lost, besides the rounding, what 1 - β₂ᵗ loses in float32: β₂ᵗ is
  // rounded by 2^-24 against 1 - β₂ᵗ ≥ 0.01, so 6 · 10^-6 of each step.
  CHECK(worstDistance(spec, rule) < kRounding + kSteps * 6e-6 * rate);
}

TEST_CASE("adam keeps to its formula for a thousand steps with the usual decays", "[optimizer]") {
  const OptimizerSpec spec{.kind = OptimizerKind::adam, .learningRate = 0.001F};
  Optimizer optimizer(spec, 1);
  std::vector<float> parameters = {0.0F};
  const double beta1 = spec.beta1;
  const double beta2 = spec.beta2;
  double expected = 0.0;
  double mean = 0.0;
  double square = 0.0;
  std::mt19937 generator(2);
  for (int step = 1; step <= 1000; ++step) {
    const float g = 1.0F + randomNumber(generator);
    parameters = updated(optimizer, parameters, {g});
    mean = beta1 * mean + (1.0 - beta1) * g;
    square = beta2 * square + (1.0 - beta2) * g * g;
    expected -= spec.learningRate * (mean / (1.0 - std::pow(beta1, step))) /
                (std::sqrt(square / (1.0 - std::pow(beta2, step))) + spec.epsilon);
  }
  REQUIRE(expected < -0.5);
  // 1 - β₂ᵗ, from 0.001 up, loses up to 6 · 10^-5 of itself in float32, the root half of that.
  CHECK(parameters[0] == Approx(expected).epsilon(3e-5));
}

TEST_CASE("adam's first step is the learning rate in the direction of the sign", "[optimizer]") {
  const OptimizerSpec spec{.kind = OptimizerKind::adam, .learningRate = 0.01F};
  Optimizer optimizer(spec, 5);
  const std::vector<float> next = updated(optimizer, std::vector<float>(5, 0.0F), {3.0F, -2.0F, 1e-3F, -1e3F, 0.0F});
  // ε = 10^-8 is 10^-5 of the smallest of these gradients.
  CHECK(next[0] == Approx(-0.01).epsilon(1e-5));
  CHECK(next[1] == Approx(0.01).epsilon(1e-5));
  CHECK(next[2] == Approx(-0.01).epsilon(2e-5));
  CHECK(next[3] == Approx(0.01).epsilon(1e-5));
  CHECK(next[4] == 0.0F);
}

TEST_CASE("an update leaves the parameters and the gradient as they are", "[optimizer]") {
  for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::momentum, OptimizerKind::adam}) {
    Optimizer optimizer({.kind = kind}, 2);
    const std::vector<float> parameters = {1.0F, 2.0F};
    const std::vector<float> gradient = {3.0F, 4.0F};
    const std::vector<float> next = updated(optimizer, parameters, gradient);
    CHECK(parameters == std::vector<float>{1.0F, 2.0F});
    CHECK(gradient == std::vector<float>{3.0F, 4.0F});
    CHECK(next != parameters);
  }
}

TEST_CASE("reset forgets the earlier gradients", "[optimizer]") {
  for (const OptimizerKind kind : {OptimizerKind::momentum, OptimizerKind::adam}) {
    Optimizer optimizer({.kind = kind}, 1);
    const std::vector<float> first = updated(optimizer, {1.0F}, {3.0F});
    const std::vector<float> second = updated(optimizer, {1.0F}, {-1.0F});
    optimizer.reset();
    CHECK(updated(optimizer, {1.0F}, {3.0F}) == first);
    optimizer.reset();
    CHECK(updated(optimizer, {1.0F}, {-1.0F}) != second);
  }
}

TEST_CASE("another learning rate keeps the state, another kind forgets it", "[optimizer]") {
  OptimizerSpec spec{.kind = OptimizerKind::momentum, .learningRate = 0.5F, .momentum = 0.5F};
  Optimizer optimizer(spec, 1);
  CHECK(updated(optimizer, {0.0F}, {1.0F})[0] == -0.5F);
  spec.learningRate = 0.25F;
  optimizer.setSpec(spec);
  CHECK(optimizer.spec().learningRate == 0.25F);
  CHECK(updated(optimizer, {0.0F}, {1.0F})[0] == -0.375F);  // the velocity is 1.5
  spec.kind = OptimizerKind::sgd;
  optimizer.setSpec(spec);
  CHECK(updated(optimizer, {0.0F}, {1.0F})[0] == -0.25F);
  spec.kind = OptimizerKind::momentum;
  optimizer.setSpec(spec);
  CHECK(updated(optimizer, {0.0F}, {1.0F})[0] == -0.25F);
}

TEST_CASE("a learning rate out of its range is refused with its value", "[optimizer]") {
  const auto refusal = [](float rate) {
    return errorOf([&] { Optimizer({.kind = OptimizerKind::sgd, .learningRate = rate}, 1); });
  };
  CHECK(refusal(std::numeric_limits<float>::quiet_NaN()) == "learning rate must be in (0, 10], got nan");
  CHECK(refusal(0.0F) == "learning rate must be in (0, 10], got 0");
  CHECK(refusal(-1.0F) == "learning rate must be in (0, 10], got -1");
  CHECK(refusal(1e9F) == "learning rate must be in (0, 10], got 1e+09");
  CHECK(refusal(std::numeric_limits<float>::infinity()) == "learning rate must be in (0, 10], got inf");
  CHECK(refusal(std::nextafter(10.0F, 11.0F)).substr(0, 32) == "learning rate must be in (0, 10]");
  CHECK_NOTHROW(validate({.learningRate = 10.0F}));
  CHECK_NOTHROW(validate({.learningRate = std::numeric_limits<float>::min()}));
}

TEST_CASE("other hyperparameters out of their ranges are refused", "[optimizer]") {
  const auto refusal = [](const OptimizerSpec& spec) { return errorOf([&] { validate(spec); }); };
  CHECK(refusal({.momentum = 1.0F}) == "momentum must be in [0, 1), got 1");
  CHECK(refusal({.momentum = -0.5F}) == "momentum must be in [0, 1), got -0.5");
  CHECK(refusal({.beta1 = 1.0F}) == "beta1 must be in [0, 1), got 1");
  CHECK(refusal({.beta2 = std::numeric_limits<float>::quiet_NaN()}) == "beta2 must be in [0, 1), got nan");
  CHECK(refusal({.epsilon = 0.0F}) == "epsilon must be in (0, 1), got 0");
  CHECK_NOTHROW(validate({.momentum = 0.0F, .beta1 = 0.0F, .beta2 = 0.0F}));
}

TEST_CASE("refused settings leave the optimizer as it was", "[optimizer]") {
  Optimizer optimizer({.kind = OptimizerKind::momentum, .learningRate = 0.5F}, 1);
  updated(optimizer, {0.0F}, {1.0F});
  errorOf([&] { optimizer.setSpec({.kind = OptimizerKind::adam, .learningRate = -1.0F}); });
  CHECK(optimizer.spec().kind == OptimizerKind::momentum);
  CHECK(optimizer.spec().learningRate == 0.5F);
  CHECK(updated(optimizer, {0.0F}, {1.0F})[0] == Approx(-0.95).epsilon(1e-6));  // the velocity is 0.9 + 1
}

}  // namespace inkling::test
