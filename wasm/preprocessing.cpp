// What the tab "Preprocessing" asks.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "arrays.hpp"
#include "brush.hpp"
#include "dataset.hpp"
#include "preprocess.hpp"
#include "reply.hpp"
#include "strokes.hpp"
#include "varied_digits.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

val boxObject(const Box& box) {
  val object = val::object();
  object.set("left", box.left);
  object.set("top", box.top);
  object.set("width", box.width);
  object.set("height", box.height);
  return object;
}

/// What becomes of a drawing step by step, or null without ink.
val stagesOfStrokes(const val& coordinates, const val& counts, bool scalesToBox, bool centresMass) {
  return reply([&] {
    const std::vector<std::uint8_t> ink = drawStrokes(strokesOf(coordinates, counts));
    const auto stages = preprocessInStages(ink, kCanvasSide, kCanvasSide, {scalesToBox, centresMass});
    if (!stages) return val::null();
    val object = val::object();
    object.set("ink", typedArray<std::uint8_t>(ink));
    object.set("box", boxObject(stages->ink));
    object.set("cropped", boxObject(stages->cropped));
    object.set("scaled", typedArray<std::uint8_t>(stages->scaled));
    object.set("placed", boxObject({stages->left, stages->top, stages->scaledWidth, stages->scaledHeight}));
    object.set("massX", stages->massX);
    object.set("massY", stages->massY);
    object.set("image", typedArray<std::uint8_t>(stages->image));
    return object;
  });
}

val variationNames() {
  val names = val::array();
  for (const std::string_view name : kVariationNames) names.call<void>("push", std::string(name));
  return names;
}

/// The ink of a digit as it is drawn in a manner: 280 × 280.
val variedInk(const Dataset& data, int example, int variation) {
  return reply([&] {
    DigitImage digit{};
    data.image(example, digit);
    return typedArray<std::uint8_t>(drawVaried(digit, static_cast<Variation>(variation), example));
  });
}

val makeVariedDigits(const Dataset& data, int first, int last, int variation, bool scalesToBox, bool centresMass) {
  return reply([&] {
    return std::make_shared<Dataset>(
        variedDigits(data, first, last, static_cast<Variation>(variation), {scalesToBox, centresMass}));
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(preprocessing) {
  emscripten::function("stagesOfStrokes", &stagesOfStrokes);
  emscripten::function("variationNames", &variationNames);
  emscripten::function("variedInk", &variedInk);
  emscripten::function("variedDigits", &makeVariedDigits);
}

}  // namespace inkling::bindings
