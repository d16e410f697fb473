// Minibatch training that can be stopped between any two minibatches.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dataset.hpp"
#include "loss.hpp"
#include "network.hpp"
#include "optimizer.hpp"

namespace inkling {

inline constexpr int kMaximumBatchSize = 10'000;

struct TrainingSpec {
  Loss loss = Loss::softmaxCrossEntropy;
  OptimizerSpec optimizer;
  int batchSize = 64;
  std::uint32_t seed = 7;
};

/// What one minibatch came to.
struct StepResult {
  double loss;       ///< mean over the minibatch, before the update
  int examples;      ///< in the minibatch
  int correct;       ///< of these, how many were put into the right class, before the update
  bool hasDiverged;  ///< the loss was not finite: the last finite parameters are back
};

/// Trains a network, one minibatch at a time. Equal networks, settings and data give the same parameters to the bit,
/// however the steps are spread over time and whatever else is done with the network in between.
///
/// An epoch goes through all examples in an order of its own, drawn from the seed and the epoch's number; its last
/// minibatch holds what is left over.
class Trainer {
 public:
  /// Throws Error when there are no data or the network's inputs or outputs are not those of the data, when the loss
  /// does not go with the output activation, or when a setting is out of range.
  Trainer(Network network, const TrainingSpec& spec, Dataset data);

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const TrainingSpec& spec() const { return spec_; }
  [[nodiscard]] int stepsPerEpoch() const;
  /// Epochs that are complete.
  [[nodiscard]] int epochs() const { return epoch_; }
  /// The share of the present epoch that is done, in [0, 1).
  [[nodiscard]] double epochProgress() const;
  /// Minibatches since the beginning.
  [[nodiscard]] std::int64_t steps() const { return steps_; }

  /// Trains on the next minibatch. A loss that is not finite ends in `rollBack` instead of an update.
  StepResult step();

  /// Puts back the parameters before the last update and forgets the optimizer's state: for a caller who finds that the
  /// network's loss on other data is not finite.
  void rollBack();

  /// Other settings from the next minibatch on; what was learnt stays. Throws Error as the constructor.
  void setOptimizer(const OptimizerSpec& spec);
  void setBatchSize(int batchSize);

 private:
  void beginEpoch();
  [[nodiscard]] int countCorrect(const Matrix& outputs, std::span<const int> minibatch) const;

  Network network_;
  TrainingSpec spec_;
  Dataset data_;
  Optimizer optimizer_;
  std::vector<float> gradient_;
  std::vector<float> previous_;  // the parameters before the last update
  std::vector<int> order_;
  int epoch_ = 0;
  int position_ = 0;  // in order_
  std::int64_t steps_ = 0;
  Matrix inputs_;
  Matrix targets_;
  Workspace workspace_;
};

}  // namespace inkling
