#include "unit_activity.hpp"

#include <algorithm>
#include <numeric>

#include "error.hpp"

namespace inkling {

namespace {

bool isAtEnd(Activation activation, float output) {
  if (activation == Activation::sigmoid) return output < kSaturationMargin || output > 1.0F - kSaturationMargin;
  // The range of tanh is twice as long.
  if (activation == Activation::tanh)
    return output < 2.0F * kSaturationMargin - 1.0F || output > 1.0F - 2.0F * kSaturationMargin;
  return false;
}

}  // namespace

void UnitActivity::add(const Network& network, const Dataset& data, int first, int last, Workspace& workspace) {
  if (network.spec().inputs != data.inputs()) {
    refuse("this network takes ", network.spec().inputs, " inputs, but the data has ", data.inputs());
  }
  if (first < 0 || first >= last || last > data.size()) {
    refuse("examples must be within 0 to ", data.size(), ", got ", first, " to ", last);
  }
  std::vector<int> examples(static_cast<std::size_t>(last - first));
  std::iota(examples.begin(), examples.end(), first);
  data.gather(examples, workspace.minibatch);
  forward(network, workspace.minibatch, workspace);
  counts_.resize(static_cast<std::size_t>(network.layerCount() - 1));
  for (std::size_t layer = 0; layer < counts_.size(); ++layer) {
    const auto [units, activation] = network.spec().layers[layer];
    Counts& counts = counts_[layer];
    counts.zeros.resize(static_cast<std::size_t>(units));
    counts.atEnds.resize(static_cast<std::size_t>(units));
    const Batch& outputs = workspace.outputs[layer];
    for (Index example = 0; example < outputs.rows(); ++example) {
      for (std::size_t unit = 0; unit < counts.zeros.size(); ++unit) {
        const float output = outputs.row(example)[unit];
        counts.zeros[unit] += output == 0.0F ? 1 : 0;
        counts.atEnds[unit] += isAtEnd(activation, output) ? 1 : 0;
      }
    }
  }
  examples_ += static_cast<std::uint32_t>(last - first);
}

std::vector<LayerActivity> UnitActivity::layers() const {
  std::vector<LayerActivity> layers;
  for (const Counts& counts : counts_) {
    const auto isDead = [&](std::uint32_t zeros) { return zeros == examples_; };
    const auto isSaturated = [&](std::uint32_t atEnds) { return atEnds > kSaturatedShare * examples_; };
    layers.push_back({static_cast<int>(counts.zeros.size()),
                      static_cast<int>(std::count_if(counts.zeros.begin(), counts.zeros.end(), isDead)),
                      static_cast<int>(std::count_if(counts.atEnds.begin(), counts.atEnds.end(), isSaturated))});
  }
  return layers;
}

}  // namespace inkling
