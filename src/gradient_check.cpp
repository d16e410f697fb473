#include "gradient_check.hpp"

#include <cmath>
#include <cstddef>

#include "propagation.hpp"

namespace inkling {

GradientCheck checkGradient(const Network& network, Loss loss, const Minibatch& minibatch, float h) {
  Network shifted = network;
  Workspace workspace;
  const auto meanLoss = [&] {
    const Batch& outputs = forward(shifted, minibatch, workspace);
    return totalLoss(loss, workspace.logits.view(), outputs.view(), minibatch.targets.view()) /
           static_cast<double>(outputs.rows());
  };

  const std::size_t count = network.parameterCount();
  GradientCheck check{gradientOf(network, loss, minibatch, workspace), std::vector<float>(count), 0.0};
  std::vector<float> parameters = network.parameters();
  double difference = 0.0;
  double analytic = 0.0;
  double numeric = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    const float unshifted = parameters[i];
    const auto lossAt = [&](float value) {
      parameters[i] = value;
      shifted.setParameters(parameters);
      return meanLoss();
    };
    const float above = unshifted + h;
    const float below = unshifted - h;
    const double difference2h = lossAt(above) - lossAt(below);
    parameters[i] = unshifted;
    // Divided by the distance that rounding has left of 2h.
    const double slope = difference2h / (static_cast<double>(above) - static_cast<double>(below));
    check.numeric[i] = static_cast<float>(slope);
    difference += (check.analytic[i] - slope) * (check.analytic[i] - slope);
    analytic += static_cast<double>(check.analytic[i]) * check.analytic[i];
    numeric += slope * slope;
  }
  const double scale = std::sqrt(analytic) + std::sqrt(numeric);
  check.relativeError = scale > 0.0 ? std::sqrt(difference) / scale : 0.0;
  return check;
}

GradientCheck checkGradient(const Network& network, Loss loss, const ConstMatrixRef& inputs,
                            const ConstMatrixRef& targets, float h) {
  Minibatch minibatch;
  setInputs(inputs, minibatch);
  setTargets(targets, minibatch);
  return checkGradient(network, loss, minibatch, h);
}

}  // namespace inkling
