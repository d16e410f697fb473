// Pictures from files, for the tab that opens them.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>

#include "arrays.hpp"
#include "ink.hpp"
#include "preprocess.hpp"
#include "reply.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

/// What the network reads of a picture [height × width × 4]: 28 × 28 pixels, or null without ink.
val imageOfPixels(const val& rgba, int width, int height) {
  return reply([&] {
    const auto image = preprocess(inkOfPixels(elementsOf<std::uint8_t>(rgba), width, height), width, height);
    return image ? typedArray<std::uint8_t>(*image) : val::null();
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(files) { emscripten::function("imageOfPixels", &imageOfPixels); }

}  // namespace inkling::bindings
