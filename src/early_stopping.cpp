#include "early_stopping.hpp"

#include <cmath>
#include <utility>

namespace inkling {

EarlyStopping::EarlyStopping(BestSoFar best) : best_(std::move(best)) {}

bool EarlyStopping::judge(const Network& network, double loss, int patience) {
  // A loss that is no number is not lower than any, nor any other than it: such a network is never kept.
  const bool isLower = best_.parameters.empty() ? !std::isnan(loss) : loss < best_.loss;
  if (isLower) {
    best_ = {network.parameters(), loss, 0};
    return false;
  }
  ++best_.epochsSince;
  return best_.epochsSince >= patience;
}

}  // namespace inkling
