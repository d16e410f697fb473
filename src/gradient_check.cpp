#include "gradient_check.hpp"

#include <cmath>
#include <cstddef>

namespace inkling {

GradientCheck checkGradient(const Network& network, Loss loss, const Matrix& inputs, const Matrix& targets, float h) {
  Network shifted = network;
  Workspace workspace;
  const auto batch = static_cast<double>(inputs.rows());
  const auto meanLoss = [&] {
    const Matrix& outputs = forward(shifted, inputs, workspace);
    return totalLoss(loss, workspace.logits, outputs, targets) / batch;
  };

  const std::size_t count = network.parameters().size();
  GradientCheck check{std::vector<float>(count), std::vector<float>(count), 0.0};
  forward(network, inputs, workspace);
  backward(network, loss, inputs, targets, workspace, check.analytic);

  double difference = 0.0;
  double analytic = 0.0;
  double numeric = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    float& parameter = shifted.parameters()[i];
    const float unshifted = parameter;
    const float above = unshifted + h;
    const float below = unshifted - h;
    parameter = above;
    const double lossAbove = meanLoss();
    parameter = below;
    const double lossBelow = meanLoss();
    parameter = unshifted;
    // Divided by the distance that rounding has left of 2h.
    const double slope = (lossAbove - lossBelow) / (static_cast<double>(above) - static_cast<double>(below));
    check.numeric[i] = static_cast<float>(slope);
    difference += (check.analytic[i] - slope) * (check.analytic[i] - slope);
    analytic += static_cast<double>(check.analytic[i]) * check.analytic[i];
    numeric += slope * slope;
  }
  const double scale = std::sqrt(analytic) + std::sqrt(numeric);
  check.relativeError = scale > 0.0 ? std::sqrt(difference) / scale : 0.0;
  return check;
}

}  // namespace inkling
