// Minibatch training that can be stopped between any two minibatches.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "augment.hpp"
#include "checkpoint.hpp"
#include "dataset.hpp"
#include "dropout.hpp"
#include "early_stopping.hpp"
#include "loss.hpp"
#include "minibatch.hpp"
#include "network.hpp"
#include "optimizer.hpp"
#include "propagation.hpp"
#include "schedule.hpp"

namespace inkling {

inline constexpr int kMaximumBatchSize = 10'000;

struct TrainingSpec {
  Loss loss = Loss::softmaxCrossEntropy;
  OptimizerSpec optimizer;
  ScheduleSpec schedule;
  float dropout = 0.0F;      ///< share of the hidden units that every minibatch leaves out
  bool isAugmented = false;  ///< digits are distorted at random, anew in every epoch
  int batchSize = 64;
  int patience = 0;  ///< epochs without a lower loss on the validation examples before training stops; 0: it does not
  std::uint32_t seed = 7;
  bool operator==(const TrainingSpec&) const = default;
};

/// What one minibatch, or some, came to.
struct StepResult {
  double loss = 0.0;  ///< mean over the examples, each before its update; the least that the loss of a drawing that is
                      ///< no digit could be is taken off
  int examples = 0;   ///< in the minibatches
  int correct = 0;  ///< of these, how many were put into the right class, before the update: drawings that are no digit
                    ///< into none, as kLeastConfidence says; 0 where the data has no labels
  bool hasDiverged = false;  ///< the loss was not finite: the last finite parameters are back
  bool hasStopped = false;   ///< early stopping ended an epoch: the best parameters are back
};

/// Trains a network, one minibatch at a time. Equal networks, settings and data give the same parameters to the bit,
/// however the steps are spread over time and whatever else is done with the network in between.
///
/// An epoch goes through all examples in an order of its own, drawn from the seed and the epoch's number; its last
/// minibatch holds what is left over.
class Trainer {
 public:
  /// Throws Error when there are no data or the network's inputs or outputs are not those of the data, when the loss
  /// does not go with the output activation, when a layer cannot learn (steps learn by the perceptron rule only, in a
  /// network of one layer), or when a setting is out of range. With patience, the network is judged on the validation
  /// examples after every epoch; without such examples there is no early stopping.
  Trainer(Network network, const TrainingSpec& spec, Dataset data, std::optional<Dataset> validation = {});

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] const TrainingSpec& spec() const { return spec_; }
  [[nodiscard]] int stepsPerEpoch() const;
  /// Epochs that are complete.
  [[nodiscard]] int epochs() const { return at_.epoch; }
  /// The share of the present epoch that is done, in [0, 1).
  [[nodiscard]] double epochProgress() const;
  /// Minibatches since the beginning.
  [[nodiscard]] std::int64_t steps() const { return at_.steps; }
  /// The next minibatch: the numbers of its examples in the data. Valid until the next step.
  [[nodiscard]] std::span<const int> nextExamples() const;
  /// The learning rate of the last minibatch, as the schedule had it.
  [[nodiscard]] float learningRate() const { return learningRate_; }

  /// Trains on the next minibatch. A loss that is not finite ends in `rollBack` instead of an update.
  StepResult step();

  /// Trains on up to `count` minibatches, to the end of the epoch at the most or until the loss is not finite.
  StepResult steps(int count);

  /// Puts back the parameters before the last update and forgets the optimizer's state: for a caller who finds that the
  /// network's loss on other data is not finite. The minibatch of that update is the next one again.
  void rollBack();

  /// Frees what only training needs, between one run and the next: what comes afterwards is the same to the bit. The
  /// caller has found that the network's loss on other data is finite.
  void rest();

  /// Puts back the best parameters that early stopping has seen, if any.
  void keepBest();

  /// Puts other parameters in the place of the network's and forgets the optimizer's state. Throws Error for another
  /// number of them and unless all are finite.
  void setParameters(std::span<const float> parameters);

  /// Other settings from the next minibatch on; what was learnt stays. Throws Error as the constructor, and for another
  /// loss or seed.
  void setSpec(const TrainingSpec& spec);

  /// All that the next minibatch depends on; with `restore` in a trainer of equal network, settings and data, training
  /// goes on as if it had never stopped.
  [[nodiscard]] Checkpoint checkpoint() const;
  /// Throws Error when the checkpoint is of another network, optimizer or data.
  void restore(const Checkpoint& checkpoint);

 private:
  /// Where training stands.
  struct Position {
    std::int64_t steps = 0;
    int epoch = 0;
    int example = 0;  // in the order of the epoch
  };

  /// What it takes to train again from an earlier minibatch.
  struct Snapshot {
    TrainingSpec spec;
    Position at;
    AlignedFloats parameters;
    AlignedFloats firstMoment;
    AlignedFloats secondMoment;
    std::int64_t updates = 0;
    bool isStale = false;  // the optimizer's state was forgotten since
  };

  void shuffle();
  /// The next minibatch, distorted where the settings say so.
  void gather();
  /// Gathers the next minibatch and passes it forward: its mean loss.
  double look();
  /// Passes it backward, updates the parameters and moves on.
  void learn();
  [[nodiscard]] bool hasSnapshot() const { return !snapshot_.parameters.empty(); }
  void takeSnapshot();
  void returnToSnapshot();
  [[nodiscard]] int countCorrect() const;
  /// Whether an update would leave a block as it is, since the pixels that it belongs to have been blank so far: at the
  /// margins of images many are.
  [[nodiscard]] bool isBlank(std::size_t block);
  /// After an epoch: whether early stopping says that it is enough.
  bool judge();

  Network network_;
  TrainingSpec spec_;
  Dataset data_;
  std::optional<Dataset> validation_;
  std::optional<Augmenter> augmenter_;  // made when it is first needed
  EarlyStopping earlyStopping_;
  Optimizer optimizer_;
  std::vector<std::uint8_t> hasLearnt_;  // 1 for each block of parameters of which any gradient was not zero
  Position at_;
  Snapshot snapshot_;  // of an earlier position; empty where the present one cannot be rolled back
  float learningRate_ = 0.0F;
  std::vector<int> order_;
  Minibatch minibatch_;
  Workspace workspace_;
};

}  // namespace inkling
