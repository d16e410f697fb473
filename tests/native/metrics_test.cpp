#include "metrics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "networks.hpp"
#include "not_finite.hpp"
#include "reference.hpp"

namespace inkling::test {

namespace {

using Counts = std::vector<std::uint32_t>;

/// Three inputs to three outputs as they are: the largest input is the class that is predicted.
Network identity() {
  Network network({3, {{3, Activation::softmax}}});
  setParameters(network, {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0});
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
  evaluation.add(0, 0, 0.5F);
  evaluation.add(0, 2, 0.5F);
  evaluation.add(0, 2, 0.5F);
  evaluation.add(1, 1, 0.5F);
  evaluation.add(2, 0, 0.5F);
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
  CHECK(evaluation.precision(0) == 0.0);
  CHECK(evaluation.recall(9) == 0.0);
  CHECK(evaluation.calibrationError() == 0.0);
  CHECK(evaluation.confusion() == Counts(100, 0));
}

TEST_CASE("the predicted class is the first of the largest outputs", "[metrics]") {
  const auto predicted = [](const std::vector<float>& outputs) {
    return predictedClass(Activation::softmax, outputs.data(), static_cast<Index>(outputs.size()));
  };
  CHECK(predicted({0.1F, 0.7F, 0.2F}) == 1);
  CHECK(predicted({0.4F, 0.2F, 0.4F}) == 0);
  CHECK(predicted({-3.0F, -2.0F}) == 1);
  CHECK(predicted({0.0F, 0.0F}) == 0);
}

TEST_CASE("with one output the predicted class is 1 over the middle of the targets", "[metrics]") {
  for (const Activation activation : {Activation::sigmoid, Activation::linear, Activation::relu, Activation::step}) {
    const auto predicted = [&](float output) { return predictedClass(activation, &output, 1); };
    CHECK(predicted(0.0F) == 0);
    CHECK(predicted(0.5F) == 0);
    CHECK(predicted(std::nextafter(0.5F, 1.0F)) == 1);
    CHECK(predicted(1.0F) == 1);
  }
  const auto predicted = [](float output) { return predictedClass(Activation::tanh, &output, 1); };
  CHECK(predicted(-1.0F) == 0);
  CHECK(predicted(0.0F) == 0);
  CHECK(predicted(std::numeric_limits<float>::denorm_min()) == 1);
  CHECK(predicted(1.0F) == 1);
}

TEST_CASE("precision and recall are shares of a column and of a row", "[metrics]") {
  // Labels down, predictions across: 5 1 0 / 2 3 1 / 0 0 4 and a class that neither occurs nor is predicted.
  const std::vector<std::vector<int>> counts = {{5, 1, 0, 0}, {2, 3, 1, 0}, {0, 0, 4, 0}, {0, 0, 0, 0}};
  Evaluation evaluation(4);
  for (int label = 0; label < 4; ++label) {
    for (int predicted = 0; predicted < 4; ++predicted) {
      const int count = counts.at(static_cast<std::size_t>(label)).at(static_cast<std::size_t>(predicted));
      for (int i = 0; i < count; ++i) evaluation.add(label, predicted, 1.0F);
    }
  }
  CHECK(evaluation.precision(0) == 5.0 / 7.0);
  CHECK(evaluation.precision(1) == 3.0 / 4.0);
  CHECK(evaluation.precision(2) == 4.0 / 5.0);
  CHECK(evaluation.precision(3) == 0.0);
  CHECK(evaluation.recall(0) == 5.0 / 6.0);
  CHECK(evaluation.recall(1) == 3.0 / 6.0);
  CHECK(evaluation.recall(2) == 1.0);
  CHECK(evaluation.recall(3) == 0.0);
  CHECK(evaluation.accuracy() == 12.0 / 16.0);
}

TEST_CASE("the calibration error is what it comes to by hand", "[metrics]") {
  // Guo et al. 2017, equation 3, with 10 bins: 0.95 lies in bin 9, 0.55 in bin 5, 0.35 in bin 3.
  Evaluation evaluation(2);
  evaluation.add(1, 1, 0.95F);
  evaluation.add(0, 1, 0.95F);
  evaluation.add(0, 0, 0.55F);
  evaluation.add(0, 1, 0.35F);
  // (|1 - 1.9| + |1 - 0.55| + |0 - 0.35|) / 4
  CHECK(evaluation.calibrationError() == Approx(0.425).epsilon(1e-6));
  const auto& bins = evaluation.calibration();
  CHECK(bins[9].count == 2);
  CHECK(bins[9].correct == 1);
  CHECK(bins[9].totalConfidence == Approx(1.9).epsilon(1e-6));
  CHECK(bins[9].accuracy() == 0.5);
  CHECK(bins[9].confidence() == Approx(0.95).epsilon(1e-6));
  CHECK(bins[0].accuracy() == 0.0);
  CHECK(bins[0].confidence() == 0.0);
  CHECK(bins[5].count == 1);
  CHECK(bins[3].count == 1);
  CHECK(bins[3].correct == 0);
}

TEST_CASE("who is right as often as confident is calibrated", "[metrics]") {
  Evaluation evaluation(2);
  for (const int label : {1, 1, 1, 0}) evaluation.add(label, 1, 0.75F);
  for (const int label : {0, 1}) evaluation.add(label, 0, 0.5F);
  CHECK(evaluation.calibrationError() == 0.0);
  // And not when the same confidences belong to other predictions.
  for (const int label : {0, 0}) evaluation.add(label, 1, 0.75F);
  CHECK(evaluation.calibrationError() == Approx((6 * 0.75 - 3) / 8).epsilon(1e-12));
}

TEST_CASE("what is no probability counts as 0 or 1", "[metrics]") {
  const auto binOf = [](float confidence) {
    Evaluation evaluation(2);
    evaluation.add(0, 0, confidence);
    const auto& bins = evaluation.calibration();
    const auto* const found =
        std::find_if(bins.begin(), bins.end(), [](const CalibrationBin& bin) { return bin.count == 1; });
    return std::pair{found - bins.begin(), found->totalConfidence};
  };
  CHECK(binOf(1.0F) == std::pair{std::ptrdiff_t{9}, 1.0});
  CHECK(binOf(1.5F) == std::pair{std::ptrdiff_t{9}, 1.0});
  CHECK(binOf(kInfinity) == std::pair{std::ptrdiff_t{9}, 1.0});
  CHECK(binOf(0.0F) == std::pair{std::ptrdiff_t{0}, 0.0});
  CHECK(binOf(-0.5F) == std::pair{std::ptrdiff_t{0}, 0.0});
  CHECK(binOf(-kInfinity) == std::pair{std::ptrdiff_t{0}, 0.0});
  CHECK(binOf(std::numeric_limits<float>::quiet_NaN()) == std::pair{std::ptrdiff_t{0}, 0.0});
}

TEST_CASE("a network's confidence is the probability of what it predicts", "[metrics]") {
  const auto totalConfidence = [](const Evaluation& evaluation) {
    double total = 0.0;
    for (const CalibrationBin& bin : evaluation.calibration()) total += bin.totalConfidence;
    return total;
  };
  const Matrix inputs = (Matrix(2, 3) << 3, 1, 0, 0, 1, 2).finished();
  const DoubleMatrix p = referenceActivation(Activation::softmax, inputs.cast<double>());
  const Evaluation ofThree = evaluate(identity(), Loss::softmaxCrossEntropy, Dataset::ofPoints(inputs, {0, 0}, 3));
  CHECK(totalConfidence(ofThree) == Approx(p(0, 0) + p(1, 2)).epsilon(1e-6));

  // One output: that of class 1, or else of class 0; with tanh from -1 to 1.
  const Dataset two = Dataset::ofPoints((Matrix(2, 1) << 1, -2).finished(), {1, 0}, 1);
  Network network({1, {{1, Activation::sigmoid}}});
  setParameters(network, {1.0F, 0.0F});
  const auto logistic = [](double z) { return 1.0 / (1.0 + std::exp(-z)); };
  CHECK(totalConfidence(evaluate(network, Loss::binaryCrossEntropy, two)) ==
        Approx(logistic(1.0) + logistic(2.0)).epsilon(1e-6));
  network = Network({1, {{1, Activation::tanh}}});
  setParameters(network, {1.0F, 0.0F});
  CHECK(totalConfidence(evaluate(network, Loss::meanSquaredError, two)) ==
        Approx(0.5 * (std::tanh(1.0) + 1.0) + 0.5 * (std::tanh(2.0) + 1.0)).epsilon(1e-6));
}

TEST_CASE("a network is judged by its predictions and its mean loss", "[metrics]") {
  const Dataset data = fivePoints();
  const Evaluation evaluation = evaluate(identity(), Loss::softmaxCrossEntropy, data);
  CHECK(evaluation.confusion() == kFiveCounts);
  CHECK(evaluation.accuracy() == 3.0 / 5.0);

  Minibatch minibatch;
  data.gather(std::array{0, 1, 2, 3, 4}, minibatch);
  const Matrix inputs = minibatch.dense.view();
  const Matrix targets = minibatch.targets.view();
  const DoubleMatrix p = referenceActivation(Activation::softmax, inputs.cast<double>());
  CHECK(evaluation.loss() == Approx(referenceLoss(Loss::softmaxCrossEntropy, p, targets)).epsilon(1e-6));
  CHECK(evaluate(identity(), Loss::meanSquaredError, data).loss() ==
        Approx(referenceLoss(Loss::meanSquaredError, p, targets)).epsilon(1e-6));
}

TEST_CASE("a network with one output is judged with two classes", "[metrics]") {
  Network network({1, {{1, Activation::sigmoid}}});
  setParameters(network, {1.0F, 0.0F});  // over a half where the input is positive
  Matrix points(4, 1);
  points << -1, -2, 3, 4;
  const Dataset data = Dataset::ofPoints(points, {0, 1, 1, 1}, 1);
  const Evaluation evaluation = evaluate(network, Loss::meanSquaredError, data);
  CHECK(evaluation.confusion() == Counts{1, 0, 1, 2});
  CHECK(evaluation.accuracy() == 0.75);
}

TEST_CASE("outputs of tanh are judged by targets of -1 and 1", "[metrics]") {
  Network network({1, {{1, Activation::tanh}}});
  setParameters(network, {1.0F, 0.0F});
  const Dataset data = Dataset::ofPoints((Matrix(2, 1) << -3, 0.5F).finished(), {0, 1}, 1);
  const Evaluation evaluation = evaluate(network, Loss::meanSquaredError, data);
  CHECK(evaluation.confusion() == Counts{1, 0, 0, 1});
  const double low = std::tanh(-3.0) + 1.0;
  const double high = std::tanh(0.5) - 1.0;
  CHECK(evaluation.loss() == Approx((0.5 * low * low + 0.5 * high * high) / 2.0).epsilon(1e-6));
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
  CHECK(sliced.calibrationError() == Approx(whole.calibrationError()).epsilon(1e-12));
  // The same numbers, added in double in another grouping.
  CHECK(sliced.loss() == Approx(whole.loss()).epsilon(1e-12));
}

TEST_CASE("an evaluation judges no other examples than it is told", "[metrics]") {
  Evaluation evaluation(3);
  Workspace workspace;
  evaluate(identity(), Loss::softmaxCrossEntropy, fivePoints(), 2, 4, workspace, evaluation);
  CHECK(evaluation.confusion() == Counts{0, 0, 0, 0, 0, 0, 0, 1, 1});
}

TEST_CASE("drawings that are no digit are not judged", "[metrics]") {
  const std::vector<std::uint8_t> pixels(4 * kImagePixels, 100);
  const Network network({kImagePixels, {{kDigits, Activation::softmax}}});
  const Dataset digits = Dataset::ofDigits({pixels.data(), 2 * kImagePixels}, {3, 0});
  const Dataset among = Dataset::ofDrawings(pixels, {kNoDigit, 3, 0, kNoDigit});
  const Evaluation expected = evaluate(network, Loss::softmaxCrossEntropy, digits);
  const Evaluation evaluation = evaluate(network, Loss::softmaxCrossEntropy, among);
  CHECK(evaluation.count() == 2);
  CHECK(evaluation.confusion() == expected.confusion());
  CHECK(evaluation.loss() == expected.loss());
  Workspace workspace;
  Evaluation none(kDigits);
  evaluate(network, Loss::softmaxCrossEntropy, among, 3, 4, workspace, none);
  CHECK(none.count() == 0);
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

TEST_CASE("an evaluation of too few classes is refused", "[metrics]") {
  Workspace workspace;
  const auto judge = [&](int classes) {
    Evaluation evaluation(classes);
    evaluate(identity(), Loss::softmaxCrossEntropy, fivePoints(), 0, 5, workspace, evaluation);
    return evaluation.accuracy();
  };
  CHECK(judge(3) == judge(7));
  CHECK_THAT(errorOf([&] { judge(2); }), containsText("of 2 classes cannot count 3"));
}

}  // namespace inkling::test
