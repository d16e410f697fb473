// What a network is given of a point in the plane: the seven features of TensorFlow Playground.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "matrix.hpp"

namespace inkling {

enum class PointFeature { x, y, xSquared, ySquared, xTimesY, sinX, sinY };

/// The names in addresses (TensorFlow Playground's own), in attributes and in model files, in the order of the
/// enumeration.
inline constexpr std::array<std::string_view, 7> kPointFeatureNames = {"x",       "y",    "xSquared", "ySquared",
                                                                       "xTimesY", "sinX", "sinY"};

/// The feature of this name, or nothing.
std::optional<PointFeature> pointFeatureOf(std::string_view name);

// points: [count × 2] → [count × features]
/// The features of points: x, y, x², y², x y, sin x and sin y, those that are asked for, in that order. Throws Error
/// when no feature is asked for.
Matrix featuresOf(const ConstMatrixRef& points, std::span<const PointFeature> features);

}  // namespace inkling
