// Some examples at once, as a network reads them.
#pragma once

#include "batch.hpp"
#include "sparse.hpp"

namespace inkling {

/// Inputs, sparse or dense as `hasSparseInputs` says of their number, and what the outputs should be. Filled again and
/// again without allocating.
struct Minibatch {
  Index inputs = 0;  ///< of the network, the columns of either kind
  SparseRows sparse;
  Batch dense;
  Batch targets;  ///< [examples × outputs]; not needed to predict

  [[nodiscard]] Index size() const;
};

// inputs: [examples × inputs]
/// Replaces the inputs of a minibatch.
void setInputs(const ConstMatrixRef& inputs, Minibatch& minibatch);

// targets: [examples × outputs]
void setTargets(const ConstMatrixRef& targets, Minibatch& minibatch);

}  // namespace inkling
