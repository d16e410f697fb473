#include "minibatch.hpp"

#include <random>

#include "catch.hpp"
#include "matrices.hpp"
#include "network.hpp"

namespace inkling::test {

TEST_CASE("few inputs are kept dense and many sparse", "[minibatch]") {
  CHECK_FALSE(hasSparseInputs(1));
  CHECK_FALSE(hasSparseInputs(63));
  CHECK(hasSparseInputs(64));
  CHECK(hasSparseInputs(784));

  std::mt19937 generator(1);
  Minibatch minibatch;
  for (const Index examples : {5, 1, 3}) {
    for (const Index inputs : {1, 63, 64, 65}) {
      CAPTURE(examples, inputs);
      const Matrix matrix = randomMatrix(generator, examples, inputs);
      setInputs(matrix, minibatch);
      CHECK(minibatch.inputs == inputs);
      CHECK(minibatch.size() == examples);
      if (inputs < 64) {
        CHECK(haveSameBits(Matrix(minibatch.dense.view()), matrix));
      } else {
        Matrix seen = Matrix::Zero(examples, inputs);
        for (Index i = 0; i < examples; ++i) {
          for (const Term* term = minibatch.sparse.begin(i); term != minibatch.sparse.end(i); ++term) {
            seen(i, term->offset / kSparseRowBytes) = term->value;
          }
        }
        CHECK(haveSameBits(seen, matrix));
      }
    }
  }
}

TEST_CASE("targets are what they were set to", "[minibatch]") {
  std::mt19937 generator(2);
  Minibatch minibatch;
  for (const Index examples : {5, 1, 3}) {
    const Matrix targets = randomMatrix(generator, examples, 10);
    setTargets(targets, minibatch);
    CHECK(haveSameBits(Matrix(minibatch.targets.view()), targets));
  }
}

}  // namespace inkling::test
