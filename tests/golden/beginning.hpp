// Where the training of a network of the table begins.
#pragma once

#include <string_view>

#include "../native/digits.hpp"
#include "dataset.hpp"
#include "error.hpp"
#include "settings.hpp"
#include "table.hpp"
#include "trainer.hpp"

namespace inkling::golden {

inline const Dataset& trainingData(std::string_view name) {
  static const Dataset digits = split(test::bundledDigits()).first;
  if (name == "mnist") return digits;
  refuse("the table trains on '", name, "', which tests/golden/beginning.hpp does not know");
}

inline Trainer makeTrainer(const Entry& entry) {
  Settings settings;
  for (const auto& [name, text] : entry.settings) setSetting(settings, name, text);
  return inkling::makeTrainer(settings, trainingData(entry.data));
}

}  // namespace inkling::golden
