// The commands of `inkling`, apart from how their options are read.
#pragma once

#include <optional>
#include <string>

#include "settings.hpp"

namespace inkling::cli {

struct TrainOptions {
  std::string data = "mnist";
  Settings settings;
  std::optional<int> limit;        ///< train on this many examples only
  std::optional<std::string> out;  ///< where the model goes
  bool isJson = false;             ///< one JSON object a line
};

struct EvalOptions {
  std::string model;
  std::string data = "mnist";
  bool isJson = false;
};

/// Each returns the exit status and throws Error for input that is refused.
int train(const TrainOptions& options);
int eval(const EvalOptions& options);
int hash(const std::string& model);

}  // namespace inkling::cli
