// Where the training of a network of the table begins.
#pragma once

#include <string_view>

#include "../native/digits.hpp"
#include "dataset.hpp"
#include "error.hpp"
#include "pen_drawings.hpp"
#include "points.hpp"
#include "settings.hpp"
#include "table.hpp"
#include "trainer.hpp"

namespace inkling::golden {

/// The bundled digits, or a generated set of points with one output, as in tests/golden/train.js.
inline Dataset trainingData(std::string_view name) {
  constexpr int kPoints = 200;
  constexpr float kNoise = 0.1F;
  constexpr std::uint32_t kSeed = 7;
  static const Dataset digits = split(test::bundledDigits()).first;
  if (name == "mnist") return digits;
  if (const auto kind = pointKindOf(name))
    return splitPoints(*kind, makePoints({*kind, kPoints, kNoise, kSeed}, 1)).first;
  refuse("the table trains on '", name, "', which tests/golden/beginning.hpp does not know");
}

inline Trainer makeTrainer(const Entry& entry) {
  Settings settings;
  for (const auto& [name, text] : entry.settings) setSetting(settings, name, text);
  return inkling::makeTrainer(settings, withPenDrawings(trainingData(entry.data), settings.penDigits));
}

}  // namespace inkling::golden
