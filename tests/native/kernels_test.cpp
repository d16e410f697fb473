#include "kernels.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "catch.hpp"
#include "matrices.hpp"

namespace inkling::test {

namespace {

// Around the vector (4), the panels (8 and 32 columns), and the 1,024 terms that the kernel lists at a time.
constexpr std::array<Index, 3> kRows = {1, 2, 5};
constexpr std::array<Index, 8> kTerms = {1, 2, 3, 33, 784, 1024, 1025, 2051};
constexpr std::array<Index, 11> kColumns = {1, 2, 3, 4, 7, 8, 9, 31, 32, 33, 75};

/// Calls `check(rows, terms, columns, generator)` for every shape, with the shape and the seed in what a failure says.
template <typename Check>
void forEachShape(const Check& check) {
  for (const Index m : kRows) {
    for (const Index k : kTerms) {
      for (const Index n : kColumns) {
        const auto seed = static_cast<std::uint32_t>(m + 10 * k + 100'000 * n);
        CAPTURE(m, k, n, seed);
        std::mt19937 generator(seed);
        check(m, k, n, generator);
      }
    }
  }
}

/// Half of the elements become zero, as most pixels of a digit are.
void scatterZeros(std::mt19937& generator, Matrix& matrix) {
  for (Index i = 0; i < matrix.size(); ++i) {
    if (generator() % 2 == 0) matrix.data()[i] = 0.0F;
  }
}

// a: [m × k], b: [k × n] → [m × n]
Matrix product(const StridedMatrix& a, const Matrix& b, const float* start) {
  // NaN shows an element that was not written.
  Matrix c = Matrix::Constant(a.rows, b.cols(), std::numeric_limits<float>::quiet_NaN());
  multiply(a, b.data(), b.cols(), start, c.data());
  return c;
}

/// The contract of `multiply` in its plainest words.
Matrix plainProduct(const Matrix& a, const Matrix& b, const float* start, bool isAscending = true) {
  Matrix c(a.rows(), b.cols());
  for (Index i = 0; i < a.rows(); ++i) {
    for (Index j = 0; j < b.cols(); ++j) {
      float sum = start == nullptr ? 0.0F : start[j];
      for (Index step = 0; step < a.cols(); ++step) {
        const Index k = isAscending ? step : a.cols() - 1 - step;
        if (a(i, k) != 0.0F) sum += a(i, k) * b(k, j);
      }
      c(i, j) = sum;
    }
  }
  return c;
}

/// The largest error of c as a share of what rounding may cause: a sum of n rounded products in any order is within
/// n u / (1 - n u) · Σ |terms| of the exact one, u = 2^-24 (Higham, Accuracy and Stability of Numerical Algorithms,
/// section 3.1); `start` is one more term.
double shareOfErrorBound(const Matrix& c, const Matrix& a, const Matrix& b, const Matrix& start) {
  using DoubleMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  DoubleMatrix exact = a.cast<double>() * b.cast<double>();
  exact.rowwise() += start.row(0).cast<double>();
  DoubleMatrix magnitude = a.cast<double>().cwiseAbs() * b.cast<double>().cwiseAbs();
  magnitude.rowwise() += start.row(0).cast<double>().cwiseAbs();
  const double nu = static_cast<double>(a.cols() + 1) * 0x1p-24;
  const DoubleMatrix bound = nu / (1.0 - nu) * magnitude;
  const DoubleMatrix error = (c.cast<double>() - exact).cwiseAbs();
  double largest = 0.0;
  for (Index i = 0; i < c.size(); ++i) {
    const double share = error.data()[i] == 0.0 ? 0.0 : error.data()[i] / bound.data()[i];
    // Written so that a NaN counts as the largest.
    if (!(share <= largest)) largest = share;
  }
  return largest;
}

}  // namespace

TEST_CASE("multiply agrees with Eigen's product in double precision", "[kernels]") {
  forEachShape([](Index m, Index k, Index n, std::mt19937& generator) {
    Matrix a = randomMatrix(generator, m, k);
    const Matrix b = randomMatrix(generator, k, n);
    const Matrix start = randomMatrix(generator, 1, n);
    const Matrix nothing = Matrix::Zero(1, n);
    CHECK(shareOfErrorBound(product(strided(a), b, nullptr), a, b, nothing) <= 1.0);
    CHECK(shareOfErrorBound(product(strided(a), b, start.data()), a, b, start) <= 1.0);
    scatterZeros(generator, a);
    CHECK(shareOfErrorBound(product(strided(a), b, start.data()), a, b, start) <= 1.0);
  });
}

TEST_CASE("multiply adds its terms one after the other, to the bit", "[kernels]") {
  forEachShape([](Index m, Index k, Index n, std::mt19937& generator) {
    Matrix a = randomMatrix(generator, m, k);
    const Matrix b = randomMatrix(generator, k, n);
    const Matrix start = randomMatrix(generator, 1, n);
    CHECK(haveSameBits(product(strided(a), b, nullptr), plainProduct(a, b, nullptr)));
    scatterZeros(generator, a);
    CHECK(haveSameBits(product(strided(a), b, start.data()), plainProduct(a, b, start.data())));
  });
}

TEST_CASE("another order of the terms gives other bits", "[kernels]") {
  // Without this the test above would not show that the order is kept.
  std::mt19937 generator(1);
  const Matrix a = randomMatrix(generator, 5, 784);
  const Matrix b = randomMatrix(generator, 784, 33);
  CHECK_FALSE(haveSameBits(plainProduct(a, b, nullptr), plainProduct(a, b, nullptr, false)));
}

TEST_CASE("multiply takes a transposed operand as if it were stored that way", "[kernels]") {
  forEachShape([](Index m, Index k, Index n, std::mt19937& generator) {
    Matrix stored = randomMatrix(generator, k, m);
    scatterZeros(generator, stored);
    const Matrix b = randomMatrix(generator, k, n);
    const Matrix transposed = stored.transpose();
    CHECK(haveSameBits(product(strided(stored).transposed(), b, nullptr), plainProduct(transposed, b, nullptr)));
  });
}

TEST_CASE("multiply takes a block within a larger matrix", "[kernels]") {
  std::mt19937 generator(2);
  const Matrix whole = randomMatrix(generator, 9, 50);
  const Matrix b = randomMatrix(generator, 20, 33);
  const Matrix block = whole.block(3, 7, 5, 20);
  const StridedMatrix view = {whole.data() + 3 * 50 + 7, 5, 20, 50, 1};
  CHECK(haveSameBits(product(view, b, nullptr), plainProduct(block, b, nullptr)));
}

TEST_CASE("multiply leaves out the terms of a zero, even of a negative one", "[kernels]") {
  Matrix a(1, 3);
  a << 2.0F, 0.0F, -0.0F;
  Matrix b(3, 2);
  b << 3.0F, -0.0F, std::numeric_limits<float>::quiet_NaN(), 5.0F, std::numeric_limits<float>::infinity(), 5.0F;
  const Matrix c = product(strided(a), b, nullptr);
  CHECK(c(0, 0) == 6.0F);
  CHECK(c(0, 1) == 0.0F);
}

TEST_CASE("multiply keeps what is not finite in the left operand", "[kernels]") {
  Matrix a(1, 2);
  a << std::numeric_limits<float>::quiet_NaN(), 1.0F;
  const Matrix b = Matrix::Ones(2, 9);
  CHECK(product(strided(a), b, nullptr).array().isNaN().all());
}

TEST_CASE("multiply of nothing is the start", "[kernels]") {
  const Matrix a(2, 0);
  const Matrix b(0, 3);
  Matrix start(1, 3);
  start << 1.0F, 2.0F, 3.0F;
  CHECK(product(strided(a), b, nullptr) == Matrix::Zero(2, 3));
  CHECK(product(strided(a), b, start.data()) == start.replicate(2, 1));
}

TEST_CASE("multiply writes its result and nothing beside it", "[kernels]") {
  forEachShape([](Index m, Index k, Index n, std::mt19937& generator) {
    const Matrix a = randomMatrix(generator, m, k);
    const Matrix b = randomMatrix(generator, k, n);
    constexpr Index kMargin = 40;
    constexpr float kMark = 12345.0F;
    std::vector<float> room(static_cast<std::size_t>(m * n + 2 * kMargin), kMark);
    multiply(strided(a), b.data(), n, nullptr, room.data() + kMargin);
    bool isUntouched = true;
    for (std::size_t i = 0; i < kMargin; ++i) {
      isUntouched = isUntouched && room[i] == kMark && room[room.size() - 1 - i] == kMark;
    }
    CHECK(isUntouched);
  });
}

TEST_CASE("sumRows adds the rows in ascending order, to the bit", "[kernels]") {
  std::mt19937 generator(3);
  for (const Index rows : {1, 2, 3, 64, 1025}) {
    for (const Index columns : {1, 3, 10, 33}) {
      CAPTURE(rows, columns);
      const Matrix x = randomMatrix(generator, rows, columns);
      Matrix sums = Matrix::Constant(1, columns, std::numeric_limits<float>::quiet_NaN());
      sumRows(x, sums.data());
      Matrix expected = Matrix::Zero(1, columns);
      for (Index j = 0; j < columns; ++j) {
        for (Index i = 0; i < rows; ++i) expected(0, j) += x(i, j);
      }
      CHECK(haveSameBits(sums, expected));
      // And against an order of its own in double: the bound is that of shareOfErrorBound.
      const double nu = static_cast<double>(rows) * 0x1p-24;
      for (Index j = 0; j < columns; ++j) {
        const double exact = x.col(j).cast<double>().sum();
        const double magnitude = x.col(j).cast<double>().cwiseAbs().sum();
        CHECK(std::abs(sums(0, j) - exact) <= nu / (1.0 - nu) * magnitude);
      }
    }
  }
}

}  // namespace inkling::test
