// The network of the benchmark as a user of Eigen would write it for speed: dense matrices, an example a column,
// buffers made once, products without temporaries. May use fused multiply-add and any order of sums, unlike the core.
#pragma once

#include <Eigen/Core>
#include <vector>

namespace inkling::bench {

enum class Head { softmaxCrossEntropy, sigmoidSquaredError };

/// Hidden layers of rectified units before a softmax and cross-entropy, or of tanh before sigmoids and half the squared
/// error.
class EigenNetwork {
 public:
  using Columns = Eigen::Ref<const Eigen::MatrixXf>;

  EigenNetwork(const std::vector<int>& sizes, Head head, int batch, float learningRate);

  // inputs: [inputs × batch], targets: [outputs × batch]
  /// A step of SGD with momentum 0.9: v ← 0.9 v + g; θ - η v.
  void train(const Columns& inputs, const Columns& targets);

  // inputs: [inputs × batch], targets: [outputs × batch]
  /// The sum of the loss over the examples.
  double loss(const Columns& inputs, const Columns& targets);

 private:
  struct Layer {
    Eigen::MatrixXf weights;  // [units × inputs]
    Eigen::VectorXf biases;   // [units]
    Eigen::MatrixXf weightGradient;
    Eigen::VectorXf biasGradient;
    Eigen::MatrixXf weightVelocity;
    Eigen::VectorXf biasVelocity;
    Eigen::MatrixXf outputs;  // [units × batch]
    Eigen::MatrixXf deltas;   // [units × batch]
  };

  void forward(const Columns& inputs);
  void backward(const Columns& inputs, const Columns& targets);
  void update();

  Head head_;
  float learningRate_;
  std::vector<Layer> layers_;
};

}  // namespace inkling::bench
