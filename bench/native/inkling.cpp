// Inkling's core as a native trainer of the benchmark.
#include <Eigen/Core>
#include <iostream>
#include <string>
#include <vector>

#include "dataset.hpp"
#include "metrics.hpp"
#include "settings.hpp"
#include "tasks.hpp"
#include "trainer.hpp"

namespace inkling::bench {

namespace {

Dataset datasetOf(const Examples& examples) {
  if (examples.areDigits) return Dataset::ofDigits(examples.pixels, examples.labels);
  return Dataset::ofPoints(Eigen::Map<const Matrix>(examples.points.data(), examples.count, examples.inputs),
                           examples.labels, examples.outputs);
}

Settings settingsOf(const Examples& examples, const Task& task) {
  Settings settings;
  settings.hidden = task.hidden;
  setSetting(settings, "activation", examples.areDigits ? "relu" : "tanh");
  setSetting(settings, "loss", examples.areDigits ? "softmax-cross-entropy" : "mean-squared-error");
  setSetting(settings, "optimizer", "momentum");
  setSetting(settings, "lr", std::to_string(task.learningRate));
  setSetting(settings, "batch", std::to_string(task.batch));
  return settings;
}

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
  if (argc != 2) {
    std::cerr << "usage: inkling_bench FOLDER < TASKS\n";
    return 2;
  }
  return inkling::bench::answerTasks<inkling::bench::InklingTrainer>(argv[1]);
}
