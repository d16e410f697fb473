#include "kernels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "aligned.hpp"
#include "catch.hpp"
#include "matrices.hpp"
#include "not_finite.hpp"
#include "reference.hpp"
#include "sparse.hpp"

namespace inkling::test {

namespace {

// What is written beside a result shows in these.
constexpr Index kMargin = 40;
constexpr float kMark = 12345.0F;

// Around the rows of a tile (4), the panels (of 8 to 64 columns, by the vector) and the blocks of 512 floats.
constexpr std::array<Index, 7> kRows = {1, 2, 3, 4, 5, 8, 33};
constexpr std::array<Index, 8> kDepths = {0, 1, 2, 3, 31, 64, 130, 513};
constexpr std::array<Index, 18> kColumns = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 130, 515};

/// A dense product in its plainest words: each element begins with its start value and takes its terms in ascending
/// order. a: [m × k], b: [k × n] → [m × n]
Matrix plainProduct(const Matrix& a, const Matrix& b, const float* start, bool isAscending = true) {
  Matrix c(a.rows(), b.cols());
  for (Index i = 0; i < a.rows(); ++i) {
    for (Index j = 0; j < b.cols(); ++j) {
      float sum = start == nullptr ? 0.0F : start[j];
      for (Index step = 0; step < a.cols(); ++step) {
        const Index k = isAscending ? step : a.cols() - 1 - step;
        sum += a(i, k) * b(k, j);
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

// matrix: [rows × columns] → its panels, with NaN in the place of the zeros that pad the last one: what a kernel makes
// of them must not reach a result.
AlignedFloats panelsOf(const Matrix& matrix, Index width) {
  const PanelLayout layout{matrix.rows(), matrix.cols(), width};
  AlignedFloats panels(static_cast<std::size_t>(layout.size()), kNaN);
  for (Index i = 0; i < matrix.rows(); ++i) {
    for (Index j = 0; j < matrix.cols(); ++j) panels[static_cast<std::size_t>(layout.offset(i, j))] = matrix(i, j);
  }
  return panels;
}

/// A row that kernels read whole vectors of.
std::vector<float> paddedRow(const Matrix& row) {
  std::vector<float> padded(static_cast<std::size_t>(roundedUp(row.cols(), kLanes)), kNaN);
  std::copy(row.data(), row.data() + row.size(), padded.begin());
  return padded;
}

/// a b + start by `multiplySparse`, panel by panel, as a network computes its first layer.
Matrix sparseProduct(const Matrix& a, const Matrix& b, const Matrix* start) {
  const PanelLayout layout{b.rows(), b.cols(), kSparseWidth};
  const AlignedFloats panels = panelsOf(b, kSparseWidth);
  const std::vector<float> starts = start == nullptr ? std::vector<float>() : paddedRow(*start);
  SparseRows rows;
  listTerms(a, rows);
  Matrix c = Matrix::Constant(a.rows(), layout.paddedColumns(), kNaN);
  for (Index panel = 0; panel < layout.panels(); ++panel) {
    const Index first = panel * layout.width;
    multiplySparse(rows, 0, a.rows(), panels.data() + layout.panelOffset(panel), layout.panelWidth(panel),
                   start == nullptr ? nullptr : starts.data() + first, c.data() + first, c.cols());
  }
  return c.leftCols(b.cols());
}

/// The same by `multiplyDense`.
Matrix denseProduct(const StridedMatrix& a, const Matrix& b, const Matrix* start) {
  const PanelLayout layout{b.rows(), b.cols(), kDenseWidth};
  const AlignedFloats panels = panelsOf(b, kDenseWidth);
  const std::vector<float> starts = start == nullptr ? std::vector<float>() : paddedRow(*start);
  Matrix c = Matrix::Constant(a.rows, layout.paddedColumns(), kNaN);
  for (Index panel = 0; panel < layout.panels(); ++panel) {
    const Index first = panel * layout.width;
    const Index width = layout.panelWidth(panel);
    multiplyDense(a, panels.data() + layout.panelOffset(panel), width, width,
                  start == nullptr ? nullptr : starts.data() + first, c.data() + first, c.cols());
  }
  return c.leftCols(b.cols());
}

/// The elements of a matrix. An empty one has no data, and from a null pointer there is no way to its rows.
const float* addressOf(const Matrix& a) {
  static constexpr float kNothing = 0.0F;
  return a.size() == 0 ? &kNothing : a.data();
}

StridedMatrix strided(const Matrix& a) { return {addressOf(a), a.rows(), a.cols(), a.cols(), 1}; }

/// What `a` is the transpose of, without being copied.
StridedMatrix transposed(const Matrix& stored) {
  return {addressOf(stored), stored.cols(), stored.rows(), 1, stored.cols()};
}

/// Calls `check(rows, terms, columns, generator)` for shapes that are drawn from the lists above: every two of them
/// meet.
template <typename Check>
void forRandomShapes(std::uint32_t seed, const Check& check) {
  std::mt19937 generator(seed);
  const auto oneOf = [&](const auto& list) { return list.at(generator() % list.size()); };
  const auto checkShape = [&](Index m, Index k, Index n) {
    CAPTURE(seed, m, k, n);
    check(m, k, n, generator);
  };
  for (const Index k : kDepths) {
    for (const Index n : kColumns) checkShape(oneOf(kRows), k, n);
  }
  for (const Index m : kRows) {
    for (const Index n : kColumns) checkShape(m, oneOf(kDepths), n);
    for (const Index k : kDepths) checkShape(m, k, oneOf(kColumns));
  }
}

/// Rows of 0 to 5 terms and one of many, in an order of their own, some columns more than once.
SparseRows randomRows(std::mt19937& generator, Index columns) {
  constexpr std::array<Index, 9> kCounts = {3, 0, 1, 5, 151, 2, 4, 0, 1};
  SparseRows rows;
  rows.clear(167);
  for (const Index count : kCounts) {
    Term* term = rows.nextRow();
    for (Index i = 0; i < count; ++i) {
      *term++ = termOf(randomNumber(generator), static_cast<Index>(generator()) % columns);
    }
    rows.endRow(term);
  }
  return rows;
}

/// Calls `check(x, columns)` for matrices of many shapes, of whose columns the first are to be summed.
template <typename Check>
void forRowsAndGaps(const Check& check) {
  std::mt19937 generator(10);
  for (const Index rows : {0, 1, 2, 3, 64, 1025}) {
    for (const Index columns : {1, 2, 3, 10, 33, 512, 515}) {
      for (const Index gap : {0, 1, 5}) {
        CAPTURE(rows, columns, gap);
        check(randomMatrix(generator, rows, columns + gap), columns);
      }
    }
  }
}

}  // namespace

TEST_CASE("multiplySparse agrees with Eigen's product in double precision", "[kernels]") {
  forRandomShapes(1, [](Index m, Index k, Index n, std::mt19937& generator) {
    Matrix a = randomMatrix(generator, m, k);
    scatterZeros(generator, a);
    const Matrix b = randomMatrix(generator, k, n);
    const Matrix start = randomMatrix(generator, 1, n);
    CHECK(shareOfErrorBound(sparseProduct(a, b, nullptr), a, b, Matrix::Zero(1, n)) <= 1.0);
    CHECK(shareOfErrorBound(sparseProduct(a, b, &start), a, b, start) <= 1.0);
  });
}

TEST_CASE("multiplyDense agrees with Eigen's product in double precision", "[kernels]") {
  forRandomShapes(2, [](Index m, Index k, Index n, std::mt19937& generator) {
    const Matrix a = randomMatrix(generator, m, k);
    const Matrix b = randomMatrix(generator, k, n);
    const Matrix start = randomMatrix(generator, 1, n);
    CHECK(shareOfErrorBound(denseProduct(strided(a), b, nullptr), a, b, Matrix::Zero(1, n)) <= 1.0);
    CHECK(shareOfErrorBound(denseProduct(strided(a), b, &start), a, b, start) <= 1.0);
  });
}

TEST_CASE("both products add their terms one after the other, to the bit", "[kernels]") {
  forRandomShapes(3, [](Index m, Index k, Index n, std::mt19937& generator) {
    Matrix a = randomMatrix(generator, m, k);
    const Matrix b = randomMatrix(generator, k, n);
    const Matrix start = randomMatrix(generator, 1, n);
    CHECK(haveSameBits(denseProduct(strided(a), b, nullptr), plainProduct(a, b, nullptr)));
    CHECK(haveSameBits(denseProduct(strided(a), b, &start), plainProduct(a, b, start.data())));
    scatterZeros(generator, a);
    // A term that is zero changes no sum: the two kernels agree to the bit.
    CHECK(haveSameBits(sparseProduct(a, b, nullptr), plainProduct(a, b, nullptr)));
    CHECK(haveSameBits(sparseProduct(a, b, &start), plainProduct(a, b, start.data())));
    CHECK(haveSameBits(denseProduct(strided(a), b, &start), plainProduct(a, b, start.data())));
  });
}

TEST_CASE("another order of the terms gives other bits", "[kernels]") {
  // Without this the test above would not show that the order is kept.
  std::mt19937 generator(4);
  const Matrix a = randomMatrix(generator, 5, 784);
  const Matrix b = randomMatrix(generator, 784, 33);
  CHECK_FALSE(haveSameBits(plainProduct(a, b, nullptr), plainProduct(a, b, nullptr, false)));
}

// NOLINTNEXTLINE(readability-function-cognitive-complexity): all shapes in one place
TEST_CASE("multiplySparse takes terms as they come, whatever the width of the panel and the rows", "[kernels]") {
  std::mt19937 generator(5);
  for (Index width = kLanes; width <= kSparseWidth; width += kLanes) {
    for (const Index columns : {1, 2, 7, 784}) {
      for (const auto& [firstRow, count] : {std::pair<Index, Index>{0, 9}, {0, 1}, {3, 4}, {8, 1}, {4, 0}}) {
        CAPTURE(width, columns, firstRow, count);
        const SparseRows a = randomRows(generator, columns);
        const Matrix panel = randomMatrix(generator, columns, width);  // NOLINT(*-suspicious-call-argument)
        const Matrix start = randomMatrix(generator, 1, width);
        for (const float* from : {static_cast<const float*>(nullptr), start.data()}) {
          Matrix expected(count, width);
          for (Index i = 0; i < count; ++i) {
            for (Index j = 0; j < width; ++j) {
              float sum = from == nullptr ? 0.0F : from[j];
              for (const Term* term = a.begin(firstRow + i); term != a.end(firstRow + i); ++term) {
                sum += term->value * panel(term->offset / kSparseRowBytes, j);
              }
              expected(i, j) = sum;
            }
          }
          // And nothing is written beside the result.
          const Index cStride = width + 3;
          std::vector<float> room(static_cast<std::size_t>(count * cStride + 2 * kMargin), kMark);
          multiplySparse(a, firstRow, count, panel.data(), width, from, room.data() + kMargin, cStride);
          const Eigen::Map<const Matrix, Eigen::Unaligned, Eigen::OuterStride<>> c(room.data() + kMargin, count, width,
                                                                                   Eigen::OuterStride<>(cStride));
          CHECK(haveSameBits(Matrix(c), expected));
          CHECK(std::count(room.begin(), room.end(), kMark) == static_cast<Index>(room.size()) - count * width);
        }
      }
    }
  }
}

TEST_CASE("multiplyDense takes operands with any strides", "[kernels]") {
  std::mt19937 generator(7);
  for (Index width = kLanes; width <= kDenseWidth; width += kLanes) {
    for (const Index m : kRows) {
      for (const Index k : {0, 1, 2, 7, 130}) {
        CAPTURE(width, m, k);
        const Index bStride = width + 5;
        const Index cStride = width + 3;
        const Matrix b = randomMatrix(generator, k, bStride);
        const Matrix start = randomMatrix(generator, 1, width);
        const Matrix whole = randomMatrix(generator, 2 * std::max(m, k) + 3, 2 * std::max(m, k) + 3);
        const Index side = whole.cols();
        // A block of a larger matrix, the transpose of one, every second row and column, the columns upside down.
        const Matrix block = whole.block(1, 2, m, k);
        const Matrix turned = whole.block(1, 2, k, m).transpose();
        Matrix scattered(m, k);
        Matrix reversed(m, k);
        for (Index i = 0; i < m; ++i) {
          for (Index j = 0; j < k; ++j) {
            scattered(i, j) = whole(1 + 2 * i, 2 + 2 * j);
            reversed(i, j) = whole(1 + i, 2 + k - j);
          }
        }
        const float* corner = &whole(1, 2);
        const std::array<std::pair<StridedMatrix, const Matrix*>, 4> operands = {
            {{{corner, m, k, side, 1}, &block},
             {{corner, m, k, 1, side}, &turned},
             {{corner, m, k, 2 * side, 2}, &scattered},
             {{corner + k, m, k, side, -1}, &reversed}}};
        for (const auto& [a, plain] : operands) {
          CAPTURE(a.rowStride, a.columnStride);
          for (const float* from : {static_cast<const float*>(nullptr), start.data()}) {
            std::vector<float> room(static_cast<std::size_t>(m * cStride + 2 * kMargin), kMark);
            multiplyDense(a, b.data(), bStride, width, from, room.data() + kMargin, cStride);
            const Eigen::Map<const Matrix, Eigen::Unaligned, Eigen::OuterStride<>> c(room.data() + kMargin, m, width,
                                                                                     Eigen::OuterStride<>(cStride));
            CHECK(haveSameBits(Matrix(c), plainProduct(*plain, b.leftCols(width), from)));
            CHECK(std::count(room.begin(), room.end(), kMark) == static_cast<Index>(room.size()) - m * width);
          }
        }
      }
    }
  }
}

TEST_CASE("multiplyDense takes a transposed operand as if it were stored that way", "[kernels]") {
  forRandomShapes(8, [](Index m, Index k, Index n, std::mt19937& generator) {
    const Matrix stored = randomMatrix(generator, k, m);
    const Matrix b = randomMatrix(generator, k, n);
    CHECK(haveSameBits(denseProduct(transposed(stored), b, nullptr), plainProduct(stored.transpose(), b, nullptr)));
  });
}

TEST_CASE("products keep what is not finite", "[kernels]") {
  Matrix a(1, 3);
  a << kNaN, 1.0F, 0.0F;
  const Matrix b = Matrix::Ones(3, 9);
  CHECK(denseProduct(strided(a), b, nullptr).array().isNaN().all());
  CHECK(sparseProduct(a, b, nullptr).array().isNaN().all());
}

TEST_CASE("multiplySparse leaves out the terms of a zero, even of a negative one", "[kernels]") {
  Matrix a(1, 3);
  a << 2.0F, 0.0F, -0.0F;
  Matrix b(3, 2);
  b << 3.0F, -0.0F, kNaN, 5.0F, std::numeric_limits<float>::infinity(), 5.0F;
  const Matrix c = sparseProduct(a, b, nullptr);
  CHECK(c(0, 0) == 6.0F);
  CHECK(c(0, 1) == 0.0F);
}

TEST_CASE("panels are transposed, and what pads the transpose becomes zero", "[kernels]") {
  std::mt19937 generator(9);
  for (const Index rows : {1, 2, 3, 5, 7, 8, 9, 16, 17, 31, 33, 65, 130, 513}) {
    for (const Index columns : kColumns) {
      CAPTURE(rows, columns);
      const Matrix weights = randomMatrix(generator, rows, columns);
      const PanelLayout layout{rows, columns, kDenseWidth};
      const PanelLayout transposedLayout{columns, rows, kDenseWidth};
      const AlignedFloats from = panelsOf(weights, kDenseWidth);
      std::vector<float> room(static_cast<std::size_t>(transposedLayout.size() + 2 * kMargin), kMark);
      float* to = room.data() + kMargin;
      transposePanels(layout, from.data(), to);
      AlignedFloats expected = panelsOf(weights.transpose(), kDenseWidth);
      for (float& element : expected) element = std::isnan(element) ? 0.0F : element;
      CHECK(haveSameBits({to, expected.size()}, expected));
      CHECK(std::count(room.begin(), room.end(), kMark) == 2 * kMargin);
    }
  }
}

TEST_CASE("sumRows adds the rows in ascending order, to the bit", "[kernels]") {
  forRowsAndGaps([](const Matrix& x, Index columns) {
    std::vector<float> room(static_cast<std::size_t>(columns + 2 * kMargin), kMark);
    float* sums = room.data() + kMargin;
    sumRows(x.data(), x.rows(), columns, x.cols(), sums);
    Matrix expected = Matrix::Zero(1, columns);
    for (Index j = 0; j < columns; ++j) {
      for (Index i = 0; i < x.rows(); ++i) expected(0, j) += x(i, j);
    }
    CHECK(haveSameBits({sums, static_cast<std::size_t>(columns)}, elementsOf(expected)));
    CHECK(std::count(room.begin(), room.end(), kMark) == 2 * kMargin);
  });
}

TEST_CASE("sumRows agrees with a sum in double precision", "[kernels]") {
  forRowsAndGaps([](const Matrix& x, Index columns) {
    std::vector<float> sums(static_cast<std::size_t>(columns));
    sumRows(x.data(), x.rows(), columns, x.cols(), sums.data());
    // The bound is that of shareOfErrorBound.
    const double nu = static_cast<double>(x.rows()) * 0x1p-24;
    for (Index j = 0; j < columns; ++j) {
      double exact = 0.0;
      double magnitude = 0.0;
      for (Index i = x.rows() - 1; i >= 0; --i) {
        exact += static_cast<double>(x(i, j));
        magnitude += std::abs(static_cast<double>(x(i, j)));
      }
      CHECK(std::abs(sums[static_cast<std::size_t>(j)] - exact) <= nu / (1.0 - nu) * magnitude);
    }
  });
}

}  // namespace inkling::test
