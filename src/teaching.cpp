#include "teaching.hpp"

#include <algorithm>
#include <vector>

#include "random.hpp"

namespace inkling {

namespace {

constexpr int kExamples = 12'000;
/// Of a person's own drawings among them: so much for each drawing, up to so much.
constexpr float kShareOfOne = 0.04F;
constexpr float kMostShare = 0.4F;
/// Of the change of the weights, how much is taken: all of it for one drawing, which is to be read after it, and so
/// much less for each other one, down to so much.
constexpr float kLessForEach = 0.05F;
constexpr float kLeastTaken = 0.6F;

/// So many examples of the data, at random; each as often as the others, give or take one.
Dataset sample(const Dataset& data, int count, Random& random) {
  std::vector<int> order;
  std::vector<int> chosen;
  chosen.reserve(static_cast<std::size_t>(count));
  while (static_cast<int>(chosen.size()) < count) {
    if (order.empty()) {
      for (int example = 0; example < data.size(); ++example) order.push_back(example);
      random.shuffle(order);
    }
    chosen.push_back(order.back());
    order.pop_back();
  }
  return data.part(chosen);
}

Trainer trainerOf(const Network& network, Loss loss, const Dataset& training, const Dataset& own, std::uint32_t seed) {
  const float share = std::min(kMostShare, kShareOfOne * static_cast<float>(own.size()));
  const int ofOwn = std::max(1, static_cast<int>(share * kExamples));
  Random random(seed, Purpose::teaching);
  const Dataset rehearsed = sample(training, kExamples - ofOwn, random);
  const Dataset repeated = sample(own, ofOwn, random);
  TrainingSpec spec;
  spec.loss = loss;
  spec.optimizer.kind = OptimizerKind::adam;
  spec.optimizer.learningRate = 0.0014F;
  spec.schedule.kind = ScheduleKind::cosine;
  spec.schedule.epochs = 1;
  spec.isAugmented = true;
  spec.seed = seed;
  return {network, spec, Dataset::joined(rehearsed, {&repeated, 1}), {}};
}

}  // namespace

Teacher::Teacher(const Network& pupil, Loss loss, const Dataset& training, const Dataset& own, std::uint32_t seed)
    : before_(pupil.parameters()),
      taken_(std::max(kLeastTaken, 1.0F - kLessForEach * static_cast<float>(own.size() - 1))),
      trainer_(trainerOf(pupil, loss, training, own, seed)) {}

bool Teacher::teach(int count) { return trainer_.steps(count).hasDiverged || trainer_.epochs() > 0; }

std::vector<float> Teacher::parameters() const {
  std::vector<float> parameters = trainer_.network().parameters();
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    parameters[i] = before_[i] + taken_ * (parameters[i] - before_[i]);
  }
  return parameters;
}

}  // namespace inkling
