#include "result_code.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "base64.hpp"
#include "error.hpp"
#include "saturate.hpp"
#include "sha256.hpp"
#include "text.hpp"

namespace inkling {

namespace {

constexpr std::string_view kPrefix = "INK1-";
constexpr std::string_view kCheck = ";check=";
/// No run takes half as many.
constexpr std::size_t kLongestCode = 4000;
constexpr std::size_t kLongestExercise = 100;

/// What a code cannot do without; the settings follow.
constexpr std::array<std::string_view, 4> kRunFields = {"exercise", "data", "steps", "hash"};
constexpr std::array<std::string_view, 5> kPointsFields = {"points", "noise", "points-seed", "share", "features"};

/// In the place of a kind of points.
constexpr std::string_view kDigitsData = "mnist";

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

/// Reads one of kPointsFields; false for any other.
bool setPointsField(PointsTask& task, std::string_view name, std::string_view text) {
  constexpr double kLargestSeed = 4294967295.0;
  if (name == "points") {
    task.points.count = static_cast<int>(wholeNumber(name, text, kMaximumPointCount));
  } else if (name == "noise") {
    task.points.noise = static_cast<float>(numberIn(text));
  } else if (name == "points-seed") {
    task.points.seed = static_cast<std::uint32_t>(wholeNumber(name, text, kLargestSeed));
  } else if (name == "share") {
    task.share = static_cast<float>(numberIn(text));
    if (!(task.share > 0.0F && task.share < 1.0F)) refuseValue(name, "over 0 and under 1", text);
  } else if (name == "features") {
    task.features = pointFeaturesOf(text);
  } else {
    return false;
  }
  return true;
}

/// Reads what only digits have; false for anything else.
bool setDigitsField(CodedRun& run, std::string_view name, std::string_view text) {
  if (name != "saturated") return false;
  run.saturated = static_cast<int>(wholeNumber(name, text, kDigits - 1));
  return true;
}

/// Reads any field of a code.
void setField(CodedRun& run, std::string_view name, std::string_view text) {
  if (name == "exercise") {
    run.exercise = exerciseName(text);
  } else if (name == "data") {
    if (text != kDigitsData) run.points = PointsTask{.points = {.kind = pointKindNamed(text)}, .features = {}};
  } else if (name == "steps") {
    run.steps = static_cast<std::int64_t>(wholeNumber(name, text, kMaximumCodeSteps));
  } else if (name == "hash") {
    run.hash = hashDigits(text);
  } else {
    const bool isOfTask = run.points ? setPointsField(*run.points, name, text) : setDigitsField(run, name, text);
    if (!isOfTask) setSetting(run.settings, name, text);
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

CodedRun readFields(std::string_view text) {
  CodedRun run;
  std::vector<std::string_view> names;
  const auto has = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  for (const std::string_view field : separated(text, ';')) {
    const std::string_view name = field.substr(0, field.find('='));
    if (name.size() == field.size()) refuse("a field of a result code has no value: '", excerpt(field), "'");
    if (has(name)) refuse("a result code says what '", excerpt(name), "' is twice");
    names.push_back(name);
    setField(run, name, field.substr(name.size() + 1));
  }
  for (const std::string_view name : kRunFields) {
    if (!has(name)) refuse("a result code lacks '", name, "'");
  }
  if (run.points) {
    for (const std::string_view name : kPointsFields) {
      if (!has(name)) refuse("a result code of points lacks '", name, "'");
    }
    validate(run.points->points);
  }
  return run;
}

std::string fieldsOf(const PointsTask& task) {
  return compose(kPointKindNames.at(static_cast<std::size_t>(task.points.kind)), ";points=", task.points.count,
                 ";noise=", shortestText(task.points.noise), ";points-seed=", task.points.seed,
                 ";share=", shortestText(task.share), ";features=", namesOf(task.features));
}

}  // namespace

std::string fieldsOf(const CodedRun& run) {
  std::string text =
      compose("exercise=", run.exercise, ";data=", run.points ? fieldsOf(*run.points) : std::string(kDigitsData));
  if (run.saturated) text += compose(";saturated=", *run.saturated);
  text += compose(";steps=", run.steps, ";hash=", run.hash);
  for (const SettingInfo& info : settingTable()) {
    const std::string value = getSetting(run.settings, info.name);
    if (value != info.defaultValue) text += compose(";", info.name, "=", value);
  }
  return text;
}

std::string writeResultCode(const CodedRun& run) {
  exerciseName(run.exercise);  // which might hold other fields
  const std::string text = fieldsOf(run);
  readFields(text);
  return compose(kPrefix, toBase64(compose(text, kCheck, checksumOf(text))));
}

CodedRun readResultCode(std::string_view code) { return readFields(unwrapped(trimmed(code))); }

std::pair<Dataset, Dataset> makeParts(const PointsTask& task, Loss loss) {
  const Dataset points = withFeatures(makePoints(task.points, pointOutputs(loss)), task.features);
  return splitPoints(task.points.kind, points, task.share);
}

Verification verify(const CodedRun& run, Dataset training, const Dataset& test) {
  Trainer trainer = makeTrainer(run.settings, std::move(training));
  if (run.saturated) saturate(trainer, *run.saturated);
  while (trainer.steps() < run.steps && !trainer.step().hasDiverged) {
  }
  std::string hash = parameterHash(trainer.network().parameters());
  const bool isVerified = hash.substr(0, run.hash.size()) == run.hash;
  return {std::move(hash), evaluate(trainer.network(), run.settings.training.loss, test), isVerified};
}

}  // namespace inkling
