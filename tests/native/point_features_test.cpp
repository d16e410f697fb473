#include "point_features.hpp"

#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"

namespace inkling::test {

TEST_CASE("features of points go by their names", "[points]") {
  for (std::size_t i = 0; i < kPointFeatureNames.size(); ++i) {
    CHECK(pointFeatureOf(kPointFeatureNames.at(i)) == static_cast<PointFeature>(i));
  }
  CHECK_FALSE(pointFeatureOf("cosX").has_value());
  CHECK_FALSE(pointFeatureOf("").has_value());
}

TEST_CASE("every feature of a point is what its name says", "[points]") {
  std::mt19937 generator(3);
  const Matrix points = 6.0F * randomMatrix(generator, 50, 2);
  constexpr std::array kAll = {PointFeature::x,        PointFeature::y,       PointFeature::xSquared,
                               PointFeature::ySquared, PointFeature::xTimesY, PointFeature::sinX,
                               PointFeature::sinY};
  const Matrix features = featuresOf(points, kAll);
  const Eigen::ArrayXd x = points.col(0).cast<double>();
  const Eigen::ArrayXd y = points.col(1).cast<double>();
  Eigen::ArrayXXd expected(50, 7);
  expected << x, y, x.square(), y.square(), x * y, x.sin(), y.sin();
  // A rounding of numbers up to 36 · 4, and the sine's own 1e-7.
  CHECK((features.cast<double>().array() - expected).abs().maxCoeff() < 2e-5);
  CHECK(features.col(0) == points.col(0));
}

TEST_CASE("only the features that are asked for are there, in that order", "[points]") {
  Matrix points(2, 2);
  points << 2.0F, 3.0F, -1.0F, 4.0F;
  Matrix expected(2, 2);
  expected << 6.0F, 2.0F, -4.0F, -1.0F;
  CHECK(featuresOf(points, std::array{PointFeature::xTimesY, PointFeature::x}) == expected);
  CHECK(errorOf([&] { featuresOf(points, {}); }) == "a network of points needs at least one feature of them, got none");
}

}  // namespace inkling::test
