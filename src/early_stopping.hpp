// Early stopping: training ends when the network stops getting better on examples that it does not train on, and the
// best network is kept.
#pragma once

#include "checkpoint.hpp"
#include "network.hpp"

namespace inkling {

/// Prechelt 1998, "Early Stopping - But When?", in the form that counts epochs without improvement.
class EarlyStopping {
 public:
  EarlyStopping() = default;
  explicit EarlyStopping(BestSoFar best);

  /// Takes the loss of a network after an epoch and keeps the network when it is the best so far. Whether to stop:
  /// after `patience` epochs, one after the other, without a lower loss.
  bool judge(const Network& network, double loss, int patience);

  [[nodiscard]] const BestSoFar& best() const { return best_; }

 private:
  BestSoFar best_;
};

}  // namespace inkling
