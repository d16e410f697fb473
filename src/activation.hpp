// The activation functions and their derivatives.
#pragma once

#include <array>
#include <string_view>

#include "matrix.hpp"

namespace inkling {

enum class Activation { linear, sigmoid, tanh, relu, softmax, leakyRelu, step };

/// The names used on the command line, in attributes and in model files, in the order of the enumeration.
inline constexpr std::array<std::string_view, 7> kActivationNames = {"linear",  "sigmoid",    "tanh", "relu",
                                                                     "softmax", "leaky-relu", "step"};

/// What the leaky rectified unit keeps of negative sums (Maas, Hannun, Ng 2013).
inline constexpr float kLeakyReluSlope = 0.01F;

// x: [batch × units]
/// Replaces the weighted sums z by g(z), row by row:
/// linear z; sigmoid 1/(1 + e^-z); tanh; relu max(0, z); softmax e^(z_i - max z) / Σ_j e^(z_j - max z);
/// leaky relu z or, where z < 0, 0.01 z; step 1 where z >= 0 and 0 elsewhere (Rosenblatt 1957).
void activate(Activation activation, MatrixRef x);

// outputs, gradient: [batch × units]
/// Turns the gradient of the loss by the outputs a = g(z) into that by z. Every derivative here is written with a
/// alone: sigmoid a (1 - a); tanh 1 - a²; relu 1 where a > 0; softmax ∂L/∂z_i = a_i (∂L/∂a_i - Σ_j a_j ∂L/∂a_j);
/// leaky relu 0.01 where a < 0; step 0, which is why networks of steps do not learn by gradients.
void activationBackward(Activation activation, const ConstMatrixRef& outputs, MatrixRef gradient);

}  // namespace inkling
