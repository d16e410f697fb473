// The loss functions and their gradients.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "activation.hpp"
#include "matrix.hpp"

namespace inkling {

enum class Loss { softmaxCrossEntropy, meanSquaredError, binaryCrossEntropy };

/// The names used on the command line, in attributes and in model files, in the order of the enumeration.
inline constexpr std::array<std::string_view, 3> kLossNames = {"softmax-cross-entropy", "mean-squared-error",
                                                               "binary-cross-entropy"};

/// The output activation that a loss goes with when nothing else is asked for: softmax for softmax cross-entropy,
/// sigmoid for the other two.
Activation outputActivationOf(Loss loss);

/// Throws Error unless the loss can be taken over such an output: softmax cross-entropy needs softmax and at least two
/// units, binary cross-entropy sigmoid; the mean squared error takes any.
void checkOutput(Loss loss, Activation output, int units);

// logits, outputs, targets: [batch × units]
/// The sum of the loss over the examples of a batch, given the last layer's weighted sums z (`logits`) and its outputs.
/// - softmax cross-entropy: -Σ_j t_j log p_j, with log p_j = z_j - max z - log Σ_i e^(z_i - max z), which is finite
///   even where p_j rounds to zero;
/// - mean squared error: ½ Σ_j (a_j - t_j)², the mean being taken over the examples;
/// - binary cross-entropy: -Σ_j (t_j log a_j + (1 - t_j) log(1 - a_j)) = Σ_j (max(z_j, 0) - z_j t_j + log(1 +
/// e^-|z_j|)),
///   which is finite whatever the sigmoid rounds to.
/// Summed in double precision, in the order of the examples.
double totalLoss(Loss loss, const ConstMatrixRef& logits, const ConstMatrixRef& outputs, const ConstMatrixRef& targets);

// targets: [units]
/// The loss of the best outputs that there could be for targets that lie between 0 and 1: the targets' own entropy for
/// both cross-entropies, and 0 for the mean squared error, as for targets of 0 and 1.
double leastLoss(Loss loss, std::span<const float> targets);

// outputs, targets, gradient: [batch × units]
/// The gradient of the mean loss over the batch by the logits: (a - t) / batch for both cross-entropies, where the
/// derivatives of logarithm and activation cancel, and (a - t) g'(z) / batch for the mean squared error. Over a step,
/// which has no slope, it is (a - t) / batch as well: Rosenblatt's rule.
void lossBackward(Loss loss, Activation outputActivation, const ConstMatrixRef& outputs, const ConstMatrixRef& targets,
                  MatrixRef gradient);

}  // namespace inkling
