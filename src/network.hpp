// A chain of dense layers: its parameters, the forward pass and back-propagation.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "activation.hpp"
#include "loss.hpp"
#include "matrix.hpp"

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
/// 32 MB of float32; a trainer holds about five times as much.
inline constexpr std::int64_t kMaximumParameters = 8'000'000;

/// How weights are drawn; biases begin at zero.
/// - he: normal with variance 2 / inputs (He et al. 2015, for ReLU);
/// - glorot: uniform in ±sqrt(6 / (inputs + units)) (Glorot and Bengio 2010, for sigmoid and tanh);
/// - automatic: he for layers of rectified units, glorot for the others.
enum class Initialisation { automatic, he, glorot };

/// The parameters of a network and nothing else: to predict with one is const and needs a Workspace of the caller's.
class Network {
 public:
  /// All parameters zero. Throws Error unless there are 1 to kMaximumLayers + 1 layers of 1 to kMaximumUnits units and
  /// no more than kMaximumParameters parameters.
  explicit Network(NetworkSpec spec);

  [[nodiscard]] const NetworkSpec& spec() const { return spec_; }
  [[nodiscard]] int layerCount() const { return static_cast<int>(spec_.layers.size()); }

  /// Layer by layer: weights [inputs × units] row by row, then biases.
  [[nodiscard]] std::span<float> parameters() { return parameters_; }
  [[nodiscard]] std::span<const float> parameters() const { return parameters_; }

  /// Copies parameters of the same order. Their number must be that of the network.
  void setParameters(std::span<const float> parameters);

  /// Takes other parameters and gives back its own, without a copy. The sizes must be equal.
  void swapParameters(std::vector<float>& parameters);

  /// [inputs × units] of a layer, within `parameters` (the network's own or, say, a gradient of the same layout).
  [[nodiscard]] MatrixView weights(int layer, std::span<float> parameters) const;
  [[nodiscard]] ConstMatrixView weights(int layer) const;
  [[nodiscard]] RowView biases(int layer, std::span<float> parameters) const;
  [[nodiscard]] ConstRowView biases(int layer) const;

  /// Draws the weights anew. Every layer has a stream of random numbers of its own.
  void initialise(Initialisation initialisation, std::uint32_t seed);

 private:
  struct Offsets {
    Index inputs;
    Index units;
    Index weights;
    Index biases;
  };

  NetworkSpec spec_;
  std::vector<Offsets> offsets_;
  std::vector<float> parameters_;
};

/// The buffers of a forward and a backward pass. They grow to the largest batch that they have seen and are used again.
struct Workspace {
  std::vector<Matrix> outputs;  ///< of each layer, after its activation: [batch × units]
  Matrix logits;                ///< of the last layer, before its activation: [batch × units]
  Matrix gradient;              ///< of the loss by the weighted sums of the layer in work
  Matrix inputGradient;         ///< of the loss by the inputs of that layer
  Matrix transposedWeights;
};

// inputs: [batch × inputs] → [batch × outputs], in workspace.outputs.back()
/// a⁽⁰⁾ = inputs, a⁽ʲ⁾ = g(a⁽ʲ⁻¹⁾ W⁽ʲ⁾ + b⁽ʲ⁾). The result is valid until the workspace is used again.
const Matrix& forward(const Network& network, const Matrix& inputs, Workspace& workspace);

// inputs: [batch × inputs], targets: [batch × outputs], gradient: as Network::parameters
/// Back-propagation (Rumelhart, Hinton, Williams 1986) of the mean loss over the batch, after `forward` on the same
/// inputs and workspace. With δ the gradient by a layer's weighted sums: ∂L/∂W = aᵀ δ over the inputs a of the layer,
/// ∂L/∂b = Σ δ over the batch, and δ Wᵀ is the gradient by a. Overwrites all of `gradient`.
void backward(const Network& network, Loss loss, const Matrix& inputs, const Matrix& targets, Workspace& workspace,
              std::span<float> gradient);

}  // namespace inkling
