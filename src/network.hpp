// A chain of dense layers: its architecture and its parameters. propagation.hpp computes with them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "activation.hpp"
#include "aligned.hpp"
#include "matrix.hpp"
#include "panels.hpp"

namespace inkling {

/// One dense layer: g(x W + b).
struct LayerSpec {
  int units;
  Activation activation;
  bool operator==(const LayerSpec&) const = default;
};

/// The architecture of a network, first hidden layer first; the last layer is the output.
struct NetworkSpec {
  int inputs;
  std::vector<LayerSpec> layers;
  bool operator==(const NetworkSpec&) const = default;
};

inline constexpr int kMaximumUnits = 4096;
inline constexpr int kMaximumLayers = 16;
/// 32 MB of float32; a trainer holds up to six times as much.
inline constexpr std::int64_t kMaximumParameters = 8'000'000;

/// How weights are drawn; biases begin at zero.
/// - automatic: he for layers of rectified units, glorot for the others;
/// - he: normal with variance 2 / inputs (He et al. 2015, for ReLU);
/// - glorot: uniform in ±sqrt(6 / (inputs + units)) (Glorot and Bengio 2010, for sigmoid and tanh);
/// - uniform: uniform in ±1 / sqrt(inputs) (LeCun et al. 1998, section 4.6);
/// - zeros: all units of a layer alike, so that they stay alike: to see why one does not begin so.
enum class Initialisation { automatic, he, glorot, uniform, zeros };

/// The names used on the command line, in attributes and in model files, in the order of the enumeration.
inline constexpr std::array<std::string_view, 5> kInitialisationNames = {"automatic", "he", "glorot", "uniform",
                                                                         "zeros"};

/// Whether the first layer of a network with so many inputs reads them as sparse rows, lists of what is not zero: four
/// fifths of an image's pixels are. Lists are not worth their while for a few coordinates.
constexpr bool hasSparseInputs(int inputs) { return inputs >= 64; }

/// Where the parameters of a layer lie in the network's memory.
struct LayerLayout {
  PanelLayout panels;
  Index weights = 0;  ///< where the panels begin
  Index biases = 0;   ///< where the biases begin; padded as the panels are
};

/// A run of parameters that lie together: rows of a panel, or biases.
struct ParameterBlock {
  int layer;
  bool isBiases;
  Index panel;
  Index firstRow;
  Index rows;
  Index offset;  ///< where it begins in the network's memory
  Index size;    ///< floats, at most kBlockSize
};

/// A block's parameters, gradient and moments fit into the first level of the cache together.
inline constexpr Index kBlockSize = 512;

/// The parameters of a network and nothing else: to predict with one is const and needs a Workspace of the caller's.
class Network {
 public:
  /// All parameters zero. Throws Error unless there are 1 to kMaximumLayers + 1 layers of 1 to kMaximumUnits units and
  /// no more than kMaximumParameters parameters.
  explicit Network(NetworkSpec spec);

  [[nodiscard]] const NetworkSpec& spec() const { return spec_; }
  [[nodiscard]] int layerCount() const { return static_cast<int>(spec_.layers.size()); }
  [[nodiscard]] const LayerSpec& layer(int layer) const { return spec_.layers[static_cast<std::size_t>(layer)]; }
  [[nodiscard]] bool hasSparseInputs() const { return inkling::hasSparseInputs(spec_.inputs); }

  /// Weights and biases.
  [[nodiscard]] std::size_t parameterCount() const { return parameterCount_; }
  /// A copy in the order that hashes, files and other programs see: layer by layer, weights [inputs × units] row by
  /// row, then biases.
  [[nodiscard]] std::vector<float> parameters() const { return inOrder(memory_); }
  /// Takes parameters in that order. Throws Error for another number of them.
  void setParameters(std::span<const float> parameters);

  /// Copies: [inputs × units] and [units].
  [[nodiscard]] Matrix weights(int layer) const;
  [[nodiscard]] RowVector biases(int layer) const;

  /// Draws the weights anew. Every layer has a stream of random numbers of its own.
  void initialise(Initialisation initialisation, std::uint32_t seed);

  // For propagation, optimizers and trainers: the parameters as they lie in memory, padding included.

  [[nodiscard]] const LayerLayout& layout(int layer) const { return layouts_[static_cast<std::size_t>(layer)]; }
  [[nodiscard]] std::span<float> memory() { return memory_; }
  [[nodiscard]] std::span<const float> memory() const { return memory_; }
  /// The whole memory but the gaps, in ascending order.
  [[nodiscard]] const std::vector<ParameterBlock>& blocks() const { return blocks_; }

  /// From memory of this layout (the network's own, its gradient, an optimizer's moments) to the order of `parameters`
  /// and back.
  [[nodiscard]] std::vector<float> inOrder(std::span<const float> memory) const;
  void toMemory(std::span<const float> ordered, std::span<float> memory) const;

 private:
  /// Calls visit(place in order, place in memory) for every parameter.
  template <typename Visit>
  void forEachParameter(Visit visit) const;

  NetworkSpec spec_;
  std::vector<LayerLayout> layouts_;
  std::vector<ParameterBlock> blocks_;
  std::size_t parameterCount_ = 0;
  AlignedFloats memory_;
};

/// What an output should be for "not this class": -1 for tanh, otherwise 0. For "this class" it should be 1.
inline float lowTarget(const Network& network) {
  return network.spec().layers.back().activation == Activation::tanh ? -1.0F : 0.0F;
}

}  // namespace inkling
