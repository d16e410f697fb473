#include "gradient_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "catch.hpp"
#include "matrices.hpp"
#include "reference.hpp"

namespace inkling::test {

namespace {

constexpr Index kInputs = 3;
constexpr int kUnits = 4;
constexpr int kOutputs = 3;

constexpr std::array<Activation, 5> kHidden = {Activation::linear, Activation::sigmoid, Activation::tanh,
                                               Activation::relu, Activation::softmax};

struct Head {
  Loss loss;
  Activation activation;
};
constexpr std::array<Head, 5> kHeads = {{{Loss::softmaxCrossEntropy, Activation::softmax},
                                         {Loss::meanSquaredError, Activation::linear},
                                         {Loss::meanSquaredError, Activation::sigmoid},
                                         {Loss::meanSquaredError, Activation::tanh},
                                         {Loss::meanSquaredError, Activation::softmax}}};

struct Problem {
  Network network;
  Matrix inputs;
  Matrix targets;
};

/// Whether a rectified unit of the network could change side when a parameter moves by the check's h of 0.01: the
/// weighted sums move by no more than a few times as much.
bool isNearKink(const Problem& problem) {
  constexpr double kReach = 0.04;
  const ReferencePass pass = referenceForward(problem.network, problem.inputs);
  for (std::size_t layer = 0; layer < pass.sums.size(); ++layer) {
    if (problem.network.spec().layers[layer].activation != Activation::relu) continue;
    if (pass.sums[layer].cwiseAbs().minCoeff() < kReach) return true;
  }
  return false;
}

/// Random parameters (biases, too), inputs and targets; drawn again until no rectified unit is near its kink.
Problem randomProblem(std::mt19937& generator, const NetworkSpec& spec, Index batch) {
  for (;;) {
    Problem problem{Network(spec), randomMatrix(generator, batch, kInputs),
                    randomOneHot(generator, batch, spec.layers.back().units)};
    for (float& parameter : problem.network.parameters()) parameter = randomNumber(generator);
    if (!isNearKink(problem)) return problem;
  }
}

double norm(const std::vector<float>& values) {
  double total = 0.0;
  for (const float value : values) total += static_cast<double>(value) * value;
  return std::sqrt(total);
}

}  // namespace

TEST_CASE("back-propagation gives the slope of the loss", "[gradient_check]") {
  constexpr std::uint32_t kSeed = 1;
  std::mt19937 generator(kSeed);
  for (const Activation hidden : kHidden) {
    for (const Head& head : kHeads) {
      for (const int layers : {1, 2, 3}) {
        for (const Index batch : {1, 3, 7}) {
          CAPTURE(kSeed, layers, batch, kActivationNames.at(static_cast<std::size_t>(hidden)));
          CAPTURE(kLossNames.at(static_cast<std::size_t>(head.loss)));
          CAPTURE(kActivationNames.at(static_cast<std::size_t>(head.activation)));
          NetworkSpec spec{static_cast<int>(kInputs), {}};
          spec.layers.assign(static_cast<std::size_t>(layers - 1), {kUnits, hidden});
          spec.layers.push_back({kOutputs, head.activation});
          const Problem problem = randomProblem(generator, spec, batch);
          const GradientCheck check = checkGradient(problem.network, head.loss, problem.inputs, problem.targets);
          // Rounding in the loss, some 2^-24 over 2h, and the cubic term, h² / 6, against gradients of about 0.1.
          CHECK(check.relativeError < 1e-3);
          // Neither passes on zeros: of softmax units after softmax units little gradient is left.
          CHECK(norm(check.analytic) > 1e-3);
          CHECK(norm(check.numeric) > 1e-3);
          CHECK(check.analytic.size() == problem.network.parameters().size());
        }
      }
    }
  }
}

TEST_CASE("the check's two gradients are what it says they are", "[gradient_check]") {
  std::mt19937 generator(2);
  const NetworkSpec spec{static_cast<int>(kInputs), {{kUnits, Activation::tanh}, {kOutputs, Activation::softmax}}};
  const Problem problem = randomProblem(generator, spec, 3);
  const GradientCheck check =
      checkGradient(problem.network, Loss::softmaxCrossEntropy, problem.inputs, problem.targets);

  Workspace workspace;
  std::vector<float> gradient(problem.network.parameters().size());
  forward(problem.network, problem.inputs, workspace);
  backward(problem.network, Loss::softmaxCrossEntropy, problem.inputs, problem.targets, workspace, gradient);
  CHECK(haveSameBits(check.analytic, gradient));

  // Differences of the formulas in double precision, with an h so small that the cubic term is nothing.
  constexpr double kShift = 1e-4;
  double worst = 0.0;
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    const auto lossAt = [&](double shift) {
      Network shifted = problem.network;
      shifted.parameters()[i] = static_cast<float>(shifted.parameters()[i] + shift);
      const double moved = static_cast<double>(shifted.parameters()[i]) - problem.network.parameters()[i];
      const ReferencePass pass = referenceForward(shifted, problem.inputs);
      return std::pair{moved, referenceLoss(Loss::softmaxCrossEntropy, pass.outputs.back(), problem.targets)};
    };
    const auto [above, lossAbove] = lossAt(kShift);
    const auto [below, lossBelow] = lossAt(-kShift);
    worst = std::max(worst, std::abs((lossAbove - lossBelow) / (above - below) - check.numeric[i]));
  }
  CHECK(worst < 1e-4);  // as above, absolutely
}

TEST_CASE("the relative error is a norm of the difference over the norms", "[gradient_check]") {
  // A rectified unit whose weighted sum is 0.005 changes side within ± 0.01: back-propagation sees the slope 1 of the
  // one side, the differences only three quarters of it ((0.015 - 0) / 0.02).
  Network network({1, {{1, Activation::relu}, {1, Activation::linear}}});
  const std::array<float, 4> parameters = {0.0F, 0.005F, 1.0F, 0.0F};
  std::copy(parameters.begin(), parameters.end(), network.parameters().begin());
  const Matrix x = Matrix::Zero(1, 1);
  const Matrix t = Matrix::Constant(1, 1, -100.0F);  // so far that the squared error is nearly a line
  const GradientCheck check = checkGradient(network, Loss::meanSquaredError, x, t);
  REQUIRE(check.analytic[1] == Approx(100.005).epsilon(1e-5));
  REQUIRE(check.numeric[1] == Approx(75.0).epsilon(1e-3));
  std::vector<float> difference(4);
  for (std::size_t i = 0; i < 4; ++i) difference[i] = check.analytic[i] - check.numeric[i];
  CHECK(check.relativeError == Approx(norm(difference) / (norm(check.analytic) + norm(check.numeric))).epsilon(1e-6));
  CHECK(check.relativeError > 0.05);
}

TEST_CASE("the relative error of no gradient at all is zero", "[gradient_check]") {
  // All inputs and weights zero, and the target met.
  const Network network({2, {{2, Activation::tanh}, {1, Activation::linear}}});
  const GradientCheck check = checkGradient(network, Loss::meanSquaredError, Matrix::Zero(1, 2), Matrix::Zero(1, 1));
  CHECK(norm(check.analytic) == 0.0);
  CHECK(check.relativeError == 0.0);
}

}  // namespace inkling::test
