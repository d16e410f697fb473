// Plain Eigen as a native trainer of the benchmark.
#include <Eigen/Dense>
#include <iostream>
#include <vector>

#include "eigen_network.hpp"
#include "tasks.hpp"

namespace inkling::bench {

namespace {

using Eigen::Index;

std::vector<int> sizesOf(const Examples& examples, const Task& task) {
  std::vector<int> sizes = {examples.inputs};
  sizes.insert(sizes.end(), task.hidden.begin(), task.hidden.end());
  sizes.push_back(examples.outputs);
  return sizes;
}

class EigenTrainer {
 public:
  EigenTrainer(const Examples& examples, const Task& task)
      : batch_(task.batch),
        x_(examples.inputs, examples.count),
        targets_(Eigen::MatrixXf::Zero(examples.outputs, examples.count)),
        network_(sizesOf(examples, task), examples.areDigits ? Head::softmaxCrossEntropy : Head::sigmoidSquaredError,
                 task.batch, task.learningRate) {
    for (Index i = 0; i < x_.size(); ++i) {
      const auto at = static_cast<std::size_t>(i);
      x_.data()[i] = examples.areDigits ? static_cast<float>(examples.pixels[at]) / 255.0F : examples.points[at];
    }
    for (Index i = 0; i < x_.cols(); ++i) {
      const std::uint8_t label = examples.labels[static_cast<std::size_t>(i)];
      if (examples.outputs == 1) {
        targets_(0, i) = label;
      } else {
        targets_(label, i) = 1.0F;
      }
    }
  }

  void train(std::int64_t steps) {
    for (std::int64_t step = 0; step < steps; ++step) {
      network_.train(x_.middleCols(at_, batch_), targets_.middleCols(at_, batch_));
      at_ = at_ + 2 * batch_ <= x_.cols() ? at_ + batch_ : 0;
    }
  }

  double loss(int count) {
    double sum = 0;
    for (Index i = 0; i < count; i += batch_) sum += network_.loss(x_.middleCols(i, batch_), targets_.middleCols(i, batch_));
    return sum / count;
  }

 private:
  Index batch_;
  Index at_ = 0;
  Eigen::MatrixXf x_;
  Eigen::MatrixXf targets_;
  EigenNetwork network_;
};

}  // namespace

}  // namespace inkling::bench

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: eigen_bench FOLDER < TASKS\n";
    return 2;
  }
  return inkling::bench::answerTasks<inkling::bench::EigenTrainer>(argv[1]);
}
