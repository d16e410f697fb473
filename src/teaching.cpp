#include "teaching.hpp"

#include <algorithm>
#include <vector>

#include "random.hpp"

namespace inkling {

namespace {

constexpr int kExamples = 12'000;
/// Of a person's own drawings among them: so much for each drawing, up to so much.
constexpr float kShareOfOne = 0.03F;
constexpr float kMostShare = 0.25F;

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

}  // namespace

Trainer makeTeacher(const Network& network, Loss loss, const Dataset& training, const Dataset& own,
                    std::uint32_t seed) {
  const float share = std::min(kMostShare, kShareOfOne * static_cast<float>(own.size()));
  const int ofOwn = std::max(1, static_cast<int>(share * kExamples));
  Random random(seed, Purpose::teaching);
  const Dataset rehearsed = sample(training, kExamples - ofOwn, random);
  const Dataset repeated = sample(own, ofOwn, random);
  TrainingSpec spec;
  spec.loss = loss;
  spec.optimizer.kind = OptimizerKind::adam;
  spec.optimizer.learningRate = 0.0007F;
  spec.schedule.kind = ScheduleKind::cosine;
  spec.schedule.epochs = 1;
  spec.isAugmented = true;
  spec.seed = seed;
  return {network, spec, Dataset::joined(rehearsed, repeated), {}};
}

}  // namespace inkling
