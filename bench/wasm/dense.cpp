// The dense layers of 784-512-256-10 by themselves: forward pass, back-propagation and gradients as the core computes
// them, without what else a step of training does (making minibatches, updating parameters).
#include <cstddef>
#include <cstdint>

#include "aligned.hpp"
#include "loss.hpp"
#include "minibatch.hpp"
#include "network.hpp"
#include "propagation.hpp"
#include "random.hpp"

namespace {

using namespace inkling;

constexpr Index kExamples = 128;
// The core reads so few inputs as dense rows, not as lists. Their layer has a twentieth of the operations.
constexpr int kInputs = 32;

/// The second and third layer of 784-512-256-10, and one that feeds them.
class DenseLayers {
 public:
  DenseLayers() {
    network_.initialise(Initialisation::automatic, 1);
    Random random(1, Purpose::points);
    Matrix inputs(kExamples, kInputs);
    for (Index i = 0; i < inputs.size(); ++i) inputs.data()[i] = random.normal();
    Matrix targets = Matrix::Zero(kExamples, 10);
    for (Index i = 0; i < kExamples; ++i) targets(i, static_cast<Index>(random.below(10))) = 1.0F;
    setInputs(inputs, minibatch_);
    setTargets(targets, minibatch_);
  }

  void pass() {
    forward(network_, minibatch_, workspace_);
    backward(network_, Loss::softmaxCrossEntropy, minibatch_, workspace_);
    for (const ParameterBlock& block : network_.blocks()) {
      parameterGradient(block, network_, minibatch_, workspace_, gradient_.data());
    }
  }

 private:
  Network network_{{kInputs, {{512, Activation::relu}, {256, Activation::relu}, {10, Activation::softmax}}}};
  Minibatch minibatch_;
  Workspace workspace_;
  AlignedFloats gradient_ = AlignedFloats(kBlockSize);
};

}  // namespace

extern "C" {

void passDenseLayers(int rounds) {
  static DenseLayers layers;
  for (int round = 0; round < rounds; ++round) layers.pass();
}

/// A multiplication and an addition for each weight forward, for its gradient and, but for the first layer, backward.
int flopPerDensePass() { return static_cast<int>(kExamples) * (4 * kInputs * 512 + 6 * (512 * 256 + 256 * 10)); }
}
