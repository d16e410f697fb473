#include "mean_gradient.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

#include "metrics.hpp"

namespace inkling {

void MeanGradient::add(const Network& network, Loss loss, const Dataset& data, int first, int last,
                       Workspace& workspace) {
  checkShape(network, data);
  assert(first >= 0 && first <= last && last <= data.size());
  if (first == last) return;
  sum_.resize(network.memory().size());
  std::vector<int> examples(static_cast<std::size_t>(last - first));
  std::iota(examples.begin(), examples.end(), first);
  data.gather(examples, workspace.minibatch, lowTarget(network));
  forward(network, workspace.minibatch, workspace);
  backward(network, loss, workspace.minibatch, workspace);
  std::array<float, kBlockSize> gradient;  // NOLINT(*-member-init): written before it is read
  const auto size = static_cast<float>(examples.size());
  for (const ParameterBlock& block : network.blocks()) {
    parameterGradient(block, network, workspace.minibatch, workspace, gradient.data());
    float* const sum = sum_.data() + block.offset;
    for (Index i = 0; i < block.size; ++i) sum[i] += size * gradient[static_cast<std::size_t>(i)];
  }
  count_ += static_cast<int>(examples.size());
}

double MeanGradient::norm(const Network& network) const {
  if (count_ == 0) return 0.0;
  double squares = 0.0;
  for (const float slope : network.inOrder(sum_)) squares += static_cast<double>(slope) * slope;
  return std::sqrt(squares) / count_;
}

}  // namespace inkling
