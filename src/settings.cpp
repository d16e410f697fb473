#include "settings.hpp"

#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>

#include "error.hpp"
#include "text.hpp"

namespace inkling {

namespace {

constexpr std::array<Activation, 4> kHiddenActivations = {Activation::relu, Activation::tanh, Activation::sigmoid,
                                                          Activation::linear};
constexpr std::string_view kNoLayers = "none";
constexpr int kMaximumEpochs = 10'000;
constexpr double kMaximumSeed = 4294967295.0;

struct Row {
  SettingInfo info;
  void (*set)(Settings&, const SettingInfo&, std::string_view text);
  std::string (*get)(const Settings&);
};

double parseNumber(std::string_view text) {
  const std::string copy(text);
  char* end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  const bool isWhole = !copy.empty() && end == copy.c_str() + copy.size();
  return isWhole ? value : std::nan("");
}

double parseNumber(const SettingInfo& info, std::string_view text) {
  const double value = parseNumber(text);
  if (!(value > info.minimum && value <= info.maximum)) {
    refuse(info.name, " must be a number over ", info.minimum, " and at most ", info.maximum, ", got '", text, "'");
  }
  return value;
}

double parseWholeNumber(const SettingInfo& info, std::string_view text) {
  const double value = parseNumber(text);
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

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<int> parseHidden(const SettingInfo& info, std::string_view text) {
  const auto fail = [&] {
    refuse(info.name, " must be up to ", kMaximumLayers, " whole numbers from 1 to ", kMaximumUnits,
           " with commas between, such as 128,64, or none, got '", text, "'");
  };
  std::vector<int> units;
  if (trimmed(text).empty() || trimmed(text) == kNoLayers) return units;
  std::string_view rest = text;
  for (;;) {
    const auto comma = rest.find(',');
    const double value = parseNumber(trimmed(rest.substr(0, comma)));
    if (!(value >= 1 && value <= kMaximumUnits && value == std::floor(value)) || units.size() == kMaximumLayers) fail();
    units.push_back(static_cast<int>(value));
    if (comma == std::string_view::npos) return units;
    rest = rest.substr(comma + 1);
  }
}

std::string hiddenText(const std::vector<int>& hidden) {
  if (hidden.empty()) return std::string(kNoLayers);
  std::vector<std::string> texts;
  texts.reserve(hidden.size());
  for (const int units : hidden) texts.push_back(std::to_string(units));
  return join(texts, ",");
}

/// The shortest decimal number that reads as the same float32, 10 rather than 1e+01.
std::string shortestText(float value) {
  std::array<char, 32> text{};
  // From two digits on, since the largest learning rate would be 1e+01 with one.
  for (int digits = 2; digits <= 9; ++digits) {
    // NOLINTNEXTLINE(*-vararg): -Wformat checks the arguments
    std::snprintf(text.data(), text.size(), "%.*g", digits, static_cast<double>(value));
    const bool isPlain = std::strstr(text.data(), "e+") == nullptr;
    if (isPlain && std::strtof(text.data(), nullptr) == value) break;
  }
  return text.data();
}

std::vector<std::string_view> hiddenActivationNames() {
  std::vector<std::string_view> names;
  names.reserve(kHiddenActivations.size());
  for (const Activation activation : kHiddenActivations) {
    names.push_back(kActivationNames[static_cast<std::size_t>(activation)]);
  }
  return names;
}

template <std::size_t N>
std::vector<std::string_view> list(const std::array<std::string_view, N>& names) {
  return {names.begin(), names.end()};
}

template <typename Enumeration, std::size_t N>
std::string nameOf(const std::array<std::string_view, N>& names, Enumeration value) {
  return std::string(names[static_cast<std::size_t>(value)]);
}

std::vector<Row> makeRows() {
  std::vector<Row> rows = {
      {{"hidden", "whole numbers", "", 1, kMaximumUnits, {}, "Units of each hidden layer, such as 128,64, or none."},
       [](Settings& s, const SettingInfo& info, std::string_view text) { s.hidden = parseHidden(info, text); },
       [](const Settings& s) { return hiddenText(s.hidden); }},
      {{"activation", "choice", "", 0, 0, hiddenActivationNames(), "Activation of the hidden layers."},
       [](Settings& s, const SettingInfo& info, std::string_view text) {
         s.activation = kHiddenActivations[parseChoice(info, text)];
       },
       [](const Settings& s) { return nameOf(kActivationNames, s.activation); }},
      {{"loss", "choice", "", 0, 0, list(kLossNames), "What training makes small."},
       [](Settings& s, const SettingInfo& info, std::string_view text) {
         s.loss = static_cast<Loss>(parseChoice(info, text));
       },
       [](const Settings& s) { return nameOf(kLossNames, s.loss); }},
      {{"optimizer", "choice", "", 0, 0, list(kOptimizerNames), "How a gradient becomes a step."},
       [](Settings& s, const SettingInfo& info, std::string_view text) {
         s.optimizer = static_cast<OptimizerKind>(parseChoice(info, text));
       },
       [](const Settings& s) { return nameOf(kOptimizerNames, s.optimizer); }},
      {{"lr", "number", "", 0, kMaximumLearningRate, {}, "Learning rate."},
       [](Settings& s, const SettingInfo& info, std::string_view text) {
         const auto rate = static_cast<float>(parseNumber(info, text));
         // A number over zero that no float32 can hold, such as 1e-50.
         if (rate == 0.0F) refuse("lr is too small for a float32, got '", text, "'");
         s.learningRate = rate;
       },
       [](const Settings& s) { return shortestText(s.learningRate); }},
      {{"batch", "whole number", "", 1, kMaximumBatchSize, {}, "Examples in a minibatch."},
       [](Settings& s, const SettingInfo& info, std::string_view text) {
         s.batchSize = static_cast<int>(parseWholeNumber(info, text));
       },
       [](const Settings& s) { return std::to_string(s.batchSize); }},
      {{"epochs", "whole number", "", 1, kMaximumEpochs, {}, "Passes through the training examples."},
       [](Settings& s, const SettingInfo& info, std::string_view text) {
         s.epochs = static_cast<int>(parseWholeNumber(info, text));
       },
       [](const Settings& s) { return std::to_string(s.epochs); }},
      {{"seed", "whole number", "", 0, kMaximumSeed, {}, "Names the initial weights and the order of the examples."},
       [](Settings& s, const SettingInfo& info, std::string_view text) {
         s.seed = static_cast<std::uint32_t>(parseWholeNumber(info, text));
       },
       [](const Settings& s) { return std::to_string(s.seed); }},
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

NetworkSpec networkSpec(const Settings& settings, int inputs, int outputs) {
  NetworkSpec spec{inputs, {}};
  for (const int units : settings.hidden) spec.layers.push_back({units, settings.activation});
  spec.layers.push_back(
      {outputs, settings.loss == Loss::softmaxCrossEntropy ? Activation::softmax : Activation::sigmoid});
  return spec;
}

TrainingSpec trainingSpec(const Settings& settings) {
  TrainingSpec spec;
  spec.loss = settings.loss;
  spec.optimizer.kind = settings.optimizer;
  spec.optimizer.learningRate = settings.learningRate;
  spec.batchSize = settings.batchSize;
  spec.seed = settings.seed;
  return spec;
}

Trainer makeTrainer(const Settings& settings, Dataset data) {
  Network network(networkSpec(settings, data.inputs(), data.outputs()));
  network.initialise(Initialisation::automatic, settings.seed);
  return {std::move(network), trainingSpec(settings), std::move(data)};
}

}  // namespace inkling
