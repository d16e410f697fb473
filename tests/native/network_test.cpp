#include "network.hpp"

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
#include "reference.hpp"

namespace inkling::test {

namespace {

constexpr std::array<Activation, 5> kAll = {Activation::linear, Activation::sigmoid, Activation::tanh, Activation::relu,
                                            Activation::softmax};

void setParameters(Network& network, std::initializer_list<float> values) {
  REQUIRE(values.size() == network.parameters().size());
  std::copy(values.begin(), values.end(), network.parameters().begin());
}

void randomise(Network& network, std::mt19937& generator) {
  for (float& parameter : network.parameters()) parameter = randomNumber(generator);
}

Matrix outputsOf(const Network& network, const Matrix& inputs) {
  Workspace workspace;
  return forward(network, inputs, workspace);
}

struct Moments {
  double mean = 0.0;
  double variance = 0.0;
  double largest = 0.0;
};

Moments momentsOf(const ConstMatrixView& weights) {
  const auto values = weights.cast<double>().array();
  return {values.mean(), (values - values.mean()).square().mean(), values.abs().maxCoeff()};
}

/// One wide layer, so that the moments are those of many numbers.
Network wide(Activation activation, Initialisation initialisation, std::uint32_t seed = 7) {
  Network network({500, {{400, activation}}});
  network.initialise(initialisation, seed);
  return network;
}

}  // namespace

TEST_CASE("a unit with weights set by hand adds, multiplies and activates", "[network]") {
  Network network({2, {{1, Activation::relu}}});
  setParameters(network, {2.0F, -3.0F, 0.5F});  // two weights, then the bias
  Matrix x(3, 2);
  x << 1.0F, 1.0F, 4.0F, 1.0F, 0.0F, 0.0F;
  const Matrix y = outputsOf(network, x);
  CHECK(y(0, 0) == 0.0F);  // 2 - 3 + 0.5 < 0
  CHECK(y(1, 0) == 5.5F);
  CHECK(y(2, 0) == 0.5F);
}

TEST_CASE("a network with weights set by hand computes exclusive or", "[network]") {
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

TEST_CASE("parameters lie layer by layer, weights row by row before biases", "[network]") {
  Network network({2, {{3, Activation::tanh}, {1, Activation::linear}}});
  REQUIRE(network.parameters().size() == 2 * 3 + 3 + 3 * 1 + 1);
  for (std::size_t i = 0; i < network.parameters().size(); ++i) network.parameters()[i] = static_cast<float>(i);
  Matrix first(2, 3);
  first << 0, 1, 2, 3, 4, 5;
  CHECK(network.weights(0) == first);
  CHECK(network.biases(0) == Eigen::RowVector3f(6, 7, 8));
  CHECK(network.weights(1) == Eigen::Vector3f(9, 10, 11));
  CHECK(network.biases(1)(0) == 12.0F);
}

TEST_CASE("the forward pass agrees with the formulas in double precision", "[network]") {
  std::mt19937 generator(1);
  for (const Activation hidden : kAll) {
    for (const Activation output : kAll) {
      for (const Index batch : {1, 3, 7}) {
        CAPTURE(kActivationNames.at(static_cast<std::size_t>(hidden)));
        CAPTURE(kActivationNames.at(static_cast<std::size_t>(output)), batch);
        Network network({5, {{9, hidden}, {4, hidden}, {3, output}}});
        randomise(network, generator);
        const Matrix x = randomMatrix(generator, batch, 5);
        Workspace workspace;
        const Matrix& y = forward(network, x, workspace);
        const ReferencePass expected = referenceForward(network, x);
        // Sums of at most ten terms of at most about ten, in three layers: a few hundred roundings of 2^-24 at most.
        const auto differ = [](const Matrix& a, const DoubleMatrix& b) {
          return (a.cast<double>() - b).cwiseAbs().maxCoeff();
        };
        CHECK(differ(y, expected.outputs[2]) < 1e-5);
        CHECK(differ(workspace.logits, expected.sums[2]) < 1e-5);
        CHECK(differ(workspace.outputs[0], expected.outputs[0]) < 1e-5);
        CHECK(differ(workspace.outputs[1], expected.outputs[1]) < 1e-5);
        CHECK(expected.outputs[2].cwiseAbs().maxCoeff() > 0.0);
      }
    }
  }
}

TEST_CASE("an example has the same outputs alone and in a batch, to the bit", "[network]") {
  std::mt19937 generator(2);
  Network network({20, {{33, Activation::tanh}, {10, Activation::softmax}}});
  randomise(network, generator);
  const Matrix x = randomMatrix(generator, 9, 20);
  const Matrix together = outputsOf(network, x);
  for (Index i = 0; i < x.rows(); ++i) {
    CAPTURE(i);
    CHECK(haveSameBits(outputsOf(network, x.row(i)), together.row(i)));
  }
}

TEST_CASE("a workspace that has seen other batches and networks changes nothing", "[network]") {
  std::mt19937 generator(3);
  Network network({4, {{6, Activation::relu}, {3, Activation::softmax}}});
  Network other({8, {{2, Activation::tanh}, {9, Activation::relu}, {5, Activation::linear}}});
  randomise(network, generator);
  randomise(other, generator);
  const auto gradientOf = [&](Index batch, std::uint32_t seed, Workspace& workspace) {
    std::mt19937 own(seed);
    const Matrix x = randomMatrix(own, batch, 4);
    const Matrix t = randomOneHot(own, batch, 3);
    // What was in the gradient before must not matter.
    std::vector<float> gradient(network.parameters().size(), std::numeric_limits<float>::quiet_NaN());
    forward(network, x, workspace);
    backward(network, Loss::softmaxCrossEntropy, x, t, workspace, gradient);
    return gradient;
  };
  Workspace used;
  for (const Index batch : {7, 1, 3, 7}) {
    CAPTURE(batch);
    forward(other, randomMatrix(generator, 5, 8), used);
    Workspace fresh;
    CHECK(haveSameBits(gradientOf(batch, 11, used), gradientOf(batch, 11, fresh)));
  }
}

TEST_CASE("the gradient of one unit is what the chain rule gives by hand", "[network]") {
  // y = sigmoid(w x + b), L = ½ (y - t)²: with w = 2, x = 3, b = -5, t = 0, y = sigmoid(1) = 0.7310585786300049,
  // dL/dz = (y - t) y (1 - y) = 0.14373412..., dL/dw = x dL/dz, dL/db = dL/dz.
  Network network({1, {{1, Activation::sigmoid}}});
  setParameters(network, {2.0F, -5.0F});
  const Matrix x = Matrix::Constant(1, 1, 3.0F);
  const Matrix t = Matrix::Zero(1, 1);
  Workspace workspace;
  std::vector<float> gradient(2);
  forward(network, x, workspace);
  backward(network, Loss::meanSquaredError, x, t, workspace, gradient);
  const double y = 0.7310585786300049;
  const double slope = y * y * (1.0 - y);
  CHECK(gradient[0] == Approx(3.0 * slope).epsilon(1e-6));
  CHECK(gradient[1] == Approx(slope).epsilon(1e-6));
}

TEST_CASE("the gradient of a batch is the mean over its examples", "[network]") {
  std::mt19937 generator(4);
  Network network({3, {{4, Activation::tanh}, {2, Activation::softmax}}});
  randomise(network, generator);
  const Matrix x = randomMatrix(generator, 5, 3);
  const Matrix t = randomOneHot(generator, 5, 2);
  Workspace workspace;
  const auto gradientOf = [&](const Matrix& inputs, const Matrix& targets) {
    std::vector<float> gradient(network.parameters().size());
    forward(network, inputs, workspace);
    backward(network, Loss::softmaxCrossEntropy, inputs, targets, workspace, gradient);
    return gradient;
  };
  const std::vector<float> together = gradientOf(x, t);
  std::vector<double> mean(together.size());
  for (Index i = 0; i < x.rows(); ++i) {
    const std::vector<float> one = gradientOf(x.row(i), t.row(i));
    for (std::size_t p = 0; p < mean.size(); ++p) mean[p] += static_cast<double>(one[p]) / 5.0;
  }
  // Numbers under 1, some roundings each.
  for (std::size_t p = 0; p < mean.size(); ++p) CHECK(std::abs(mean[p] - together[p]) < 1e-6);
}

TEST_CASE("a new network is all zero", "[network]") {
  const Network network({3, {{2, Activation::tanh}}});
  CHECK(std::ranges::all_of(network.parameters(), [](float value) { return value == 0.0F; }));
}

TEST_CASE("He's weights are normal with variance 2 / inputs", "[network]") {
  for (const Network& network :
       {wide(Activation::relu, Initialisation::he), wide(Activation::relu, Initialisation::automatic),
        wide(Activation::tanh, Initialisation::he)}) {
    const Moments moments = momentsOf(network.weights(0));
    // 200,000 numbers: five deviations of the mean and of the variance, which is 2 / 500.
    CHECK(std::abs(moments.mean) < 5.0 * std::sqrt(0.004 / 200'000));
    CHECK(std::abs(moments.variance - 0.004) < 5.0 * 0.004 * std::sqrt(2.0 / 200'000));
    // Of 200,000 normal numbers the largest is between 3.5 and 6.5 deviations, but for less than once in a million.
    CHECK(moments.largest > 3.5 * std::sqrt(0.004));
    CHECK(moments.largest < 6.5 * std::sqrt(0.004));
  }
}

TEST_CASE("Glorot's weights are uniform within sqrt(6 / (inputs + units))", "[network]") {
  const double limit = std::sqrt(6.0 / 900.0);
  for (const Network& network :
       {wide(Activation::tanh, Initialisation::glorot), wide(Activation::tanh, Initialisation::automatic),
        wide(Activation::sigmoid, Initialisation::automatic), wide(Activation::softmax, Initialisation::automatic),
        wide(Activation::linear, Initialisation::automatic), wide(Activation::relu, Initialisation::glorot)}) {
    const Moments moments = momentsOf(network.weights(0));
    // A uniform number in ± a has the variance a² / 3, and its square the variance 4 a⁴ / 45.
    const double variance = limit * limit / 3.0;
    CHECK(std::abs(moments.mean) < 5.0 * std::sqrt(variance / 200'000));
    CHECK(std::abs(moments.variance - variance) < 5.0 * limit * limit * std::sqrt(4.0 / 45.0 / 200'000));
    CHECK(moments.largest <= limit * (1.0 + 1e-6));  // the limit is itself rounded
    CHECK(moments.largest > limit * 0.9999);         // missed once in e^20 times
  }
}

TEST_CASE("biases begin at zero, whatever they were", "[network]") {
  Network network({4, {{5, Activation::relu}, {3, Activation::softmax}}});
  std::ranges::fill(network.parameters(), 9.0F);
  network.initialise(Initialisation::automatic, 7);
  for (int layer = 0; layer < 2; ++layer) {
    CHECK(network.biases(layer).isZero(0.0F));
    CHECK((network.weights(layer).array() != 9.0F).all());
    CHECK((network.weights(layer).array() != 0.0F).any());
  }
}

TEST_CASE("every layer has a stream of random numbers of its own", "[network]") {
  const auto initialised = [](int units, std::uint32_t seed) {
    Network network({6, {{units, Activation::tanh}, {8, Activation::tanh}, {8, Activation::tanh}}});
    network.initialise(Initialisation::glorot, seed);
    return network;
  };
  const Network narrow = initialised(8, 7);
  const Network broad = initialised(9, 7);
  // The last layer does not feel how many numbers the first one drew…
  CHECK(haveSameBits(Matrix(narrow.weights(2)), Matrix(broad.weights(2))));
  // … and layers of the same shape differ, as do seeds.
  CHECK_FALSE(haveSameBits(Matrix(narrow.weights(1)), Matrix(narrow.weights(2))));
  CHECK(haveSameBits(narrow.parameters(), initialised(8, 7).parameters()));
  CHECK_FALSE(haveSameBits(narrow.parameters(), initialised(8, 8).parameters()));
}

TEST_CASE("parameters are swapped without a copy", "[network]") {
  Network network({2, {{1, Activation::linear}}});
  setParameters(network, {1.0F, 2.0F, 3.0F});
  std::vector<float> others = {4.0F, 5.0F, 6.0F};
  const float* mine = network.parameters().data();
  const float* theirs = others.data();
  network.swapParameters(others);
  CHECK(others == std::vector<float>{1.0F, 2.0F, 3.0F});
  CHECK(network.weights(0)(1) == 5.0F);
  CHECK(network.biases(0)(0) == 6.0F);
  CHECK(network.parameters().data() == theirs);
  CHECK(others.data() == mine);
}

TEST_CASE("shapes out of range are refused with the value and the range", "[network]") {
  const auto refusal = [](int inputs, const std::vector<LayerSpec>& layers) {
    return errorOf([&] { Network({inputs, layers}); });
  };
  const auto unitsRefusal = [&](int units) {
    return refusal(10, {{units, Activation::relu}, {3, Activation::softmax}});
  };
  CHECK(unitsRefusal(0) == "a layer must have 1 to 4096 units, got 0");
  CHECK(unitsRefusal(-1) == "a layer must have 1 to 4096 units, got -1");
  CHECK(unitsRefusal(4097) == "a layer must have 1 to 4096 units, got 4097");
  CHECK(unitsRefusal(100'000) == "a layer must have 1 to 4096 units, got 100000");
  CHECK(unitsRefusal(std::numeric_limits<int>::max()) == "a layer must have 1 to 4096 units, got 2147483647");
  CHECK(unitsRefusal(std::numeric_limits<int>::min()) == "a layer must have 1 to 4096 units, got -2147483648");

  const std::vector<LayerSpec> output = {{3, Activation::softmax}};
  CHECK(refusal(0, output) == "a network must have 1 to 4096 inputs, got 0");
  CHECK(refusal(-1, output) == "a network must have 1 to 4096 inputs, got -1");
  CHECK(refusal(100'000, output) == "a network must have 1 to 4096 inputs, got 100000");

  CHECK_THAT(refusal(10, {}), containsText("0 to 16 hidden layers") && containsText("got 0 layers"));
  const std::vector<LayerSpec> deep(18, {2, Activation::tanh});
  CHECK_THAT(refusal(10, deep), containsText("0 to 16 hidden layers") && containsText("got 18 layers"));
}

TEST_CASE("too many parameters are refused with their number", "[network]") {
  // 4096 · 4096 + 4096 weights and biases in each of two layers.
  CHECK_THAT(errorOf([] {
               Network({4096, {{4096, Activation::relu}, {4096, Activation::relu}}});
             }),
             containsText("at most 8000000") && containsText("got 33562624"));
  // One over the limit and the limit itself: (1999 + 1) · 4000 = 8,000,000.
  CHECK_NOTHROW(Network({1999, {{4000, Activation::relu}}}));
  CHECK_THAT(errorOf([] { Network({2000, {{4000, Activation::relu}}}); }), containsText("got 8004000"));
}

TEST_CASE("the largest shapes that are allowed work", "[network]") {
  CHECK_NOTHROW(Network({1, std::vector<LayerSpec>(17, {1, Activation::tanh})}));
  CHECK_NOTHROW(Network({4096, {{1, Activation::tanh}, {4096, Activation::linear}}}));
}

}  // namespace inkling::test
