// The network of the benchmark as a user of Eigen would write it for speed: dense matrices, an example a column, buffers
// made once, products without temporaries.
#pragma once

#include <Eigen/Dense>
#include <vector>

namespace inkling::bench {

enum class Head { softmaxCrossEntropy, sigmoidSquaredError };

/// Hidden layers of rectified units before a softmax, or of tanh before sigmoids with half the squared error.
class EigenNetwork {
 public:
  EigenNetwork(const std::vector<int>& sizes, Head head, int batch, float learningRate);

  // x: [inputs × batch], targets: [outputs × batch]
  /// One step of SGD with momentum 0.9.
  void train(const Eigen::Ref<const Eigen::MatrixXf>& x, const Eigen::Ref<const Eigen::MatrixXf>& targets);

  // x: [inputs × count], targets: [outputs × count], count at most the minibatch's size
  /// The sum of the loss.
  double loss(const Eigen::Ref<const Eigen::MatrixXf>& x, const Eigen::Ref<const Eigen::MatrixXf>& targets);

 private:
  struct Layer {
    Eigen::MatrixXf weights;  // [units × inputs]
    Eigen::VectorXf biases;
    Eigen::MatrixXf weightVelocity;
    Eigen::VectorXf biasVelocity;
    Eigen::MatrixXf weightGradient;
    Eigen::VectorXf biasGradient;
    Eigen::MatrixXf outputs;  // [units × batch]
    Eigen::MatrixXf deltas;   // [units × batch]
  };

  void forward(const Eigen::Ref<const Eigen::MatrixXf>& x);

  Head head_;
  float learningRate_;
  std::vector<Layer> layers_;
};

}  // namespace inkling::bench
