#include "product_speed.hpp"

#include <random>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"

namespace inkling::test {

TEST_CASE("the plain loop multiplies matrices", "[product_speed]") {
  std::mt19937 generator(1);
  const Matrix a = randomMatrix(generator, kProductSide, kProductSide);
  const Matrix b = randomMatrix(generator, kProductSide, kProductSide);
  Matrix product = Matrix::Constant(kProductSide, kProductSide, 9.0F);
  multiplyScalars(elementsOf(a), elementsOf(b), {product.data(), static_cast<std::size_t>(product.size())});
  CHECK((product - a * b).cwiseAbs().maxCoeff() < 1e-4F);
}

TEST_CASE("both ways do the same work and come to the same product", "[product_speed]") {
  const ProductWork plain = multiplyForSpeed(false, 3);
  const ProductWork vectorised = multiplyForSpeed(true, 3);
  CHECK(plain.operations == 3.0 * 2.0 * 64.0 * 64.0 * 64.0);
  CHECK(vectorised.operations == plain.operations);
  CHECK(vectorised.checksum == plain.checksum);
  CHECK(plain.checksum != 0.0);
}

TEST_CASE("products are repeated within bounds", "[product_speed]") {
  CHECK_THAT(errorOf([] { multiplyForSpeed(true, 0); }), containsText("1 to 1000000 times, got 0"));
  CHECK_THAT(errorOf([] { multiplyForSpeed(true, 1'000'001); }), containsText("got 1000001"));
}

}  // namespace inkling::test
