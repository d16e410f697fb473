#include "point_features.hpp"

#include <algorithm>
#include <cassert>

#include "error.hpp"
#include "math.hpp"

namespace inkling {

namespace {

float featureOf(PointFeature feature, float x, float y) {
  switch (feature) {
    case PointFeature::x:
      return x;
    case PointFeature::y:
      return y;
    case PointFeature::xSquared:
      return x * x;
    case PointFeature::ySquared:
      return y * y;
    case PointFeature::xTimesY:
      return x * y;
    case PointFeature::sinX:
      return sine(x);
    case PointFeature::sinY:
      return sine(y);
  }
  return 0.0F;
}

}  // namespace

std::optional<PointFeature> pointFeatureOf(std::string_view name) {
  const auto* const found = std::find(kPointFeatureNames.begin(), kPointFeatureNames.end(), name);
  if (found == kPointFeatureNames.end()) return std::nullopt;
  return static_cast<PointFeature>(found - kPointFeatureNames.begin());
}

Matrix featuresOf(const ConstMatrixRef& points, std::span<const PointFeature> features) {
  assert(points.cols() == 2);
  if (features.empty()) refuse("a network of points needs at least one feature of them, got none");
  Matrix values(points.rows(), static_cast<Index>(features.size()));
  for (Index i = 0; i < points.rows(); ++i) {
    for (std::size_t j = 0; j < features.size(); ++j) {
      values(i, static_cast<Index>(j)) = featureOf(features[j], points(i, 0), points(i, 1));
    }
  }
  return values;
}

}  // namespace inkling
