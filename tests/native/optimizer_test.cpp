#include "optimizer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "not_finite.hpp"
#include "trainings.hpp"
#include "vector.hpp"

namespace inkling::test {

namespace {

constexpr std::size_t kParameters = 50;
constexpr int kSteps = 20;
constexpr std::uint32_t kSeed = 1;

using Numbers = std::vector<double>;

/// Gradients of sizes from 10^-4 to 1, with a zero among them.
std::vector<std::vector<float>> randomGradients() {
  std::mt19937 generator(kSeed);
  std::vector<std::vector<float>> gradients;
  for (int step = 0; step < kSteps; ++step) {
    std::vector<float> gradient;
    for (std::size_t i = 0; i < kParameters; ++i) {
      gradient.push_back(randomNumber(generator) * std::pow(10.0F, -static_cast<float>(i % 5)));
    }
    gradient[3] = 0.0F;
    gradients.push_back(gradient);
  }
  return gradients;
}

/// So many, and as many more as whole vectors need: optimizers take nothing less.
std::size_t padded(std::size_t count) { return static_cast<std::size_t>(roundedUp(static_cast<Index>(count), kLanes)); }

/// Updates all parameters at once, in memory of whole vectors.
void update(Optimizer& optimizer, std::vector<float>& parameters, std::vector<float> gradient, bool isWeights = true) {
  const std::size_t count = parameters.size();
  parameters.resize(padded(count), 0.0F);
  gradient.resize(padded(count), 0.0F);
  optimizer.beginUpdate();
  optimizer.update(0, parameters, gradient, isWeights);
  parameters.resize(count);
}

std::vector<float> updated(Optimizer& optimizer, std::vector<float> parameters, const std::vector<float>& gradient,
                           bool isWeights = true) {
  update(optimizer, parameters, gradient, isWeights);
  return parameters;
}

/// The largest distance between the optimizer's parameters and those of `rule`, which changes them in double precision
/// given the gradient and the number of the step from 1, over all steps.
template <typename Rule>
double worstDistance(const OptimizerSpec& spec, Rule rule) {
  Optimizer optimizer(spec, padded(kParameters));
  std::vector<float> parameters(kParameters, 0.5F);
  Numbers expected(kParameters, 0.5);
  double worst = 0.0;
  int step = 0;
  for (const std::vector<float>& gradient : randomGradients()) {
    update(optimizer, parameters, gradient);
    ++step;
    for (std::size_t i = 0; i < kParameters; ++i) {
      expected[i] -= rule(i, static_cast<double>(gradient[i]), step);
      worst = std::max(worst, std::abs(expected[i] - parameters[i]));
    }
  }
  return worst;
}

}  // namespace

TEST_CASE("every optimizer has its name", "[optimizer]") {
  CHECK(nameOf(OptimizerKind::sgd) == "sgd");
  CHECK(nameOf(OptimizerKind::momentum) == "momentum");
  CHECK(nameOf(OptimizerKind::nesterov) == "nesterov");
  CHECK(nameOf(OptimizerKind::rmsprop) == "rmsprop");
  CHECK(nameOf(OptimizerKind::adam) == "adam");
  CHECK(nameOf(OptimizerKind::adamw) == "adamw");
  CHECK(nameOf(OptimizerKind::perceptron) == "perceptron");
}

// The tolerance of the trajectories: parameters of about 1 are rounded to float32 in each of the 20 steps, by at most
// 2^-24 for the parameter and as much for the step. The hyperparameters of the formulas are the float32 ones.
constexpr double kRounding = 2.0 * kSteps * 0x1p-24;

TEST_CASE("sgd steps against the gradient, and so does the perceptron rule", "[optimizer]") {
  for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::perceptron}) {
    const OptimizerSpec spec{.kind = kind, .learningRate = 0.1F};
    const double rate = spec.learningRate;
    CHECK(worstDistance(spec, [&](std::size_t, double g, int) { return rate * g; }) < kRounding);
  }
}

TEST_CASE("momentum steps along a velocity", "[optimizer]") {
  const OptimizerSpec spec{.kind = OptimizerKind::momentum, .learningRate = 0.05F, .momentum = 0.8F};
  const double rate = spec.learningRate;
  const double momentum = spec.momentum;
  Numbers velocity(kParameters);
  const auto rule = [&](std::size_t i, double g, int) {
    velocity[i] = momentum * velocity[i] + g;
    return rate * velocity[i];
  };
  CHECK(worstDistance(spec, rule) < kRounding);
}

TEST_CASE("nesterov looks ahead along the velocity", "[optimizer]") {
  const OptimizerSpec spec{.kind = OptimizerKind::nesterov, .learningRate = 0.05F, .momentum = 0.8F};
  const double rate = spec.learningRate;
  const double momentum = spec.momentum;
  Numbers velocity(kParameters);
  const auto rule = [&](std::size_t i, double g, int) {
    velocity[i] = momentum * velocity[i] + g;
    return rate * (g + momentum * velocity[i]);
  };
  CHECK(worstDistance(spec, rule) < kRounding);
}

TEST_CASE("rmsprop divides by the root of the mean square", "[optimizer]") {
  const OptimizerSpec spec{.kind = OptimizerKind::rmsprop, .learningRate = 0.01F, .decay = 0.9F, .epsilon = 1e-6F};
  const double rate = spec.learningRate;
  const double decay = spec.decay;
  Numbers square(kParameters);
  const auto rule = [&](std::size_t i, double g, int) {
    square[i] = decay * square[i] + (1.0 - decay) * g * g;
    return rate * g / (std::sqrt(square[i]) + spec.epsilon);
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
  Numbers mean(kParameters);
  Numbers square(kParameters);
  const auto rule = [&](std::size_t i, double g, int step) {
    mean[i] = beta1 * mean[i] + (1.0 - beta1) * g;
    square[i] = beta2 * square[i] + (1.0 - beta2) * g * g;
    const double correctedMean = mean[i] / (1.0 - std::pow(beta1, step));
    const double correctedSquare = square[i] / (1.0 - std::pow(beta2, step));
    return rate * correctedMean / (std::sqrt(correctedSquare) + epsilon);
  };
  CHECK(worstDistance(spec, rule) < kRounding);
}

TEST_CASE("adam keeps to its formula for ten thousand steps with the usual decays", "[optimizer]") {
  constexpr int kManySteps = 10'000;
  const OptimizerSpec spec{.kind = OptimizerKind::adam, .learningRate = 0.001F};
  Optimizer optimizer(spec, padded(1));
  std::vector<float> parameters = {0.0F};
  const double beta1 = spec.beta1;
  const double beta2 = spec.beta2;
  double expected = 0.0;
  double mean = 0.0;
  double square = 0.0;
  double worst = 0.0;
  std::mt19937 generator(2);
  for (int step = 1; step <= kManySteps; ++step) {
    // With every change of sign it goes to and fro.
    const float g = (step / 500 % 2 == 0 ? 1.0F : -1.0F) + randomNumber(generator);
    update(optimizer, parameters, {g});
    mean = beta1 * mean + (1.0 - beta1) * g;
    square = beta2 * square + (1.0 - beta2) * g * g;
    expected -= spec.learningRate * (mean / (1.0 - std::pow(beta1, step))) /
                (std::sqrt(square / (1.0 - std::pow(beta2, step))) + spec.epsilon);
    worst = std::max(worst, std::abs(expected - parameters[0]));
  }
  // Parameters of at most ½ are rounded by 2^-26 at each step, now up, now down, and so are steps of 0.001 by 2^-34:
  // the root of the number of steps times that, and a few times more to be sure.
  CHECK(worst < 5.0 * std::sqrt(static_cast<double>(kManySteps)) * 0x1p-26);
}

TEST_CASE("adam's first step is the learning rate in the direction of the sign", "[optimizer]") {
  for (const OptimizerKind kind : {OptimizerKind::adam, OptimizerKind::adamw}) {
    const OptimizerSpec spec{.kind = kind, .learningRate = 0.01F, .weightDecay = 0.0F};
    Optimizer optimizer(spec, padded(5));
    const std::vector<float> next = updated(optimizer, std::vector<float>(5, 0.0F), {3.0F, -2.0F, 1e-3F, -1e3F, 0.0F});
    // ε = 10^-8 is 10^-5 of the smallest of these gradients.
    CHECK(next[0] == Approx(-0.01).epsilon(1e-6));
    CHECK(next[1] == Approx(0.01).epsilon(1e-6));
    CHECK(next[2] == Approx(-0.01).epsilon(2e-5));
    CHECK(next[3] == Approx(0.01).epsilon(1e-6));
    CHECK(next[4] == 0.0F);
  }
}

TEST_CASE("l1 and l2 pull weights towards zero and leave biases alone", "[optimizer]") {
  // Numbers with few binary places: all of this is exact.
  const OptimizerSpec spec{.kind = OptimizerKind::sgd, .learningRate = 0.5F, .l1 = 0.25F, .l2 = 0.125F};
  Optimizer optimizer(spec, padded(4));
  const std::vector<float> parameters = {2.0F, -4.0F, 0.0F, -0.0F};
  const std::vector<float> gradient = {1.0F, 0.0F, 0.0F, 0.0F};
  // g + 0.125 θ ± 0.25 is 1.5, -0.75, 0 and 0.
  CHECK(updated(optimizer, parameters, gradient) == std::vector<float>{1.25F, -3.625F, 0.0F, 0.0F});
  CHECK(updated(optimizer, parameters, gradient, false) == std::vector<float>{1.5F, -4.0F, 0.0F, 0.0F});
}

TEST_CASE("l1 and l2 are part of the gradient for every optimizer", "[optimizer]") {
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    const OptimizerSpec plain{.kind = kind, .learningRate = 0.25F, .weightDecay = 0.0F};
    OptimizerSpec pulling = plain;
    pulling.l1 = 0.25F;
    pulling.l2 = 0.125F;
    Optimizer first(pulling, padded(2));
    Optimizer second(plain, padded(2));
    CHECK(updated(first, {2.0F, -4.0F}, {1.0F, 0.0F}) == updated(second, {2.0F, -4.0F}, {1.5F, -0.75F}));
  }
}

TEST_CASE("adamw shrinks weights beside the gradient, and biases not at all", "[optimizer]") {
  const OptimizerSpec spec{.kind = OptimizerKind::adamw, .learningRate = 0.5F, .weightDecay = 0.25F};
  Optimizer optimizer(spec, padded(2));
  // No gradient: θ (1 - 0.5 · 0.25).
  CHECK(updated(optimizer, {8.0F, -16.0F}, {0.0F, 0.0F}) == std::vector<float>{7.0F, -14.0F});
  CHECK(updated(optimizer, {8.0F, -16.0F}, {0.0F, 0.0F}, false) == std::vector<float>{8.0F, -16.0F});
  // A schedule's share of the rate is one of the decay as well.
  std::vector<float> parameters(padded(2), 8.0F);
  optimizer.beginUpdate(0.5F);
  optimizer.update(0, parameters, std::vector<float>(parameters.size(), 0.0F), true);
  CHECK(parameters == std::vector<float>(parameters.size(), 7.5F));
  // Other optimizers do not know of it.
  Optimizer adam({.kind = OptimizerKind::adam, .weightDecay = 0.25F}, padded(1));
  CHECK(updated(adam, {8.0F}, {0.0F}) == std::vector<float>{8.0F});
}

TEST_CASE("an update takes place at a multiple of the learning rate", "[optimizer]") {
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    OptimizerSpec spec{.kind = kind, .learningRate = 0.5F, .l2 = 0.01F};
    Optimizer scaled(spec, padded(8));
    spec.learningRate = 0.125F;
    Optimizer slow(spec, padded(8));
    const std::vector<float> first = {1.0F, -2.0F, 3.0F, 0.0F, -0.5F, 7.0F, 0.25F, -4.0F};
    std::vector<float> a = first;
    std::vector<float> b = a;
    for (const float g : {1.0F, -0.5F, 0.25F}) {
      const std::vector<float> gradient = {g, 2.0F * g, -g, 0.0F, g * g, 1.0F, -3.0F * g, 0.125F};
      scaled.beginUpdate(0.25F);
      scaled.update(0, a, gradient, true);
      update(slow, b, gradient);
    }
    CHECK(haveSameBits(a, b));
    CHECK(a != first);
  }
}

TEST_CASE("parameters are updated block by block as all at once, to the bit", "[optimizer]") {
  std::mt19937 generator(3);
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    constexpr std::size_t kMany = 512;
    const OptimizerSpec spec{.kind = kind, .learningRate = 0.1F, .l1 = 0.01F, .l2 = 0.02F};
    Optimizer whole(spec, kMany);
    Optimizer parts(spec, kMany);
    std::vector<float> a(kMany);
    for (float& parameter : a) parameter = randomNumber(generator);
    std::vector<float> b = a;
    for (int step = 0; step < 3; ++step) {
      std::vector<float> gradient(kMany);
      for (float& g : gradient) g = randomNumber(generator);
      update(whole, a, gradient);
      parts.beginUpdate();
      // In any order: a block has nothing to do with another.
      for (const auto& [first, size] : {std::pair<std::size_t, std::size_t>{128, 296}, {0, 8}, {8, 120}, {424, 88}}) {
        parts.update(first, std::span<float>(b).subspan(first, size),
                     std::span<const float>(gradient).subspan(first, size), true);
      }
    }
    CHECK(haveSameBits(a, b));
  }
}

TEST_CASE("an update leaves the gradient as it is, and zeros without a gradient zero", "[optimizer]") {
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    Optimizer optimizer({.kind = kind, .l1 = 0.1F, .l2 = 0.1F, .weightDecay = 0.1F}, padded(2));
    const std::vector<float> gradient = {3.0F, 0.0F};
    std::vector<float> parameters = {1.0F, 0.0F};
    for (int step = 0; step < 3; ++step) update(optimizer, parameters, gradient);
    CHECK(gradient == std::vector<float>{3.0F, 0.0F});
    CHECK(parameters[0] != 1.0F);
    CHECK(parameters[1] == 0.0F);
  }
}

TEST_CASE("moments that no gradient reaches end at zero, not among subnormal numbers", "[optimizer]") {
  constexpr int kUpdates = 2000;  // 0.95 to this power is 10^-45
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    const OptimizerSpec spec{.kind = kind, .momentum = 0.95F, .beta1 = 0.95F, .beta2 = 0.95F, .decay = 0.95F};
    Optimizer optimizer(spec, padded(kParameters));
    std::vector<float> parameters(kParameters, 1.0F);
    std::vector<float> gradient(kParameters);
    for (std::size_t i = 0; i < kParameters; ++i) gradient[i] = std::pow(10.0F, -static_cast<float>(i));
    update(optimizer, parameters, gradient);
    bool hasSubnormal = false;
    const auto look = [&](std::span<const float> moments) {
      for (const float moment : moments) hasSubnormal = hasSubnormal || std::fpclassify(moment) == FP_SUBNORMAL;
    };
    const std::vector<float> zeros(kParameters, 0.0F);
    for (int i = 0; i < kUpdates; ++i) {
      look(optimizer.firstMoment());
      look(optimizer.secondMoment());
      update(optimizer, parameters, zeros);
    }
    CHECK_FALSE(hasSubnormal);
    for (const float moment : optimizer.firstMoment()) CHECK(moment == 0.0F);
    for (const float moment : optimizer.secondMoment()) CHECK(moment == 0.0F);
  }
}

TEST_CASE("a gradient that is not a number is not taken for a small one", "[optimizer]") {
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    Optimizer optimizer({.kind = kind}, padded(1));
    CHECK(std::isnan(updated(optimizer, {1.0F}, {kNaN}).front()));
  }
}

TEST_CASE("an optimizer keeps the moments that its formula has, and counts updates", "[optimizer]") {
  const auto sizes = [](OptimizerKind kind) {
    const Optimizer optimizer({.kind = kind}, 16);
    return std::pair{optimizer.firstMoment().size(), optimizer.secondMoment().size()};
  };
  using Sizes = std::pair<std::size_t, std::size_t>;
  CHECK(sizes(OptimizerKind::sgd) == Sizes{0, 0});
  CHECK(sizes(OptimizerKind::perceptron) == Sizes{0, 0});
  CHECK(sizes(OptimizerKind::momentum) == Sizes{16, 0});
  CHECK(sizes(OptimizerKind::nesterov) == Sizes{16, 0});
  CHECK(sizes(OptimizerKind::rmsprop) == Sizes{0, 16});
  CHECK(sizes(OptimizerKind::adam) == Sizes{16, 16});
  CHECK(sizes(OptimizerKind::adamw) == Sizes{16, 16});

  for (const OptimizerKind kind : kOptimizers) {
    Optimizer optimizer({.kind = kind}, padded(1));
    CHECK(optimizer.updates() == 0);
    updated(optimizer, {1.0F}, {1.0F});
    updated(optimizer, {1.0F}, {1.0F});
    CHECK(optimizer.updates() == 2);
    optimizer.reset();
    CHECK(optimizer.updates() == 0);
  }
}

TEST_CASE("an optimizer with the state of another goes on as that", "[optimizer]") {
  for (const OptimizerKind kind : kOptimizers) {
    CAPTURE(nameOf(kind));
    Optimizer one({.kind = kind}, padded(2));
    std::vector<float> parameters = {1.0F, 2.0F};
    for (const float g : {0.5F, -1.0F, 2.0F}) update(one, parameters, {g, -g});
    Optimizer other({.kind = kind}, padded(2));
    std::copy(one.firstMoment().begin(), one.firstMoment().end(), other.firstMoment().begin());
    std::copy(one.secondMoment().begin(), one.secondMoment().end(), other.secondMoment().begin());
    other.setUpdates(one.updates());
    const std::vector<float> next = updated(other, parameters, {3.0F, 0.5F});
    CHECK(haveSameBits(next, updated(one, parameters, {3.0F, 0.5F})));
  }
}

TEST_CASE("reset forgets the earlier gradients", "[optimizer]") {
  for (const OptimizerKind kind : {OptimizerKind::momentum, OptimizerKind::nesterov, OptimizerKind::rmsprop,
                                   OptimizerKind::adam, OptimizerKind::adamw}) {
    CAPTURE(nameOf(kind));
    Optimizer optimizer({.kind = kind}, padded(1));
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
  Optimizer optimizer(spec, padded(1));
  CHECK(updated(optimizer, {0.0F}, {1.0F})[0] == -0.5F);
  spec.learningRate = 0.25F;
  optimizer.setSpec(spec);
  CHECK(optimizer.spec() == spec);
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
  CHECK(refusal({.beta2 = kNaN}) == "beta2 must be in [0, 1), got nan");
  CHECK(refusal({.decay = 1.0F}) == "decay must be in [0, 1), got 1");
  CHECK(refusal({.epsilon = 0.0F}) == "epsilon must be in (0, 1), got 0");
  CHECK(refusal({.l1 = -0.1F}) == "l1 must be in [0, 1], got -0.1");
  CHECK(refusal({.l2 = 1.5F}) == "l2 must be in [0, 1], got 1.5");
  CHECK(refusal({.weightDecay = kNaN}) == "weight decay must be in [0, 1], got nan");
  CHECK_NOTHROW(validate({.momentum = 0.0F, .beta1 = 0.0F, .beta2 = 0.0F, .decay = 0.0F}));
  CHECK_NOTHROW(validate({.l1 = 1.0F, .l2 = 1.0F, .weightDecay = 1.0F}));
}

TEST_CASE("refused settings leave the optimizer as it was", "[optimizer]") {
  Optimizer optimizer({.kind = OptimizerKind::momentum, .learningRate = 0.5F}, padded(1));
  updated(optimizer, {0.0F}, {1.0F});
  errorOf([&] { optimizer.setSpec({.kind = OptimizerKind::adam, .learningRate = -1.0F}); });
  CHECK(optimizer.spec().kind == OptimizerKind::momentum);
  CHECK(optimizer.spec().learningRate == 0.5F);
  CHECK(updated(optimizer, {0.0F}, {1.0F})[0] == Approx(-0.95).epsilon(1e-6));  // the velocity is 0.9 + 1
}

}  // namespace inkling::test
