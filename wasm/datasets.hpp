// Data sets as JavaScript holds them.
#pragma once

#include <emscripten/val.h>

#include <memory>
#include <utility>

#include "dataset.hpp"

namespace inkling::bindings {

inline emscripten::val datasetParts(std::pair<Dataset, Dataset> parts) {
  emscripten::val object = emscripten::val::object();
  object.set("training", std::make_shared<Dataset>(std::move(parts.first)));
  object.set("test", std::make_shared<Dataset>(std::move(parts.second)));
  return object;
}

}  // namespace inkling::bindings
