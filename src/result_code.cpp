#include "result_code.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "base64.hpp"
#include "error.hpp"
#include "sha256.hpp"
#include "text.hpp"

namespace inkling {

namespace {

constexpr std::string_view kPrefix = "INK1-";
constexpr std::string_view kCheck = ";check=";
/// No run takes half as many.
constexpr std::size_t kLongestCode = 4000;
constexpr std::size_t kLongestExercise = 100;

/// In the order in which they stand before the settings.
constexpr std::array<std::string_view, 9> kRunFields = {"exercise", "data",     "points", "noise", "points-seed",
                                                        "share",    "features", "steps",  "hash"};

std::string checksumOf(std::string_view text) {
  constexpr std::size_t kDigits = 8;
  return hexadecimal(sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()})).substr(0, kDigits);
}

[[noreturn]] void refuseValue(std::string_view name, std::string_view right, std::string_view text) {
  refuse("the ", name, " of a result code must be ", right, ", got '", excerpt(text), "'");
}

double wholeNumber(std::string_view name, std::string_view text, double maximum) {
  const double value = numberIn(text);
  if (!(value >= 0.0 && value <= maximum && value == std::floor(value))) {
    refuseValue(name, compose("a whole number up to ", static_cast<std::int64_t>(maximum)), text);
  }
  return value;
}

std::string hashDigits(std::string_view text) {
  const bool isHash =
      text.size() == kCodeHashDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  if (!isHash) refuseValue("hash", compose(kCodeHashDigits, " hexadecimal digits"), text);
  return std::string(text);
}

std::string exerciseName(std::string_view text) {
  if (text.size() > kLongestExercise || !isPrintable(text) || text.find_first_of(";=") != std::string_view::npos) {
    refuseValue("exercise", compose("up to ", kLongestExercise, " printable characters without ; and ="), text);
  }
  return std::string(text);
}

/// Reads one of kRunFields, or a setting.
void setField(PointsRun& run, std::string_view name, std::string_view text) {
  constexpr double kLargestSeed = 4294967295.0;
  if (name == "exercise") {
    run.exercise = exerciseName(text);
  } else if (name == "data") {
    run.points.kind = pointKindNamed(text);
  } else if (name == "points") {
    run.points.count = static_cast<int>(wholeNumber(name, text, kMaximumPointCount));
  } else if (name == "noise") {
    run.points.noise = static_cast<float>(numberIn(text));
  } else if (name == "points-seed") {
    run.points.seed = static_cast<std::uint32_t>(wholeNumber(name, text, kLargestSeed));
  } else if (name == "share") {
    run.share = static_cast<float>(numberIn(text));
    if (!(run.share > 0.0F && run.share < 1.0F)) refuseValue(name, "over 0 and under 1", text);
  } else if (name == "features") {
    run.features = pointFeaturesOf(text);
  } else if (name == "steps") {
    run.steps = static_cast<std::int64_t>(wholeNumber(name, text, kMaximumCodeSteps));
  } else if (name == "hash") {
    run.hash = hashDigits(text);
  } else {
    setSetting(run.settings, name, text);
  }
}

/// The fields that are in a code.
std::string unwrapped(std::string_view code) {
  if (code.substr(0, kPrefix.size()) != kPrefix) {
    refuse("a result code begins with ", kPrefix, ", got '", excerpt(code), "'");
  }
  const auto text = code.size() > kLongestCode ? std::nullopt : fromBase64(code.substr(kPrefix.size()));
  const auto end = text ? text->rfind(kCheck) : std::string::npos;
  if (end == std::string::npos || !isPrintable(*text) ||
      text->substr(end + kCheck.size()) != checksumOf(std::string_view(*text).substr(0, end))) {
    refuse("this result code is not complete or has a mistake in it: copy it as a whole");
  }
  return text->substr(0, end);
}

PointsRun readFields(std::string_view text) {
  PointsRun run;
  std::vector<std::string_view> names;
  for (const std::string_view field : separated(text, ';')) {
    const std::string_view name = field.substr(0, field.find('='));
    if (name.size() == field.size()) refuse("a field of a result code has no value: '", excerpt(field), "'");
    if (std::find(names.begin(), names.end(), name) != names.end()) {
      refuse("a result code says what '", excerpt(name), "' is twice");
    }
    names.push_back(name);
    setField(run, name, field.substr(name.size() + 1));
  }
  for (const std::string_view name : kRunFields) {
    if (std::find(names.begin(), names.end(), name) == names.end()) refuse("a result code lacks '", name, "'");
  }
  validate(run.points);
  return run;
}

}  // namespace

std::string writeResultCode(const PointsRun& run) {
  std::string text = compose("exercise=", exerciseName(run.exercise),
                             ";data=", kPointKindNames.at(static_cast<std::size_t>(run.points.kind)),
                             ";points=", run.points.count, ";noise=", shortestText(run.points.noise),
                             ";points-seed=", run.points.seed, ";share=", shortestText(run.share),
                             ";features=", namesOf(run.features), ";steps=", run.steps, ";hash=", hashDigits(run.hash));
  for (const SettingInfo& info : settingTable()) {
    const std::string value = getSetting(run.settings, info.name);
    if (value != info.defaultValue) text += compose(";", info.name, "=", value);
  }
  readFields(text);
  return compose(kPrefix, toBase64(compose(text, kCheck, checksumOf(text))));
}

PointsRun readResultCode(std::string_view code) { return readFields(unwrapped(trimmed(code))); }

Verification verify(const PointsRun& run) {
  const Loss loss = run.settings.training.loss;
  const Dataset points = withFeatures(makePoints(run.points, pointOutputs(loss)), run.features);
  auto [training, test] = splitPoints(run.points.kind, points, run.share);
  Trainer trainer = makeTrainer(run.settings, std::move(training));
  while (trainer.steps() < run.steps && !trainer.step().hasDiverged) {
  }
  std::string hash = parameterHash(trainer.network().parameters());
  const bool isVerified = hash.substr(0, run.hash.size()) == run.hash;
  return {std::move(hash), evaluate(trainer.network(), loss, test), isVerified};
}

}  // namespace inkling
