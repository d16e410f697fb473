// Teaching a trained network the hand of one person from a few drawings, without forgetting the others.
#pragma once

#include <cstdint>

#include "dataset.hpp"
#include "trainer.hpp"

namespace inkling {

/// A trainer that goes on from this network for one epoch, over some thousand of the digits that it was trained on,
/// chosen at random (rehearsal: Robins 1995, "Catastrophic forgetting, rehearsal and pseudorehearsal"), and among them
/// `own` again and again, each time distorted in another way. Its last minibatch leaves the taught network. Throws
/// Error as Trainer.
Trainer makeTeacher(const Network& network, Loss loss, const Dataset& training, const Dataset& own, std::uint32_t seed);

}  // namespace inkling
