// The settings of a run as people write them: on the command line, in an element's attributes, in a model file. One
// table holds every name, default, range and choice; the command line and the page read it from here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dataset.hpp"
#include "loss.hpp"
#include "network.hpp"
#include "optimizer.hpp"
#include "trainer.hpp"

namespace inkling {

/// A row of the table.
struct SettingInfo {
  std::string_view name;  ///< of the option and of the attribute
  std::string_view
      kind;  ///< "number", "whole number", "choice", "switch" (on or off) or a list: "whole numbers", "choices"
  std::string defaultValue;
  double minimum;  ///< of numbers; that of a "number" is itself in range where `takesMinimum`
  double maximum;
  std::span<const std::string_view> choices;  ///< of a choice or of choices
  std::string_view help;                      ///< one sentence, for the command line
  bool takesMinimum = true;
};

/// The settings of a run, all within their ranges when set through `setSetting`.
struct Settings {
  Settings();

  std::vector<int> hidden = {256, 128};
  /// Of each hidden layer, at least one: layers beyond them have the last one's, and those beyond the layers are not
  /// used, so that either list can change before the other.
  std::vector<Activation> activations = {Activation::relu};
  std::optional<Activation> output;  ///< nothing: what goes with the loss
  Initialisation initialisation = Initialisation::automatic;
  int penDigits = 6000;   ///< made-up digits that training mixes in: see withPenDrawings
  TrainingSpec training;  ///< its schedule has the number of epochs
};

/// All settings, in the order in which they are shown.
const std::vector<SettingInfo>& settingTable();

/// Reads a setting from text, such as ("hidden", "128,64"), ("hidden", "none"), ("activation", "tanh,relu") or
/// ("lr", "0.001"). Throws Error for an
/// unknown name and for a value that is not of its kind or out of its range.
void setSetting(Settings& settings, std::string_view name, std::string_view text);

/// The text that `setSetting` would read the same value from. Throws Error for an unknown name.
std::string getSetting(const Settings& settings, std::string_view name);

/// A network with the hidden layers of the settings. Unless they name its activation, the output is a step for the
/// perceptron rule and otherwise what goes with the loss.
NetworkSpec networkSpec(const Settings& settings, int inputs, int outputs);

/// Whether training with the second settings has to begin with a new network. All others hold from the next minibatch
/// on.
bool needsNewNetwork(const Settings& before, const Settings& after);

/// A trainer for this data, its network initialised: where every run begins. With patience and without validation
/// examples a tenth of the data, chosen by a fixed seed, is set aside for them. Throws Error as Network and Trainer.
Trainer makeTrainer(const Settings& settings, Dataset data, std::optional<Dataset> validation = {});

/// The same with a network that is there already, such as that of a model file.
Trainer makeTrainer(const Settings& settings, Network network, Dataset data, std::optional<Dataset> validation = {});

}  // namespace inkling
