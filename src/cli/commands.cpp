#include "commands.hpp"

#include <chrono>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <numeric>
#include <sstream>
#include <vector>

#include "data_source.hpp"
#include "error.hpp"
#include "files.hpp"
#include "metrics.hpp"
#include "model_file.hpp"
#include "progress_bar.hpp"
#include "sha256.hpp"
#include "trainer.hpp"

namespace inkling::cli {

namespace {

constexpr int kSuccess = 0;
constexpr int kFailure = 1;

double secondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string fixed(double value, int decimals) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(decimals) << value;
  return text.str();
}

/// JSON has no word for infinity and NaN, and the loss of a run that diverged may be either.
std::string jsonNumber(double value, int decimals) { return std::isfinite(value) ? fixed(value, decimals) : "null"; }

Dataset limited(const Dataset& data, int limit) {
  if (limit < 1) refuse("--limit must be at least 1, got ", limit);
  std::vector<int> first(static_cast<std::size_t>(std::min(limit, data.size())));
  std::iota(first.begin(), first.end(), 0);
  return data.part(first);
}

void printConfusion(const Evaluation& evaluation, int classes) {
  std::cout << "confusion (rows: the digit, columns: what was read)\n     ";
  for (int predicted = 0; predicted < classes; ++predicted) std::cout << std::setw(6) << predicted;
  std::cout << '\n';
  for (int label = 0; label < classes; ++label) {
    std::cout << std::setw(5) << label;
    for (int predicted = 0; predicted < classes; ++predicted) {
      std::cout << std::setw(6) << evaluation.confusion()[static_cast<std::size_t>(label * classes + predicted)];
    }
    std::cout << '\n';
  }
}

/// What is printed while training and after it, for people or one JSON object a line.
class Report {
 public:
  explicit Report(bool isJson) : isJson_(isJson) {}

  void epoch(int number, double loss, const Evaluation& test, double seconds) const {
    if (isJson_) {
      std::cout << R"({"epoch":)" << number << R"(,"loss":)" << jsonNumber(loss, 6) << R"(,"testLoss":)"
                << jsonNumber(test.loss(), 6) << R"(,"testAccuracy":)" << fixed(test.accuracy(), 4) << R"(,"seconds":)"
                << fixed(seconds, 3) << "}\n";
    } else {
      std::cout << "epoch " << std::setw(3) << number << "  loss " << fixed(loss, 4) << "  test loss "
                << fixed(test.loss(), 4) << "  test accuracy " << fixed(test.accuracy(), 4) << "  " << fixed(seconds, 1)
                << " s\n";
    }
    std::cout << std::flush;
  }

  void end(const Evaluation& test, const std::string& hash, double examplesPerSecond) const {
    if (isJson_) {
      std::cout << R"({"testAccuracy":)" << fixed(test.accuracy(), 4) << R"(,"testLoss":)" << jsonNumber(test.loss(), 6)
                << R"(,"parametersSha256":")" << hash << R"(","examplesPerSecond":)" << fixed(examplesPerSecond, 0)
                << "}\n";
    } else {
      std::cout << fixed(examplesPerSecond, 0) << " examples/s\n"
                << "test accuracy " << fixed(test.accuracy(), 4) << "\nparameters sha256 " << hash << '\n';
    }
  }

 private:
  bool isJson_;
};

}  // namespace

int train(const TrainOptions& options) {
  if (options.out) checkWritable(*options.out);
  const DataParts data = loadData(options.data);
  const Dataset training = options.limit ? limited(data.training, *options.limit) : data.training;
  Trainer trainer = makeTrainer(options.settings, training);

  const Report report(options.isJson);
  ProgressBar bar;
  const auto start = std::chrono::steady_clock::now();
  double trainingSeconds = 0.0;
  Evaluation test(training.outputs());
  bool hasDiverged = false;
  for (int epoch = 1; epoch <= options.settings.training.schedule.epochs && !hasDiverged; ++epoch) {
    const auto epochStart = std::chrono::steady_clock::now();
    double totalLoss = 0.0;
    int steps = 0;
    while (trainer.epochs() < epoch && !hasDiverged) {
      const StepResult result = trainer.step();
      hasDiverged = result.hasDiverged;
      totalLoss += result.loss;
      ++steps;
      bar.show((epoch - 1 + trainer.epochProgress()) / options.settings.training.schedule.epochs,
               "epoch " + std::to_string(epoch) + ", loss " + fixed(totalLoss / steps, 4));
    }
    trainingSeconds += secondsSince(epochStart);
    test = evaluate(trainer.network(), options.settings.training.loss, data.test);
    if (!std::isfinite(test.loss())) {
      trainer.rollBack();
      hasDiverged = true;
      test = evaluate(trainer.network(), options.settings.training.loss, data.test);
    }
    bar.clear();
    if (!hasDiverged) report.epoch(epoch, totalLoss / steps, test, secondsSince(start));
  }
  const auto examples = static_cast<double>(trainer.epochs()) * training.size();
  report.end(test, parameterHash(trainer.network().parameters()),
             trainingSeconds > 0.0 ? examples / trainingSeconds : 0.0);
  if (options.out) writeFile(*options.out, writeModel("safetensors", trainer.network(), options.settings));
  if (hasDiverged) {
    std::cerr << "inkling: the loss was not finite after " << trainer.steps()
              << " steps: training stopped with the last finite parameters; try a smaller --lr than "
              << getSetting(options.settings, "lr") << '\n';
    return kFailure;
  }
  return kSuccess;
}

int eval(const EvalOptions& options) {
  const std::vector<std::uint8_t> bytes = readFile(options.model);
  const Model model = readModel(bytes);
  const DataParts data = loadData(options.data);
  const Evaluation test = evaluate(model.network, model.settings.training.loss, data.test);
  const std::string hash = parameterHash(model.network.parameters());
  if (options.isJson) {
    std::cout << R"({"testAccuracy":)" << fixed(test.accuracy(), 4) << R"(,"testLoss":)" << jsonNumber(test.loss(), 6)
              << R"(,"examples":)" << test.count() << R"(,"parametersSha256":")" << hash << R"(","confusion":[)";
    for (std::size_t i = 0; i < test.confusion().size(); ++i) std::cout << (i > 0 ? "," : "") << test.confusion()[i];
    std::cout << "]}\n";
  } else {
    printConfusion(test, data.test.outputs());
    std::cout << "test examples " << test.count() << "\ntest loss " << fixed(test.loss(), 4) << "\ntest accuracy "
              << fixed(test.accuracy(), 4) << "\nparameters sha256 " << hash << '\n';
  }
  return kSuccess;
}

int hash(const std::string& model) {
  const std::vector<std::uint8_t> bytes = readFile(model);
  std::cout << parameterHash(readModel(bytes).network.parameters()) << '\n';
  return kSuccess;
}

}  // namespace inkling::cli
