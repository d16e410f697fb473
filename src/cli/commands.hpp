// The commands of `inkling`, apart from how their options are read.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace inkling::cli {

struct TrainOptions {
  std::string data = "mnist";
  /// Settings in the order in which they were given; what is not among them is as in `resume` or as by default.
  std::vector<std::pair<std::string, std::string>> settings;
  std::optional<int> limit;           ///< train on this many examples only
  float noise = 0.0F;                 ///< of generated points
  std::optional<std::string> out;     ///< where the model goes
  std::optional<std::string> resume;  ///< a checkpoint to go on from
  bool keepsOptimizer = false;        ///< write a checkpoint in the end, too
  bool isJson = false;                ///< one JSON object a line
};

struct EvalOptions {
  std::string model;
  std::string data = "mnist";
  float noise = 0.0F;
  bool isJson = false;
};

struct PredictOptions {
  std::string model;
  std::vector<std::string> images;
  bool isJson = false;
};

struct ExportOptions {
  std::string model;
  std::string format;
  std::string out;
};

struct VerifyOptions {
  std::string code;
  bool isJson = false;
};

/// Each returns the exit status and throws Error for input that is refused.
int train(const TrainOptions& options);
int eval(const EvalOptions& options);
int predict(const PredictOptions& options);
int exportModel(const ExportOptions& options);
int hash(const std::string& model);
int verify(const VerifyOptions& options);

}  // namespace inkling::cli
