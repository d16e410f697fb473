#include "minibatch.hpp"

#include "network.hpp"

namespace inkling {

Index Minibatch::size() const { return hasSparseInputs(static_cast<int>(inputs)) ? sparse.rows() : dense.rows(); }

void setInputs(const ConstMatrixRef& inputs, Minibatch& minibatch) {
  minibatch.inputs = inputs.cols();
  if (hasSparseInputs(static_cast<int>(inputs.cols()))) {
    listTerms(inputs, minibatch.sparse);
  } else {
    minibatch.dense.resize(inputs.rows(), inputs.cols());
    minibatch.dense.view() = inputs;
  }
}

void setTargets(const ConstMatrixRef& targets, Minibatch& minibatch) {
  minibatch.targets.resize(targets.rows(), targets.cols());
  minibatch.targets.view() = targets;
}

}  // namespace inkling
