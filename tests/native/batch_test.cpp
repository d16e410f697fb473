#include "batch.hpp"

#include <cstdint>
#include <random>

#include "catch.hpp"
#include "matrices.hpp"

namespace inkling::test {

TEST_CASE("the rows of a batch begin at cache lines, an odd number of them apart", "[batch]") {
  for (const Index columns : {1, 2, 3, 15, 16, 17, 31, 32, 33, 63, 64, 65, 130, 512, 784}) {
    CAPTURE(columns);
    Batch batch;
    batch.resize(3, columns);
    CHECK(batch.stride() >= columns);
    CHECK(batch.stride() % kFloatsInCacheLine == 0);
    CHECK(batch.stride() / kFloatsInCacheLine % 2 == 1);
    CHECK(batch.stride() <= columns + 2 * kFloatsInCacheLine);
    for (Index i = 0; i < 3; ++i) {
      CHECK(reinterpret_cast<std::uintptr_t>(batch.row(i)) % kCacheLine == 0);
      CHECK(batch.row(i) == batch.row(0) + i * batch.stride());
    }
  }
}

TEST_CASE("a batch is seen as a matrix and as rows", "[batch]") {
  std::mt19937 generator(1);
  for (const Index rows : {1, 2, 5}) {
    for (const Index columns : {1, 3, 16, 33}) {
      CAPTURE(rows, columns);
      const Matrix matrix = randomMatrix(generator, rows, columns);
      Batch batch;
      batch.resize(rows, columns);
      batch.view() = matrix;
      const Batch& same = batch;
      CHECK(batch.rows() == rows);
      CHECK(batch.columns() == columns);
      CHECK(haveSameBits(Matrix(same.view()), matrix));
      for (Index i = 0; i < rows; ++i) {
        for (Index j = 0; j < columns; ++j) CHECK(same.row(i)[j] == matrix(i, j));
      }
    }
  }
}

TEST_CASE("the memory of a batch is used again", "[batch]") {
  Batch batch;
  batch.resize(100, 33);
  const float* memory = batch.row(0);
  for (const auto& [rows, columns] : {std::pair{1, 1}, {50, 48}, {0, 33}, {100, 33}}) {
    CAPTURE(rows, columns);
    batch.resize(rows, columns);
    CHECK(batch.row(0) == memory);
    CHECK(batch.rows() == rows);
    CHECK(batch.columns() == columns);
  }
}

TEST_CASE("a copy of a batch is its own", "[batch]") {
  Batch batch;
  batch.resize(2, 3);
  batch.view().setConstant(1.0F);
  Batch copy = batch;
  copy.view().setConstant(2.0F);
  CHECK((batch.view().array() == 1.0F).all());
  CHECK((copy.view().array() == 2.0F).all());
  batch = copy;
  CHECK((batch.view().array() == 2.0F).all());
}

}  // namespace inkling::test
