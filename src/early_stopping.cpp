#include "early_stopping.hpp"

#include <utility>

#include "error.hpp"

namespace inkling {

EarlyStopping::EarlyStopping(int patience, BestSoFar best) : patience_(patience), best_(std::move(best)) {
  if (patience < 1) refuse("patience must be at least 1 epoch, got ", patience);
}

bool EarlyStopping::judge(const Network& network, double loss) {
  if (best_.parameters.empty() || loss < best_.loss) {
    best_ = {network.parameters(), loss, 0};
    return false;
  }
  ++best_.epochsSince;
  return best_.epochsSince >= patience_;
}

}  // namespace inkling
