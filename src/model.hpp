// A trained network with the settings that it was trained with, and what all formats of model files say of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checkpoint.hpp"
#include "json.hpp"
#include "matrix.hpp"
#include "network.hpp"
#include "settings.hpp"

namespace inkling {

struct Model {
  Network network;
  Settings settings;
  std::optional<Checkpoint> checkpoint;  ///< when the training can go on as if it had not stopped
};

/// A weight matrix or the biases of a layer within Network::parameters.
struct TensorPlace {
  std::string name;          ///< layers.N.weight or layers.N.bias
  std::vector<Index> shape;  ///< [inputs, units] or [units]
  std::size_t begin;
  std::size_t size;
};

/// In the order of Network::parameters.
std::vector<TensorPlace> tensorPlaces(const NetworkSpec& spec);

/// Names and texts that say what a model is: the format and its version, the activation of each layer, what its inputs
/// look like, and all settings.
std::vector<std::pair<std::string, std::string>> describe(const NetworkSpec& spec, const Settings& settings);

/// Every network over 784 inputs reads pixels of digits divided by 255; others read their inputs as they are.
std::string_view normalisation(const NetworkSpec& spec);

/// Throws Error unless the network is what its settings make. A file of any other could be read but not trained on.
void checkArchitecture(const NetworkSpec& spec, const Settings& settings);

/// The text of this name in a model file. Throws Error when there is none, when it is no text, longer than a thousand
/// bytes or not printable ASCII.
const std::string& textOf(const JsonObject& object, std::string_view name);

/// Throws Error unless `format` is that of describe().
void checkFormat(const JsonObject& object);

/// Throws Error unless the file says of its inputs what normalisation() does.
void checkNormalisation(const JsonObject& object, const NetworkSpec& spec);

/// The settings among these texts. Those that are missing have their defaults: the file is older than they are. Throws
/// Error for values that setSetting refuses.
Settings readSettings(const JsonObject& object);

/// Throws Error for a name that describe() does not give.
Activation activationNamed(std::string_view name);

/// Throws Error when one of them is NaN or infinite.
void checkFinite(const std::vector<float>& numbers, std::string_view what);

}  // namespace inkling
