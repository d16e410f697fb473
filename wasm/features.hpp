// Features of points, as they come from JavaScript.
#pragma once

#include <emscripten/val.h>

#include <string>
#include <vector>

#include "point_features.hpp"

namespace inkling::bindings {

/// Of an array of their names.
inline std::vector<PointFeature> featuresNamed(const emscripten::val& names) {
  return pointFeaturesOf(names.call<std::string>("join"));
}

}  // namespace inkling::bindings
