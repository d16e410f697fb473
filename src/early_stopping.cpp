#include "early_stopping.hpp"

#include <utility>

namespace inkling {

EarlyStopping::EarlyStopping(BestSoFar best) : best_(std::move(best)) {}

bool EarlyStopping::judge(const Network& network, double loss, int patience) {
  if (best_.parameters.empty() || loss < best_.loss) {
    best_ = {network.parameters(), loss, 0};
    return false;
  }
  ++best_.epochsSince;
  return best_.epochsSince >= patience;
}

}  // namespace inkling
