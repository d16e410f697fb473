#include "pytorch_export.hpp"

#include <cassert>
#include <string_view>

#include "json.hpp"
#include "model.hpp"
#include "pytorch_script.hpp"
#include "text.hpp"

namespace inkling {

namespace {

/// A line of a dictionary. What settings are written with reads the same in JSON and in Python.
std::string entry(std::string_view name, std::string_view value) {
  return compose("    ", inQuotes(name), ": ", value, ",\n");
}

std::string settingEntries(const Settings& settings) {
  std::string entries;
  for (const SettingInfo& info : settingTable()) entries += entry(info.name, inQuotes(getSetting(settings, info.name)));
  return entries;
}

std::string optimizerEntries(const OptimizerSpec& spec) {
  return entry("momentum", compose(spec.momentum)) + entry("beta1", compose(spec.beta1)) +
         entry("beta2", compose(spec.beta2)) + entry("epsilon", compose(spec.epsilon));
}

/// Fills a dictionary that is empty in the script.
void fill(std::string& script, std::string_view name, const std::string& entries) {
  const std::string empty = compose("\n", name, " = {}\n");
  const auto at = script.find(empty);
  assert(at != std::string::npos);
  script.replace(at + empty.size() - 2, 1, compose("\n", entries, "}"));
}

}  // namespace

std::string writePytorchScript(const NetworkSpec& spec, const Settings& settings) {
  checkArchitecture(spec, settings);
  std::string script(kPytorchScript);
  fill(script, "SETTINGS", settingEntries(settings));
  fill(script, "OPTIMIZER", optimizerEntries(settings.training.optimizer));
  return script;
}

}  // namespace inkling
