#include "loss_gradient.hpp"

#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "mean_gradient.hpp"
#include "metrics.hpp"
#include "networks.hpp"
#include "trainings.hpp"

namespace inkling::test {

namespace {

Network someNetworkOf(const NetworkSpec& spec) {
  std::mt19937 generator(3);
  Network network(spec);
  randomiseByWidth(network, generator);
  return network;
}

const NetworkSpec kSpec = {4, {{5, Activation::tanh}, {6, Activation::sigmoid}, {3, Activation::softmax}}};

/// The columns' sums.
std::vector<float> sumsOf(const Batch& batch) {
  std::vector<float> sums(static_cast<std::size_t>(batch.columns()));
  for (Index i = 0; i < batch.rows(); ++i) {
    for (std::size_t j = 0; j < sums.size(); ++j) sums[j] += batch.row(i)[j];
  }
  return sums;
}

}  // namespace

TEST_CASE("the gradient of some examples comes apart into layers", "[loss_gradient]") {
  const Network network = someNetworkOf(kSpec);
  const Dataset data = randomPoints(1, 20, 4, 3);
  Workspace workspace;
  const LossGradient gradient = lossGradient(network, Loss::softmaxCrossEntropy, data, 5, 17, false, workspace);
  std::vector<float> joined;
  double squares = 0.0;
  REQUIRE(gradient.layers.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const LayerGradient& layer = gradient.layers[i];
    joined.insert(joined.end(), layer.weights.begin(), layer.weights.end());
    joined.insert(joined.end(), layer.biases.begin(), layer.biases.end());
    const double ofWeights = std::accumulate(layer.weights.begin(), layer.weights.end(), 0.0,
                                             [](double sum, float x) { return sum + x * x; });
    CHECK(layer.norm == Approx(std::sqrt(ofWeights)));
    CHECK(layer.norm > 0.0);
    CHECK(layer.biases == sumsOf(workspace.deltas[i]));
  }
  for (const float slope : joined) squares += static_cast<double>(slope) * slope;
  Workspace other;
  MeanGradient mean;
  mean.add(network, Loss::softmaxCrossEntropy, data, 5, 17, other);
  CHECK(std::sqrt(squares) == Approx(mean.norm(network)));
  Evaluation evaluation(3);
  evaluate(network, Loss::softmaxCrossEntropy, data, 5, 17, other, evaluation);
  CHECK(gradient.loss == Approx(evaluation.loss()));
  CHECK(gradient.numeric.empty());
}

TEST_CASE("a gradient is checked against central differences layer by layer", "[loss_gradient]") {
  const Network network = someNetworkOf(kSpec);
  Workspace workspace;
  const LossGradient gradient =
      lossGradient(network, Loss::softmaxCrossEntropy, randomPoints(1, 8, 4, 3), 0, 8, true, workspace);
  CHECK(gradient.relativeError > 0.0);
  CHECK(gradient.relativeError < 1e-3);
  REQUIRE(gradient.numeric.size() == gradient.layers.size());
  for (std::size_t i = 0; i < gradient.layers.size(); ++i) {
    CHECK(gradient.numeric[i].weights.size() == gradient.layers[i].weights.size());
    CHECK(gradient.numeric[i].norm == Approx(gradient.layers[i].norm).epsilon(1e-3));
    for (std::size_t j = 0; j < gradient.layers[i].biases.size(); ++j) {
      CHECK(gradient.numeric[i].biases[j] == Approx(gradient.layers[i].biases[j]).margin(1e-3));
    }
  }
}

TEST_CASE("a gradient is checked of networks whose inputs are sparse, too", "[loss_gradient]") {
  const Network network = someNetworkOf({70, {{3, Activation::tanh}, {2, Activation::softmax}}});
  Workspace workspace;
  const LossGradient gradient =
      lossGradient(network, Loss::softmaxCrossEntropy, randomPoints(2, 5, 70, 2), 0, 5, true, workspace);
  CHECK(gradient.layers.front().norm > 0.01);
  CHECK(gradient.relativeError < 1e-3);
}

TEST_CASE("gradients of no examples, other data and too large networks are refused", "[loss_gradient]") {
  const Dataset data = randomPoints(1, 8, 4, 3);
  Workspace workspace;
  const auto refusal = [&](const NetworkSpec& spec, int first, int last, bool isChecked) {
    return errorOf(
        [&] { lossGradient(Network(spec), Loss::softmaxCrossEntropy, data, first, last, isChecked, workspace); });
  };
  for (const auto& [first, last] : {std::array{0, 0}, std::array{-1, 3}, std::array{3, 2}, std::array{0, 9}}) {
    CHECK_THAT(refusal(kSpec, first, last, false), containsText("examples 0 to 7, got none"));
  }
  CHECK_THAT(refusal({5, kSpec.layers}, 0, 8, false), containsText("takes 5 inputs"));
  CHECK_THAT(refusal({4, {{2000, Activation::relu}, {3, Activation::softmax}}}, 0, 8, true),
             containsText("up to 10000 weights and biases, got 16003"));
}

}  // namespace inkling::test
