// The script is run where PyTorch is installed: python3 of PATH or Debian's, which has the package python3-torch.
#include "pytorch_export.hpp"

#include <sys/wait.h>

#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli/data_source.hpp"
#include "error_of.hpp"
#include "idx_files.hpp"
#include "metrics.hpp"
#include "models.hpp"
#include "safetensors.hpp"
#include "temporary_folder.hpp"
#include "trainer.hpp"

namespace inkling::test {

namespace {

int statusOf(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// A Python that has PyTorch; says so when there is none.
std::optional<std::string> pythonWithTorch() {
  for (const std::string python : {"python3", "/usr/bin/python3"}) {
    const char* search = R"( -c 'import importlib.util, sys; sys.exit(importlib.util.find_spec("torch") is None)')";
    if (statusOf(python + search + " > /dev/null 2>&1") == 0) return python;
  }
  WARN("PyTorch is not installed: the script that goes on with it was not run");
  return std::nullopt;
}

struct Outcome {
  int status;
  std::string out;
};

/// Runs a script of the folder, with what it says on stderr after what it says on stdout.
Outcome run(const std::string& python, const TemporaryFolder& folder, const std::string& arguments) {
  const std::string out = (folder / "out").string();
  const int status = statusOf("cd '" + folder.path().string() + "' && OMP_NUM_THREADS=1 " + python + " " + arguments +
                              " > '" + out + "' 2>&1");
  return {status, textOf(out)};
}

/// The number that comes after `name`, after `line`.
double numberAfter(const std::string& text, const std::string& line, const std::string& name) {
  const auto begin = text.find(line);
  REQUIRE(begin != std::string::npos);
  const auto at = text.find(name, begin);
  REQUIRE(at != std::string::npos);
  return std::stod(text.substr(at + name.size()));
}

/// net.py and net.safetensors, and data of 100 digits: 80 to train on and 20 to test with.
void writeScript(const TemporaryFolder& folder, const Network& network, const Settings& settings,
                 const Checkpoint* checkpoint = nullptr) {
  writeBytes(folder / "net.py", writePytorchScript(network.spec(), settings));
  writeBytes(folder / "net.safetensors", writeSafetensors(network, settings, checkpoint));
  writeIdxFiles(folder, "train", 100);
}

Model readModelFile(const std::filesystem::path& path) { return readSafetensors(bytesOf(textOf(path))); }

/// A minibatch holds all 80 digits, so that their order changes nothing but the last bits.
Settings wholeBatchSettings() {
  Settings settings;
  settings.hidden = {16};
  settings.activations = {Activation::tanh};
  settings.training.batchSize = 80;
  settings.training.optimizer.learningRate = 0.05F;
  // What the script does not carry over.
  settings.training.schedule.kind = ScheduleKind::constant;
  settings.training.isAugmented = false;
  settings.penDigits = 0;
  return settings;
}

Network newNetwork(const Settings& settings, int inputs, int outputs) {
  Network network(networkSpec(settings, inputs, outputs));
  network.initialise(Initialisation::automatic, settings.training.seed);
  return network;
}

// → a - b
std::vector<float> difference(const std::vector<float>& a, const std::vector<float>& b) {
  std::vector<float> result(a);
  for (std::size_t i = 0; i < a.size(); ++i) result[i] -= b[i];
  return result;
}

double norm(const std::vector<float>& numbers) {
  double squares = 0.0;
  for (const float number : numbers) squares += static_cast<double>(number) * static_cast<double>(number);
  return std::sqrt(squares);
}

/// The parameters after each of so many steps; those before the first come first.
std::vector<std::vector<float>> trajectory(const Network& from, const Settings& settings, const Dataset& data,
                                           int steps) {
  Trainer trainer(from, settings.training, data);
  std::vector<std::vector<float>> parameters = {parametersOf(trainer.network())};
  for (int step = 0; step < steps; ++step) {
    trainer.step();
    parameters.push_back(parametersOf(trainer.network()));
  }
  return parameters;
}

/// The gradient of the mean loss, from a step of plain gradient descent that is large beside the rounding.
std::vector<float> gradientAt(const NetworkSpec& spec, const std::vector<float>& parameters, Settings settings,
                              const Dataset& data) {
  settings.training.optimizer.kind = OptimizerKind::sgd;
  settings.training.optimizer.learningRate = 8.0F;
  Network network(spec);
  network.setParameters(parameters);
  const auto path = trajectory(network, settings, data, 1);
  std::vector<float> gradient = difference(path[0], path[1]);
  for (float& number : gradient) number /= settings.training.optimizer.learningRate;
  return gradient;
}

}  // namespace

TEST_CASE("the script has the settings and the optimizer's constants in it", "[pytorch_export]") {
  const std::string script = writePytorchScript(smallNetwork().spec(), smallSettings());
  for (const SettingInfo& info : settingTable()) {
    CHECK_THAT(script, containsText("\n    \"" + std::string(info.name) + "\": \"" +
                                    getSetting(smallSettings(), info.name) + "\",\n"));
  }
  CHECK_THAT(script, containsText("\nSETTINGS = {\n") && containsText("\nOPTIMIZER = {\n"));
  CHECK_THAT(script, containsText("\n    \"beta2\": 0.999,\n    \"epsilon\": 1e-08,\n}\n"));
  CHECK_THAT(errorOf([] { writePytorchScript(smallNetwork().spec(), {}); }), containsText("5-256-128-2"));
}

TEST_CASE("the script tests the network as Inkling does, goes on, and writes a checkpoint", "[pytorch_export]") {
  const auto python = pythonWithTorch();
  if (!python) return;
  const TemporaryFolder folder;
  Settings settings = wholeBatchSettings();
  settings.training.batchSize = 16;
  const auto data = cli::loadData(INKLING_BUNDLED_DATA);
  Trainer trainer = makeTrainer(settings, data.training);
  for (int step = 0; step < 100; ++step) trainer.step();
  writeScript(folder, trainer.network(), settings);
  const Outcome outcome =
      run(*python, folder, "net.py --data '" INKLING_BUNDLED_DATA "' --epochs 2 --limit 400 --device cpu");
  CAPTURE(outcome.out);
  REQUIRE(outcome.status == 0);
  const Evaluation evaluation = evaluate(trainer.network(), settings.training.loss, data.test);
  CHECK(numberAfter(outcome.out, "epoch   0", "test loss ") == Approx(evaluation.loss()).margin(1e-4));
  // One digit of 2,000, and four decimals.
  CHECK(numberAfter(outcome.out, "epoch   0", "test accuracy ") == Approx(evaluation.accuracy()).margin(6e-4));
  CHECK_THAT(outcome.out, containsText("epoch   1  loss ") && containsText("epoch   2  loss "));

  const Model model = readModelFile(folder / "net-continued.safetensors");
  CHECK(model.network.spec() == trainer.network().spec());
  for (const SettingInfo& info : settingTable()) {
    CHECK(getSetting(model.settings, info.name) == getSetting(settings, info.name));
  }
  const Checkpoint& checkpoint = model.checkpoint.value();
  CHECK(checkpoint.epoch == 2);
  CHECK(checkpoint.steps == 50);
  CHECK(checkpoint.optimizerSteps == 50);
  CHECK(checkpoint.position == 0);
  CHECK(checkpoint.firstMoment.size() == checkpoint.parameters.size());
  CHECK(checkpoint.secondMoment.size() == checkpoint.parameters.size());
  CHECK(checkpoint.best.parameters.empty());
  CHECK(norm(checkpoint.firstMoment) > 0.0);
  // What it says at its end is true of what it wrote.
  const double accuracy = evaluate(model.network, settings.training.loss, data.test).accuracy();
  CHECK(numberAfter(outcome.out, "epoch   2", "test accuracy ") == Approx(accuracy).margin(6e-4));
}

TEST_CASE("from a checkpoint with momentum, the script takes the step that Inkling takes", "[pytorch_export]") {
  const auto python = pythonWithTorch();
  if (!python) return;
  const TemporaryFolder folder;
  Settings settings = wholeBatchSettings();
  settings.training.optimizer.kind = OptimizerKind::momentum;
  writeIdxFiles(folder, "train", 100);
  const Dataset data = cli::loadData(folder.path().string()).training;
  REQUIRE(data.size() == settings.training.batchSize);
  const auto path = trajectory(newNetwork(settings, 784, 10), settings, data, 4);

  Checkpoint checkpoint;
  checkpoint.parameters = path[3];
  checkpoint.firstMoment = difference(path[2], path[3]);  // the velocity times the learning rate
  for (float& velocity : checkpoint.firstMoment) velocity /= settings.training.optimizer.learningRate;
  checkpoint.optimizerSteps = checkpoint.steps = checkpoint.epoch = 3;
  checkpoint.best = {path[1], 0.25, 2};
  Network network(networkSpec(settings, 784, 10));
  network.setParameters(path[3]);
  writeScript(folder, network, settings, &checkpoint);
  const Outcome outcome = run(*python, folder, "net.py --data . --epochs 1 --device cpu --out next.safetensors");
  CAPTURE(outcome.out);
  REQUIRE(outcome.status == 0);
  const Model next = readModelFile(folder / "next.safetensors");
  // The velocity came from differences of parameters: their rounding is a part in 10^5 of a step.
  CHECK(norm(difference(next.checkpoint.value().parameters, path[4])) < 1e-4 * norm(difference(path[4], path[3])));
  CHECK(next.checkpoint.value().epoch == 4);
  CHECK(next.checkpoint.value().steps == 4);
  CHECK(next.checkpoint.value().secondMoment.empty());
  CHECK(haveSameBits(next.checkpoint.value().best.parameters, path[1]));
  CHECK(next.checkpoint.value().best.loss == 0.25);
  CHECK(next.checkpoint.value().best.epochsSince == 2);
}

TEST_CASE("from a checkpoint of Adam, the script takes the step that Inkling takes", "[pytorch_export]") {
  const auto python = pythonWithTorch();
  if (!python) return;
  const TemporaryFolder folder;
  const Settings settings = wholeBatchSettings();
  writeIdxFiles(folder, "train", 100);
  const Dataset data = cli::loadData(folder.path().string()).training;
  const auto path = trajectory(newNetwork(settings, 784, 10), settings, data, 3);

  Checkpoint checkpoint;
  checkpoint.parameters = path[2];
  checkpoint.firstMoment.assign(path[0].size(), 0.0F);
  checkpoint.secondMoment = checkpoint.firstMoment;
  for (int step = 0; step < 2; ++step) {
    const auto gradient =
        gradientAt(networkSpec(settings, 784, 10), path[static_cast<std::size_t>(step)], settings, data);
    for (std::size_t i = 0; i < gradient.size(); ++i) {
      checkpoint.firstMoment[i] = 0.9F * checkpoint.firstMoment[i] + 0.1F * gradient[i];
      checkpoint.secondMoment[i] = 0.999F * checkpoint.secondMoment[i] + 0.001F * gradient[i] * gradient[i];
    }
  }
  checkpoint.optimizerSteps = checkpoint.steps = checkpoint.epoch = 2;
  Network network(networkSpec(settings, 784, 10));
  network.setParameters(path[2]);
  writeScript(folder, network, settings, &checkpoint);
  const Outcome outcome = run(*python, folder, "net.py --data . --epochs 1 --device cpu --out next.safetensors");
  CAPTURE(outcome.out);
  REQUIRE(outcome.status == 0);
  const Checkpoint next = readModelFile(folder / "next.safetensors").checkpoint.value();
  // Adam divides by the size of the gradient, which for some weights is that of its own rounding.
  CHECK(norm(difference(next.parameters, path[3])) < 1e-2 * norm(difference(path[3], path[2])));
  CHECK(next.optimizerSteps == 3);
}

TEST_CASE("the script knows each optimizer and loss by name, and says when it does not", "[pytorch_export]") {
  const auto python = pythonWithTorch();
  if (!python) return;
  const TemporaryFolder folder;
  Settings settings = wholeBatchSettings();
  settings.training.loss = Loss::meanSquaredError;
  writeScript(folder, newNetwork(settings, 784, 10), settings);
  writeBytes(folder / "all.py", std::string(R"py(
import contextlib, io, pathlib, re, torch, net
options = net.argparse.Namespace(model=pathlib.Path("net.safetensors"), out=pathlib.Path("out.safetensors"),
                                 data=pathlib.Path("."), epochs=30, limit=None)
def losses():
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        net.train(options, torch.device("cpu"), 0, 1)
    return [float(loss) for loss in re.findall(r"  loss ([^ ]+)", said.getvalue())], said.getvalue()
net.SETTINGS.update(lr="0.02", batch="8", l2="0.0001", dropout="0.1", l1="0.0001")
for optimizer in ("sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw"):
    net.SETTINGS["optimizer"] = optimizer
    for loss in ("binary-cross-entropy", "mean-squared-error"):
        net.SETTINGS["loss"] = loss
        all_losses, _ = losses()
        assert len(all_losses) == 30 and all_losses[-1] < 0.7 * all_losses[0], (optimizer, loss, all_losses)
net.SETTINGS["schedule"] = "cosine"
options.epochs = 0
assert "not carried over from Inkling: schedule cosine" in losses()[1]
for name, value in (("optimizer", "perceptron"), ("loss", "hinge"), ("lr", "fast")):
    before, net.SETTINGS[name] = net.SETTINGS[name], value
    try:
        losses()
    except SystemExit as stopped:
        print(stopped)
    net.SETTINGS[name] = before
)py"));
  const Outcome outcome = run(*python, folder, "all.py");
  CAPTURE(outcome.out);
  REQUIRE(outcome.status == 0);
  CHECK_THAT(outcome.out,
             containsText("net.py: optimizer must be one of sgd, momentum, ") && containsText("got 'perceptron'"));
  CHECK_THAT(outcome.out, containsText("net.py: loss must be one of ") && containsText("got 'hinge'"));
  CHECK_THAT(outcome.out, containsText("net.py: lr must be a number, got 'fast'"));
}

TEST_CASE("a script for a network of points reads them from a CSV file", "[pytorch_export]") {
  const auto python = pythonWithTorch();
  if (!python) return;
  const TemporaryFolder folder;
  Settings settings = wholeBatchSettings();
  settings.training.loss = Loss::meanSquaredError;
  settings.hidden = {4};
  writeScript(folder, newNetwork(settings, 2, 1), settings);
  std::string points;
  for (int i = 0; i < 40; ++i) {
    points += std::to_string(i % 2) + "," + std::to_string(i / 2 % 2) + "," + std::to_string((i + i / 2) % 2) + "\n";
  }
  writeBytes(folder / "xor.csv", points);
  const Outcome outcome = run(*python, folder, "net.py --data xor.csv --epochs 300 --device cpu");
  CAPTURE(outcome.out);
  REQUIRE(outcome.status == 0);
  CHECK_THAT(outcome.out, containsText("epoch 300 ") && containsText("test accuracy 1.0000"));
  CHECK(readModelFile(folder / "net-continued.safetensors").network.spec().inputs == 2);
}

TEST_CASE("what the script cannot use it refuses in a sentence", "[pytorch_export]") {
  const auto python = pythonWithTorch();
  if (!python) return;
  const TemporaryFolder folder;
  writeScript(folder, newNetwork(wholeBatchSettings(), 784, 10), wholeBatchSettings());
  const auto refused = [&](const std::string& arguments, const std::string& sentence) {
    const Outcome outcome = run(*python, folder, "net.py --epochs 0 " + arguments);
    CHECK(outcome.status != 0);
    CHECK_THAT(outcome.out, containsText(sentence) && !containsText("Traceback"));
  };
  refused("--data nowhere", "--data must be a folder with train-images-idx3-ubyte");
  writeBytes(folder / "cut.safetensors", writeSafetensors(smallNetwork(), smallSettings()).substr(0, 100));
  refused("--data . --model cut.safetensors", "cut.safetensors is no model file, or it is cut off");
}

}  // namespace inkling::test
