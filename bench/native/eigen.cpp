// Plain Eigen as a native trainer.
#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "eigen_network.hpp"
#include "examples.hpp"
#include "tasks.hpp"

namespace inkling::bench {

namespace {

using Eigen::Index;
using Eigen::MatrixXf;

std::vector<int> sizesOf(const Examples& examples, const Task& task) {
  std::vector<int> sizes = {examples.inputs};
  sizes.insert(sizes.end(), task.hidden.begin(), task.hidden.end());
  sizes.push_back(examples.outputs);
  return sizes;
}

// [inputs × count]
MatrixXf inputsOf(const Examples& examples) {
  MatrixXf inputs(examples.inputs, examples.count);
  for (Index i = 0; i < inputs.size(); ++i) {
    const auto at = static_cast<std::size_t>(i);
    inputs.data()[i] =
        examples.pixels.empty() ? examples.numbers[at] : static_cast<float>(examples.pixels[at]) / 255.0F;
  }
  return inputs;
}

// [outputs × count]
MatrixXf targetsOf(const Examples& examples) {
  MatrixXf targets = MatrixXf::Zero(examples.outputs, examples.count);
  for (Index i = 0; i < targets.cols(); ++i) {
    const std::uint8_t label = examples.labels[static_cast<std::size_t>(i)];
    if (examples.outputs == 1) {
      targets(0, i) = label;
    } else {
      targets(label, i) = 1.0F;
    }
  }
  return targets;
}

class EigenTrainer {
 public:
  EigenTrainer(const Examples& examples, const Task& task)
      : batch_(task.batch),
        inputs_(inputsOf(examples)),
        targets_(targetsOf(examples)),
        network_(sizesOf(examples, task), examples.outputs == 1 ? Head::sigmoidSquaredError : Head::softmaxCrossEntropy,
                 task.batch, task.learningRate) {}

  void train(std::int64_t steps) {
    for (std::int64_t step = 0; step < steps; ++step) {
      network_.train(inputs_.middleCols(at_, batch_), targets_.middleCols(at_, batch_));
      at_ = (at_ + batch_) % inputs_.cols();
    }
  }

  double loss(int count) {
    double sum = 0.0;
    for (Index i = 0; i < count; i += batch_) {
      sum += network_.loss(inputs_.middleCols(i, batch_), targets_.middleCols(i, batch_));
    }
    return sum / count;
  }

 private:
  Index batch_;
  Index at_ = 0;
  MatrixXf inputs_;
  MatrixXf targets_;
  EigenNetwork network_;
};

std::string description() {
  return "Eigen " + std::to_string(EIGEN_WORLD_VERSION) + "." + std::to_string(EIGEN_MAJOR_VERSION) + "." +
         std::to_string(EIGEN_MINOR_VERSION);
}

}  // namespace

}  // namespace inkling::bench

int main(int argc, char** argv) {
  return inkling::bench::answerTasks<inkling::bench::EigenTrainer>({argv, static_cast<std::size_t>(argc)},
                                                                   inkling::bench::description());
}
