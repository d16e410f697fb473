// Arrays that cross between the core and JavaScript, copied in one go.
#pragma once

#include <emscripten/val.h>

#include <span>
#include <vector>

namespace inkling::bindings {

/// A typed array of JavaScript's own.
template <typename Element>
emscripten::val typedArray(std::span<const Element> elements) {
  return emscripten::val(emscripten::typed_memory_view(elements.size(), elements.data()))
      .template call<emscripten::val>("slice");
}

/// The elements of a typed array.
template <typename Element>
std::vector<Element> elementsOf(const emscripten::val& array) {
  return emscripten::convertJSArrayToNumberVector<Element>(array);
}

}  // namespace inkling::bindings
