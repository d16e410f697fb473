#include "loss.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <random>

#include "catch.hpp"
#include "matrices.hpp"
#include "reference.hpp"

namespace inkling::test {

namespace {

constexpr std::array<Activation, 5> kOutputActivations = {Activation::linear, Activation::sigmoid, Activation::tanh,
                                                          Activation::relu, Activation::softmax};

Matrix activated(Activation activation, Matrix x) {
  activate(activation, x);
  return x;
}

double crossEntropy(const Matrix& logits, const Matrix& targets) {
  return totalLoss(Loss::softmaxCrossEntropy, logits, activated(Activation::softmax, logits), targets);
}

}  // namespace

TEST_CASE("every loss has its name", "[loss]") {
  CHECK(kLossNames.at(static_cast<std::size_t>(Loss::softmaxCrossEntropy)) == "softmax-cross-entropy");
  CHECK(kLossNames.at(static_cast<std::size_t>(Loss::meanSquaredError)) == "mean-squared-error");
}

TEST_CASE("losses agree with their formulas in double precision", "[loss]") {
  std::mt19937 generator(1);
  for (const Index batch : {1, 3, 64}) {
    for (const Index units : {2, 3, 10}) {
      CAPTURE(batch, units);
      const Matrix logits = randomMatrix(generator, batch, units, 5.0F);
      const Matrix targets = randomOneHot(generator, batch, units);
      const DoubleMatrix p = referenceActivation(Activation::softmax, logits.cast<double>());
      const double expected = referenceLoss(Loss::softmaxCrossEntropy, p, targets) * static_cast<double>(batch);
      // z - max z - log Σ: numbers of up to 10, each rounded by half of 2^-24 of itself, for every example.
      const double tolerance = 20.0 * 0x1p-24 * static_cast<double>(batch);
      CHECK(std::abs(crossEntropy(logits, targets) - expected) < tolerance);

      const Matrix outputs = randomMatrix(generator, batch, units);
      const double squared = referenceLoss(Loss::meanSquaredError, outputs.cast<double>(), targets);
      CHECK(totalLoss(Loss::meanSquaredError, logits, outputs, targets) ==
            Approx(squared * static_cast<double>(batch)).epsilon(1e-6));  // positive terms: about ten roundings
    }
  }
}

TEST_CASE("cross-entropy takes targets that are probabilities", "[loss]") {
  Matrix logits(1, 2);
  logits << 1.0F, 3.0F;
  Matrix targets(1, 2);
  targets << 0.25F, 0.75F;
  // -Σ t log p = log(e + e³) - (0.25 · 1 + 0.75 · 3)
  CHECK(crossEntropy(logits, targets) == Approx(std::log(std::exp(1.0) + std::exp(3.0)) - 2.5).epsilon(1e-6));
}

TEST_CASE("cross-entropy stays finite where a probability rounds to zero", "[loss]") {
  Matrix targets(1, 2);
  targets << 1.0F, 0.0F;
  Matrix logits(1, 2);
  logits << 0.0F, 200.0F;
  REQUIRE(activated(Activation::softmax, logits)(0, 0) == 0.0F);
  CHECK(crossEntropy(logits, targets) == 200.0);
  logits << -1e30F, 1e30F;
  CHECK(crossEntropy(logits, targets) == Approx(2e30).epsilon(1e-6));
  logits << 1e30F, -1e30F;
  CHECK(crossEntropy(logits, targets) == 0.0);
}

TEST_CASE("a loss of what is no number is none", "[loss]") {
  constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
  Matrix targets(1, 2);
  targets << 1.0F, 0.0F;
  for (const Index unit : {0, 1}) {
    CAPTURE(unit);
    Matrix logits = Matrix::Zero(1, 2);
    logits(0, unit) = kNaN;
    CHECK(std::isnan(crossEntropy(logits, targets)));
    CHECK(std::isnan(totalLoss(Loss::meanSquaredError, logits, logits, targets)));
    logits(0, unit) = std::numeric_limits<float>::infinity();
    CHECK_FALSE(std::isfinite(crossEntropy(logits, targets)));
    CHECK_FALSE(std::isfinite(totalLoss(Loss::meanSquaredError, logits, logits, targets)));
  }
}

TEST_CASE("the gradient of cross-entropy is p - t over the batch", "[loss]") {
  std::mt19937 generator(2);
  const Matrix logits = randomMatrix(generator, 3, 4, 5.0F);
  const Matrix targets = randomOneHot(generator, 3, 4);
  Matrix gradient;
  lossBackward(Loss::softmaxCrossEntropy, Activation::softmax, activated(Activation::softmax, logits), targets,
               gradient);
  const DoubleMatrix p = referenceActivation(Activation::softmax, logits.cast<double>());
  const DoubleMatrix expected = (p - targets.cast<double>()) / 3.0;
  // Of numbers of at most 1: the softmax's rounding, under 10 · 2^-24, a difference and a quotient.
  CHECK((gradient.cast<double>() - expected).cwiseAbs().maxCoeff() < 12.0 * 0x1p-24);
}

TEST_CASE("gradients of the mean loss agree with differences of the formulas in double precision", "[loss]") {
  // As in activation_test.cpp: with h = 10^-5 the differences are exact to about 10^-10.
  constexpr double kShift = 1e-5;
  std::mt19937 generator(3);
  for (const Loss loss : {Loss::softmaxCrossEntropy, Loss::meanSquaredError}) {
    for (const Activation activation : kOutputActivations) {
      if (loss == Loss::softmaxCrossEntropy && activation != Activation::softmax) continue;
      CAPTURE(kLossNames.at(static_cast<std::size_t>(loss)));
      CAPTURE(kActivationNames.at(static_cast<std::size_t>(activation)));
      Matrix logits = randomMatrix(generator, 3, 4, 2.0F);
      logits = (logits.array().abs() < 0.01F).select(0.5F, logits);  // away from the kink of rectified units
      const Matrix targets = randomOneHot(generator, 3, 4);
      Matrix gradient;
      lossBackward(loss, activation, activated(activation, logits), targets, gradient);

      double worst = 0.0;
      for (Index i = 0; i < logits.size(); ++i) {
        DoubleMatrix above = logits.cast<double>();
        DoubleMatrix below = above;
        above.data()[i] += kShift;
        below.data()[i] -= kShift;
        const double slope = (referenceLoss(loss, referenceActivation(activation, above), targets) -
                              referenceLoss(loss, referenceActivation(activation, below), targets)) /
                             (2.0 * kShift);
        worst = std::max(worst, std::abs(slope - gradient.data()[i]));
      }
      CHECK(worst < 1e-6);  // some roundings of float32 numbers of the order of 1
      CHECK(gradient.cwiseAbs().maxCoeff() > 0.01F);
    }
  }
}

}  // namespace inkling::test
