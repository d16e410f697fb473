#include "predictions.hpp"

#include <cassert>
#include <numeric>

#include "error.hpp"
#include "metrics.hpp"

namespace inkling {

Predictions predict(const Network& network, const Dataset& data, int first, int last, Workspace& workspace) {
  checkShape(network, data);
  if (!data.hasLabels()) refuse("these examples have values, not labels: there are no classes to predict");
  assert(first >= 0 && first <= last && last <= data.size());
  std::vector<int> examples(static_cast<std::size_t>(last - first));
  std::iota(examples.begin(), examples.end(), first);
  Predictions predictions;
  if (examples.empty()) return predictions;
  data.gather(examples, workspace.minibatch, lowTarget(network));
  const Batch& outputs = forward(network, workspace.minibatch, workspace);
  const Activation activation = network.spec().layers.back().activation;
  for (Index i = 0; i < outputs.rows(); ++i) {
    const float* row = outputs.row(i);
    predictions.labels.push_back(data.label(first + static_cast<int>(i)));
    predictions.predicted.push_back(static_cast<std::uint8_t>(predictedClass(activation, row, outputs.columns())));
    predictions.outputs.insert(predictions.outputs.end(), row, row + outputs.columns());
  }
  return predictions;
}

}  // namespace inkling
