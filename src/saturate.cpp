#include "saturate.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "error.hpp"

namespace inkling {

void saturate(Trainer& trainer, int output) {
  const int outputs = trainer.network().spec().layers.back().units;
  if (output < 0 || output >= outputs) refuse("an output to saturate must be 0 to ", outputs - 1, ", got ", output);
  std::vector<float> parameters = trainer.network().parameters();
  const auto biases = parameters.end() - outputs;  // the last of all
  std::fill(biases, parameters.end(), -kSaturatedLogit);
  biases[output] = kSaturatedLogit;
  trainer.setParameters(parameters);
}

}  // namespace inkling
