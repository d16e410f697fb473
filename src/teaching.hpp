// Teaching a trained network the hand of one person from a few drawings, without forgetting the others.
#pragma once

#include <cstdint>
#include <vector>

#include "dataset.hpp"
#include "trainer.hpp"

namespace inkling {

/// A lesson: training that goes on from a network for one epoch, over some thousand of the digits that it was trained
/// on, chosen at random (rehearsal: Robins 1995, "Catastrophic forgetting, rehearsal and pseudorehearsal"), and among
/// them `own` again and again, each time distorted in another way. Of what the weights change by then, a part is taken:
/// that forgets less than all of it would, and reads `own` as well (Wortsman et al. 2022, "Robust fine-tuning of
/// zero-shot models").
class Teacher {
 public:
  /// Throws Error as Trainer.
  Teacher(const Network& pupil, Loss loss, const Dataset& training, const Dataset& own, std::uint32_t seed);

  /// Teaches on up to `count` minibatches: whether the lesson is over.
  bool teach(int count);

  /// What the pupil's parameters should become, so far.
  [[nodiscard]] std::vector<float> parameters() const;

 private:
  std::vector<float> before_;
  float taken_;
  Trainer trainer_;
};

}  // namespace inkling
