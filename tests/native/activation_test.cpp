#include "activation.hpp"

#include <array>
#include <cmath>
#include <random>

#include "catch.hpp"
#include "matrices.hpp"
#include "networks.hpp"
#include "not_finite.hpp"
#include "reference.hpp"

namespace inkling::test {

namespace {

constexpr std::array<Activation, 7> kAll = {Activation::linear, Activation::sigmoid, Activation::tanh,
                                            Activation::relu,   Activation::softmax, Activation::leakyRelu,
                                            Activation::step};

Matrix activated(Activation activation, Matrix x) {
  activate(activation, x);
  return x;
}

Matrix rowOf(std::initializer_list<float> values) {
  Matrix row(1, static_cast<Index>(values.size()));
  std::copy(values.begin(), values.end(), row.data());
  return row;
}

}  // namespace

TEST_CASE("every activation has its name", "[activation]") {
  CHECK(nameOf(Activation::linear) == "linear");
  CHECK(nameOf(Activation::sigmoid) == "sigmoid");
  CHECK(nameOf(Activation::tanh) == "tanh");
  CHECK(nameOf(Activation::relu) == "relu");
  CHECK(nameOf(Activation::softmax) == "softmax");
  CHECK(nameOf(Activation::leakyRelu) == "leaky-relu");
  CHECK(nameOf(Activation::step) == "step");
}

TEST_CASE("activations agree with their formulas in double precision", "[activation]") {
  std::mt19937 generator(1);
  for (const Activation activation : kAll) {
    for (const Index units : {1, 2, 3, 10, 33}) {
      CAPTURE(nameOf(activation), units);
      const Matrix z = randomMatrix(generator, 7, units, 8.0F);
      const DoubleMatrix expected = referenceActivation(activation, z.cast<double>());
      const DoubleMatrix error = activated(activation, z).cast<double>() - expected;
      // sigmoid is within 3 ulp; softmax adds up to 33 rounded numbers and divides: under 40 · 2^-24 of the result.
      CHECK((error.array().abs() <= 40.0 * 0x1p-24 * expected.array().abs()).all());
    }
  }
}

TEST_CASE("rectified units pass what is over zero and nothing else", "[activation]") {
  CHECK(activated(Activation::relu, rowOf({-2.0F, -1e-38F, 0.0F, 1e-38F, 3.0F, kInfinity, -kInfinity})) ==
        rowOf({0.0F, 0.0F, 0.0F, 1e-38F, 3.0F, kInfinity, 0.0F}));
}

TEST_CASE("leaky rectified units keep a hundredth of what is under zero", "[activation]") {
  CHECK(activated(Activation::leakyRelu, rowOf({-2.0F, 0.0F, 1e-38F, 3.0F, kInfinity, -kInfinity})) ==
        rowOf({-0.02F, 0.0F, 1e-38F, 3.0F, kInfinity, -kInfinity}));
}

TEST_CASE("steps are one from zero on", "[activation]") {
  CHECK(activated(Activation::step, rowOf({-2.0F, -1e-38F, -0.0F, 0.0F, 1e-38F, 3.0F, kInfinity, -kInfinity})) ==
        rowOf({0.0F, 0.0F, 1.0F, 1.0F, 1.0F, 1.0F, 1.0F, 0.0F}));
}

TEST_CASE("no activation hides a number that is none", "[activation]") {
  for (const Activation activation : kAll) {
    CAPTURE(nameOf(activation));
    CHECK(std::isnan(activated(activation, rowOf({kNaN, 1.0F}))(0, 0)));
    CHECK(std::isnan(activated(activation, rowOf({1.0F, kNaN}))(0, 1)));
  }
}

TEST_CASE("softmax takes each row for itself", "[activation]") {
  Matrix z(2, 2);
  z << 0.0F, 0.0F, 0.0F, 1.0986123F;  // log 3
  const Matrix p = activated(Activation::softmax, z);
  CHECK(p(0, 0) == 0.5F);
  CHECK(p(0, 1) == 0.5F);
  CHECK(p(1, 0) == Approx(0.25).epsilon(1e-6));
  CHECK(p(1, 1) == Approx(0.75).epsilon(1e-6));
}

TEST_CASE("softmax stays finite for huge logits", "[activation]") {
  CHECK(activated(Activation::softmax, rowOf({1e30F, 0.0F, -1e30F})) == rowOf({1.0F, 0.0F, 0.0F}));
  CHECK(activated(Activation::softmax, rowOf({-3e38F, 3e38F})) == rowOf({0.0F, 1.0F}));
  CHECK(activated(Activation::softmax, rowOf({1e30F, 1e30F})) == rowOf({0.5F, 0.5F}));
  CHECK(activated(Activation::softmax, rowOf({-1000.0F, -1000.0F})) == rowOf({0.5F, 0.5F}));
  // An infinite logit has no softmax; it must not pass for a number.
  CHECK(activated(Activation::softmax, rowOf({kInfinity, 0.0F})).array().isNaN().any());
}

TEST_CASE("softmax does not change when a number is added to all logits", "[activation]") {
  std::mt19937 generator(2);
  const Matrix z = (randomMatrix(generator, 5, 10, 8.0F) * 1024.0F).array().round() / 1024.0F;
  const Matrix shifted = z.array() + 512.0F;  // exact: z has 10 binary places
  CHECK(haveSameBits(activated(Activation::softmax, z), activated(Activation::softmax, shifted)));
}

TEST_CASE("the rows of a softmax add up to one", "[activation]") {
  std::mt19937 generator(3);
  const Matrix p = activated(Activation::softmax, randomMatrix(generator, 50, 10, 20.0F));
  // Ten quotients, each rounded by at most half of 2^-24 of itself, and the rounding of the sum that they are of.
  CHECK((p.cast<double>().rowwise().sum().array() - 1.0).abs().maxCoeff() < 10.0 * 0x1p-24);
}

TEST_CASE("derivatives agree with differences of the formulas in double precision", "[activation]") {
  // Central differences in double with h = 10^-5: the cubic term is of the order h² = 10^-10, rounding 10^-16 / h.
  constexpr double kShift = 1e-5;
  std::mt19937 generator(4);
  for (const Activation activation : kAll) {
    CAPTURE(nameOf(activation));
    Matrix z = randomMatrix(generator, 4, 6, 3.0F);
    // Away from where rectified units and steps have no derivative.
    z = (z.array().abs() < 0.01F).select(0.5F, z);
    const Matrix weights = randomMatrix(generator, 4, 6);  // the gradient of a loss Σ weights · g(z) by g(z)
    Matrix gradient = weights;
    activationBackward(activation, activated(activation, z), gradient);

    const auto loss = [&](const DoubleMatrix& at) {
      return referenceActivation(activation, at).cwiseProduct(weights.cast<double>()).sum();
    };
    double worst = 0.0;
    for (Index i = 0; i < z.size(); ++i) {
      DoubleMatrix above = z.cast<double>();
      DoubleMatrix below = above;
      above.data()[i] += kShift;
      below.data()[i] -= kShift;
      const double slope = (loss(above) - loss(below)) / (2.0 * kShift);
      worst = std::max(worst, std::abs(slope - gradient.data()[i]));
    }
    // Some roundings of float32 numbers of at most 1, such as 1 - a².
    CHECK(worst < 1e-6);
    CHECK((gradient.cwiseAbs().maxCoeff() > 0.01F) == (activation != Activation::step));  // a step has no slope
  }
}

TEST_CASE("activations and derivatives touch nothing but the elements of their rows", "[activation]") {
  // A view of the middle of a larger matrix, as the rows of a batch have room after them.
  std::mt19937 generator(5);
  for (const Activation activation : kAll) {
    CAPTURE(nameOf(activation));
    const Matrix z = randomMatrix(generator, 3, 5, 3.0F);
    Matrix room = Matrix::Constant(5, 9, 7.0F);
    room.block(1, 2, 3, 5) = z;
    activate(activation, room.block(1, 2, 3, 5));
    const Matrix a = activated(activation, z);
    CHECK(haveSameBits(Matrix(room.block(1, 2, 3, 5)), a));

    const Matrix weights = randomMatrix(generator, 3, 5);
    Matrix gradient = weights;
    activationBackward(activation, a, gradient);
    Matrix gradientRoom = Matrix::Constant(4, 8, 7.0F);
    gradientRoom.block(1, 1, 3, 5) = weights;
    activationBackward(activation, room.block(1, 2, 3, 5), gradientRoom.block(1, 1, 3, 5));
    CHECK(haveSameBits(Matrix(gradientRoom.block(1, 1, 3, 5)), gradient));
    CHECK((room.array() == 7.0F).count() == 45 - 15);
    CHECK((gradientRoom.array() == 7.0F).count() == 32 - 15);
  }
}

TEST_CASE("a rectified unit at zero passes no gradient", "[activation]") {
  Matrix gradient = rowOf({5.0F, 5.0F});
  activationBackward(Activation::relu, rowOf({0.0F, 1.0F}), gradient);
  CHECK(gradient == rowOf({0.0F, 5.0F}));
}

}  // namespace inkling::test
