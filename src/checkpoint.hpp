// A training as it stands: with the settings and the data, all that the next minibatch depends on.
#pragma once

#include <cstdint>
#include <vector>

namespace inkling {

/// What early stopping has seen so far.
struct BestSoFar {
  std::vector<float> parameters;  ///< of the best network; empty while none has been judged
  double loss = 0.0;              ///< of that network, on the examples that it was judged on
  int epochsSince = 0;            ///< judged worse since
};

/// Plain values, in the order of Network::parameters: layer by layer, weights [inputs × units] row by row, then biases.
/// Moments that are still zero, before the first update, are left out; they need not be.
struct Checkpoint {
  std::vector<float> parameters;
  std::vector<float> firstMoment;   ///< momentum's velocity, Adam's mean of gradients; empty for SGD
  std::vector<float> secondMoment;  ///< the mean of squared gradients of RMSProp and Adam, otherwise empty
  std::int64_t optimizerSteps = 0;  ///< updates since the moments were zero
  std::int64_t steps = 0;           ///< minibatches since the beginning
  int epoch = 0;                    ///< epochs that are complete
  int position = 0;                 ///< examples of the present epoch that are done
  BestSoFar best;
};

}  // namespace inkling
