#include "model.hpp"

#include <algorithm>
#include <cmath>

#include "error.hpp"
#include "text.hpp"

namespace inkling {

namespace {

constexpr std::string_view kFormat = "inkling 1";

std::string activationsText(const NetworkSpec& spec) {
  std::vector<std::string_view> names;
  names.reserve(spec.layers.size());
  for (const LayerSpec& layer : spec.layers)
    names.push_back(kActivationNames[static_cast<std::size_t>(layer.activation)]);
  return join(names, ",");
}

/// Such as 784-128-10 relu,softmax.
std::string architectureText(const NetworkSpec& spec) {
  std::string text = compose(spec.inputs);
  for (const LayerSpec& layer : spec.layers) {
    text += '-';
    text += compose(layer.units);
  }
  return text + " " + activationsText(spec);
}

}  // namespace

std::vector<TensorPlace> tensorPlaces(const NetworkSpec& spec) {
  std::vector<TensorPlace> places;
  std::size_t begin = 0;
  Index inputs = spec.inputs;
  for (std::size_t layer = 0; layer < spec.layers.size(); ++layer) {
    const Index units = spec.layers[layer].units;
    const std::string name = compose("layers.", layer);
    const auto weights = static_cast<std::size_t>(inputs * units);
    places.push_back({name + ".weight", {inputs, units}, begin, weights});
    places.push_back({name + ".bias", {units}, begin + weights, static_cast<std::size_t>(units)});
    begin += weights + static_cast<std::size_t>(units);
    inputs = units;
  }
  return places;
}

std::vector<std::pair<std::string, std::string>> describe(const NetworkSpec& spec, const Settings& settings) {
  std::vector<std::pair<std::string, std::string>> texts = {{"format", std::string(kFormat)},
                                                            {"activations", activationsText(spec)},
                                                            {"normalisation", std::string(normalisation(spec))}};
  for (const SettingInfo& info : settingTable()) texts.emplace_back(info.name, getSetting(settings, info.name));
  return texts;
}

std::string_view normalisation(const NetworkSpec& spec) { return spec.inputs == kImagePixels ? "pixel / 255" : "none"; }

void checkArchitecture(const NetworkSpec& spec, const Settings& settings) {
  const NetworkSpec expected = networkSpec(settings, spec.inputs, spec.layers.back().units);
  if (spec != expected) {
    refuse("a network of these settings is ", architectureText(expected), ", the model has ", architectureText(spec));
  }
}

const std::string& textOf(const JsonObject& object, std::string_view name) {
  constexpr std::size_t kLongest = 1000;
  const JsonValue* value = find(object, name);
  const auto* text = value == nullptr ? nullptr : value->as<std::string>();
  if (text == nullptr) refuse("the file lacks the text '", name, "', which Inkling's models have");
  if (text->size() > kLongest || !isPrintable(*text)) {
    refuse("the model file's '", name, "' must be up to ", kLongest, " printable characters, got '", excerpt(*text),
           "'");
  }
  return *text;
}

void checkFormat(const JsonObject& object) {
  const std::string& format = textOf(object, "format");
  if (format != kFormat) refuse("the model file's format must be '", kFormat, "', got '", excerpt(format), "'");
}

void checkNormalisation(const JsonObject& object, const NetworkSpec& spec) {
  const std::string& text = textOf(object, "normalisation");
  if (text != normalisation(spec)) {
    refuse("the normalisation of a network with ", spec.inputs, " inputs must be '", normalisation(spec), "', got '",
           excerpt(text), "'");
  }
}

Settings readSettings(const JsonObject& object) {
  Settings settings;
  for (const SettingInfo& info : settingTable()) {
    if (find(object, info.name) != nullptr) setSetting(settings, info.name, textOf(object, info.name));
  }
  return settings;
}

Activation activationNamed(std::string_view name) {
  const auto* at = std::find(kActivationNames.begin(), kActivationNames.end(), name);
  if (at == kActivationNames.end()) {
    refuse("an activation must be one of ", join(kActivationNames, ", "), ", got '", excerpt(name), "'");
  }
  return static_cast<Activation>(at - kActivationNames.begin());
}

void checkFinite(const std::vector<float>& numbers, std::string_view what) {
  if (!std::all_of(numbers.begin(), numbers.end(), [](float number) { return std::isfinite(number); })) {
    refuse("the model file holds ", what, " that are not finite numbers");
  }
}

}  // namespace inkling
