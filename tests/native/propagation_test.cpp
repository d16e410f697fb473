#include "propagation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "matrices.hpp"
#include "networks.hpp"
#include "reference.hpp"

namespace inkling::test {

namespace {

constexpr std::array<Activation, 7> kAll = {Activation::linear, Activation::sigmoid, Activation::tanh,
                                            Activation::relu,   Activation::softmax, Activation::leakyRelu,
                                            Activation::step};

struct Problem {
  Network network;
  Matrix inputs;
  Matrix targets;
};

/// Random parameters, inputs of which half are zero, and targets.
Problem randomProblem(std::mt19937& generator, const NetworkSpec& spec, Index examples) {
  Problem problem{Network(spec), randomMatrix(generator, examples, spec.inputs),
                  randomOneHot(generator, examples, spec.layers.back().units)};
  randomiseByWidth(problem.network, generator);
  scatterZeros(generator, problem.inputs);
  return problem;
}

/// One problem for each of the awkward shapes, with 1 to 40 examples.
template <typename Check>
void forEachProblem(std::uint32_t seed, const Check& check) {
  constexpr std::array<Index, 5> kExamples = {1, 2, 3, 7, 40};
  std::mt19937 generator(seed);
  std::size_t number = 0;
  for (const NetworkSpec& spec : awkwardSpecs()) {
    const Index examples = kExamples.at(number++ % kExamples.size());
    CAPTURE(seed, nameOf(spec), examples);
    check(randomProblem(generator, spec, examples));
  }
}

std::vector<float> gradientOf(const Problem& problem, Loss loss, const Dropout& dropout = {}) {
  Workspace workspace;
  Minibatch minibatch;
  setInputs(problem.inputs, minibatch);
  setTargets(problem.targets, minibatch);
  forward(problem.network, minibatch, workspace, dropout);
  backward(problem.network, loss, minibatch, workspace);
  // What was in the gradient before must not matter.
  AlignedFloats gradient(problem.network.memory().size(), std::numeric_limits<float>::quiet_NaN());
  for (const ParameterBlock& block : problem.network.blocks()) {
    parameterGradient(block, problem.network, minibatch, workspace, gradient.data() + block.offset);
  }
  return problem.network.inOrder(gradient);
}

/// The masks of the hidden layers for this many examples.
std::vector<Matrix> masksOf(const NetworkSpec& spec, Index examples, const Dropout& dropout) {
  std::vector<Matrix> masks;
  if (dropout.share == 0.0F) return masks;
  for (std::size_t layer = 0; layer + 1 < spec.layers.size(); ++layer) {
    Batch mask;
    drawMask(dropout, static_cast<int>(layer), examples, spec.layers[layer].units, mask);
    masks.emplace_back(mask.view());
  }
  return masks;
}

// a: [m × k], b: [k × n], start: [n] or none → [m × n]
/// Every element begins with its start value and takes its terms in ascending order.
Matrix plainProduct(const Matrix& a, const Matrix& b, const RowVector* start = nullptr) {
  Matrix c(a.rows(), b.cols());
  for (Index i = 0; i < a.rows(); ++i) {
    for (Index j = 0; j < b.cols(); ++j) {
      float sum = start == nullptr ? 0.0F : (*start)(j);
      for (Index k = 0; k < a.cols(); ++k) sum += a(i, k) * b(k, j);
      c(i, j) = sum;
    }
  }
  return c;
}

/// Forward and back-propagation in plain loops of float32: the order of sums that the core promises.
struct PlainPass {
  std::vector<Matrix> outputs;
  std::vector<float> gradient;
};

PlainPass plainPass(const Problem& problem, Loss loss, const std::vector<Matrix>& masks) {
  const Network& network = problem.network;
  PlainPass pass;
  std::vector<Matrix> inputs = {problem.inputs};  // of each layer
  for (int layer = 0; layer < network.layerCount(); ++layer) {
    const RowVector biases = network.biases(layer);
    Matrix x = plainProduct(inputs.back(), network.weights(layer), &biases);
    activate(network.layer(layer).activation, x);
    pass.outputs.push_back(x);
    const auto number = static_cast<std::size_t>(layer);
    if (number < masks.size()) x = x.cwiseProduct(masks[number]);
    inputs.push_back(x);
  }
  std::vector<std::vector<float>> ofLayers(static_cast<std::size_t>(network.layerCount()));
  Matrix delta(problem.targets.rows(), problem.targets.cols());
  lossBackward(loss, network.spec().layers.back().activation, pass.outputs.back(), problem.targets, delta);
  for (int layer = network.layerCount() - 1;; --layer) {
    const auto number = static_cast<std::size_t>(layer);
    const Matrix byWeights = plainProduct(inputs[number].transpose(), delta);
    const Matrix byBiases = plainProduct(Matrix::Ones(1, delta.rows()), delta);
    std::vector<float>& ofLayer = ofLayers[number];
    ofLayer.assign(byWeights.data(), byWeights.data() + byWeights.size());
    ofLayer.insert(ofLayer.end(), byBiases.data(), byBiases.data() + byBiases.size());
    if (layer == 0) break;
    delta = plainProduct(delta, network.weights(layer).transpose());
    if (!masks.empty()) delta = delta.cwiseProduct(masks[number - 1]);
    activationBackward(network.layer(layer - 1).activation, pass.outputs[number - 1], delta);
  }
  for (const std::vector<float>& ofLayer : ofLayers) {
    pass.gradient.insert(pass.gradient.end(), ofLayer.begin(), ofLayer.end());
  }
  return pass;
}

}  // namespace

TEST_CASE("a unit with weights set by hand adds, multiplies and activates", "[propagation]") {
  Network network({2, {{1, Activation::relu}}});
  setParameters(network, {2.0F, -3.0F, 0.5F});  // two weights, then the bias
  Matrix x(3, 2);
  x << 1.0F, 1.0F, 4.0F, 1.0F, 0.0F, 0.0F;
  const Matrix y = outputsOf(network, x);
  CHECK(y(0, 0) == 0.0F);  // 2 - 3 + 0.5 < 0
  CHECK(y(1, 0) == 5.5F);
  CHECK(y(2, 0) == 0.5F);
}

TEST_CASE("a network with weights set by hand computes exclusive or", "[propagation]") {
  // h1 = relu(x1 + x2), h2 = relu(x1 + x2 - 1), y = h1 - 2 h2: Goodfellow, Bengio, Courville, Deep Learning, 6.1.
  Network network({2, {{2, Activation::relu}, {1, Activation::linear}}});
  setParameters(network, {1, 1, 1, 1, 0, -1, 1, -2, 0});
  Matrix x(4, 2);
  x << 0, 0, 0, 1, 1, 0, 1, 1;
  const Matrix y = outputsOf(network, x);
  CHECK(y(0, 0) == 0.0F);
  CHECK(y(1, 0) == 1.0F);
  CHECK(y(2, 0) == 1.0F);
  CHECK(y(3, 0) == 0.0F);
}

TEST_CASE("the forward pass agrees with the formulas in double precision", "[propagation]") {
  std::mt19937 generator(1);
  for (const Activation hidden : kAll) {
    for (const Activation output : kAll) {
      for (const Index examples : {1, 3, 7}) {
        for (const int inputs : {5, 70}) {
          CAPTURE(nameOf(hidden), nameOf(output), examples, inputs);
          Problem problem = randomProblem(generator, {inputs, {{9, hidden}, {4, hidden}, {3, output}}}, examples);
          randomise(problem.network, generator);
          Workspace workspace;
          const Matrix y = forward(problem.network, problem.inputs, workspace);
          const ReferencePass expected = referenceForward(problem.network, problem.inputs);
          // Sums of at most seventy terms of at most about ten, in three layers: under a thousand roundings of 2^-24.
          const auto differ = [](const Matrix& a, const DoubleMatrix& b) {
            return (a.cast<double>() - b).cwiseAbs().maxCoeff();
          };
          CHECK(differ(y, expected.outputs[2]) < 5e-5);
          CHECK(differ(workspace.logits.view(), expected.sums[2]) < 5e-5);
          CHECK(differ(workspace.outputs[0].view(), expected.outputs[0]) < 5e-5);
          CHECK(differ(workspace.outputs[1].view(), expected.outputs[1]) < 5e-5);
          CHECK(expected.sums[2].cwiseAbs().maxCoeff() > 0.01);
        }
      }
    }
  }
}

TEST_CASE("networks of awkward shapes agree with the formulas in double precision", "[propagation]") {
  forEachProblem(2, [](const Problem& problem) {
    Workspace workspace;
    const Matrix y = forward(problem.network, problem.inputs, workspace);
    const ReferencePass expected = referenceForward(problem.network, problem.inputs);
    for (std::size_t layer = 0; layer < expected.outputs.size(); ++layer) {
      CAPTURE(layer);
      // Sums of up to 784 terms whose magnitudes add up to about 15 (the square root of 784 half of the time): their
      // rounding errors, 2^-24 each, come to some 10^-6, and to ten times that at the worst.
      const Matrix outputs = workspace.outputs[layer].view();
      CHECK((outputs.cast<double>() - expected.outputs[layer]).cwiseAbs().maxCoeff() < 1e-5);
    }
    CHECK(haveSameBits(y, Matrix(workspace.outputs.back().view())));
    // Not all alike, which would be easy to agree with.
    CHECK(expected.sums[0].cwiseAbs().maxCoeff() > 0.1);
  });
}

TEST_CASE("forward and back-propagation are plain loops in ascending order, to the bit", "[propagation]") {
  std::int64_t step = 0;
  for (const float share : {0.0F, 0.5F}) {
    forEachProblem(3, [&](const Problem& problem) {
      const Dropout dropout{share, 11, step++};
      CAPTURE(share, dropout.step);
      const PlainPass expected = plainPass(problem, Loss::softmaxCrossEntropy,
                                           masksOf(problem.network.spec(), problem.inputs.rows(), dropout));
      Workspace workspace;
      Minibatch minibatch;
      setInputs(problem.inputs, minibatch);
      const Batch& outputs = forward(problem.network, minibatch, workspace, dropout);
      CHECK(haveSameBits(Matrix(outputs.view()), expected.outputs.back()));
      const std::vector<float> gradient = gradientOf(problem, Loss::softmaxCrossEntropy, dropout);
      CHECK(haveSameBits(gradient, expected.gradient));
      CHECK(std::any_of(gradient.begin(), gradient.end(), [](float g) { return g != 0.0F; }));
    });
  }
}

TEST_CASE("gradients of awkward shapes agree with the formulas in double precision", "[propagation]") {
  for (const float share : {0.0F, 0.25F}) {
    forEachProblem(4, [&](const Problem& problem) {
      const Dropout dropout{share, 12, 345};
      CAPTURE(share);
      std::vector<DoubleMatrix> masks;
      for (const Matrix& mask : masksOf(problem.network.spec(), problem.inputs.rows(), dropout)) {
        masks.emplace_back(mask.cast<double>());
      }
      const std::vector<float> gradient = gradientOf(problem, Loss::softmaxCrossEntropy, dropout);
      const std::vector<double> expected = referenceGradient(
          ReferenceNetwork(problem.network), Loss::softmaxCrossEntropy, problem.inputs, problem.targets, masks);
      // Rounding errors as in the forward pass, in sums over at most 130 units and 40 examples.
      CHECK(relativeDistance(gradient, expected) < 1e-5);
    });
  }
}

TEST_CASE("63 dense inputs and 64 sparse ones, the last of them zero, give the same bits", "[propagation]") {
  std::mt19937 generator(5);
  for (const Index examples : {1, 2, 5, 33}) {
    for (const int units : {1, 8, 31, 65, 130}) {
      CAPTURE(examples, units);
      const std::vector<LayerSpec> layers = {{units, Activation::tanh}, {3, Activation::softmax}};
      const Problem dense = randomProblem(generator, {63, layers}, examples);
      // The same numbers, and one more row of weights after the 63.
      Problem sparse{Network({64, layers}), Matrix::Zero(examples, 64), dense.targets};
      sparse.inputs.leftCols(63) = dense.inputs;
      std::vector<float> parameters = dense.network.parameters();
      const auto row = static_cast<std::ptrdiff_t>(63 * units);
      parameters.insert(parameters.begin() + row, static_cast<std::size_t>(units), 1.0F);
      sparse.network.setParameters(parameters);
      REQUIRE_FALSE(dense.network.hasSparseInputs());
      REQUIRE(sparse.network.hasSparseInputs());

      CHECK(haveSameBits(outputsOf(dense.network, dense.inputs), outputsOf(sparse.network, sparse.inputs)));
      std::vector<float> gradient = gradientOf(sparse, Loss::softmaxCrossEntropy);
      const auto extra = gradient.begin() + row;
      CHECK(std::all_of(extra, extra + units, [](float g) { return g == 0.0F; }));
      gradient.erase(extra, extra + units);
      CHECK(haveSameBits(gradient, gradientOf(dense, Loss::softmaxCrossEntropy)));
    }
  }
}

TEST_CASE("an example has the same outputs alone and in a batch, to the bit", "[propagation]") {
  std::mt19937 generator(6);
  for (const int inputs : {20, 100}) {
    const Problem problem = randomProblem(generator, {inputs, {{33, Activation::tanh}, {10, Activation::softmax}}}, 9);
    const Matrix together = outputsOf(problem.network, problem.inputs);
    for (Index i = 0; i < together.rows(); ++i) {
      CAPTURE(inputs, i);
      CHECK(haveSameBits(outputsOf(problem.network, problem.inputs.row(i)), together.row(i)));
    }
  }
}

TEST_CASE("a workspace that has seen other batches and networks changes nothing", "[propagation]") {
  std::mt19937 generator(7);
  const NetworkSpec other = {80, {{2, Activation::tanh}, {9, Activation::relu}, {5, Activation::linear}}};
  Workspace used;
  for (const int inputs : {4, 70}) {
    const NetworkSpec spec = {inputs, {{6, Activation::relu}, {3, Activation::softmax}}};
    for (const Index examples : {7, 1, 3, 7}) {
      CAPTURE(inputs, examples);
      const Problem problem = randomProblem(generator, spec, examples);
      // With dropout, whose masks must not be left behind.
      const Problem before = randomProblem(generator, other, 5);
      Minibatch minibatch;
      setInputs(before.inputs, minibatch);
      setTargets(before.targets, minibatch);
      forward(before.network, minibatch, used, {0.5F, 1, 2});
      backward(before.network, Loss::meanSquaredError, minibatch, used);
      const auto gradient = [&](Workspace& workspace) {
        return gradientOf(problem.network, Loss::softmaxCrossEntropy, problem.inputs, problem.targets, workspace);
      };
      Workspace fresh;
      CHECK(haveSameBits(gradient(used), gradient(fresh)));
    }
  }
}

TEST_CASE("the gradient for plain matrices is that of the blocks", "[propagation]") {
  forEachProblem(8, [](const Problem& problem) {
    Workspace workspace;
    CHECK(
        haveSameBits(gradientOf(problem.network, Loss::softmaxCrossEntropy, problem.inputs, problem.targets, workspace),
                     gradientOf(problem, Loss::softmaxCrossEntropy)));
  });
}

TEST_CASE("the gradient of what pads the panels is zero", "[propagation]") {
  forEachProblem(9, [](const Problem& problem) {
    const Network& network = problem.network;
    Workspace workspace;
    Minibatch minibatch;
    setInputs(problem.inputs, minibatch);
    setTargets(problem.targets, minibatch);
    forward(network, minibatch, workspace);
    backward(network, Loss::softmaxCrossEntropy, minibatch, workspace);
    AlignedFloats gradient(network.memory().size(), 0.0F);
    for (const ParameterBlock& block : network.blocks()) {
      parameterGradient(block, network, minibatch, workspace, gradient.data() + block.offset);
    }
    AlignedFloats withoutPadding(gradient.size(), 0.0F);
    network.toMemory(network.inOrder(gradient), withoutPadding);
    CHECK(std::equal(gradient.begin(), gradient.end(), withoutPadding.begin()));
  });
}

TEST_CASE("the gradient of one unit is what the chain rule gives by hand", "[propagation]") {
  // y = sigmoid(w x + b), L = ½ (y - t)²: with w = 2, x = 3, b = -5, t = 0, y = sigmoid(1) = 0.7310585786300049,
  // dL/dz = (y - t) y (1 - y) = 0.14373412..., dL/dw = x dL/dz, dL/db = dL/dz.
  Network network({1, {{1, Activation::sigmoid}}});
  setParameters(network, {2.0F, -5.0F});
  const Matrix x = Matrix::Constant(1, 1, 3.0F);
  const Matrix t = Matrix::Zero(1, 1);
  Workspace workspace;
  const std::vector<float> gradient = gradientOf(network, Loss::meanSquaredError, x, t, workspace);
  const double y = 0.7310585786300049;
  const double slope = y * y * (1.0 - y);
  REQUIRE(gradient.size() == 2);
  CHECK(gradient[0] == Approx(3.0 * slope).epsilon(1e-6));
  CHECK(gradient[1] == Approx(slope).epsilon(1e-6));
}

TEST_CASE("the gradient of a batch is the mean over its examples", "[propagation]") {
  std::mt19937 generator(10);
  for (const int inputs : {3, 90}) {
    CAPTURE(inputs);
    const Problem problem = randomProblem(generator, {inputs, {{4, Activation::tanh}, {2, Activation::softmax}}}, 5);
    const std::vector<float> together = gradientOf(problem, Loss::softmaxCrossEntropy);
    std::vector<double> mean(together.size());
    for (Index i = 0; i < problem.inputs.rows(); ++i) {
      const Problem alone{problem.network, problem.inputs.row(i), problem.targets.row(i)};
      const std::vector<float> one = gradientOf(alone, Loss::softmaxCrossEntropy);
      for (std::size_t p = 0; p < mean.size(); ++p) mean[p] += static_cast<double>(one[p]) / 5.0;
    }
    // Numbers under 1, some roundings each.
    double worst = 0.0;
    for (std::size_t p = 0; p < mean.size(); ++p) worst = std::max(worst, std::abs(mean[p] - together[p]));
    CHECK(worst < 1e-6);
  }
}

TEST_CASE("what dropout leaves out has no part in outputs and gradients", "[propagation]") {
  std::mt19937 generator(11);
  const Problem problem = randomProblem(generator, {5, {{64, Activation::sigmoid}, {3, Activation::softmax}}}, 1);
  const Dropout dropout{0.5F, 7, 3};
  const Matrix mask = masksOf(problem.network.spec(), 1, dropout).front();
  REQUIRE(mask.minCoeff() == 0.0F);
  REQUIRE(mask.maxCoeff() == 2.0F);

  // Weights from units that are left out may be anything.
  Problem other = problem;
  std::vector<float> parameters = problem.network.parameters();
  const std::vector<float> gradient = gradientOf(problem, Loss::softmaxCrossEntropy, dropout);
  const std::size_t second = 5 * 64 + 64;
  for (Index unit = 0; unit < 64; ++unit) {
    const std::size_t from = second + static_cast<std::size_t>(unit) * 3;
    const bool isLeftOut = mask(0, unit) == 0.0F;
    for (std::size_t j = 0; j < 3; ++j) {
      CHECK((gradient[from + j] == 0.0F) == isLeftOut);
      if (isLeftOut) parameters[from + j] = 100.0F;
    }
    CHECK((gradient[static_cast<std::size_t>(5 * 64 + unit)] == 0.0F) == isLeftOut);  // the unit's bias
  }
  other.network.setParameters(parameters);
  CHECK(haveSameBits(gradientOf(other, Loss::softmaxCrossEntropy, dropout), gradient));
  CHECK_FALSE(
      haveSameBits(gradientOf(other, Loss::softmaxCrossEntropy), gradientOf(problem, Loss::softmaxCrossEntropy)));
}

TEST_CASE("the last layer is not thinned", "[propagation]") {
  std::mt19937 generator(12);
  const Problem problem = randomProblem(generator, {5, {{40, Activation::sigmoid}}}, 3);
  CHECK(haveSameBits(gradientOf(problem, Loss::meanSquaredError, {0.9F, 7, 3}),
                     gradientOf(problem, Loss::meanSquaredError)));
}

}  // namespace inkling::test
