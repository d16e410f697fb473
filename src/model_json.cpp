#include "model_json.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <initializer_list>

#include "error.hpp"
#include "text.hpp"

namespace inkling {

namespace {

constexpr std::string_view kFile = "the model file";

void append(std::string& json, float number) {
  if (number == 0.0F && std::signbit(number)) {
    json += "-0.0";  // -0 is an integer to many parsers, and then loses its sign
    return;
  }
  std::array<char, 32> text{};
  // NOLINTNEXTLINE(*-vararg): -Wformat checks the arguments
  std::snprintf(text.data(), text.size(), "%.9g", static_cast<double>(number));
  json += text.data();
}

void append(std::string& json, std::span<const float> numbers) {
  json += '[';
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) json += ", ";
    append(json, numbers[i]);
  }
  json += ']';
}

const JsonObject& objectOf(const JsonValue& value, std::string_view what) {
  const auto* object = value.as<JsonObject>();
  if (object == nullptr) refuse(kFile, "'s ", what, " must be a JSON object");
  return *object;
}

const JsonValue& memberOf(const JsonObject& object, std::string_view name) {
  const JsonValue* value = find(object, name);
  if (value == nullptr) refuse(kFile, " lacks '", name, "'");
  return *value;
}

void checkNames(const JsonObject& object, std::initializer_list<std::string_view> known) {
  for (const auto& [name, value] : object) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      refuse(kFile, " has '", excerpt(name), "', which this version does not know");
    }
  }
}

// → [units]
void appendNumbers(std::vector<float>& parameters, const JsonValue& value, std::size_t units, std::string_view what) {
  // Half way from the largest float32 to the next that there would be: what is nearer to that rounds to infinity.
  constexpr double kLimit = 0x1.ffffffp127;
  const auto* numbers = value.as<JsonNumbers>();
  if (numbers == nullptr || numbers->size() != units) {
    refuse(kFile, "'s ", what, " must be ", units, " numbers",
           numbers == nullptr ? std::string() : compose(", got ", numbers->size()));
  }
  for (const double number : *numbers) {
    if (!(std::abs(number) < kLimit))
      refuse(kFile, "'s ", what, " hold ", number, ", which is too large for a float32");
    parameters.push_back(static_cast<float>(number));
  }
}

/// Appends weights and biases of a layer of so many inputs. → its units
LayerSpec appendLayer(std::vector<float>& parameters, const JsonValue& value, std::size_t layer, std::size_t inputs) {
  const std::string what = compose("layer ", layer);
  const JsonObject& object = objectOf(value, what);
  checkNames(object, {"activation", "weights", "biases"});
  const Activation activation = activationNamed(textOf(object, "activation"));
  const auto* rows = memberOf(object, "weights").as<JsonArray>();
  if (rows == nullptr || rows->size() != inputs) {
    refuse(kFile, "'s weights of ", what, " must be ", inputs, " rows, one for each input",
           rows == nullptr ? std::string() : compose(", got ", rows->size()));
  }
  const auto* biases = memberOf(object, "biases").as<JsonNumbers>();
  if (biases == nullptr || biases->empty() || biases->size() > kMaximumUnits) {
    refuse(kFile, "'s biases of ", what, " must be 1 to ", kMaximumUnits, " numbers");
  }
  const std::size_t units = biases->size();
  for (const JsonValue& row : *rows)
    appendNumbers(parameters, row, units, compose("weights of ", what, " for an input"));
  appendNumbers(parameters, memberOf(object, "biases"), units, compose("biases of ", what));
  return {static_cast<int>(units), activation};
}

/// That of the first layer's weights.
std::size_t inputsOf(const JsonArray& layers) {
  const auto* rows = memberOf(objectOf(layers.front(), "layer 0"), "weights").as<JsonArray>();
  if (rows == nullptr || rows->size() > kMaximumUnits) {
    refuse(kFile, "'s weights of layer 0 must be 1 to ", kMaximumUnits, " rows of numbers, one for each input");
  }
  return rows->size();
}

Settings readSettingsOf(const JsonObject& document) {
  const JsonObject& texts = objectOf(memberOf(document, "settings"), "settings");
  for (const auto& [name, value] : texts) {
    const auto& table = settingTable();
    if (std::none_of(table.begin(), table.end(), [&key = name](const SettingInfo& info) { return info.name == key; })) {
      refuse(kFile, " has a setting '", excerpt(name), "', which this version does not know");
    }
  }
  return readSettings(texts);
}

}  // namespace

std::string writeModelJson(const Network& network, const Settings& settings) {
  const NetworkSpec& spec = network.spec();
  checkArchitecture(spec, settings);
  std::string json = "{\n";
  std::string settingLines;
  for (const auto& [name, text] : describe(spec, settings)) {
    if (name == "format" || name == "normalisation") json += compose("  ", inQuotes(name), ": ", inQuotes(text), ",\n");
  }
  for (const SettingInfo& info : settingTable()) {
    settingLines += settingLines.empty() ? "\n" : ",\n";
    settingLines += compose("    ", inQuotes(info.name), ": ", inQuotes(getSetting(settings, info.name)));
  }
  json += compose("  \"settings\": {", settingLines, "\n  },\n  \"layers\": [");
  const auto parameters = network.parameters();
  const float* next = parameters.data();
  Index inputs = spec.inputs;
  for (const LayerSpec& layer : spec.layers) {
    const auto units = static_cast<std::size_t>(layer.units);
    json += next == parameters.data() ? "\n" : ",\n";
    json += compose("    {\n      \"activation\": ",
                    inQuotes(kActivationNames[static_cast<std::size_t>(layer.activation)]));
    json += ",\n      \"weights\": [\n";
    for (Index input = 0; input < inputs; ++input, next += units) {
      json += "        ";
      append(json, {next, units});
      json += input + 1 < inputs ? ",\n" : "\n";
    }
    json += "      ],\n      \"biases\": ";
    append(json, {next, units});
    json += "\n    }";
    next += units;
    inputs = layer.units;
  }
  return json + "\n  ]\n}\n";
}

Model readModelJson(std::span<const std::uint8_t> bytes) {
  constexpr JsonBounds kBounds{5, static_cast<std::size_t>(kMaximumParameters),
                               (kMaximumLayers + 1) * (kMaximumUnits + 10) + 1000};
  const JsonObject document = readJsonObject(bytes, kBounds, kFile);
  checkFormat(document);
  checkNames(document, {"format", "normalisation", "settings", "layers"});
  const Settings settings = readSettingsOf(document);
  const auto* layers = memberOf(document, "layers").as<JsonArray>();
  if (layers == nullptr) refuse(kFile, "'s layers must be an array of JSON objects");
  NetworkSpec spec{static_cast<int>(inputsOf(*layers)), {}};
  std::vector<float> parameters;
  auto inputs = static_cast<std::size_t>(spec.inputs);
  for (const JsonValue& layer : *layers) {
    spec.layers.push_back(appendLayer(parameters, layer, spec.layers.size(), inputs));
    inputs = static_cast<std::size_t>(spec.layers.back().units);
  }
  Network network(spec);
  checkNormalisation(document, spec);
  checkArchitecture(spec, settings);
  network.setParameters(parameters);
  return {std::move(network), settings, std::nullopt};
}

}  // namespace inkling
