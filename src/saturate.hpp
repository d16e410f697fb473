// A start that is sure of the wrong thing, from which a lesson measures how a loss recovers.
#pragma once

#include "trainer.hpp"

namespace inkling {

/// The logit that `saturate` gives to the outputs, as a bias: a sigmoid of it has a slope of 0.0003.
inline constexpr float kSaturatedLogit = 8.0F;

/// Makes a network sure of one of its outputs, whatever it sees: kSaturatedLogit for this one and its negative for the
/// others take the place of their biases. Throws Error when there is no such output.
void saturate(Trainer& trainer, int output);

}  // namespace inkling
