#include "surface.hpp"

#include "error.hpp"

namespace inkling {

namespace {

// side → [cells × 2]
Matrix centresOfCells(int side, float halfWidth) {
  if (side < 1 || side > kMaximumSurfaceSide) {
    refuse("a surface must have 1 to ", kMaximumSurfaceSide, " cells a side, got ", side);
  }
  if (!(halfWidth > 0.0F && halfWidth <= kMaximumHalfWidth)) {
    refuse("half the width of a surface must be over 0 and at most ", kMaximumHalfWidth, ", got ", halfWidth);
  }
  Matrix centres(Index{side} * side, 2);
  const auto along = [&](Index i) {
    return halfWidth * (static_cast<float>(2 * i + 1) / static_cast<float>(side) - 1.0F);
  };
  for (Index cell = 0; cell < centres.rows(); ++cell) {
    centres(cell, 0) = along(cell % side);
    centres(cell, 1) = -along(cell / side);
  }
  return centres;
}

// outputs: [cells of a row × units]
/// Takes every stride-th cell of a row, for each unit from `first` on.
void takeRow(const Batch& outputs, Index stride, Index first, Matrix& units) {
  for (Index unit = 0; unit < units.rows(); ++unit) {
    float* to = units.data() + unit * units.cols() + first;
    for (Index cell = 0; cell < outputs.rows(); cell += stride) *to++ = outputs.row(cell)[unit];
  }
}

}  // namespace

Surface::Surface(std::span<const PointFeature> features, int side, float halfWidth)
    : side_(side), inputs_(featuresOf(centresOfCells(side, halfWidth), features)) {}

const std::vector<Matrix>& Surface::plot(const Network& network, int stride, Workspace& workspace) {
  if (network.spec().inputs != inputs_.cols()) {
    refuse("this surface is of ", inputs_.cols(), " features, but the network takes ", network.spec().inputs,
           " inputs");
  }
  if (stride < 1 || side_ % stride != 0) {
    refuse("a stride over ", side_, " cells must be a divisor of this number, got ", stride);
  }
  const int last = network.layerCount() - 1;
  layers_.resize(static_cast<std::size_t>(network.layerCount()));
  const auto strideOf = [&](int layer) { return layer == last ? 1 : stride; };
  for (int layer = 0; layer <= last; ++layer) {
    const Index side = side_ / strideOf(layer);
    layers_[static_cast<std::size_t>(layer)].resize(network.layer(layer).units, side * side);
  }
  // A row of cells at a time: what all layers make of it stays in the cache.
  for (Index row = 0; row < side_; ++row) {
    setInputs(inputs_.middleRows(row * side_, side_), workspace.minibatch);
    forward(network, workspace.minibatch, workspace);
    for (int layer = 0; layer <= last; ++layer) {
      const Index step = strideOf(layer);
      if (row % step != 0) continue;
      const auto at = static_cast<std::size_t>(layer);
      takeRow(workspace.outputs[at], step, row / step * (side_ / step), layers_[at]);
    }
  }
  return layers_;
}

}  // namespace inkling
