// The rules that turn a gradient into a step.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace inkling {

enum class OptimizerKind { sgd, momentum, adam };

/// The names used on the command line, in attributes and in model files, in the order of the enumeration.
inline constexpr std::array<std::string_view, 3> kOptimizerNames = {"sgd", "momentum", "adam"};

inline constexpr double kMaximumLearningRate = 10.0;

struct OptimizerSpec {
  OptimizerKind kind = OptimizerKind::adam;
  float learningRate = 0.001F;
  float momentum = 0.9F;    ///< of `momentum`
  float beta1 = 0.9F;       ///< of Adam: decay of the mean of the gradient
  float beta2 = 0.999F;     ///< of Adam: decay of the mean of its square
  float epsilon = 1.0e-8F;  ///< of Adam
};

/// Throws Error unless the learning rate is in (0, 10], momentum and both decays in [0, 1), epsilon positive.
void validate(const OptimizerSpec& spec);

/// An optimizer and its state, for parameters of a fixed number.
class Optimizer {
 public:
  /// Throws Error as `validate`.
  Optimizer(const OptimizerSpec& spec, std::size_t parameterCount);

  [[nodiscard]] const OptimizerSpec& spec() const { return spec_; }

  /// Other settings from the next update on. The state is kept unless the kind changes. Throws Error as `validate`.
  void setSpec(const OptimizerSpec& spec);

  /// Forgets all earlier gradients.
  void reset();

  /// One update, from `parameters` and the gradient g of the mean loss to `next` (another buffer of the same size),
  /// with the learning rate η:
  /// - sgd: θ - η g
  /// - momentum: v ← μ v + g; θ - η v (Polyak 1964, in the form of Sutskever et al. 2013)
  /// - adam: m ← β₁ m + (1 - β₁) g; v ← β₂ v + (1 - β₂) g²; θ - η m̂ / (√v̂ + ε) with m̂ = m / (1 - β₁ᵗ),
  ///   v̂ = v / (1 - β₂ᵗ) (Kingma and Ba 2015, algorithm 1)
  void update(std::span<const float> parameters, std::span<const float> gradient, std::span<float> next);

 private:
  OptimizerSpec spec_;
  std::size_t parameterCount_;
  std::vector<float> firstMoment_;   // momentum's velocity, Adam's m
  std::vector<float> secondMoment_;  // Adam's v
  float beta1Power_ = 1.0F;          // β₁ᵗ
  float beta2Power_ = 1.0F;          // β₂ᵗ
};

}  // namespace inkling
