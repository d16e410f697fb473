// The surfaces that the playground shows.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <vector>

#include "arrays.hpp"
#include "features.hpp"
#include "reply.hpp"
#include "session.hpp"
#include "surface.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

val makeSurface(const val& features, int side, float halfWidth) {
  return reply([&] { return std::make_shared<Surface>(featuresNamed(features), side, halfWidth); });
}

/// An array for each row.
val rowArrays(const Matrix& matrix) {
  val rows = val::array();
  for (Index row = 0; row < matrix.rows(); ++row) {
    rows.call<void>("push", typedArray<float>({matrix.row(row).data(), static_cast<std::size_t>(matrix.cols())}));
  }
  return rows;
}

val plotSurface(Surface& surface, Session& session, int stride) {
  return reply([&] {
    const std::vector<Matrix>& layers = surface.plot(session.network(), stride, session.workspace());
    val hidden = val::array();
    for (std::size_t layer = 0; layer + 1 < layers.size(); ++layer) hidden.call<void>("push", rowArrays(layers[layer]));
    val object = val::object();
    object.set("outputs", rowArrays(layers.back()));
    object.set("layers", hidden);
    return object;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(surfaces) {
  emscripten::function("makeSurface", &makeSurface);
  emscripten::class_<Surface>("Surface").smart_ptr<std::shared_ptr<Surface>>("Surface").function("plot", &plotSurface);
}

}  // namespace inkling::bindings
