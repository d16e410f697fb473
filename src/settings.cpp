#include "settings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

#include "error.hpp"
#include "pen_drawings.hpp"
#include "text.hpp"

namespace inkling {

namespace {

constexpr std::array<Activation, 5> kHiddenActivations = {Activation::relu, Activation::tanh, Activation::sigmoid,
                                                          Activation::linear, Activation::leakyRelu};
constexpr std::string_view kAutomatic = "automatic";
constexpr std::string_view kNoLayers = "none";
constexpr int kMaximumEpochs = 10'000;
constexpr double kMaximumSeed = 4294967295.0;

struct Row {
  SettingInfo info;
  std::function<void(Settings&, const SettingInfo&, std::string_view text)> set;
  std::function<std::string(const Settings&)> get;
};

double parseNumber(const SettingInfo& info, std::string_view text) {
  const double value = numberIn(text);
  const bool isHighEnough = info.takesMinimum ? value >= info.minimum : value > info.minimum;
  if (!(isHighEnough && value <= info.maximum)) {
    refuse(info.name, " must be a number ", info.takesMinimum ? "from " : "over ", info.minimum,
           info.takesMinimum ? " to " : " and at most ", info.maximum, ", got '", text, "'");
  }
  return value;
}

double parseWholeNumber(const SettingInfo& info, std::string_view text) {
  const double value = numberIn(text);
  if (!(value >= info.minimum && value <= info.maximum && value == std::floor(value))) {
    refuse(info.name, " must be a whole number from ", static_cast<std::int64_t>(info.minimum), " to ",
           static_cast<std::int64_t>(info.maximum), ", got '", text, "'");
  }
  return value;
}

std::size_t parseChoice(const SettingInfo& info, std::string_view text) {
  for (std::size_t i = 0; i < info.choices.size(); ++i) {
    if (info.choices[i] == text) return i;
  }
  refuse(info.name, " must be one of ", join(info.choices, ", "), ", got '", text, "'");
}

bool parseSwitch(const SettingInfo& info, std::string_view text) {
  // An attribute that is there without a value switches on, as HTML's own do.
  if (text == "on" || text == "true" || text.empty()) return true;
  if (text == "off" || text == "false") return false;
  refuse(info.name, " must be on or off, got '", text, "'");
}

std::vector<int> parseHidden(const SettingInfo& info, std::string_view text) {
  const auto fail = [&] {
    refuse(info.name, " must be up to ", kMaximumLayers, " whole numbers from 1 to ", kMaximumUnits,
           " with commas between, such as 128,64, or none, got '", text, "'");
  };
  std::vector<int> units;
  if (trimmed(text).empty() || trimmed(text) == kNoLayers) return units;
  for (const std::string_view part : separated(text, ',')) {
    const double value = numberIn(trimmed(part));
    if (!(value >= 1 && value <= kMaximumUnits && value == std::floor(value)) || units.size() == kMaximumLayers) fail();
    units.push_back(static_cast<int>(value));
  }
  return units;
}

std::vector<Activation> parseActivations(const SettingInfo& info, std::string_view text) {
  std::vector<Activation> activations;
  for (const std::string_view part : separated(text, ',')) {
    const auto choice = std::find(info.choices.begin(), info.choices.end(), trimmed(part));
    if (choice == info.choices.end() || activations.size() == kMaximumLayers) {
      refuse(info.name, " must be one of ", join(info.choices, ", "), ", or up to ", kMaximumLayers,
             " of them with commas between, one for each hidden layer, got '", text, "'");
    }
    activations.push_back(kHiddenActivations[static_cast<std::size_t>(choice - info.choices.begin())]);
  }
  return activations;
}

std::string hiddenText(const std::vector<int>& hidden) {
  if (hidden.empty()) return std::string(kNoLayers);
  std::vector<std::string> texts;
  texts.reserve(hidden.size());
  for (const int units : hidden) texts.push_back(std::to_string(units));
  return join(texts, ",");
}

template <std::size_t N>
std::vector<std::string_view> list(const std::array<std::string_view, N>& names) {
  return {names.begin(), names.end()};
}

std::string nameOf(Activation activation) {
  return std::string(kActivationNames[static_cast<std::size_t>(activation)]);
}

// One function for each kind of setting. `place` leads from settings to where the value is kept.

template <typename Place>
Row numberRow(SettingInfo info, Place place) {
  info.kind = "number";
  const auto set = [place](Settings& settings, const SettingInfo& row, std::string_view text) {
    const auto value = static_cast<float>(parseNumber(row, text));
    // A number over zero that no float32 can hold, such as 1e-50.
    if (value == 0.0F && !row.takesMinimum) refuse(row.name, " is too small for a float32, got '", text, "'");
    place(settings) = value;
  };
  return {std::move(info), set, [place](const Settings& settings) { return shortestText(place(settings)); }};
}

template <typename Place>
Row wholeNumberRow(SettingInfo info, Place place) {
  info.kind = "whole number";
  const auto set = [place](Settings& settings, const SettingInfo& row, std::string_view text) {
    auto& value = place(settings);
    value = static_cast<std::remove_reference_t<decltype(value)>>(parseWholeNumber(row, text));
  };
  return {std::move(info), set, [place](const Settings& settings) { return std::to_string(place(settings)); }};
}

/// Of an enumeration whose values have these names, in their order.
template <typename Place>
Row choiceRow(SettingInfo info, std::vector<std::string_view> names, Place place) {
  info.kind = "choice";
  info.choices = std::move(names);
  const auto get = [place, choices = info.choices](const Settings& settings) {
    return std::string(choices[static_cast<std::size_t>(place(settings))]);
  };
  const auto set = [place](Settings& settings, const SettingInfo& row, std::string_view text) {
    auto& value = place(settings);
    value = static_cast<std::remove_reference_t<decltype(value)>>(parseChoice(row, text));
  };
  return {std::move(info), set, get};
}

template <typename Place>
Row switchRow(SettingInfo info, Place place) {
  info.kind = "switch";
  const auto set = [place](Settings& settings, const SettingInfo& row, std::string_view text) {
    place(settings) = parseSwitch(row, text);
  };
  return {std::move(info), set, [place](const Settings& settings) { return place(settings) ? "on" : "off"; }};
}

Row hiddenRow() {
  return {{"hidden", "whole numbers", "", 1, kMaximumUnits, {}, "Units of each hidden layer, such as 128,64, or none."},
          [](Settings& settings, const SettingInfo& row, std::string_view text) {
            settings.hidden = parseHidden(row, text);
          },
          [](const Settings& settings) { return hiddenText(settings.hidden); }};
}

Row activationRow() {
  SettingInfo info = {
      "activation", "choices", "", 0, 0, {}, "Activation of the hidden layers, or of each, such as tanh,relu."};
  for (const Activation activation : kHiddenActivations) {
    info.choices.push_back(kActivationNames[static_cast<std::size_t>(activation)]);
  }
  return {std::move(info),
          [](Settings& settings, const SettingInfo& row, std::string_view text) {
            settings.activations = parseActivations(row, text);
          },
          [](const Settings& settings) {
            std::vector<std::string> names;
            for (const Activation activation : settings.activations) names.push_back(nameOf(activation));
            return join(names, ",");
          }};
}

Row outputRow() {
  SettingInfo info = {"output", "choice", "", 0, 0, list(kActivationNames), "Activation of the output layer."};
  info.choices.insert(info.choices.begin(), kAutomatic);
  return {
      std::move(info),
      [](Settings& settings, const SettingInfo& row, std::string_view text) {
        const std::size_t choice = parseChoice(row, text);
        settings.output = choice == 0 ? std::nullopt : std::optional(static_cast<Activation>(choice - 1));
      },
      [](const Settings& settings) { return settings.output ? nameOf(*settings.output) : std::string(kAutomatic); }};
}

std::vector<Row> makeRows() {
  constexpr double kUnderOne = 0.9999;  // of shares that must stay under 1, so that their range can be shown
  const auto training = [](auto& settings) -> auto& { return settings.training; };
  const auto optimizer = [](auto& settings) -> auto& { return settings.training.optimizer; };
  const auto schedule = [](auto& settings) -> auto& { return settings.training.schedule; };
  std::vector<Row> rows = {
      hiddenRow(),
      activationRow(),
      outputRow(),
      choiceRow(
          {"init", {}, "", 0, 0, {}, "How the first weights are drawn."}, list(kInitialisationNames),
          [](auto& s) -> auto& { return s.initialisation; }),
      choiceRow(
          {"loss", {}, "", 0, 0, {}, "What training makes small."},
          list(kLossNames), [=](auto& s) -> auto& { return training(s).loss; }),
      choiceRow(
          {"optimizer", {}, "", 0, 0, {}, "How a gradient becomes a step."},
          list(kOptimizerNames), [=](auto& s) -> auto& { return optimizer(s).kind; }),
      numberRow(
          {"lr", {}, "", 0, kMaximumLearningRate, {}, "Learning rate.", false},
          [=](auto& s) -> auto& { return optimizer(s).learningRate; }),
      numberRow(
          {"momentum", {}, "", 0, kUnderOne, {}, "Of momentum and nesterov: what is kept of the velocity."},
          [=](auto& s) -> auto& { return optimizer(s).momentum; }),
      numberRow(
          {"beta1", {}, "", 0, kUnderOne, {}, "Of adam and adamw: what is kept of the mean gradient."},
          [=](auto& s) -> auto& { return optimizer(s).beta1; }),
      numberRow(
          {"beta2", {}, "", 0, kUnderOne, {}, "Of adam and adamw: what is kept of the mean squared gradient."},
          [=](auto& s) -> auto& { return optimizer(s).beta2; }),
      numberRow(
          {"decay", {}, "", 0, kUnderOne, {}, "Of rmsprop: what is kept of the mean squared gradient."},
          [=](auto& s) -> auto& { return optimizer(s).decay; }),
      choiceRow(
          {"schedule", {}, "", 0, 0, {}, "How the learning rate changes."},
          list(kScheduleNames), [=](auto& s) -> auto& { return schedule(s).kind; }),
      numberRow(
          {"warmup", {}, "", 0, kMaximumWarmup, {}, "Epochs in which the learning rate rises from zero."},
          [=](auto& s) -> auto& { return schedule(s).warmup; }),
      wholeNumberRow(
          {"step-epochs", {}, "", 1, kMaximumEpochs, {}, "Of schedule step: epochs between two falls."},
          [=](auto& s) -> auto& { return schedule(s).stepEpochs; }),
      numberRow(
          {"step-factor", {}, "", 0, 1, {}, "Of schedule step: what a fall leaves of the rate.", false},
          [=](auto& s) -> auto& { return schedule(s).stepFactor; }),
      wholeNumberRow(
          {"batch", {}, "", 1, kMaximumBatchSize, {}, "Examples in a minibatch."},
          [=](auto& s) -> auto& { return training(s).batchSize; }),
      numberRow(
          {"l1", {}, "", 0, 1, {}, "Pulls every weight towards zero by a constant."},
          [=](auto& s) -> auto& { return optimizer(s).l1; }),
      numberRow(
          {"l2", {}, "", 0, 1, {}, "Pulls every weight towards zero in proportion to it."},
          [=](auto& s) -> auto& { return optimizer(s).l2; }),
      numberRow(
          {"weight-decay", {}, "", 0, 1, {}, "Of adamw: the share of the rate by which weights shrink."},
          [=](auto& s) -> auto& { return optimizer(s).weightDecay; }),
      numberRow(
          {"dropout", {}, "", 0, kUnderOne, {}, "Share of the hidden units that a minibatch leaves out."},
          [=](auto& s) -> auto& { return training(s).dropout; }),
      switchRow(
          {"augment", {}, "", 0, 0, {}, "Distort the digits at random, anew in every epoch."},
          [=](auto& s) -> auto& { return training(s).isAugmented; }),
      wholeNumberRow(
          {"pen-digits", {}, "", 0, kMaximumPenDigits, {}, "Made-up digits to train on, with some that are none."},
          [](auto& s) -> auto& { return s.penDigits; }),
      wholeNumberRow(
          {"epochs", {}, "", 1, kMaximumEpochs, {}, "Passes through the training examples."},
          [=](auto& s) -> auto& { return schedule(s).epochs; }),
      wholeNumberRow(
          {"patience", {}, "", 0, kMaximumEpochs, {}, "Stop after so many epochs without a lower loss; 0: never."},
          [=](auto& s) -> auto& { return training(s).patience; }),
      wholeNumberRow(
          {"seed", {}, "", 0, kMaximumSeed, {}, "Names the initial weights and all that is random."},
          [=](auto& s) -> auto& { return training(s).seed; }),
  };
  for (Row& row : rows) row.info.defaultValue = row.get(Settings{});
  return rows;
}

const std::vector<Row>& rows() {
  static const std::vector<Row> table = makeRows();
  return table;
}

const Row& rowOf(std::string_view name) {
  for (const Row& row : rows()) {
    if (row.info.name == name) return row;
  }
  refuse("there is no setting '", name, "'");
}

}  // namespace

const std::vector<SettingInfo>& settingTable() {
  static const std::vector<SettingInfo> table = [] {
    std::vector<SettingInfo> infos;
    for (const Row& row : rows()) infos.push_back(row.info);
    return infos;
  }();
  return table;
}

void setSetting(Settings& settings, std::string_view name, std::string_view text) {
  const Row& row = rowOf(name);
  row.set(settings, row.info, trimmed(text));
}

std::string getSetting(const Settings& settings, std::string_view name) { return rowOf(name).get(settings); }

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
