// Inkling's core as a native trainer.
#include <cstdint>

#include "dataset.hpp"
#include "examples.hpp"
#include "matrix.hpp"
#include "metrics.hpp"
#include "settings.hpp"
#include "tasks.hpp"
#include "trainer.hpp"

namespace inkling::bench {

namespace {

Dataset datasetOf(const Examples& examples) {
  if (!examples.pixels.empty()) return Dataset::ofDigits(examples.pixels, examples.labels);
  return Dataset::ofPoints(Eigen::Map<const Matrix>(examples.numbers.data(), examples.count, examples.inputs),
                           examples.labels, examples.outputs);
}

Settings settingsOf(const Examples& examples, const Task& task) {
  Settings settings;
  settings.hidden = task.hidden;
  settings.training.optimizer.learningRate = task.learningRate;
  settings.training.batchSize = task.batch;
  setSetting(settings, "augment", "off");
  setSetting(settings, "schedule", "constant");
  setSetting(settings, "optimizer", "momentum");
  setSetting(settings, "activation", examples.outputs == 1 ? "tanh" : "relu");
  setSetting(settings, "loss", examples.outputs == 1 ? "mean-squared-error" : "softmax-cross-entropy");
  return settings;
}

/// Drawing the order of the digits and making minibatches of their pixels is within the step.
class InklingTrainer {
 public:
  InklingTrainer(const Examples& examples, const Task& task)
      : data_(datasetOf(examples)), trainer_(makeTrainer(settingsOf(examples, task), data_)) {}

  void train(std::int64_t steps) {
    for (std::int64_t step = 0; step < steps; ++step) trainer_.step();
  }

  [[nodiscard]] double loss(int count) const {
    Evaluation evaluation(kDigits);
    Workspace workspace;
    evaluate(trainer_.network(), trainer_.spec().loss, data_, 0, count, workspace, evaluation);
    return evaluation.loss();
  }

 private:
  Dataset data_;
  Trainer trainer_;
};

}  // namespace

}  // namespace inkling::bench

int main(int argc, char** argv) {
  return inkling::bench::answerTasks<inkling::bench::InklingTrainer>({argv, static_cast<std::size_t>(argc)},
                                                                     "Inkling, native");
}
