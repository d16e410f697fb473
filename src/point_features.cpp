#include "point_features.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "error.hpp"
#include "math.hpp"
#include "text.hpp"

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

std::vector<PointFeature> pointFeaturesOf(std::string_view names) {
  std::vector<PointFeature> features;
  for (const std::string_view name : separated(names, ',')) {
    const auto* const found = std::find(kPointFeatureNames.begin(), kPointFeatureNames.end(), name);
    const auto feature = static_cast<PointFeature>(found - kPointFeatureNames.begin());
    const bool isNew = std::find(features.begin(), features.end(), feature) == features.end();
    if (found == kPointFeatureNames.end() || !isNew) {
      refuse("the features of points must be at least one of ", join(kPointFeatureNames, ", "), ", each once, got '",
             excerpt(names), "'");
    }
    features.push_back(feature);
  }
  return features;
}

std::string namesOf(std::span<const PointFeature> features) {
  std::vector<std::string_view> names;
  for (const PointFeature feature : features) names.push_back(kPointFeatureNames.at(static_cast<std::size_t>(feature)));
  return join(names, ",");
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

Dataset withFeatures(const Dataset& data, std::span<const PointFeature> features) {
  if (data.inputs() != 2) refuse("only points in the plane have features: they need 2 inputs, got ", data.inputs());
  PointTable points = data.points();
  Matrix inputs = featuresOf(points.coordinates, features);
  return data.hasLabels() ? Dataset::ofPoints(std::move(inputs), std::move(points.labels), data.outputs())
                          : Dataset::ofValues(std::move(inputs), std::move(points.values));
}

}  // namespace inkling
