// Trainings for tests.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "matrices.hpp"
#include "networks.hpp"
#include "sha256.hpp"
#include "trainer.hpp"

namespace inkling::test {

inline constexpr std::array<OptimizerKind, 7> kOptimizers = {
    OptimizerKind::sgd,  OptimizerKind::momentum, OptimizerKind::nesterov,  OptimizerKind::rmsprop,
    OptimizerKind::adam, OptimizerKind::adamw,    OptimizerKind::perceptron};

inline std::string nameOf(OptimizerKind kind) {
  return std::string(kOptimizerNames.at(static_cast<std::size_t>(kind)));
}

/// Random points, half of their coordinates zero, in classes that a network can tell apart: the label is the number of
/// the largest of the first coordinates.
inline Dataset randomPoints(std::uint32_t seed, int count, int inputs, int classes) {
  std::mt19937 generator(seed);
  Matrix points = randomMatrix(generator, count, inputs);
  scatterZeros(generator, points);
  std::vector<std::uint8_t> labels;
  for (Index i = 0; i < count; ++i) {
    Index label = 0;
    points.row(i).head(classes).maxCoeff(&label);
    labels.push_back(static_cast<std::uint8_t>(label));
  }
  return Dataset::ofPoints(std::move(points), std::move(labels), classes);
}

/// What a trainer is made of.
struct Training {
  Network network;
  TrainingSpec spec;
  Dataset data;

  [[nodiscard]] Trainer begin() const { return {network, spec, data}; }
};

/// A training with everything on that its optimizer has state, randomness or time for: dropout, a warm-up and a cosine,
/// L1, L2 and weight decay. Of 100 points with this many inputs; the minibatches do not divide them.
inline Training trainingWith(OptimizerKind kind, int inputs = 3, int batchSize = 7) {
  const bool isPerceptron = kind == OptimizerKind::perceptron;
  NetworkSpec network{inputs, {{9, Activation::tanh}, {5, Activation::leakyRelu}, {3, Activation::softmax}}};
  if (isPerceptron) network.layers = {{3, Activation::step}};
  TrainingSpec spec;
  spec.loss = isPerceptron ? Loss::meanSquaredError : Loss::softmaxCrossEntropy;
  spec.optimizer = {.kind = kind, .learningRate = 0.02F, .l1 = 0.0001F, .l2 = 0.001F, .weightDecay = 0.05F};
  spec.schedule = {.kind = ScheduleKind::cosine, .warmup = 0.5F, .epochs = 6};
  spec.dropout = isPerceptron ? 0.0F : 0.25F;
  spec.batchSize = batchSize;
  spec.seed = 7;
  Training training{Network(network), spec, randomPoints(1, 100, inputs, 3)};
  training.network.initialise(Initialisation::automatic, 7);
  return training;
}

inline std::string hashOf(const Trainer& trainer) { return parameterHash(trainer.network().parameters()); }

inline std::string hashAfter(Trainer& trainer, int steps) {
  for (int i = 0; i < steps; ++i) trainer.step();
  return hashOf(trainer);
}

}  // namespace inkling::test
