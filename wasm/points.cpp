// Points of any dimension as data.
#include "points.hpp"

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "arrays.hpp"
#include "dataset.hpp"
#include "datasets.hpp"
#include "error.hpp"
#include "features.hpp"
#include "point_features.hpp"
#include "reply.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

/// The rows of a matrix with so many columns.
Matrix rowsOf(const val& array, int columns, const char* what) {
  const auto numbers = elementsOf<float>(array);
  if (columns < 1 || numbers.size() % static_cast<std::size_t>(columns) != 0) {
    refuse("every point needs ", columns, " ", what, ", at least 1, got ", numbers.size(), " in all");
  }
  return Eigen::Map<const Matrix>(numbers.data(), static_cast<Index>(numbers.size()) / columns, columns);
}

/// Points [count × inputs] with labels [count], 0 to `outputs` - 1, or 0 and 1 with one output.
val makePointDataset(const val& points, const val& labels, int inputs, int outputs) {
  return reply([&] {
    return std::make_shared<Dataset>(
        Dataset::ofPoints(rowsOf(points, inputs, "coordinates"), elementsOf<std::uint8_t>(labels), outputs));
  });
}

/// Points [count × inputs] with values [count × outputs].
val makeValueDataset(const val& points, const val& values, int inputs, int outputs) {
  return reply([&] {
    return std::make_shared<Dataset>(
        Dataset::ofValues(rowsOf(points, inputs, "coordinates"), rowsOf(values, outputs, "values")));
  });
}

/// A generated set of points in the plane, by the name of its kind, with one output or two: a share of it to train on.
val generatePoints(const std::string& name, int count, float noise, std::uint32_t seed, int outputs, float share) {
  return reply([&] {
    const PointKind kind = pointKindNamed(name);
    return datasetParts(splitPoints(kind, makePoints({kind, count, noise, seed}, outputs), share));
  });
}

val splitOwn(const Dataset& points, float share, std::uint32_t seed) {
  return reply([&] { return datasetParts(splitOwnPoints(points, share, seed)); });
}

val datasetOfFeatures(const Dataset& points, const val& features) {
  return reply([&] { return std::make_shared<Dataset>(withFeatures(points, featuresNamed(features))); });
}

val elementsArray(const Matrix& matrix) {
  return typedArray<float>({matrix.data(), static_cast<std::size_t>(matrix.size())});
}

val pointTable(const Dataset& points) {
  return reply([&] {
    const PointTable table = points.points();
    val object = val::object();
    object.set("inputs", elementsArray(table.coordinates));
    object.set("labels", typedArray<std::uint8_t>(table.labels));
    object.set("values", elementsArray(table.values));
    return object;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(points) {
  emscripten::function("makePoints", &makePointDataset);
  emscripten::function("makeValues", &makeValueDataset);
  emscripten::function("generatePoints", &generatePoints);
  emscripten::function("splitOwnPoints", &splitOwn);
  emscripten::function("withFeatures", &datasetOfFeatures);
  emscripten::function("pointsOf", &pointTable);
}

}  // namespace inkling::bindings
