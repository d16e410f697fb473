#include "curves.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "not_finite.hpp"

namespace inkling::test {

namespace {

double logistic(double z) { return 1.0 / (1.0 + std::exp(-z)); }

}  // namespace

TEST_CASE("the curve of an activation has its values and slopes", "[curves]") {
  const ActivationCurve sigmoid = activationCurve(Activation::sigmoid, {-6.0F, 6.0F, 25});
  const ActivationCurve tanh = activationCurve(Activation::tanh, {-6.0F, 6.0F, 25});
  REQUIRE(sigmoid.inputs.size() == 25);
  for (std::size_t i = 0; i < 25; ++i) {
    const double z = -6.0 + 0.5 * static_cast<double>(i);
    CAPTURE(z);
    const double a = logistic(z);
    CHECK(sigmoid.inputs[i] == static_cast<float>(z));
    CHECK(sigmoid.values[i] == Approx(a));
    CHECK(sigmoid.slopes[i] == Approx(a * (1.0 - a)).epsilon(1e-4));
    CHECK(tanh.values[i] == Approx(std::tanh(z)));
    CHECK(tanh.slopes[i] == Approx(1.0 - std::tanh(z) * std::tanh(z)).margin(1e-6));
  }
  const ActivationCurve leaky = activationCurve(Activation::leakyRelu, {-1.0F, 1.0F, 2});
  CHECK(leaky.values == std::vector<float>{-kLeakyReluSlope, 1.0F});
  CHECK(leaky.slopes == std::vector<float>{kLeakyReluSlope, 1.0F});
  const ActivationCurve step = activationCurve(Activation::step, {-1.0F, 1.0F, 3});
  CHECK(step.values == std::vector<float>{0.0F, 1.0F, 1.0F});
  CHECK(step.slopes == std::vector<float>{0.0F, 0.0F, 0.0F});
}

TEST_CASE("the squared error of a sigmoid flattens where it is wrong, cross-entropy does not", "[curves]") {
  const CurveRange range{-20.0F, 20.0F, 41};
  const LossCurve squared = lossCurve(Loss::meanSquaredError, 1.0F, range);
  const LossCurve binary = lossCurve(Loss::binaryCrossEntropy, 1.0F, range);
  for (std::size_t i = 0; i < 41; ++i) {
    const double z = static_cast<double>(i) - 20.0;
    CAPTURE(z);
    const double a = logistic(z);
    CHECK(squared.outputs[i] == Approx(a));
    CHECK(squared.losses[i] == Approx(0.5 * (a - 1.0) * (a - 1.0)).margin(1e-6));
    CHECK(squared.gradients[i] == Approx((a - 1.0) * a * (1.0 - a)).margin(1e-6));
    CHECK(binary.losses[i] == Approx(std::log1p(std::exp(-z))).margin(1e-6));
    CHECK(binary.gradients[i] == Approx(a - 1.0).margin(1e-6));
  }
  CHECK(std::abs(squared.gradients.front()) < 1e-8);
  CHECK(binary.gradients.front() == -1.0F);
}

TEST_CASE("softmax over the logits z and 0 has the curve of the logistic function", "[curves]") {
  for (const float target : {0.0F, 0.25F, 1.0F}) {
    const CurveRange range{-8.0F, 8.0F, 33};
    const LossCurve softmax = lossCurve(Loss::softmaxCrossEntropy, target, range);
    const LossCurve binary = lossCurve(Loss::binaryCrossEntropy, target, range);
    for (std::size_t i = 0; i < 33; ++i) {
      CAPTURE(target, softmax.logits[i]);
      CHECK(softmax.outputs[i] == Approx(binary.outputs[i]));
      CHECK(softmax.losses[i] == Approx(binary.losses[i]).margin(1e-6));
      CHECK(softmax.gradients[i] == Approx(binary.gradients[i]).margin(1e-6));
    }
  }
}

TEST_CASE("what is no curve is refused", "[curves]") {
  const auto refusal = [](float from, float to, int count) {
    return errorOf([&] { activationCurve(Activation::tanh, {from, to, count}); });
  };
  CHECK_THAT(refusal(0.0F, 1.0F, 1), containsText("2 to 10000 points, got 1"));
  CHECK_THAT(refusal(0.0F, 1.0F, 10'001), containsText("got 10001"));
  CHECK_THAT(refusal(1.0F, 1.0F, 10), containsText("got 1 and 1"));
  CHECK_THAT(refusal(0.0F, kInfinity, 10), containsText("got 0 and inf"));
  CHECK_THAT(refusal(kNaN, 1.0F, 10), containsText("got nan"));
  CHECK_THAT(errorOf([] { activationCurve(Activation::softmax, {0.0F, 1.0F, 2}); }), containsText("softmax"));
  for (const float target : {-0.1F, 1.1F, kNaN}) {
    CHECK_THAT(errorOf([&] {
                 lossCurve(Loss::meanSquaredError, target, {0.0F, 1.0F, 2});
               }),
               containsText("target of an output must be 0 to 1, got"));
  }
}

}  // namespace inkling::test
