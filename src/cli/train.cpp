// inkling train
#include <chrono>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <numeric>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "commands.hpp"
#include "data_source.hpp"
#include "error.hpp"
#include "exit_status.hpp"
#include "files.hpp"
#include "interruption.hpp"
#include "metrics.hpp"
#include "model_file.hpp"
#include "model_input.hpp"
#include "numbers.hpp"
#include "pen_drawings.hpp"
#include "points.hpp"
#include "progress_bar.hpp"
#include "sha256.hpp"
#include "trainer.hpp"

namespace inkling::cli {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

Dataset limited(const Dataset& data, int limit) {
  if (limit < 1) refuse("--limit must be at least 1, got ", limit);
  std::vector<int> first(static_cast<std::size_t>(std::min(limit, data.size())));
  std::iota(first.begin(), first.end(), 0);
  return data.part(first);
}

/// Where nothing was said of a file, an interrupted training goes here: it is not to be lost.
constexpr const char* kCheckpointFile = "inkling-checkpoint.safetensors";

/// The command that finishes an interrupted training: on the same data, since a checkpoint does not hold these.
std::string commandToGoOn(const TrainOptions& options, const std::string& checkpoint) {
  std::string command = "inkling train --data " + options.data;
  if (options.noise != 0.0F) {
    std::ostringstream noise;
    noise << options.noise;
    command += " --noise " + noise.str();
  }
  if (options.limit) command += " --limit " + std::to_string(*options.limit);
  return command + " --resume " + checkpoint + " --out " + checkpoint;
}

/// What is printed while training and after it, for people or one JSON object a line.
class Report {
 public:
  explicit Report(bool isJson) : isJson_(isJson) {}

  void epoch(int number, double loss, const Evaluation& test, double seconds) const {
    if (isJson_) {
      std::cout << R"({"epoch":)" << number << R"(,"loss":)" << jsonNumber(loss, 6) << R"(,"testLoss":)"
                << jsonNumber(test.loss(), 6) << R"(,"testAccuracy":)" << jsonNumber(test.accuracy(), 4)
                << R"(,"seconds":)" << fixed(seconds, 3) << "}\n";
    } else {
      std::cout << "epoch " << std::setw(3) << number << "  loss " << fixed(loss, 4) << "  test loss "
                << fixed(test.loss(), 4);
      if (test.hasLabels()) std::cout << "  test accuracy " << fixed(test.accuracy(), 4);
      std::cout << "  " << fixed(seconds, 1) << " s\n";
    }
    std::cout << std::flush;
  }

  void end(const Evaluation& test, const std::string& hash, double examplesPerSecond) const {
    if (isJson_) {
      std::cout << R"({"testAccuracy":)" << jsonNumber(test.accuracy(), 4) << R"(,"testLoss":)"
                << jsonNumber(test.loss(), 6) << R"(,"parametersSha256":")" << hash << R"(","examplesPerSecond":)"
                << fixed(examplesPerSecond, 0) << "}\n";
    } else {
      std::cout << fixed(examplesPerSecond, 0) << " examples/s\n"
                << (test.hasLabels() ? "test accuracy " + fixed(test.accuracy(), 4)
                                     : "test loss " + fixed(test.loss(), 4))
                << "\nparameters sha256 " << hash << '\n';
    }
    std::cout << std::flush;
  }

 private:
  bool isJson_;
};

enum class Ending { done, diverged, interrupted };

/// A training on the command line, epoch by epoch.
class Run {
 public:
  Run(Trainer trainer, Dataset test, Settings settings, bool isJson)
      : trainer_(std::move(trainer)),
        testData_(std::move(test)),
        settings_(std::move(settings)),
        report_(isJson),
        test_(judged()) {}

  [[nodiscard]] const Trainer& trainer() const { return trainer_; }

  /// With patience the network is the best of all in the end, where `keepsBest`.
  Ending train(bool keepsBest) {
    const Interruption interruption;
    const auto start = Clock::now();
    const int goal = settings_.training.schedule.epochs;
    Ending ending = Ending::done;
    bool isEnough = false;
    while (trainer_.epochs() < goal && ending == Ending::done && !isEnough) {
      const int epoch = trainer_.epochs() + 1;
      const auto epochStart = Clock::now();
      double loss = 0.0;
      int examples = 0;
      while (trainer_.epochs() < epoch && ending == Ending::done) {
        const StepResult result = trainer_.step();
        isEnough = result.hasStopped;
        loss += result.loss * result.examples;
        examples += result.examples;
        if (result.hasDiverged) ending = Ending::diverged;
        if (Interruption::isAskedFor()) ending = Ending::interrupted;
        bar_.show((epoch - 1 + trainer_.epochProgress()) / goal,
                  "epoch " + std::to_string(epoch) + ", loss " + fixed(loss / examples, 4));
      }
      trainingSeconds_ += secondsSince(epochStart);
      examples_ += examples;
      test_ = judged();
      if (!std::isfinite(test_.loss())) {
        trainer_.rollBack();
        ending = Ending::diverged;
        test_ = judged();
      }
      bar_.clear();
      if (ending == Ending::done) report_.epoch(epoch, loss / examples, test_, secondsSince(start));
    }
    if (ending == Ending::done && settings_.training.patience > 0 && keepsBest) {
      trainer_.keepBest();
      test_ = judged();
    }
    return ending;
  }

  void sumUp() const {
    report_.end(test_, parameterHash(trainer_.network().parameters()),
                trainingSeconds_ > 0.0 ? examples_ / trainingSeconds_ : 0.0);
  }

  void write(const std::string& path, bool isCheckpoint) const {
    const Checkpoint checkpoint = trainer_.checkpoint();
    writeFile(path, writeSafetensors(trainer_.network(), settings_, isCheckpoint ? &checkpoint : nullptr));
  }

 private:
  [[nodiscard]] Evaluation judged() const { return evaluate(trainer_.network(), settings_.training.loss, testData_); }

  Trainer trainer_;
  Dataset testData_;
  Settings settings_;
  Report report_;
  ProgressBar bar_;
  Evaluation test_;
  double trainingSeconds_ = 0.0;
  double examples_ = 0.0;
};

}  // namespace

int train(const TrainOptions& options) {
  std::optional<Model> resumed;
  if (options.resume) {
    resumed = readModelFile(*options.resume);
    if (!resumed->checkpoint) {
      refuse(*options.resume, " is a model without the optimizer's state: only a checkpoint can be resumed");
    }
  }
  Settings settings = resumed ? resumed->settings : Settings();
  for (const auto& [name, text] : options.settings) setSetting(settings, name, text);
  DataParts data =
      loadData(options.data, {pointOutputs(settings.training.loss), options.noise, settings.training.seed});
  if (options.limit) data.training = limited(data.training, *options.limit);
  Trainer trainer = makeTrainer(settings, withPenDrawings(data.training, settings.penDigits), data.validation);
  if (resumed) trainer.restore(*resumed->checkpoint);
  if (options.out) {
    // Parameters, two moments and the best so far.
    constexpr std::size_t kCopies = 4;
    constexpr std::size_t kHeader = 65536;
    checkWritable(*options.out, kHeader + kCopies * sizeof(float) * trainer.network().parameterCount());
  }

  Run run(std::move(trainer), data.test, settings, options.isJson);
  // A training that goes on later goes on from where it was; the best so far is in the checkpoint.
  const Ending ending = run.train(!options.keepsOptimizer);
  if (ending == Ending::interrupted) {
    const std::string path = options.out.value_or(kCheckpointFile);
    run.write(path, true);
    std::cerr << "inkling: interrupted after " << run.trainer().steps() << " minibatches: the training so far is in "
              << path << "; go on with: " << commandToGoOn(options, path) << '\n';
    return kInterrupted;
  }
  run.sumUp();
  if (options.out) run.write(*options.out, options.keepsOptimizer);
  if (ending == Ending::diverged) {
    std::cerr << "inkling: the loss was not finite after " << run.trainer().steps()
              << " steps: training stopped with the last finite parameters; try a smaller --lr than "
              << getSetting(settings, "lr") << '\n';
    return kRunFailed;
  }
  return kSuccess;
}

}  // namespace inkling::cli
