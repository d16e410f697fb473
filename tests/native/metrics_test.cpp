#include "metrics.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "reference.hpp"

namespace inkling::test {

namespace {

using Counts = std::vector<std::uint32_t>;

/// Three inputs to three outputs as they are: the largest input is the class that is predicted.
Network identity() {
  Network network({3, {{3, Activation::softmax}}});
  for (int i = 0; i < 3; ++i) network.weights(0, network.parameters())(i, i) = 1.0F;
  return network;
}

/// Five points whose largest coordinates are 0, 1, 1, 2, 2, labelled 0, 1, 2, 2, 0.
Dataset fivePoints() {
  Matrix points(5, 3);
  points << 3, 1, 0, 0, 2, 1, 1, 3, 2, 0, 1, 4, 1, 0, 5;
  return Dataset::ofPoints(points, {0, 1, 2, 2, 0}, 3);
}

const Counts kFiveCounts = {1, 0, 1, 0, 1, 0, 0, 1, 1};

}  // namespace

TEST_CASE("an evaluation counts labels down and predictions across", "[metrics]") {
  Evaluation evaluation(3);
  evaluation.add(0, 0);
  evaluation.add(0, 2);
  evaluation.add(0, 2);
  evaluation.add(1, 1);
  evaluation.add(2, 0);
  evaluation.addLoss(2.0);
  evaluation.addLoss(0.5);
  CHECK(evaluation.confusion() == Counts{1, 0, 2, 0, 1, 0, 1, 0, 0});
  CHECK(evaluation.count() == 5);
  CHECK(evaluation.accuracy() == 2.0 / 5.0);
  CHECK(evaluation.loss() == 2.5 / 5.0);
}

TEST_CASE("an evaluation of nothing is zero and no number at all", "[metrics]") {
  const Evaluation evaluation(10);
  CHECK(evaluation.count() == 0);
  CHECK(evaluation.accuracy() == 0.0);
  CHECK(evaluation.loss() == 0.0);
  CHECK(evaluation.confusion() == Counts(100, 0));
}

TEST_CASE("the predicted class is the first of the largest outputs", "[metrics]") {
  const auto predicted = [](const std::vector<float>& outputs) {
    return predictedClass(outputs.data(), static_cast<Index>(outputs.size()));
  };
  CHECK(predicted({0.1F, 0.7F, 0.2F}) == 1);
  CHECK(predicted({0.4F, 0.2F, 0.4F}) == 0);
  CHECK(predicted({-3.0F, -2.0F}) == 1);
  CHECK(predicted({0.0F, 0.0F}) == 0);
}

TEST_CASE("with one output the predicted class is 1 over a half", "[metrics]") {
  const auto predicted = [](float output) { return predictedClass(&output, 1); };
  CHECK(predicted(0.0F) == 0);
  CHECK(predicted(0.5F) == 0);
  CHECK(predicted(std::nextafter(0.5F, 1.0F)) == 1);
  CHECK(predicted(1.0F) == 1);
}

TEST_CASE("a network is judged by its predictions and its mean loss", "[metrics]") {
  const Dataset data = fivePoints();
  const Evaluation evaluation = evaluate(identity(), Loss::softmaxCrossEntropy, data);
  CHECK(evaluation.confusion() == kFiveCounts);
  CHECK(evaluation.accuracy() == 3.0 / 5.0);

  Matrix inputs;
  Matrix targets;
  data.gather(std::array{0, 1, 2, 3, 4}, inputs, targets);
  const DoubleMatrix p = referenceActivation(Activation::softmax, inputs.cast<double>());
  CHECK(evaluation.loss() == Approx(referenceLoss(Loss::softmaxCrossEntropy, p, targets)).epsilon(1e-6));
  CHECK(evaluate(identity(), Loss::meanSquaredError, data).loss() ==
        Approx(referenceLoss(Loss::meanSquaredError, p, targets)).epsilon(1e-6));
}

TEST_CASE("a network with one output is judged with two classes", "[metrics]") {
  Network network({1, {{1, Activation::sigmoid}}});
  network.parameters()[0] = 1.0F;  // over a half where the input is positive
  Matrix points(4, 1);
  points << -1, -2, 3, 4;
  const Dataset data = Dataset::ofPoints(points, {0, 1, 1, 1}, 1);
  const Evaluation evaluation = evaluate(network, Loss::meanSquaredError, data);
  CHECK(evaluation.confusion() == Counts{1, 0, 1, 2});
  CHECK(evaluation.accuracy() == 0.75);
}

TEST_CASE("an evaluation in slices is that of the whole", "[metrics]") {
  std::mt19937 generator(1);
  constexpr int kCount = 257;  // two blocks of a hundred and a rest
  std::vector<std::uint8_t> labels;
  for (int i = 0; i < kCount; ++i) labels.push_back(static_cast<std::uint8_t>(generator() % 3));
  const Dataset data = Dataset::ofPoints(randomMatrix(generator, kCount, 3), labels, 3);
  const Network network = identity();
  const Evaluation whole = evaluate(network, Loss::softmaxCrossEntropy, data);
  REQUIRE(whole.count() == kCount);

  Evaluation sliced(3);
  Workspace workspace;
  for (const auto& [first, last] : {std::pair{0, 1}, {1, 1}, {1, 140}, {140, 257}}) {
    evaluate(network, Loss::softmaxCrossEntropy, data, first, last, workspace, sliced);
  }
  CHECK(sliced.confusion() == whole.confusion());
  CHECK(sliced.count() == whole.count());
  // The same numbers, added in double in another grouping.
  CHECK(sliced.loss() == Approx(whole.loss()).epsilon(1e-12));
}

TEST_CASE("an evaluation judges no other examples than it is told", "[metrics]") {
  Evaluation evaluation(3);
  Workspace workspace;
  evaluate(identity(), Loss::softmaxCrossEntropy, fivePoints(), 2, 4, workspace, evaluation);
  CHECK(evaluation.confusion() == Counts{0, 0, 0, 0, 0, 0, 0, 1, 1});
}

TEST_CASE("a network that does not fit the data is refused", "[metrics]") {
  const Dataset data = fivePoints();
  const auto refusal = [&](int inputs, int outputs) {
    return errorOf([&] {
      evaluate(Network({inputs, {{outputs, Activation::softmax}}}), Loss::softmaxCrossEntropy, data);
    });
  };
  CHECK_THAT(refusal(4, 3), containsText("takes 4 inputs") && containsText("the data has 3 and 3"));
  CHECK_THAT(refusal(3, 2), containsText("has 2 outputs"));
}

}  // namespace inkling::test
