#include "softmax_steps.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>
#include <random>
#include <vector>

#include "activation.hpp"
#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "not_finite.hpp"

namespace inkling::test {

TEST_CASE("softmax comes apart into its steps", "[softmax]") {
  const SoftmaxSteps steps = softmaxSteps(std::vector<float>{1.0F, 3.0F, 2.0F}, 0.5F);
  CHECK(steps.scaled == std::vector<float>{2.0F, 6.0F, 4.0F});
  CHECK(steps.maximum == 6.0F);
  CHECK(steps.shifted == std::vector<float>{-4.0F, 0.0F, -2.0F});
  const double sum = std::exp(-4.0) + 1.0 + std::exp(-2.0);
  CHECK(steps.sum == Approx(sum));
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(steps.exponentials[i] == Approx(std::exp(steps.shifted[i])));
    CHECK(steps.probabilities[i] == Approx(std::exp(steps.shifted[i]) / sum));
    CHECK(steps.naiveExponentials[i] == Approx(std::exp(steps.scaled[i])));
    CHECK(steps.naiveProbabilities[i] == Approx(steps.probabilities[i]));
  }
}

TEST_CASE("the probabilities are those of the activation, to the bit", "[softmax]") {
  std::mt19937 generator(1);
  for (const Index count : {1, 2, 3, 10, 37}) {
    Matrix logits = randomMatrix(generator, 1, count, 9.0F);
    const SoftmaxSteps steps = softmaxSteps(elementsOf(logits), 1.0F);
    activate(Activation::softmax, logits);
    CHECK(haveSameBits(steps.probabilities, elementsOf(logits)));
  }
}

TEST_CASE("without the maximum taken off, large logits are no probabilities", "[softmax]") {
  const SoftmaxSteps steps = softmaxSteps(std::vector<float>{100.0F, 99.0F, 0.0F}, 1.0F);
  CHECK(steps.naiveExponentials[0] == kInfinity);
  CHECK(steps.naiveExponentials[2] == 1.0F);
  CHECK(std::isnan(steps.naiveProbabilities[0]));
  CHECK(steps.naiveProbabilities[2] == 0.0F);
  CHECK(std::accumulate(steps.probabilities.begin(), steps.probabilities.end(), 0.0F) == Approx(1.0));
}

TEST_CASE("what softmax cannot take is refused", "[softmax]") {
  const auto refusal = [](const std::vector<float>& logits, float temperature) {
    return errorOf([&] { softmaxSteps(logits, temperature); });
  };
  CHECK_THAT(refusal({}, 1.0F), containsText("1 to 1000 logits, got 0"));
  CHECK_THAT(refusal(std::vector<float>(1001), 1.0F), containsText("got 1001"));
  for (const float temperature : {0.0F, -1.0F, 1000.1F, kNaN, kInfinity}) {
    CHECK_THAT(refusal({1.0F}, temperature), containsText("over 0 and at most 1000, got"));
  }
  CHECK_THAT(refusal({1.0F, kNaN}, 1.0F), containsText("finite numbers") && containsText("got nan"));
  CHECK_THAT(refusal({1e38F}, 0.01F), containsText("got 1e+38"));
}

}  // namespace inkling::test
