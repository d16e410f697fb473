// Trained networks as files: safetensors (huggingface.co/docs/safetensors), an 8-byte length, a JSON header with names,
// types, shapes and places, then the numbers.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "network.hpp"
#include "settings.hpp"

namespace inkling {

struct Model {
  Network network;
  Settings settings;
};

/// The bytes of a safetensors file: tensors layers.N.weight [inputs × units] and layers.N.bias [units], float32, and as
/// metadata the activation of each layer, the settings and what inputs look like.
std::string writeSafetensors(const Network& network, const Settings& settings);

/// Reads what writeSafetensors wrote. Throws Error for anything else: a header that is longer than the file or no JSON,
/// tensors that are missing, of another type or shape or not where they should be, parameters that are not finite.
Model readSafetensors(std::span<const std::uint8_t> bytes);

}  // namespace inkling
