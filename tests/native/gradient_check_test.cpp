#include "gradient_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "matrices.hpp"
#include "networks.hpp"
#include "reference.hpp"

namespace inkling::test {

namespace {

constexpr int kUnits = 4;
constexpr int kOutputs = 3;

constexpr std::array<Activation, 6> kHidden = {Activation::linear, Activation::sigmoid, Activation::tanh,
                                               Activation::relu,   Activation::softmax, Activation::leakyRelu};

struct Head {
  Loss loss;
  Activation activation;
};
/// All that `checkOutput` allows, but for the step, which has no slope.
constexpr std::array<Head, 8> kHeads = {{{Loss::softmaxCrossEntropy, Activation::softmax},
                                         {Loss::binaryCrossEntropy, Activation::sigmoid},
                                         {Loss::meanSquaredError, Activation::linear},
                                         {Loss::meanSquaredError, Activation::sigmoid},
                                         {Loss::meanSquaredError, Activation::tanh},
                                         {Loss::meanSquaredError, Activation::relu},
                                         {Loss::meanSquaredError, Activation::softmax},
                                         {Loss::meanSquaredError, Activation::leakyRelu}}};

struct Problem {
  Network network;
  Matrix inputs;
  Matrix targets;
};

/// Whether a rectified unit of the network could change side when a parameter moves by the check's h of 0.01, where the
/// weighted sums move by no more than a few times as much, or all outputs are rectified to zero, without a gradient.
bool isNearKink(const Problem& problem) {
  constexpr double kReach = 0.04;
  const ReferencePass pass = referenceForward(problem.network, problem.inputs);
  if (pass.outputs.back().isZero(0.0)) return true;
  for (int layer = 0; layer < problem.network.layerCount(); ++layer) {
    const Activation activation = problem.network.layer(layer).activation;
    if (activation != Activation::relu && activation != Activation::leakyRelu) continue;
    if (pass.sums[static_cast<std::size_t>(layer)].cwiseAbs().minCoeff() < kReach) return true;
  }
  return false;
}

/// Random parameters (biases, too), inputs of which all but four or so are zero, and targets; drawn again until no
/// rectified unit is near its kink.
Problem randomProblem(std::mt19937& generator, const NetworkSpec& spec, Index examples) {
  for (;;) {
    Problem problem{Network(spec), randomMatrix(generator, examples, spec.inputs),
                    randomOneHot(generator, examples, spec.layers.back().units)};
    scatterZeros(generator, problem.inputs, 1.0 - 4.0 / std::max(spec.inputs, 4));
    randomise(problem.network, generator);
    if (!isNearKink(problem)) return problem;
  }
}

NetworkSpec specWith(int inputs, int layers, Activation hidden, Activation output) {
  NetworkSpec spec{inputs, {}};
  spec.layers.assign(static_cast<std::size_t>(layers - 1), {kUnits, hidden});
  spec.layers.push_back({kOutputs, output});
  return spec;
}

double norm(const std::vector<float>& values) {
  double total = 0.0;
  for (const float value : values) total += static_cast<double>(value) * value;
  return std::sqrt(total);
}

/// Whether back-propagation gives the slope of the loss, for every activation under every loss.
void checkAllGradients(std::uint32_t seed, int inputs, const std::vector<int>& layerCounts,
                       const std::vector<Index>& batches) {
  std::mt19937 generator(seed);
  for (const Activation hidden : kHidden) {
    for (const Head& head : kHeads) {
      for (const int layers : layerCounts) {
        for (const Index batch : batches) {
          CAPTURE(seed, inputs, layers, batch, nameOf(hidden), nameOf(head.loss), nameOf(head.activation));
          const Problem problem = randomProblem(generator, specWith(inputs, layers, hidden, head.activation), batch);
          const GradientCheck check = checkGradient(problem.network, head.loss, problem.inputs, problem.targets);
          // Rounding in the loss, some 2^-24 over 2h, and the cubic term, h² / 6, against gradients of about 0.1.
          CHECK(check.relativeError < 1e-3);
          // Neither passes on zeros: of softmax units after softmax units little gradient is left.
          CHECK(norm(check.analytic) > 1e-3);
          CHECK(norm(check.numeric) > 1e-3);
          CHECK(check.analytic.size() == problem.network.parameterCount());
        }
      }
    }
  }
}

}  // namespace

TEST_CASE("back-propagation from dense inputs gives the slope of the loss", "[gradient_check]") {
  checkAllGradients(1, 3, {1, 2, 3}, {1, 3, 7});
}

TEST_CASE("back-propagation from sparse inputs gives the slope of the loss", "[gradient_check]") {
  checkAllGradients(2, 64, {1, 3}, {3});
}

TEST_CASE("with dropout back-propagation gives the slope of the thinned network's loss", "[gradient_check]") {
  std::mt19937 generator(3);
  constexpr float kShift = 0.01F;
  for (const int inputs : {3, 64}) {
    for (const Activation hidden : {Activation::sigmoid, Activation::tanh, Activation::softmax, Activation::linear}) {
      for (const Head& head : kHeads) {
        if (head.activation == Activation::relu || head.activation == Activation::leakyRelu) continue;
        CAPTURE(inputs, nameOf(hidden), nameOf(head.loss), nameOf(head.activation));
        const Problem problem = randomProblem(generator, specWith(inputs, 3, hidden, head.activation), 3);
        const Dropout dropout{0.25F, 7, 41};  // the same masks in every pass
        Minibatch minibatch;
        setInputs(problem.inputs, minibatch);
        setTargets(problem.targets, minibatch);
        Workspace workspace;
        Network shifted = problem.network;
        std::vector<float> parameters = problem.network.parameters();
        const auto lossAt = [&](std::size_t place, float shift) {
          const float unshifted = parameters[place];
          parameters[place] += shift;
          shifted.setParameters(parameters);
          parameters[place] = unshifted;
          const Batch& outputs = forward(shifted, minibatch, workspace, dropout);
          return totalLoss(head.loss, workspace.logits.view(), outputs.view(), problem.targets) / 3.0;
        };
        std::vector<float> numeric;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
          numeric.push_back(static_cast<float>((lossAt(i, kShift) - lossAt(i, -kShift)) / (2.0 * kShift)));
        }

        forward(problem.network, minibatch, workspace, dropout);
        backward(problem.network, head.loss, minibatch, workspace);
        AlignedFloats memory(problem.network.memory().size());
        for (const ParameterBlock& block : problem.network.blocks()) {
          parameterGradient(block, problem.network, minibatch, workspace, memory.data() + block.offset);
        }
        const std::vector<float> analytic = problem.network.inOrder(memory);
        CHECK(relativeDistance(analytic, numeric) < 1e-3);  // as without dropout
        CHECK(norm(numeric) > 1e-3);
        // Something was left out: it has another gradient without.
        const std::vector<float> whole =
            gradientOf(problem.network, head.loss, problem.inputs, problem.targets, workspace);
        CHECK(relativeDistance(whole, numeric) > 1e-2);
      }
    }
  }
}

TEST_CASE("the reference's gradient is the slope of the reference's loss", "[gradient_check]") {
  // What other tests compare with. Central differences in double with h = 10^-5: the cubic term is of the order of
  // h² = 10^-10, rounding 10^-16 / h.
  constexpr double kShift = 1e-5;
  std::mt19937 generator(4);
  for (const Activation hidden : kHidden) {
    for (const Head& head : kHeads) {
      for (const bool isThinned : {false, true}) {
        CAPTURE(nameOf(hidden), nameOf(head.loss), nameOf(head.activation), isThinned);
        const Problem problem = randomProblem(generator, specWith(5, 3, hidden, head.activation), 3);
        std::vector<DoubleMatrix> masks;
        if (isThinned) {
          for (int layer = 0; layer < 2; ++layer) {
            Matrix mask = Matrix::Constant(3, kUnits, 1.5F);
            scatterZeros(generator, mask, 0.3);
            masks.emplace_back(mask.cast<double>());
          }
        }
        ReferenceNetwork network(problem.network);
        const std::vector<double> gradient =
            referenceGradient(network, head.loss, problem.inputs, problem.targets, masks);
        std::vector<double> numeric;
        for (std::size_t i = 0; i < gradient.size(); ++i) {
          const double unshifted = network.at(i);
          const auto lossAt = [&](double shift) {
            network.at(i) = unshifted + shift;
            return referenceLoss(head.loss, referenceForward(network, problem.inputs, masks).outputs.back(),
                                 problem.targets);
          };
          numeric.push_back((lossAt(kShift) - lossAt(-kShift)) / (2.0 * kShift));
          network.at(i) = unshifted;
        }
        CHECK(relativeDistance(gradient, numeric) < 1e-7);
      }
    }
  }
}

TEST_CASE("the check's two gradients are what it says they are", "[gradient_check]") {
  std::mt19937 generator(5);
  const Problem problem = randomProblem(generator, specWith(3, 2, Activation::tanh, Activation::softmax), 3);
  const GradientCheck check =
      checkGradient(problem.network, Loss::softmaxCrossEntropy, problem.inputs, problem.targets);

  Workspace workspace;
  CHECK(haveSameBits(check.analytic, gradientOf(problem.network, Loss::softmaxCrossEntropy, problem.inputs,
                                                problem.targets, workspace)));

  // Differences of the formulas in double precision, with an h so small that the cubic term is nothing.
  constexpr double kShift = 1e-4;
  ReferenceNetwork network(problem.network);
  double worst = 0.0;
  for (std::size_t i = 0; i < check.numeric.size(); ++i) {
    const double unshifted = network.at(i);
    const auto lossAt = [&](double shift) {
      network.at(i) = unshifted + shift;
      return referenceLoss(Loss::softmaxCrossEntropy, referenceForward(network, problem.inputs).outputs.back(),
                           problem.targets);
    };
    worst = std::max(worst, std::abs((lossAt(kShift) - lossAt(-kShift)) / (2.0 * kShift) - check.numeric[i]));
    network.at(i) = unshifted;
  }
  CHECK(worst < 1e-4);  // as above, absolutely
}

TEST_CASE("the relative error is a norm of the difference over the norms", "[gradient_check]") {
  // A rectified unit whose weighted sum is 0.005 changes side within ± 0.01: back-propagation sees the slope 1 of the
  // one side, the differences only three quarters of it ((0.015 - 0) / 0.02).
  Network network({1, {{1, Activation::relu}, {1, Activation::linear}}});
  setParameters(network, {0.0F, 0.005F, 1.0F, 0.0F});
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

TEST_CASE("the check leaves the network as it was", "[gradient_check]") {
  std::mt19937 generator(6);
  const Problem problem = randomProblem(generator, specWith(3, 2, Activation::tanh, Activation::softmax), 2);
  const std::vector<float> before = problem.network.parameters();
  checkGradient(problem.network, Loss::softmaxCrossEntropy, problem.inputs, problem.targets);
  CHECK(haveSameBits(problem.network.parameters(), before));
}

}  // namespace inkling::test
