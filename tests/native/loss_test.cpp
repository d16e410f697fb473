#include "loss.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "networks.hpp"
#include "not_finite.hpp"
#include "reference.hpp"

namespace inkling::test {

namespace {

constexpr std::array<Activation, 6> kOutputActivations = {Activation::linear,  Activation::sigmoid,
                                                          Activation::tanh,    Activation::relu,
                                                          Activation::softmax, Activation::leakyRelu};
constexpr std::array<Loss, 3> kLosses = {Loss::softmaxCrossEntropy, Loss::meanSquaredError, Loss::binaryCrossEntropy};

/// Whether `checkOutput` takes them together.
bool fits(Loss loss, Activation output) { return loss == Loss::meanSquaredError || output == outputActivationOf(loss); }

Matrix activated(Activation activation, Matrix x) {
  activate(activation, x);
  return x;
}

double crossEntropy(const Matrix& logits, const Matrix& targets) {
  return totalLoss(Loss::softmaxCrossEntropy, logits, activated(Activation::softmax, logits), targets);
}

double binaryCrossEntropy(const Matrix& logits, const Matrix& targets) {
  return totalLoss(Loss::binaryCrossEntropy, logits, activated(Activation::sigmoid, logits), targets);
}

// → the gradient by the logits
Matrix gradientOf(Loss loss, Activation activation, const Matrix& logits, const Matrix& targets) {
  Matrix gradient(targets.rows(), targets.cols());
  lossBackward(loss, activation, activated(activation, logits), targets, gradient);
  return gradient;
}

}  // namespace

TEST_CASE("every loss has its name", "[loss]") {
  CHECK(nameOf(Loss::softmaxCrossEntropy) == "softmax-cross-entropy");
  CHECK(nameOf(Loss::meanSquaredError) == "mean-squared-error");
  CHECK(nameOf(Loss::binaryCrossEntropy) == "binary-cross-entropy");
}

TEST_CASE("a loss goes with the outputs that it can be taken over", "[loss]") {
  CHECK(outputActivationOf(Loss::softmaxCrossEntropy) == Activation::softmax);
  CHECK(outputActivationOf(Loss::binaryCrossEntropy) == Activation::sigmoid);
  CHECK(outputActivationOf(Loss::meanSquaredError) == Activation::sigmoid);
  for (std::size_t i = 0; i < kActivationNames.size(); ++i) {
    const auto output = static_cast<Activation>(i);
    CAPTURE(nameOf(output));
    CHECK_NOTHROW(checkOutput(Loss::meanSquaredError, output, 1));
    if (output == Activation::softmax) {
      CHECK_NOTHROW(checkOutput(Loss::softmaxCrossEntropy, output, 2));
    } else {
      CHECK(errorOf([&] { checkOutput(Loss::softmaxCrossEntropy, output, 3); }) ==
            "softmax cross-entropy needs a softmax output of at least 2 units, got " + nameOf(output) + " of 3");
    }
    if (output == Activation::sigmoid) {
      CHECK_NOTHROW(checkOutput(Loss::binaryCrossEntropy, output, 1));
    } else {
      CHECK(errorOf([&] { checkOutput(Loss::binaryCrossEntropy, output, 3); }) ==
            "binary cross-entropy needs a sigmoid output, got " + nameOf(output));
    }
  }
  CHECK(errorOf([] { checkOutput(Loss::softmaxCrossEntropy, Activation::softmax, 1); }) ==
        "softmax cross-entropy needs a softmax output of at least 2 units, got softmax of 1");
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

      // Positive terms here, too: z t is taken from max(z, 0) with an error of 2^-24 of 5 at most.
      const DoubleMatrix a = referenceActivation(Activation::sigmoid, logits.cast<double>());
      const double binary = referenceLoss(Loss::binaryCrossEntropy, a, targets) * static_cast<double>(batch);
      CHECK(std::abs(binaryCrossEntropy(logits, targets) - binary) <
            10.0 * 0x1p-24 * static_cast<double>(batch * units));
    }
  }
}

TEST_CASE("losses of rows that lie apart are those of rows that do not", "[loss]") {
  std::mt19937 generator(4);
  for (const Loss loss : kLosses) {
    CAPTURE(nameOf(loss));
    const Matrix logits = randomMatrix(generator, 5, 3, 5.0F);
    const Matrix outputs = activated(outputActivationOf(loss), logits);
    const Matrix targets = randomOneHot(generator, 5, 3);
    const auto inRoom = [](const Matrix& matrix) {
      Matrix room = Matrix::Constant(7, 9, std::numeric_limits<float>::quiet_NaN());
      room.block(1, 2, 5, 3) = matrix;
      return room;
    };
    const Matrix z = inRoom(logits);
    const Matrix a = inRoom(outputs);
    const Matrix t = inRoom(targets);
    CHECK(totalLoss(loss, z.block(1, 2, 5, 3), a.block(1, 2, 5, 3), t.block(1, 2, 5, 3)) ==
          totalLoss(loss, logits, outputs, targets));
    Matrix gradient(5, 3);
    lossBackward(loss, outputActivationOf(loss), a.block(1, 2, 5, 3), t.block(1, 2, 5, 3), gradient);
    CHECK(haveSameBits(gradient, gradientOf(loss, outputActivationOf(loss), logits, targets)));
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

TEST_CASE("binary cross-entropy takes targets that are probabilities", "[loss]") {
  // -(t log a + (1 - t) log(1 - a)) with a = ½ is log 2 for every t; with z = log 3, a = ¾.
  CHECK(binaryCrossEntropy(Matrix::Zero(1, 1), Matrix::Constant(1, 1, 0.3F)) == Approx(std::log(2.0)).epsilon(1e-6));
  CHECK(binaryCrossEntropy(Matrix::Constant(1, 1, 1.0986123F), Matrix::Constant(1, 1, 0.25F)) ==
        Approx(-0.25 * std::log(0.75) - 0.75 * std::log(0.25)).epsilon(1e-6));
}

TEST_CASE("the least loss is that of outputs that are the targets", "[loss]") {
  const std::array<float, 3> targets = {0.25F, 0.25F, 0.5F};
  const Eigen::Map<const Matrix> row(targets.data(), 1, 3);
  // In bits: 2 · ¼ · 2 + ½ · 1 = 1½.
  CHECK(leastLoss(Loss::softmaxCrossEntropy, targets) == Approx(1.5 * std::log(2.0)).epsilon(1e-6));
  CHECK(crossEntropy(row.array().log().matrix(), row) ==
        Approx(leastLoss(Loss::softmaxCrossEntropy, targets)).epsilon(1e-6));
  CHECK(binaryCrossEntropy((row.array() / (1.0F - row.array())).log().matrix(), row) ==
        Approx(leastLoss(Loss::binaryCrossEntropy, targets)).epsilon(1e-6));
  CHECK(leastLoss(Loss::meanSquaredError, targets) == 0.0);
  const std::array<float, 3> oneHot = {0.0F, 1.0F, 0.0F};
  for (const Loss loss : kLosses) CHECK(leastLoss(loss, oneHot) == 0.0);
}

TEST_CASE("binary cross-entropy stays finite where a sigmoid rounds to its end", "[loss]") {
  const auto of = [](float logit, float target) {
    return binaryCrossEntropy(Matrix::Constant(1, 1, logit), Matrix::Constant(1, 1, target));
  };
  CHECK(of(200.0F, 1.0F) == 0.0);
  CHECK(of(200.0F, 0.0F) == 200.0);
  CHECK(of(-200.0F, 1.0F) == 200.0);
  CHECK(of(-200.0F, 0.0F) == 0.0);
  CHECK(of(-1e30F, 1.0F) == Approx(1e30).epsilon(1e-6));
}

TEST_CASE("a loss of what is no number is none", "[loss]") {
  Matrix targets(1, 2);
  targets << 1.0F, 0.0F;
  for (const Index unit : {0, 1}) {
    CAPTURE(unit);
    Matrix logits = Matrix::Zero(1, 2);
    logits(0, unit) = kNaN;
    CHECK(std::isnan(crossEntropy(logits, targets)));
    CHECK(std::isnan(totalLoss(Loss::meanSquaredError, logits, logits, targets)));
    CHECK(std::isnan(binaryCrossEntropy(logits, targets)));
    logits(0, unit) = std::numeric_limits<float>::infinity();
    CHECK_FALSE(std::isfinite(crossEntropy(logits, targets)));
    CHECK_FALSE(std::isfinite(totalLoss(Loss::meanSquaredError, logits, logits, targets)));
  }
}

TEST_CASE("the gradient of cross-entropy is p - t over the batch", "[loss]") {
  std::mt19937 generator(2);
  const Matrix logits = randomMatrix(generator, 3, 4, 5.0F);
  const Matrix targets = randomOneHot(generator, 3, 4);
  for (const Loss loss : {Loss::softmaxCrossEntropy, Loss::binaryCrossEntropy}) {
    CAPTURE(nameOf(loss));
    const Matrix gradient = gradientOf(loss, outputActivationOf(loss), logits, targets);
    const DoubleMatrix p = referenceActivation(outputActivationOf(loss), logits.cast<double>());
    const DoubleMatrix expected = (p - targets.cast<double>()) / 3.0;
    // Of numbers of at most 1: the activation's rounding, under 10 · 2^-24, a difference and a quotient.
    CHECK((gradient.cast<double>() - expected).cwiseAbs().maxCoeff() < 12.0 * 0x1p-24);
  }
}

TEST_CASE("over a step the gradient is Rosenblatt's a - t over the batch", "[loss]") {
  Matrix logits(2, 2);
  logits << -1.0F, 2.0F, 3.0F, -4.0F;
  Matrix targets(2, 2);
  targets << 1.0F, 1.0F, 0.0F, 0.0F;
  Matrix expected(2, 2);
  expected << -0.5F, 0.0F, 0.5F, 0.0F;
  CHECK(gradientOf(Loss::meanSquaredError, Activation::step, logits, targets) == expected);
}

TEST_CASE("gradients of the mean loss agree with differences of the formulas in double precision", "[loss]") {
  // As in activation_test.cpp: with h = 10^-5 the differences are exact to about 10^-10.
  constexpr double kShift = 1e-5;
  std::mt19937 generator(3);
  for (const Loss loss : kLosses) {
    for (const Activation activation : kOutputActivations) {
      if (!fits(loss, activation)) continue;
      CAPTURE(nameOf(loss), nameOf(activation));
      Matrix logits = randomMatrix(generator, 3, 4, 2.0F);
      logits = (logits.array().abs() < 0.01F).select(0.5F, logits);  // away from the kink of rectified units
      const Matrix targets = randomOneHot(generator, 3, 4);
      const Matrix gradient = gradientOf(loss, activation, logits, targets);

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
