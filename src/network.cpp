#include "network.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "error.hpp"
#include "random.hpp"

namespace inkling {

namespace {

void check(const NetworkSpec& spec) {
  if (spec.inputs < 1 || spec.inputs > kMaximumUnits) {
    refuse("a network must have 1 to ", kMaximumUnits, " inputs, got ", spec.inputs);
  }
  if (spec.layers.empty() || spec.layers.size() > kMaximumLayers + 1) {
    refuse("a network must have 0 to ", kMaximumLayers, " hidden layers and an output layer, got ", spec.layers.size(),
           " layers in all");
  }
  std::int64_t inputs = spec.inputs;
  std::int64_t count = 0;
  for (const LayerSpec& layer : spec.layers) {
    if (layer.units < 1 || layer.units > kMaximumUnits) {
      refuse("a layer must have 1 to ", kMaximumUnits, " units, got ", layer.units);
    }
    count += (inputs + 1) * layer.units;
    inputs = layer.units;
  }
  if (count > kMaximumParameters) {
    refuse("a network may have at most ", kMaximumParameters, " weights and biases, got ", count,
           ": use fewer or smaller layers");
  }
}

void addBlocks(int layer, const LayerLayout& layout, std::vector<ParameterBlock>& blocks) {
  const PanelLayout& panels = layout.panels;
  for (Index panel = 0; panel < panels.panels(); ++panel) {
    const Index width = panels.panelWidth(panel);
    const Index rowsAtOnce = kBlockSize / width;
    for (Index row = 0; row < panels.rows; row += rowsAtOnce) {
      const Index rows = std::min(rowsAtOnce, panels.rows - row);
      blocks.push_back(
          {layer, false, panel, row, rows, layout.weights + panels.panelOffset(panel) + row * width, rows * width});
    }
  }
  for (Index first = 0; first < panels.paddedColumns(); first += kBlockSize) {
    const Index size = std::min(kBlockSize, panels.paddedColumns() - first);
    blocks.push_back({layer, true, 0, first, 1, layout.biases + first, size});
  }
}

}  // namespace

Network::Network(NetworkSpec spec) : spec_(std::move(spec)) {
  check(spec_);
  Index inputs = spec_.inputs;
  Index end = 0;
  for (int layer = 0; layer < layerCount(); ++layer) {
    const Index units = spec_.layers[static_cast<std::size_t>(layer)].units;
    const PanelLayout panels{inputs, units, layer == 0 && hasSparseInputs() ? kSparseWidth : kDenseWidth};
    const Index biases = roundedUp(end + panels.size(), kFloatsInCacheLine);
    layouts_.push_back({panels, end, biases});
    addBlocks(layer, layouts_.back(), blocks_);
    end = roundedUp(biases + panels.paddedColumns(), kFloatsInCacheLine);
    parameterCount_ += static_cast<std::size_t>((inputs + 1) * units);
    inputs = units;
  }
  memory_.assign(static_cast<std::size_t>(end), 0.0F);
}

template <typename Visit>
void Network::forEachParameter(Visit visit) const {
  std::size_t place = 0;
  for (const LayerLayout& layout : layouts_) {
    const PanelLayout& panels = layout.panels;
    for (Index row = 0; row < panels.rows; ++row) {
      for (Index column = 0; column < panels.columns; ++column) {
        visit(place++, static_cast<std::size_t>(layout.weights + panels.offset(row, column)));
      }
    }
    for (Index column = 0; column < panels.columns; ++column) {
      visit(place++, static_cast<std::size_t>(layout.biases + column));
    }
  }
}

void Network::setParameters(std::span<const float> parameters) {
  if (parameters.size() != parameterCount_) {
    refuse("this network has ", parameterCount_, " weights and biases, got ", parameters.size());
  }
  toMemory(parameters, memory_);
}

std::vector<float> Network::inOrder(std::span<const float> memory) const {
  assert(memory.size() == memory_.size());
  std::vector<float> ordered(parameterCount_);
  forEachParameter([&](std::size_t place, std::size_t at) { ordered[place] = memory[at]; });
  return ordered;
}

void Network::toMemory(std::span<const float> ordered, std::span<float> memory) const {
  assert(ordered.size() == parameterCount_ && memory.size() == memory_.size());
  forEachParameter([&](std::size_t place, std::size_t at) { memory[at] = ordered[place]; });
}

Matrix Network::weights(int layer) const {
  const LayerLayout& at = layout(layer);
  Matrix weights(at.panels.rows, at.panels.columns);
  for (Index i = 0; i < weights.rows(); ++i) {
    for (Index j = 0; j < weights.cols(); ++j) {
      weights(i, j) = memory_[static_cast<std::size_t>(at.weights + at.panels.offset(i, j))];
    }
  }
  return weights;
}

RowVector Network::biases(int layer) const {
  const LayerLayout& at = layout(layer);
  return Eigen::Map<const RowVector>(memory_.data() + at.biases, at.panels.columns);
}

void Network::initialise(Initialisation initialisation, std::uint32_t seed) {
  std::fill(memory_.begin(), memory_.end(), 0.0F);
  if (initialisation == Initialisation::zeros) return;
  for (int layer = 0; layer < layerCount(); ++layer) {
    const LayerLayout& at = layout(layer);
    const PanelLayout& panels = at.panels;
    const Activation activation = spec_.layers[static_cast<std::size_t>(layer)].activation;
    const bool isRectified = activation == Activation::relu || activation == Activation::leakyRelu;
    const bool isHe =
        initialisation == Initialisation::he || (initialisation == Initialisation::automatic && isRectified);
    const auto inputs = static_cast<float>(panels.rows);
    const auto units = static_cast<float>(panels.columns);
    const float deviation = std::sqrt(2.0F / inputs);
    const float limit =
        initialisation == Initialisation::uniform ? 1.0F / std::sqrt(inputs) : std::sqrt(6.0F / (inputs + units));
    Random random(seed, Purpose::initialisation, static_cast<std::uint32_t>(layer));
    for (Index i = 0; i < panels.rows; ++i) {
      for (Index j = 0; j < panels.columns; ++j) {
        memory_[static_cast<std::size_t>(at.weights + panels.offset(i, j))] =
            isHe ? deviation * random.normal() : limit * (2.0F * random.uniform() - 1.0F);
      }
    }
  }
}

}  // namespace inkling
