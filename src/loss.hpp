// The loss functions and their gradients.
#pragma once

#include <array>
#include <string_view>

#include "activation.hpp"
#include "matrix.hpp"

namespace inkling {

enum class Loss { softmaxCrossEntropy, meanSquaredError };

/// The names used on the command line, in attributes and in model files, in the order of the enumeration.
inline constexpr std::array<std::string_view, 2> kLossNames = {"softmax-cross-entropy", "mean-squared-error"};

// logits, outputs, targets: [batch × units]
/// The sum of the loss over the examples of a batch, given the last layer's weighted sums (`logits`) and its outputs.
/// - softmax cross-entropy: -Σ_j t_j log p_j, with log p_j = z_j - max z - log Σ_i e^(z_i - max z), which is finite
/// even
///   where p_j rounds to zero; the output activation is softmax.
/// - mean squared error: ½ Σ_j (a_j - t_j)², the mean being taken over the examples; over any output activation.
/// Summed in double precision, in the order of the examples.
double totalLoss(Loss loss, const Matrix& logits, const Matrix& outputs, const Matrix& targets);

// outputs, targets, gradient: [batch × units]
/// The gradient of the mean loss over the batch by the logits: (p - t) / batch for softmax cross-entropy,
/// (a - t) g'(z) / batch for the mean squared error.
void lossBackward(Loss loss, Activation outputActivation, const Matrix& outputs, const Matrix& targets,
                  Matrix& gradient);

}  // namespace inkling
