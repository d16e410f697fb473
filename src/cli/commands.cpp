// inkling eval, hash and export
#include "commands.hpp"

#include <filesystem>
#include <iomanip>
#include <iostream>

#include "data_source.hpp"
#include "error.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "metrics.hpp"
#include "model_file.hpp"
#include "model_input.hpp"
#include "numbers.hpp"
#include "sha256.hpp"

namespace inkling::cli {

namespace {

void printConfusion(const Evaluation& evaluation) {
  const int classes = evaluation.classes();
  std::cout << "confusion (rows: the digit, columns: what was read)\n     ";
  for (int predicted = 0; predicted < classes; ++predicted) std::cout << std::setw(6) << predicted;
  std::cout << "    recall\n";
  for (int label = 0; label < classes; ++label) {
    std::cout << std::setw(5) << label;
    for (int predicted = 0; predicted < classes; ++predicted) {
      std::cout << std::setw(6) << evaluation.confusion()[static_cast<std::size_t>(label * classes + predicted)];
    }
    std::cout << "    " << fixed(evaluation.recall(label), 4) << '\n';
  }
  std::cout << "precision\n     ";
  for (int label = 0; label < classes; ++label) std::cout << ' ' << fixed(evaluation.precision(label), 3);
  std::cout << '\n';
}

template <typename Value>
void printJsonList(const char* name, int count, const Value& value) {
  std::cout << ",\"" << name << "\":[";
  for (int i = 0; i < count; ++i) std::cout << (i > 0 ? "," : "") << value(i);
  std::cout << ']';
}

void printJson(const Evaluation& test, const std::string& hash) {
  const int classes = test.classes();
  std::cout << R"({"testAccuracy":)" << jsonNumber(test.accuracy(), 4) << R"(,"testLoss":)"
            << jsonNumber(test.loss(), 6) << R"(,"examples":)" << test.count() << R"(,"parametersSha256":")" << hash
            << '"';
  if (!test.hasLabels()) {
    std::cout << "}\n";
    return;
  }
  std::cout << R"(,"calibrationError":)" << fixed(test.calibrationError(), 4);
  printJsonList("precision", classes, [&](int label) { return fixed(test.precision(label), 4); });
  printJsonList("recall", classes, [&](int label) { return fixed(test.recall(label), 4); });
  printJsonList("confusion", classes * classes, [&](int i) { return test.confusion()[static_cast<std::size_t>(i)]; });
  std::cout << "}\n";
}

}  // namespace

int eval(const EvalOptions& options) {
  const Model model = readModelFile(options.model);
  const TrainingSpec& training = model.settings.training;
  const DataParts data =
      loadData(options.data, {model.network.spec().layers.back().units, options.noise, training.seed});
  const Evaluation test = evaluate(model.network, training.loss, data.test);
  const std::string hash = parameterHash(model.network.parameters());
  if (options.isJson) {
    printJson(test, hash);
  } else {
    if (test.hasLabels()) {
      printConfusion(test);
      std::cout << "calibration error " << fixed(test.calibrationError(), 4) << "\ntest accuracy "
                << fixed(test.accuracy(), 4) << '\n';
    }
    std::cout << "test examples " << test.count() << "\ntest loss " << fixed(test.loss(), 4) << "\nparameters sha256 "
              << hash << '\n';
  }
  return kSuccess;
}

int hash(const std::string& model) {
  std::cout << parameterHash(readModelFile(model).network.parameters()) << '\n';
  return kSuccess;
}

int exportModel(const ExportOptions& options) {
  const Model model = readModelFile(options.model);
  const Checkpoint* checkpoint = model.checkpoint ? &*model.checkpoint : nullptr;
  if (options.format != "pytorch") {
    writeFile(options.out, writeModel(options.format, model.network, model.settings, checkpoint));
    return kSuccess;
  }
  // The script reads the file of its own name beside it.
  std::filesystem::path weights = options.out;
  weights.replace_extension(".safetensors");
  if (weights == std::filesystem::path(options.out)) {
    refuse("--out is the PyTorch script and needs another ending than .safetensors, such as .py, got ", options.out);
  }
  // The weights first: should that fail, there is no script that lacks them.
  writeFile(weights, writeSafetensors(model.network, model.settings, checkpoint));
  writeFile(options.out, writeModel("pytorch-script", model.network, model.settings));
  std::cerr << "inkling: the weights are in " << weights.string() << ", which the script reads\n";
  return kSuccess;
}

}  // namespace inkling::cli
