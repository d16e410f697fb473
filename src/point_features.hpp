// What a network is given of a point in the plane: the seven features of TensorFlow Playground.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dataset.hpp"
#include "matrix.hpp"

namespace inkling {

enum class PointFeature { x, y, xSquared, ySquared, xTimesY, sinX, sinY };

/// The names in addresses (TensorFlow Playground's own), in attributes and in model files, in the order of the
/// enumeration.
inline constexpr std::array<std::string_view, 7> kPointFeatureNames = {"x",       "y",    "xSquared", "ySquared",
                                                                       "xTimesY", "sinX", "sinY"};

/// The features of a list of names such as "x,ySquared". Throws Error for another name, none, and one that stands
/// twice.
std::vector<PointFeature> pointFeaturesOf(std::string_view names);

/// The list that pointFeaturesOf reads the features from.
std::string namesOf(std::span<const PointFeature> features);

// points: [count × 2] → [count × features]
/// The features of points: x, y, x², y², x y, sin x and sin y, those that are asked for, in that order. Throws Error
/// when no feature is asked for.
Matrix featuresOf(const ConstMatrixRef& points, std::span<const PointFeature> features);

/// The examples with the features of their points in the place of the two coordinates. Throws Error for data of other
/// than 2 inputs.
Dataset withFeatures(const Dataset& data, std::span<const PointFeature> features);

}  // namespace inkling
