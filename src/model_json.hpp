// Models as JSON that people can read: in an editor, in a lesson, by three lines of any language.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "model.hpp"

namespace inkling {

/// {"format", "normalisation", "settings": {name: text, …}, "layers": [{"activation", "weights": [[…], …], "biases":
/// […]}, …]}: weights [inputs × units] with a line for each input; settings are texts, as in an element's attributes;
/// numbers have 9 digits, which name every float32. Throws Error when the network is not what the settings make.
std::string writeModelJson(const Network& network, const Settings& settings);

/// Reads what writeModelJson wrote, and what people made of it. Throws Error for anything else: bytes that are no JSON,
/// names that are missing, unknown or stand twice, rows of unequal length, numbers that no float32 can hold.
Model readModelJson(std::span<const std::uint8_t> bytes);

}  // namespace inkling
