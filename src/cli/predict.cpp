// inkling predict
#include <iostream>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "error.hpp"
#include "exit_status.hpp"
#include "image_file.hpp"
#include "metrics.hpp"
#include "model_input.hpp"
#include "numbers.hpp"
#include "preprocess.hpp"
#include "propagation.hpp"

namespace inkling::cli {

namespace {

// → [1 × outputs]
Matrix read(const Network& network, const DigitImage& image, Workspace& workspace) {
  workspace.minibatch.inputs = kImagePixels;
  workspace.minibatch.sparse.clear(kImagePixels);
  appendImage(image, workspace.minibatch.sparse);
  return forward(network, workspace.minibatch, workspace).view();
}

void print(const std::string& path, int digit, const Matrix& outputs, bool isJson) {
  const bool isDigit = outputs(0, digit) >= kLeastConfidence;
  if (isJson) {
    std::cout << R"({"image":)" << nlohmann::json(path).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
              << R"(,"digit":)" << digit << R"(,"isDigit":)" << (isDigit ? "true" : "false") << R"(,"probabilities":[)";
    for (Index j = 0; j < outputs.size(); ++j) std::cout << (j > 0 ? "," : "") << jsonNumber(outputs(0, j), 6);
    std::cout << "]}\n";
  } else {
    std::cout << path << ": " << digit << "  (";
    for (Index j = 0; j < outputs.size(); ++j) std::cout << (j > 0 ? "  " : "") << j << ' ' << fixed(outputs(0, j), 4);
    std::cout << ")" << (isDigit ? "" : "  not a digit: none has half of the probability") << '\n';
  }
}

}  // namespace

int predict(const PredictOptions& options) {
  const Model model = readModelFile(options.model);
  const NetworkSpec& spec = model.network.spec();
  if (spec.inputs != kImagePixels || spec.layers.back().units != kDigits) {
    refuse("images of digits need a network of ", kImagePixels, " inputs and ", kDigits, " outputs, ", options.model,
           " has ", spec.inputs, " and ", spec.layers.back().units);
  }
  Workspace workspace;
  int status = kSuccess;
  for (const std::string& path : options.images) {
    // One image that is no digit must not keep the others from being read.
    try {
      const InkImage image = readPng(path);
      const auto digit = preprocess(image.ink, image.width, image.height);
      if (!digit) refuse(path, " is blank: there is no ink to read");
      const Matrix outputs = read(model.network, *digit, workspace);
      print(path, predictedClass(spec.layers.back().activation, outputs.data(), outputs.cols()), outputs,
            options.isJson);
    } catch (const Error& error) {
      std::cerr << "inkling: " << error.what() << '\n';
      status = kRunFailed;
    }
  }
  return status;
}

}  // namespace inkling::cli
