#include "inspection.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "networks.hpp"

namespace inkling::test {

namespace {

struct Subject {
  Network network;
  Matrix input;  // [1 × inputs]
  Minibatch example;
  Workspace workspace;
};

/// A random network with one random example, half of whose inputs are zero.
Subject randomSubject(std::mt19937& generator, const NetworkSpec& spec) {
  Subject subject{Network(spec), randomMatrix(generator, 1, spec.inputs), {}, {}};
  randomiseByWidth(subject.network, generator);
  scatterZeros(generator, subject.input);
  setInputs(subject.input, subject.example);
  return subject;
}

/// Weighted sums and outputs of one layer, straight from their definition in double precision.
Eigen::RowVectorXd sumsOf(const Subject& subject, int layer, const Eigen::RowVectorXd& inputs) {
  return inputs * subject.network.weights(layer).cast<double>() + subject.network.biases(layer).cast<double>();
}

/// A sum of a deeper unit for another input of the network.
double sumAt(const Subject& subject, const Matrix& input, int layer, int unit) {
  Minibatch example;
  Workspace workspace;
  setInputs(input, example);
  return layerStates(subject.network, example, workspace)[static_cast<std::size_t>(layer)]
      .sums[static_cast<std::size_t>(unit)];
}

double distanceOf(const std::vector<float>& a, const std::vector<double>& b) {
  double squares = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) squares += (a[i] - b[i]) * (a[i] - b[i]);
  return std::sqrt(squares);
}

double lengthOf(const std::vector<double>& a) {
  double squares = 0.0;
  for (const double x : a) squares += x * x;
  return std::sqrt(squares);
}

}  // namespace

TEST_CASE("the states of all layers are weighted sums and what becomes of them", "[inspection]") {
  std::mt19937 generator(1);
  for (const NetworkSpec& spec : awkwardSpecs()) {
    CAPTURE(nameOf(spec));
    Subject subject = randomSubject(generator, spec);
    const std::vector<LayerState> states = layerStates(subject.network, subject.example, subject.workspace);
    REQUIRE(states.size() == spec.layers.size());
    Eigen::RowVectorXd inputs = subject.input.cast<double>().row(0);
    for (int layer = 0; layer < subject.network.layerCount(); ++layer) {
      const LayerState& state = states[static_cast<std::size_t>(layer)];
      const Eigen::RowVectorXd sums = sumsOf(subject, layer, inputs);
      REQUIRE(static_cast<Index>(state.sums.size()) == sums.size());
      const auto own = Eigen::Map<const RowVector>(state.sums.data(), sums.size());
      CHECK((own.cast<double>() - sums).cwiseAbs().maxCoeff() < 1e-4);
      Matrix activated = own;
      activate(spec.layers[static_cast<std::size_t>(layer)].activation, activated);
      CHECK(haveSameBits(elementsOf(activated), state.outputs));
      inputs = Eigen::Map<const RowVector>(state.outputs.data(), sums.size()).cast<double>();
    }
  }
}

TEST_CASE("the state of a unit is what leads to it", "[inspection]") {
  std::mt19937 generator(2);
  for (const NetworkSpec& spec : awkwardSpecs()) {
    Subject subject = randomSubject(generator, spec);
    const std::vector<LayerState> states = layerStates(subject.network, subject.example, subject.workspace);
    for (int layer = 0; layer < subject.network.layerCount(); ++layer) {
      const int unit = static_cast<int>(generator() % static_cast<std::uint32_t>(subject.network.layer(layer).units));
      CAPTURE(nameOf(spec), layer, unit);
      const UnitState state = unitState(subject.network, layer, unit, subject.example, subject.workspace);
      const LayerState& own = states[static_cast<std::size_t>(layer)];
      CHECK(state.sum == own.sums[static_cast<std::size_t>(unit)]);
      CHECK(state.output == own.outputs[static_cast<std::size_t>(unit)]);
      CHECK(state.bias == subject.network.biases(layer)(unit));
      const Matrix weights = subject.network.weights(layer).col(unit).transpose();
      CHECK(haveSameBits(elementsOf(weights), state.weights));
      CHECK(haveSameBits(elementsOf(weights), incomingWeights(subject.network, layer, unit)));
      if (layer == 0) {
        // A zero that is left out of a sparse row has lost its sign.
        CHECK(Eigen::Map<const RowVector>(state.inputs.data(), spec.inputs) == subject.input.row(0));
      } else {
        CHECK(haveSameBits(states[static_cast<std::size_t>(layer) - 1].outputs, state.inputs));
      }
      bool isProduct = true;
      for (std::size_t k = 0; k < state.terms.size(); ++k) {
        isProduct = isProduct && state.terms[k] == state.weights[k] * state.inputs[k];
      }
      CHECK(isProduct);
      CHECK(std::abs(state.termTotal + state.bias - state.sum) < 1e-4);
      for (std::size_t k = 0; k < state.contributions.size(); ++k) {
        isProduct = isProduct && state.contributions[k] == state.gradient[k] * subject.input(0, static_cast<Index>(k));
      }
      CHECK(isProduct);
    }
  }
}

TEST_CASE("the gradient of a unit's sum is its slope by central differences", "[inspection]") {
  constexpr float kStep = 1.0F / 128.0F;
  constexpr std::array<Activation, 5> kSmooth = {Activation::tanh, Activation::sigmoid, Activation::linear,
                                                 Activation::softmax, Activation::tanh};
  std::mt19937 generator(3);
  for (const int inputs : {3, 17, 70}) {
    NetworkSpec spec{inputs, {}};
    for (const Activation activation : kSmooth) {
      spec.layers.push_back({5 + static_cast<int>(generator() % 40), activation});
    }
    Subject subject = randomSubject(generator, spec);
    layerStates(subject.network, subject.example, subject.workspace);
    for (int layer = 0; layer < subject.network.layerCount(); ++layer) {
      const int unit = static_cast<int>(generator() % static_cast<std::uint32_t>(subject.network.layer(layer).units));
      CAPTURE(nameOf(spec), layer, unit);
      const UnitState state = unitState(subject.network, layer, unit, subject.example, subject.workspace);
      std::vector<double> slopes;
      for (Index k = 0; k < inputs; ++k) {
        Matrix there = subject.input;
        there(0, k) += kStep;
        Matrix back = subject.input;
        back(0, k) -= kStep;
        const double difference = sumAt(subject, there, layer, unit) - sumAt(subject, back, layer, unit);
        slopes.push_back(difference / (there(0, k) - back(0, k)));
      }
      // Sums of the order of 1 are rounded to 2⁻²⁴ or so, which over two steps is 1e-5 of a slope.
      CHECK(distanceOf(state.gradient, slopes) < 5e-3 * lengthOf(slopes) + 1e-4 * std::sqrt(inputs));
    }
  }
}

TEST_CASE("through rectified units the contributions and the biases' share add up to the sum", "[inspection]") {
  std::mt19937 generator(4);
  const NetworkSpec spec{
      784, {{40, Activation::relu}, {30, Activation::leakyRelu}, {20, Activation::relu}, {10, Activation::softmax}}};
  Subject subject = randomSubject(generator, spec);
  std::vector<float> parameters = subject.network.parameters();
  std::size_t at = 0;
  int inputs = spec.inputs;
  for (const LayerSpec& layer : spec.layers) {
    at += static_cast<std::size_t>(inputs * layer.units);
    std::fill_n(parameters.begin() + static_cast<std::ptrdiff_t>(at), layer.units, 0.0F);
    at += static_cast<std::size_t>(layer.units);
    inputs = layer.units;
  }
  subject.network.setParameters(parameters);
  layerStates(subject.network, subject.example, subject.workspace);
  for (int unit = 0; unit < 10; ++unit) {
    const UnitState state = unitState(subject.network, 3, unit, subject.example, subject.workspace);
    double total = 0.0;
    for (const float contribution : state.contributions) total += contribution;
    CHECK(std::abs(total - state.sum) < 1e-4);
  }
}

TEST_CASE("units that are not there are refused", "[inspection]") {
  std::mt19937 generator(5);
  Subject subject = randomSubject(generator, {4, {{3, Activation::relu}, {2, Activation::softmax}}});
  layerStates(subject.network, subject.example, subject.workspace);
  const auto refusal = [&](int layer, int unit) {
    return errorOf([&] { unitState(subject.network, layer, unit, subject.example, subject.workspace); });
  };
  CHECK_THAT(refusal(2, 0), containsText("a layer must be 0 to 1, got 2"));
  CHECK_THAT(refusal(-1, 0), containsText("got -1"));
  CHECK_THAT(refusal(0, 3), containsText("a unit of layer 0 must be 0 to 2, got 3"));
  CHECK_THAT(refusal(1, -1), containsText("got -1"));
  CHECK_THAT(errorOf([&] { incomingWeights(subject.network, 1, 2); }), containsText("got 2"));
}

}  // namespace inkling::test
