#include "mean_gradient.hpp"

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "networks.hpp"
#include "reference.hpp"
#include "trainings.hpp"

namespace inkling::test {

namespace {

Network randomNetwork(int inputs) {
  std::mt19937 generator(3);
  Network network({inputs, {{9, Activation::tanh}, {5, Activation::leakyRelu}, {3, Activation::softmax}}});
  randomiseByWidth(network, generator);
  return network;
}

double normOver(const Network& network, const Dataset& data, const std::vector<int>& ends) {
  MeanGradient gradient;
  Workspace workspace;
  int first = 0;
  for (const int end : ends) {
    gradient.add(network, Loss::softmaxCrossEntropy, data, first, end, workspace);
    first = end;
  }
  return gradient.norm(network);
}

}  // namespace

TEST_CASE("the norm of the gradient is that of the formulas in double precision", "[mean gradient]") {
  for (const int inputs : {3, 70}) {
    CAPTURE(inputs);
    std::mt19937 generator(4);
    const Matrix points = randomMatrix(generator, 40, inputs);
    const Matrix targets = randomOneHot(generator, 40, 3);
    std::vector<std::uint8_t> labels;
    for (Index i = 0; i < targets.rows(); ++i) {
      Index label = 0;
      targets.row(i).maxCoeff(&label);
      labels.push_back(static_cast<std::uint8_t>(label));
    }
    const Dataset data = Dataset::ofPoints(points, labels, 3);
    const Network network = randomNetwork(inputs);
    double squares = 0.0;
    for (const double slope :
         referenceGradient(ReferenceNetwork(network), Loss::softmaxCrossEntropy, points, targets)) {
      squares += slope * slope;
    }
    CHECK(normOver(network, data, {40}) == Approx(std::sqrt(squares)).epsilon(1e-5));
    // The mean over all, however many come at a time.
    CHECK(normOver(network, data, {1, 8, 8, 39, 40}) == Approx(std::sqrt(squares)).epsilon(1e-5));
  }
}

TEST_CASE("the norm of the gradient is of the examples that were added and no others", "[mean gradient]") {
  const Network network = randomNetwork(3);
  const Dataset data = randomPoints(1, 30, 3, 3);
  std::vector<int> first(20);
  for (int i = 0; i < 20; ++i) first[static_cast<std::size_t>(i)] = i;
  CHECK(normOver(network, data, {20}) == normOver(network, data.part(first), {20}));
  CHECK(normOver(network, data, {20}) != normOver(network, data, {30}));
  CHECK(normOver(network, data, {}) == 0.0);
  CHECK(normOver(network, data, {0}) == 0.0);
}

TEST_CASE("the gradient over data of another shape is refused", "[mean gradient]") {
  const Network network = randomNetwork(4);
  const std::string message = errorOf([&] { normOver(network, randomPoints(1, 9, 3, 3), {9}); });
  CHECK(message == "this network takes 4 inputs and has 3 outputs, but the data has 3 and 3");
}

}  // namespace inkling::test
