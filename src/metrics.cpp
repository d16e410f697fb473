#include "metrics.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "error.hpp"

namespace inkling {

Evaluation::Evaluation(int classes)
    : classes_(classes), confusion_(static_cast<std::size_t>(classes) * static_cast<std::size_t>(classes)) {}

void Evaluation::add(int label, int predicted) {
  assert(label >= 0 && label < classes_ && predicted >= 0 && predicted < classes_);
  ++confusion_[static_cast<std::size_t>(label * classes_ + predicted)];
  ++count_;
}

double Evaluation::loss() const { return count_ == 0 ? 0.0 : totalLoss_ / count_; }

double Evaluation::accuracy() const {
  std::uint32_t correct = 0;
  for (int c = 0; c < classes_; ++c) correct += confusion_[static_cast<std::size_t>(c * classes_ + c)];
  return count_ == 0 ? 0.0 : static_cast<double>(correct) / count_;
}

int predictedClass(const float* outputs, Index units) {
  if (units == 1) return outputs[0] > 0.5F ? 1 : 0;
  return static_cast<int>(std::max_element(outputs, outputs + units) - outputs);
}

void evaluate(const Network& network, Loss loss, const Dataset& data, int first, int last, Workspace& workspace,
              Evaluation& evaluation) {
  constexpr int kAtOnce = 100;
  const Index units = network.spec().layers.back().units;
  if (network.spec().inputs != data.inputs() || units != data.outputs()) {
    refuse("this network takes ", network.spec().inputs, " inputs and has ", units, " outputs, but the data has ",
           data.inputs(), " and ", data.outputs());
  }
  assert(first >= 0 && first <= last && last <= data.size());
  Matrix inputs;
  Matrix targets;
  std::vector<int> examples;
  for (; first < last; first += static_cast<int>(examples.size())) {
    examples.resize(static_cast<std::size_t>(std::min(kAtOnce, last - first)));
    std::iota(examples.begin(), examples.end(), first);
    data.gather(examples, inputs, targets);
    const Matrix& outputs = forward(network, inputs, workspace);
    evaluation.addLoss(totalLoss(loss, workspace.logits, outputs, targets));
    for (Index i = 0; i < outputs.rows(); ++i) {
      evaluation.add(data.label(first + static_cast<int>(i)), predictedClass(outputs.data() + i * units, units));
    }
  }
}

Evaluation evaluate(const Network& network, Loss loss, const Dataset& data) {
  Evaluation evaluation(std::max(data.outputs(), 2));
  Workspace workspace;
  evaluate(network, loss, data, 0, data.size(), workspace, evaluation);
  return evaluation;
}

}  // namespace inkling
