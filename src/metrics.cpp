#include "metrics.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include "error.hpp"

namespace inkling {

namespace {

double share(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// With one output, the probability of class 1 or of class 0, whichever was predicted.
float confidenceOf(Activation activation, const float* outputs, Index units, int predicted) {
  if (units > 1) return outputs[predicted];
  const float p = activation == Activation::tanh ? 0.5F * (outputs[0] + 1.0F) : outputs[0];
  return predicted == 1 ? p : 1.0F - p;
}

/// One output tells two of them apart.
int classesOf(const Dataset& data) { return std::max(data.outputs(), 2); }

}  // namespace

Evaluation::Evaluation(int classes)
    : classes_(classes), confusion_(static_cast<std::size_t>(classes) * static_cast<std::size_t>(classes)) {}

void Evaluation::add(int label, int predicted, float confidence) {
  assert(label >= 0 && label < classes_ && predicted >= 0 && predicted < classes_);
  ++confusion_[static_cast<std::size_t>(label * classes_ + predicted)];
  ++count_;
  const float inRange = confidence > 0.0F ? std::min(confidence, 1.0F) : 0.0F;  // a NaN counts as 0
  const int bin = std::min(static_cast<int>(inRange * kCalibrationBins), kCalibrationBins - 1);
  CalibrationBin& counts = calibration_[static_cast<std::size_t>(bin)];
  ++counts.count;
  counts.correct += label == predicted ? 1 : 0;
  counts.totalConfidence += inRange;
}

double Evaluation::loss() const { return count_ == 0 ? 0.0 : totalLoss_ / count_; }

std::uint32_t Evaluation::at(int label, int predicted) const {
  return confusion_[static_cast<std::size_t>(label * classes_ + predicted)];
}

double Evaluation::accuracy() const {
  if (!hasLabels_) return std::numeric_limits<double>::quiet_NaN();
  std::uint32_t correct = 0;
  for (int c = 0; c < classes_; ++c) correct += at(c, c);
  return share(correct, static_cast<std::uint32_t>(count_));
}

double Evaluation::precision(int label) const {
  std::uint32_t predicted = 0;
  for (int c = 0; c < classes_; ++c) predicted += at(c, label);
  return share(at(label, label), predicted);
}

double Evaluation::recall(int label) const {
  std::uint32_t examples = 0;
  for (int c = 0; c < classes_; ++c) examples += at(label, c);
  return share(at(label, label), examples);
}

double Evaluation::calibrationError() const {
  double error = 0.0;
  for (const CalibrationBin& bin : calibration_) error += std::abs(bin.correct - bin.totalConfidence);
  return count_ == 0 ? 0.0 : error / count_;
}

int predictedClass(Activation activation, const float* outputs, Index units) {
  if (units == 1) return outputs[0] > (activation == Activation::tanh ? 0.0F : 0.5F) ? 1 : 0;
  return static_cast<int>(std::max_element(outputs, outputs + units) - outputs);
}

void checkShape(const Network& network, const Dataset& data) {
  const int units = network.spec().layers.back().units;
  if (network.spec().inputs != data.inputs() || units != data.outputs()) {
    refuse("this network takes ", network.spec().inputs, " inputs and has ", units, " outputs, but the data has ",
           data.inputs(), " and ", data.outputs());
  }
}

void evaluate(const Network& network, Loss loss, const Dataset& data, int first, int last, Workspace& workspace,
              Evaluation& evaluation) {
  constexpr int kAtOnce = 100;
  const LayerSpec& output = network.spec().layers.back();
  checkShape(network, data);
  if (data.hasLabels() && classesOf(data) > evaluation.classes()) {
    refuse("an evaluation of ", evaluation.classes(), " classes cannot count ", classesOf(data));
  }
  assert(first >= 0 && first <= last && last <= data.size());
  Minibatch& minibatch = workspace.minibatch;
  std::vector<int> examples;
  while (first < last) {
    examples.clear();
    for (; first < last && std::ssize(examples) < kAtOnce; ++first) {
      if (!data.isNoDigit(first)) examples.push_back(first);
    }
    if (examples.empty()) return;
    data.gather(examples, minibatch, lowTarget(network));
    const Batch& outputs = forward(network, minibatch, workspace);
    evaluation.addLoss(totalLoss(loss, workspace.logits.view(), outputs.view(), minibatch.targets.view()));
    if (!data.hasLabels()) {
      evaluation.addValues(static_cast<int>(outputs.rows()));
      continue;
    }
    for (Index i = 0; i < outputs.rows(); ++i) {
      const int predicted = predictedClass(output.activation, outputs.row(i), output.units);
      evaluation.add(data.label(examples[static_cast<std::size_t>(i)]), predicted,
                     confidenceOf(output.activation, outputs.row(i), output.units, predicted));
    }
  }
}

Evaluation evaluate(const Network& network, Loss loss, const Dataset& data) {
  Evaluation evaluation(classesOf(data));
  Workspace workspace;
  evaluate(network, loss, data, 0, data.size(), workspace, evaluation);
  return evaluation;
}

}  // namespace inkling
