// The rules that turn a gradient into a step.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "aligned.hpp"
#include "matrix.hpp"

namespace inkling {

enum class OptimizerKind { sgd, momentum, nesterov, rmsprop, adam, adamw, perceptron };

/// The names used on the command line, in attributes and in model files, in the order of the enumeration.
inline constexpr std::array<std::string_view, 7> kOptimizerNames = {"sgd",  "momentum", "nesterov",  "rmsprop",
                                                                    "adam", "adamw",    "perceptron"};

inline constexpr double kMaximumLearningRate = 10.0;

struct OptimizerSpec {
  OptimizerKind kind = OptimizerKind::adam;
  float learningRate = 0.001F;
  float momentum = 0.9F;      ///< of `momentum` and `nesterov`
  float beta1 = 0.9F;         ///< of Adam: decay of the mean of the gradient
  float beta2 = 0.999F;       ///< of Adam: decay of the mean of its square
  float decay = 0.99F;        ///< of RMSProp: decay of the mean of the squared gradient
  float epsilon = 1.0e-8F;    ///< of Adam and RMSProp
  float l1 = 0.0F;            ///< adds l1 · sign(w) to the gradient of every weight
  float l2 = 0.0F;            ///< adds l2 · w to the gradient of every weight
  float weightDecay = 0.01F;  ///< of AdamW: every weight shrinks by this share of the learning rate
  bool operator==(const OptimizerSpec&) const = default;
};

/// Throws Error unless the learning rate is in (0, 10], momentum and all decays in [0, 1), epsilon in (0, 1), l1, l2
/// and the weight decay in [0, 1].
void validate(const OptimizerSpec& spec);

/// An optimizer and its state, for parameters of a fixed number, updated block by block while the gradient of a block
/// is still in the cache.
class Optimizer {
 public:
  /// Throws Error as `validate`.
  Optimizer(const OptimizerSpec& spec, std::size_t parameterCount);

  [[nodiscard]] const OptimizerSpec& spec() const { return spec_; }

  /// Other settings from the next update on. The state is kept unless the kind changes. Throws Error as `validate`.
  void setSpec(const OptimizerSpec& spec);

  /// Forgets all earlier gradients.
  void reset();

  /// Begins an update of all parameters, at this multiple of the learning rate.
  void beginUpdate(float rateFactor = 1.0F);

  /// Updates the parameters θ that begin at `first` among all, no more than kBlockSize of them, from the gradient g of
  /// the mean loss, with the learning rate η. Weights, not biases, are pulled towards zero first: g ← g + l2 θ + l1
  /// sign θ. Then
  /// - sgd, perceptron: θ ← θ - η g (over a step, g is Rosenblatt's (a - t) x)
  /// - momentum: v ← μ v + g; θ ← θ - η v (Polyak 1964, in the form of Sutskever et al. 2013)
  /// - nesterov: v ← μ v + g; θ ← θ - η (g + μ v) (Nesterov 1983; Sutskever et al. 2013, as PyTorch has it)
  /// - rmsprop: v ← ρ v + (1 - ρ) g²; θ ← θ - η g / (√v + ε) (Hinton, lecture 6e of 2012)
  /// - adam: m ← β₁ m + (1 - β₁) g; v ← β₂ v + (1 - β₂) g²; θ ← θ - η m̂ / (√v̂ + ε) with m̂ = m / (1 - β₁ᵗ),
  ///   v̂ = v / (1 - β₂ᵗ) (Kingma and Ba 2015, algorithm 1)
  /// - adamw: weights θ ← θ - η λ θ, then as adam (Loshchilov and Hutter 2019, algorithm 2)
  void update(std::size_t first, std::span<float> parameters, std::span<const float> gradient, bool isWeights);

  // The state, for checkpoints.

  /// Updates since the state was zero: t of Adam.
  [[nodiscard]] std::int64_t updates() const { return updates_; }
  /// Velocity or Adam's m, and Adam's or RMSProp's v; empty where the kind has none.
  [[nodiscard]] std::span<const float> firstMoment() const { return firstMoment_; }
  [[nodiscard]] std::span<const float> secondMoment() const { return secondMoment_; }
  [[nodiscard]] std::span<float> firstMoment() { return firstMoment_; }
  [[nodiscard]] std::span<float> secondMoment() { return secondMoment_; }
  void setUpdates(std::int64_t updates) { updates_ = updates; }

 private:
  void stepBySgd(Index count, const float* g, float* theta) const;
  void stepByMomentum(Index count, const float* g, float* theta, float* m) const;
  void stepByNesterov(Index count, const float* g, float* theta, float* m) const;
  void stepByRmsprop(Index count, const float* g, float* theta, float* v) const;
  void stepByAdam(Index count, const float* g, float* theta, float* m, float* v, bool isWeights) const;

  OptimizerSpec spec_;
  std::size_t parameterCount_;
  AlignedFloats firstMoment_;
  AlignedFloats secondMoment_;
  std::int64_t updates_ = 0;
  // Of the present update:
  float rate_ = 0.0F;         // η
  float meanScale_ = 1.0F;    // 1 / (1 - β₁ᵗ)
  float squareScale_ = 1.0F;  // 1 / (1 - β₂ᵗ)
};

}  // namespace inkling
