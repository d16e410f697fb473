#include "sparse.hpp"

#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "matrices.hpp"

namespace inkling::test {

namespace {

/// The matrix that the rows stand for; the test fails when a row's terms do not ascend.
Matrix denseOf(const SparseRows& rows, Index columns) {
  Matrix matrix = Matrix::Zero(rows.rows(), columns);
  for (Index i = 0; i < rows.rows(); ++i) {
    Index last = -1;
    for (const Term* term = rows.begin(i); term != rows.end(i); ++term) {
      REQUIRE(term->offset % kSparseRowBytes == 0);
      const auto column = static_cast<Index>(term->offset / kSparseRowBytes);
      REQUIRE(column > last);
      REQUIRE(column < columns);
      matrix(i, column) = term->value;
      last = column;
    }
  }
  return matrix;
}

std::size_t termCount(const SparseRows& rows) {
  std::size_t count = 0;
  for (Index i = 0; i < rows.rows(); ++i) count += static_cast<std::size_t>(rows.end(i) - rows.begin(i));
  return count;
}

Matrix randomSparse(std::mt19937& generator, Index rows, Index columns, double zeros) {
  Matrix matrix = randomMatrix(generator, rows, columns);
  scatterZeros(generator, matrix, zeros);
  return matrix;
}

}  // namespace

TEST_CASE("the terms of a matrix are its elements that are not zero", "[sparse]") {
  std::mt19937 generator(1);
  SparseRows rows;
  for (const double zeros : {0.0, 0.5, 0.8, 1.0}) {
    for (const Index count : {1, 2, 3, 64, 65}) {
      for (const Index columns : {1, 2, 3, 64, 784}) {
        CAPTURE(zeros, count, columns);
        const Matrix matrix = randomSparse(generator, count, columns, zeros);
        listTerms(matrix, rows);
        CHECK(rows.rows() == count);
        CHECK(haveSameBits(denseOf(rows, columns), matrix));
        CHECK(static_cast<Index>(termCount(rows)) == (matrix.array() != 0.0F).count());
      }
    }
  }
}

TEST_CASE("a negative zero is no term, but what is no number is one", "[sparse]") {
  Matrix matrix(1, 4);
  matrix << -0.0F, std::numeric_limits<float>::quiet_NaN(), 0.0F, std::numeric_limits<float>::denorm_min();
  SparseRows rows;
  listTerms(matrix, rows);
  REQUIRE(termCount(rows) == 2);
  CHECK(rows.begin(0)[0].offset == kSparseRowBytes);
  CHECK(rows.begin(0)[1].offset == 3 * kSparseRowBytes);
}

TEST_CASE("a transpose is Eigen's, its terms in ascending order", "[sparse]") {
  std::mt19937 generator(2);
  SparseRows rows;
  SparseRows transposed;
  SparseRows back;
  for (const double zeros : {0.0, 0.5, 0.9, 1.0}) {
    for (const Index count : {1, 2, 3, 33, 130}) {
      for (const Index columns : {1, 2, 3, 65, 784}) {
        CAPTURE(zeros, count, columns);
        const Matrix matrix = randomSparse(generator, count, columns, zeros);
        listTerms(matrix, rows);
        transposed.transpose(rows, columns);
        CHECK(transposed.rows() == columns);
        CHECK(haveSameBits(denseOf(transposed, count), Matrix(matrix.transpose())));
        back.transpose(transposed, count);
        CHECK(haveSameBits(denseOf(back, columns), matrix));
        CHECK(termCount(back) == termCount(rows));
      }
    }
  }
}

TEST_CASE("a transpose of no rows has rows without terms", "[sparse]") {
  SparseRows none;
  none.clear(0);
  SparseRows transposed;
  transposed.transpose(none, 3);
  REQUIRE(transposed.rows() == 3);
  CHECK(termCount(transposed) == 0);
}

TEST_CASE("rows are written one after the other, with room for more terms than there are", "[sparse]") {
  SparseRows rows;
  CHECK(rows.rows() == 0);
  rows.clear(10);
  Term* term = rows.nextRow();
  *term++ = termOf(1.5F, 3);
  rows.endRow(term);
  rows.endRow(rows.nextRow());
  term = rows.nextRow();
  *term++ = termOf(-2.0F, 0);
  *term++ = termOf(4.0F, 7);
  rows.endRow(term);
  Matrix expected = Matrix::Zero(3, 8);
  expected(0, 3) = 1.5F;
  expected(2, 0) = -2.0F;
  expected(2, 7) = 4.0F;
  CHECK(haveSameBits(denseOf(rows, 8), expected));
  rows.clear(1);
  CHECK(rows.rows() == 0);
  CHECK(rows.nextRow() == term - 3);  // the same memory again
}

}  // namespace inkling::test
