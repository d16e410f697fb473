#include "settings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>

#include "error.hpp"
#include "pen_drawings.hpp"
#include "text.hpp"

namespace inkling {

namespace {

constexpr std::array<Activation, 5> kHiddenActivations = {Activation::relu, Activation::tanh, Activation::sigmoid,
                                                          Activation::linear, Activation::leakyRelu};
constexpr auto kHiddenActivationNames = [] {
  std::array<std::string_view, kHiddenActivations.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    names[i] = kActivationNames[static_cast<std::size_t>(kHiddenActivations[i])];
  }
  return names;
}();
constexpr auto kOutputNames = [] {
  std::array<std::string_view, kActivationNames.size() + 1> names = {"automatic"};
  for (std::size_t i = 0; i < kActivationNames.size(); ++i) names[i + 1] = kActivationNames[i];
  return names;
}();
constexpr std::string_view kNoLayers = "none";
constexpr int kMaximumEpochs = 10'000;
constexpr double kMaximumSeed = 4294967295.0;

/// A row of the table: what a setting is, and how it is read from text and written. Nothing but data: built from
/// closures, the table would be a twentieth of the WebAssembly module.
struct Row {
  std::string_view name;
  std::string_view kind;
  double minimum;
  double maximum;
  bool takesMinimum;
  std::span<const std::string_view> choices;
  std::string_view help;
  void (*set)(Settings&, const Row&, std::string_view text);
  std::string (*get)(const Settings&, const Row&);
};

float parseNumber(const Row& row, std::string_view text) {
  const double value = numberIn(text);
  const bool isHighEnough = row.takesMinimum ? value >= row.minimum : value > row.minimum;
  if (!(isHighEnough && value <= row.maximum)) {
    refuse(row.name, " must be a number ", row.takesMinimum ? "from " : "over ", row.minimum,
           row.takesMinimum ? " to " : " and at most ", row.maximum, ", got '", text, "'");
  }
  // A number over zero that no float32 can hold, such as 1e-50.
  const auto number = static_cast<float>(value);
  if (number == 0.0F && !row.takesMinimum) refuse(row.name, " is too small for a float32, got '", text, "'");
  return number;
}

double parseWholeNumber(const Row& row, std::string_view text) {
  const double value = numberIn(text);
  if (!(value >= row.minimum && value <= row.maximum && value == std::floor(value))) {
    refuse(row.name, " must be a whole number from ", static_cast<std::int64_t>(row.minimum), " to ",
           static_cast<std::int64_t>(row.maximum), ", got '", text, "'");
  }
  return value;
}

int parseChoice(const Row& row, std::string_view text) {
  for (std::size_t i = 0; i < row.choices.size(); ++i) {
    if (row.choices[i] == text) return static_cast<int>(i);
  }
  refuse(row.name, " must be one of ", join(row.choices, ", "), ", got '", text, "'");
}

bool parseSwitch(const Row& row, std::string_view text) {
  // An attribute that is there without a value switches on, as HTML's own do.
  if (text == "on" || text == "true" || text.empty()) return true;
  if (text == "off" || text == "false") return false;
  refuse(row.name, " must be on or off, got '", text, "'");
}

void setHidden(Settings& settings, const Row& row, std::string_view text) {
  std::vector<int> units;
  const bool hasLayers = !text.empty() && text != kNoLayers;
  for (const std::string_view part : separated(text, ',')) {
    if (!hasLayers) break;
    const double value = numberIn(trimmed(part));
    if (!(value >= 1 && value <= kMaximumUnits && value == std::floor(value)) || units.size() == kMaximumLayers) {
      refuse(row.name, " must be up to ", kMaximumLayers, " whole numbers from 1 to ", kMaximumUnits,
             " with commas between, such as 128,64, or none, got '", text, "'");
    }
    units.push_back(static_cast<int>(value));
  }
  settings.hidden = std::move(units);
}

std::string hiddenText(const Settings& settings, const Row& /*row*/) {
  if (settings.hidden.empty()) return std::string(kNoLayers);
  std::vector<std::string> texts;
  for (const int units : settings.hidden) texts.push_back(std::to_string(units));
  return join(texts, ",");
}

void setActivations(Settings& settings, const Row& row, std::string_view text) {
  std::vector<Activation> activations;
  for (const std::string_view part : separated(text, ',')) {
    const auto choice = std::find(row.choices.begin(), row.choices.end(), trimmed(part));
    if (choice == row.choices.end() || activations.size() == kMaximumLayers) {
      refuse(row.name, " must be one of ", join(row.choices, ", "), ", or up to ", kMaximumLayers,
             " of them with commas between, one for each hidden layer, got '", text, "'");
    }
    activations.push_back(kHiddenActivations[static_cast<std::size_t>(choice - row.choices.begin())]);
  }
  settings.activations = std::move(activations);
}

std::string activationsText(const Settings& settings, const Row& /*row*/) {
  std::vector<std::string_view> names;
  for (const Activation activation : settings.activations) {
    names.push_back(kActivationNames[static_cast<std::size_t>(activation)]);
  }
  return join(names, ",");
}

void setOutput(Settings& settings, const Row& row, std::string_view text) {
  const int choice = parseChoice(row, text);
  settings.output = choice == 0 ? std::nullopt : std::optional(static_cast<Activation>(choice - 1));
}

std::string outputText(const Settings& settings, const Row& row) {
  return std::string(row.choices[settings.output ? static_cast<std::size_t>(*settings.output) + 1 : 0]);
}

// One function for each kind of setting. `Place` is a closure without captures, and so can be made anew wherever it is
// needed: it leads from settings to where the value is kept.

template <typename Place>
constexpr Row numberRow(std::string_view name, double maximum, std::string_view help, Place /*place*/,
                        bool takesZero = true) {
  return {name,
          "number",
          0,
          maximum,
          takesZero,
          {},
          help,
          [](Settings& settings, const Row& row, std::string_view text) { Place()(settings) = parseNumber(row, text); },
          [](const Settings& settings, const Row& /*row*/) { return shortestText(Place()(settings)); }};
}

template <typename Place>
constexpr Row wholeNumberRow(std::string_view name, double minimum, double maximum, std::string_view help,
                             Place /*place*/) {
  return {name,
          "whole number",
          minimum,
          maximum,
          true,
          {},
          help,
          [](Settings& settings, const Row& row, std::string_view text) {
            auto& value = Place()(settings);
            value = static_cast<std::remove_reference_t<decltype(value)>>(parseWholeNumber(row, text));
          },
          [](const Settings& settings, const Row& /*row*/) { return std::to_string(Place()(settings)); }};
}

/// Of an enumeration whose values have these names, in their order.
template <typename Place>
constexpr Row choiceRow(std::string_view name, std::span<const std::string_view> choices, std::string_view help,
                        Place /*place*/) {
  return {name,
          "choice",
          0,
          0,
          true,
          choices,
          help,
          [](Settings& settings, const Row& row, std::string_view text) {
            auto& value = Place()(settings);
            value = static_cast<std::remove_reference_t<decltype(value)>>(parseChoice(row, text));
          },
          [](const Settings& settings, const Row& row) {
            return std::string(row.choices[static_cast<std::size_t>(Place()(settings))]);
          }};
}

template <typename Place>
constexpr Row switchRow(std::string_view name, std::string_view help, Place /*place*/) {
  return {name,
          "switch",
          0,
          0,
          true,
          {},
          help,
          [](Settings& settings, const Row& row, std::string_view text) { Place()(settings) = parseSwitch(row, text); },
          [](const Settings& settings, const Row& /*row*/) { return std::string(Place()(settings) ? "on" : "off"); }};
}

constexpr double kUnderOne = 0.9999;  // of shares that must stay under 1, so that their range can be shown

constexpr std::array kRows = {
    Row{"hidden",
        "whole numbers",
        1,
        kMaximumUnits,
        true,
        {},
        "Units of each hidden layer, such as 128,64, or none.",
        setHidden,
        hiddenText},
    Row{"activation", "choices", 0, 0, true, kHiddenActivationNames,
        "Activation of the hidden layers, or of each, such as tanh,relu.", setActivations, activationsText},
    Row{"output", "choice", 0, 0, true, kOutputNames, "Activation of the output layer.", setOutput, outputText},
    choiceRow(
        "init", kInitialisationNames, "How the first weights are drawn.",
        [](auto& s) -> auto& { return s.initialisation; }),
    choiceRow(
        "loss", kLossNames, "What training makes small.", [](auto& s) -> auto& { return s.training.loss; }),
    choiceRow(
        "optimizer", kOptimizerNames, "How a gradient becomes a step.",
        [](auto& s) -> auto& { return s.training.optimizer.kind; }),
    numberRow(
        "lr", kMaximumLearningRate, "Learning rate.",
        [](auto& s) -> auto& { return s.training.optimizer.learningRate; }, false),
    numberRow(
        "momentum", kUnderOne, "Of momentum and nesterov: what is kept of the velocity.",
        [](auto& s) -> auto& { return s.training.optimizer.momentum; }),
    numberRow(
        "beta1", kUnderOne, "Of adam and adamw: what is kept of the mean gradient.",
        [](auto& s) -> auto& { return s.training.optimizer.beta1; }),
    numberRow(
        "beta2", kUnderOne, "Of adam and adamw: what is kept of the mean squared gradient.",
        [](auto& s) -> auto& { return s.training.optimizer.beta2; }),
    numberRow(
        "decay", kUnderOne, "Of rmsprop: what is kept of the mean squared gradient.",
        [](auto& s) -> auto& { return s.training.optimizer.decay; }),
    choiceRow(
        "schedule", kScheduleNames, "How the learning rate changes.",
        [](auto& s) -> auto& { return s.training.schedule.kind; }),
    numberRow(
        "warmup", kMaximumWarmup, "Epochs in which the learning rate rises from zero.",
        [](auto& s) -> auto& { return s.training.schedule.warmup; }),
    wholeNumberRow(
        "step-epochs", 1, kMaximumEpochs, "Of schedule step: epochs between two falls.",
        [](auto& s) -> auto& { return s.training.schedule.stepEpochs; }),
    numberRow(
        "step-factor", 1, "Of schedule step: what a fall leaves of the rate.",
        [](auto& s) -> auto& { return s.training.schedule.stepFactor; }, false),
    wholeNumberRow(
        "batch", 1, kMaximumBatchSize, "Examples in a minibatch.",
        [](auto& s) -> auto& { return s.training.batchSize; }),
    numberRow(
        "l1", 1, "Pulls every weight towards zero by a constant.",
        [](auto& s) -> auto& { return s.training.optimizer.l1; }),
    numberRow(
        "l2", 1, "Pulls every weight towards zero in proportion to it.",
        [](auto& s) -> auto& { return s.training.optimizer.l2; }),
    numberRow(
        "weight-decay", 1, "Of adamw: the share of the rate by which weights shrink.",
        [](auto& s) -> auto& { return s.training.optimizer.weightDecay; }),
    numberRow(
        "dropout", kUnderOne, "Share of the hidden units that a minibatch leaves out.",
        [](auto& s) -> auto& { return s.training.dropout; }),
    switchRow(
        "augment", "Distort the digits at random, anew in every epoch.",
        [](auto& s) -> auto& { return s.training.isAugmented; }),
    wholeNumberRow(
        "pen-digits", 0, kMaximumPenDigits, "Made-up digits to train on, with some that are none.",
        [](auto& s) -> auto& { return s.penDigits; }),
    wholeNumberRow(
        "epochs", 1, kMaximumEpochs, "Passes through the training examples.",
        [](auto& s) -> auto& { return s.training.schedule.epochs; }),
    wholeNumberRow(
        "patience", 0, kMaximumEpochs, "Stop after so many epochs without a lower loss; 0: never.",
        [](auto& s) -> auto& { return s.training.patience; }),
    wholeNumberRow(
        "seed", 0, kMaximumSeed, "Names the initial weights and all that is random.",
        [](auto& s) -> auto& { return s.training.seed; }),
};

const Row& rowOf(std::string_view name) {
  for (const Row& row : kRows) {
    if (row.name == name) return row;
  }
  refuse("there is no setting '", name, "'");
}

}  // namespace

const std::vector<SettingInfo>& settingTable() {
  static const std::vector<SettingInfo> table = [] {
    std::vector<SettingInfo> infos;
    const Settings defaults;
    for (const Row& row : kRows) {
      infos.push_back({row.name, row.kind, row.get(defaults, row), row.minimum, row.maximum, row.choices, row.help,
                       row.takesMinimum});
    }
    return infos;
  }();
  return table;
}

void setSetting(Settings& settings, std::string_view name, std::string_view text) {
  const Row& row = rowOf(name);
  row.set(settings, row, trimmed(text));
}

std::string getSetting(const Settings& settings, std::string_view name) {
  const Row& row = rowOf(name);
  return row.get(settings, row);
}

Settings::Settings() {
  // What reads drawn digits best among what is done in half a minute: `npm run bench:drawn`.
  training.optimizer.learningRate = 0.002F;
  training.schedule.kind = ScheduleKind::cosine;
  training.schedule.epochs = 38;
  training.isAugmented = true;
}

NetworkSpec networkSpec(const Settings& settings, int inputs, int outputs) {
  NetworkSpec spec{inputs, {}};
  for (std::size_t i = 0; i < settings.hidden.size(); ++i) {
    const std::size_t last = settings.activations.size() - 1;
    spec.layers.push_back({settings.hidden[i], settings.activations[std::min(i, last)]});
  }
  const bool isPerceptron = settings.training.optimizer.kind == OptimizerKind::perceptron;
  const Activation automatic = isPerceptron ? Activation::step : outputActivationOf(settings.training.loss);
  spec.layers.push_back({outputs, settings.output.value_or(automatic)});
  return spec;
}

bool needsNewNetwork(const Settings& before, const Settings& after) {
  constexpr int kAny = 2;
  return networkSpec(before, kAny, kAny) != networkSpec(after, kAny, kAny) ||
         before.initialisation != after.initialisation || before.training.loss != after.training.loss ||
         before.training.seed != after.training.seed || before.penDigits != after.penDigits;
}

Trainer makeTrainer(const Settings& settings, Dataset data, std::optional<Dataset> validation) {
  Network network(networkSpec(settings, data.inputs(), data.outputs()));
  network.initialise(settings.initialisation, settings.training.seed);
  return makeTrainer(settings, std::move(network), std::move(data), std::move(validation));
}

Trainer makeTrainer(const Settings& settings, Network network, Dataset data, std::optional<Dataset> validation) {
  constexpr int kOneInTen = 10;
  if (settings.training.patience > 0 && !validation && data.size() >= kOneInTen) {
    auto [kept, aside] = split(data, data.size() / kOneInTen);
    data = std::move(kept);
    validation = std::move(aside);
  }
  return {std::move(network), settings.training, std::move(data), std::move(validation)};
}

}  // namespace inkling
