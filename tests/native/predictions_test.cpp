#include "predictions.hpp"

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "metrics.hpp"
#include "networks.hpp"
#include "reference.hpp"
#include "trainings.hpp"

namespace inkling::test {

namespace {

Network randomNetwork(int inputs) {
  std::mt19937 generator(3);
  Network network({inputs, {{9, Activation::tanh}, {3, Activation::softmax}}});
  randomiseByWidth(network, generator);
  return network;
}

}  // namespace

TEST_CASE("predictions are those of the formulas, example by example", "[predictions]") {
  std::mt19937 generator(5);
  const Matrix points = randomMatrix(generator, 20, 4);
  std::vector<std::uint8_t> labels;
  for (int i = 0; i < 20; ++i) labels.push_back(static_cast<std::uint8_t>(i % 3));
  const Dataset data = Dataset::ofPoints(points, labels, 3);
  const Network network = randomNetwork(4);
  const DoubleMatrix expected = referenceForward(network, points).outputs.back();
  Workspace workspace;
  const Predictions some = predict(network, data, 5, 17, workspace);
  REQUIRE(some.labels.size() == 12);
  REQUIRE(some.predicted.size() == 12);
  REQUIRE(some.outputs.size() == 36);
  for (std::size_t i = 0; i < 12; ++i) {
    const auto row = static_cast<Index>(i) + 5;
    CHECK(some.labels[i] == labels[i + 5]);
    Index largest = 0;
    expected.row(row).maxCoeff(&largest);
    CHECK(some.predicted[i] == largest);
    for (Index j = 0; j < 3; ++j) {
      CHECK(some.outputs[3 * i + static_cast<std::size_t>(j)] == Approx(expected(row, j)).epsilon(1e-5));
    }
  }
}

TEST_CASE("predictions come to the same counts as an evaluation", "[predictions]") {
  const Dataset data = randomPoints(1, 60, 4, 3);
  const Network network = randomNetwork(4);
  Workspace workspace;
  const Predictions all = predict(network, data, 0, 60, workspace);
  std::vector<std::uint32_t> confusion(9);
  for (std::size_t i = 0; i < 60; ++i) ++confusion[3U * all.labels[i] + all.predicted[i]];
  CHECK(confusion == evaluate(network, Loss::softmaxCrossEntropy, data).confusion());
}

TEST_CASE("there are no predictions of no examples, and none of data of another shape", "[predictions]") {
  Workspace workspace;
  CHECK(predict(randomNetwork(4), randomPoints(1, 9, 4, 3), 2, 2, workspace).labels.empty());
  const std::string message = errorOf([&] { predict(randomNetwork(5), randomPoints(1, 9, 4, 3), 0, 9, workspace); });
  CHECK(message == "this network takes 5 inputs and has 3 outputs, but the data has 4 and 3");
}

TEST_CASE("there are no classes to predict of examples with values", "[predictions]") {
  Workspace workspace;
  const Dataset data = Dataset::ofValues(Matrix::Ones(2, 2), Matrix::Ones(2, 1));
  CHECK_THAT(errorOf([&] {
               predict(Network({2, {{1, Activation::linear}}}), data, 0, 2, workspace);
             }),
             containsText("have values, not labels"));
}

}  // namespace inkling::test
