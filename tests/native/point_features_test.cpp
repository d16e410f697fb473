#include "point_features.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"

namespace inkling::test {

TEST_CASE("features of points go by their names", "[points]") {
  for (std::size_t i = 0; i < kPointFeatureNames.size(); ++i) {
    CHECK(pointFeaturesOf(kPointFeatureNames.at(i)) == std::vector{static_cast<PointFeature>(i)});
  }
  CHECK(pointFeaturesOf("sinY,x") == std::vector{PointFeature::sinY, PointFeature::x});
  for (const std::string names : {"", "cosX", "x,", ",x", "x,,y", "x y", "X", "x,y,x"}) {
    CAPTURE(names);
    CHECK(errorOf([&] { pointFeaturesOf(names); }) ==
          "the features of points must be at least one of x, y, xSquared, ySquared, xTimesY, sinX, sinY, each once, "
          "got '" +
              names + "'");
  }
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

TEST_CASE("data of points become data of their features, with the same labels", "[points]") {
  Matrix points(3, 2);
  points << 2.0F, 3.0F, -1.0F, 4.0F, 0.5F, 0.25F;
  constexpr std::array kFeatures = {PointFeature::ySquared, PointFeature::xTimesY, PointFeature::x};
  Matrix expected(2, 3);
  expected << 0.0625F, 0.125F, 0.5F, 9.0F, 6.0F, 2.0F;
  const Dataset data = Dataset::ofPoints(points, {0, 1, 2}, 3).part(std::array{2, 0});
  const Dataset featured = withFeatures(data, kFeatures);
  CHECK(featured.inputs() == 3);
  CHECK(featured.outputs() == 3);
  CHECK(featured.points().coordinates == expected);
  CHECK(featured.points().labels == std::vector<std::uint8_t>{2, 0});
}

TEST_CASE("data of points with values keep their values", "[points]") {
  const Matrix points = Matrix::Constant(2, 2, 3.0F);
  Matrix values(2, 1);
  values << 0.5F, -0.5F;
  const Dataset featured = withFeatures(Dataset::ofValues(points, values), std::array{PointFeature::xSquared});
  CHECK_FALSE(featured.hasLabels());
  CHECK(featured.points().coordinates == Matrix::Constant(2, 1, 9.0F));
  CHECK(featured.points().values == values);
}

TEST_CASE("features are of points in the plane only", "[points]") {
  constexpr std::array kX = {PointFeature::x};
  const Dataset solid = Dataset::ofPoints(Matrix::Ones(2, 3), {0, 1}, 1);
  CHECK_THAT(errorOf([&] { withFeatures(solid, kX); }), containsText("2 inputs, got 3"));
  const Dataset digit = Dataset::ofDigits(std::vector<std::uint8_t>(kImagePixels), {0});
  CHECK_THAT(errorOf([&] { withFeatures(digit, kX); }), containsText("2 inputs, got 784"));
  // 1e30 squared is beyond float32.
  const Dataset far = Dataset::ofPoints(Matrix::Constant(1, 2, 1e30F), {0}, 1);
  CHECK_THAT(errorOf([&] { withFeatures(far, std::array{PointFeature::xTimesY}); }), containsText("finite"));
}

}  // namespace inkling::test
