#include "table.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "error.hpp"

namespace inkling::golden {

namespace {

Entry readEntry(const nlohmann::json& object) {
  Entry entry;
  object.at("name").get_to(entry.name);
  object.at("data").get_to(entry.data);
  for (const auto& [name, text] : object.at("settings").items()) {
    entry.settings.emplace_back(name, text.get<std::string>());
  }
  object.at("steps").get_to(entry.steps);
  if (object.contains("loss")) entry.loss = object["loss"].get<double>();
  if (object.contains("parameterHash")) entry.parameterHash = object["parameterHash"].get<std::string>();
  return entry;
}

}  // namespace

std::vector<Entry> readTable(const std::string& path) {
  std::ifstream file(path);
  if (!file) refuse("cannot read ", path);
  try {
    std::vector<Entry> entries;
    for (const nlohmann::json& object : nlohmann::json::parse(file)) entries.push_back(readEntry(object));
    return entries;
  } catch (const nlohmann::json::exception& error) {
    refuse(path, " is no table of networks: ", error.what());
  }
}

}  // namespace inkling::golden
