// Models as safetensors (huggingface.co/docs/safetensors): the length of the header as 64 bits little-endian, a JSON
// header with the type, shape and place of each tensor, then the numbers. Every tool that knows the format can read
// them.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "model.hpp"

namespace inkling {

/// Tensors layers.N.weight [inputs × units] and layers.N.bias [units], float32, and as __metadata__ what describe()
/// says. With a checkpoint also, of the same shapes, optimizer.first.layers.N… and optimizer.second.layers.N… (the
/// optimizer's moments) and best.layers.N… (of early stopping), as far as it has them, and its counters as checkpoint.…
/// in the metadata. Throws Error when the network is not what the settings make.
std::string writeSafetensors(const Network& network, const Settings& settings, const Checkpoint* checkpoint = nullptr);

/// Reads what writeSafetensors wrote, also after another tool has put its tensors into another order. Throws Error for
/// anything else: a header that is longer than the file or over a million bytes, tensors that are missing, unknown, of
/// another type or shape, that overlap or leave gaps, numbers that are not finite.
Model readSafetensors(std::span<const std::uint8_t> bytes);

}  // namespace inkling
