// Is the gradient that back-propagation gives the slope of the loss?
#pragma once

#include <vector>

#include "loss.hpp"
#include "matrix.hpp"
#include "minibatch.hpp"
#include "network.hpp"

namespace inkling {

struct GradientCheck {
  std::vector<float> analytic;  ///< by back-propagation, as Network::parameters
  std::vector<float> numeric;   ///< by central differences
  double relativeError;         ///< ‖analytic - numeric‖ / (‖analytic‖ + ‖numeric‖), 0 where both are zero
};

/// Compares back-propagation with (L(θ + h) - L(θ - h)) / 2h for every parameter θ. In float32 h of about 0.01 balances
/// the error of rounding against that of the cubic term; expect a relative error under 1e-3 for smooth activations,
/// more where a rectified unit changes side within ± h.
GradientCheck checkGradient(const Network& network, Loss loss, const Minibatch& minibatch, float h = 0.01F);

// inputs: [batch × inputs], targets: [batch × outputs]
GradientCheck checkGradient(const Network& network, Loss loss, const ConstMatrixRef& inputs,
                            const ConstMatrixRef& targets, float h = 0.01F);

}  // namespace inkling
