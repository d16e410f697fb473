// A small trained network, as it were, for tests of model files.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "checkpoint.hpp"
#include "matrices.hpp"
#include "network.hpp"
#include "settings.hpp"

namespace inkling::test {

using Bytes = std::vector<std::uint8_t>;

inline Bytes bytesOf(const std::string& text) { return {text.begin(), text.end()}; }

inline Settings smallSettings() {
  Settings settings;
  settings.hidden = {4, 3};
  settings.activations = {Activation::tanh};
  settings.training.loss = Loss::meanSquaredError;
  settings.training.optimizer.kind = OptimizerKind::momentum;
  settings.training.optimizer.learningRate = 0.1F;
  settings.training.batchSize = 17;
  settings.training.schedule.epochs = 3;
  settings.training.seed = 4294967295U;
  return settings;
}

inline std::vector<float> randomNumbers(std::size_t count, std::uint32_t seed) {
  std::mt19937 generator(seed);
  std::vector<float> numbers(count);
  for (float& number : numbers) number = randomNumber(generator);
  return numbers;
}

/// A network of these settings with other parameters for each seed.
inline Network networkOf(const Settings& settings, int inputs, int outputs, std::uint32_t seed = 1) {
  Network network(networkSpec(settings, inputs, outputs));
  network.setParameters(randomNumbers(network.parameters().size(), seed));
  return network;
}

// 5-4-3-2, tanh and sigmoid
inline Network smallNetwork() { return networkOf(smallSettings(), 5, 2); }

inline std::vector<float> parametersOf(const Network& network) {
  const auto parameters = network.parameters();
  return {parameters.begin(), parameters.end()};
}

/// Of smallNetwork(), with all that a checkpoint may have.
inline Checkpoint smallCheckpoint() {
  Checkpoint checkpoint;
  checkpoint.parameters = parametersOf(smallNetwork());
  const std::size_t count = checkpoint.parameters.size();
  checkpoint.firstMoment = randomNumbers(count, 2);
  checkpoint.secondMoment = randomNumbers(count, 3);
  for (float& square : checkpoint.secondMoment) square *= square;
  checkpoint.optimizerSteps = 1234;
  checkpoint.steps = std::int64_t{1} << 53U;
  checkpoint.epoch = 12;
  checkpoint.position = 51;
  checkpoint.best = {randomNumbers(count, 4), 0.1 + 0.2, 3};
  return checkpoint;
}

/// Calls `read` with the file cut off at every length, each in a buffer of exactly that length, so that the address
/// sanitizer sees a read beyond it.
template <typename Read>
void forEveryLength(const Bytes& file, const Read& read) {
  for (std::size_t length = 0; length < file.size(); ++length) {
    const Bytes cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length));
    read(cut);
  }
}

}  // namespace inkling::test
