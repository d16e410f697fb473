// inkling train beyond one run on digits: points, checkpoints, Ctrl-C, places that cannot be written to.
#include <sys/mount.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli_run.hpp"
#include "temporary_folder.hpp"

namespace inkling::test {

namespace {

double accuracyIn(const Outcome& outcome) { return std::stod(afterOnly(outcome.out, "test accuracy ")); }

/// `inkling` as a process of its own, in this folder, that can be sent a signal.
class Process {
 public:
  Process(const std::vector<std::string>& arguments, const std::filesystem::path& folder) {
    std::vector<std::string> words = {INKLING_EXECUTABLE};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const std::string place = folder.string();
    std::array<int, 2> out = {};
    std::array<int, 2> err = {};
    if (pipe(out.data()) != 0 || pipe(err.data()) != 0) throw std::runtime_error("no pipes");
    id_ = fork();
    if (id_ < 0) throw std::runtime_error("no process");
    if (id_ == 0) {
      dup2(out[1], STDOUT_FILENO);
      dup2(err[1], STDERR_FILENO);
      for (const int end : {out[0], out[1], err[0], err[1]}) close(end);
      if (chdir(place.c_str()) == 0) execv(INKLING_EXECUTABLE, pointers.data());
      _exit(127);
    }
    close(out[1]);
    close(err[1]);
    out_ = out[0];
    err_ = err[0];
  }
  ~Process() {
    if (id_ > 0) {
      kill(id_, SIGKILL);
      waitpid(id_, nullptr, 0);
    }
    close(out_);
    close(err_);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Waits for the first line on stdout.
  void awaitLine() {
    while (text_.find('\n') == std::string::npos && readMore(out_, text_)) {
    }
  }

  void send(int signal) const { kill(id_, signal); }

  Outcome end() {
    while (readMore(out_, text_)) {
    }
    std::string errors;
    while (readMore(err_, errors)) {
    }
    int status = 0;
    waitpid(id_, &status, 0);
    id_ = -1;
    if (!WIFEXITED(status)) throw std::runtime_error("ended by a signal");
    return {WEXITSTATUS(status), text_, errors};
  }

 private:
  static bool readMore(int from, std::string& text) {
    std::array<char, 4096> bytes = {};
    const ssize_t count = read(from, bytes.data(), bytes.size());
    if (count > 0) text.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
  }

  pid_t id_ = -1;
  int out_ = -1;
  int err_ = -1;
  std::string text_;
};

/// A run that takes long enough to be interrupted in its midst, and short enough to be finished twice.
const std::vector<std::string> kLongRun = {"train", "--limit", "500",  "--hidden",     "8", "--optimizer",
                                           "adam",  "--lr",    "0.01", "--batch",      "2", "--epochs",
                                           "60",    "--seed",  "5",    "--pen-digits", "0"};

/// Interrupts `kLongRun` after its first epoch; `more` are further options.
Outcome interrupted(const std::filesystem::path& folder, const std::vector<std::string>& more, int signal = SIGINT) {
  setenv("INKLING_DATA", INKLING_BUNDLED_DATA, 1);
  Process process(with(kLongRun, more), folder);
  process.awaitLine();
  process.send(signal);
  return process.end();
}

}  // namespace

TEST_CASE("the perceptron rule learns and on the command line", "[cli][train]") {
  const Outcome outcome = run({"train", "--data", "and", "--hidden", "none", "--optimizer", "perceptron", "--loss",
                               "mean-squared-error", "--lr", "1", "--batch", "1", "--epochs", "20"});
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  CHECK(accuracyIn(outcome) == 1.0);
}

TEST_CASE("a small network learns points, and eval judges it by the same points", "[cli][train]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "circle").string();
  const Outcome outcome = run({"train", "--data", "circle", "--hidden", "8", "--activation", "tanh", "--optimizer",
                               "adam", "--lr", "0.03", "--batch", "10", "--epochs", "40", "--out", model});
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  CHECK(accuracyIn(outcome) > 0.95);
  const Outcome evaluated = run({"eval", "--data", "circle", "--model", model});
  CHECK(evaluated.status == 0);
  CHECK(afterOnly(evaluated.out, "test examples ") == "250");
  CHECK(accuracyIn(evaluated) == accuracyIn(outcome));
  // Noise moves points over the border that was learnt.
  const Outcome noisy = run({"eval", "--data", "circle", "--model", model, "--noise", "0.5"});
  CHECK(accuracyIn(noisy) < accuracyIn(outcome));
}

TEST_CASE("a surface is learnt by its values, without an accuracy", "[cli][train]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "plane").string();
  const std::vector<std::string> arguments = {
      "train",    "--data", "plane",  "--hidden",           "none",     "--optimizer", "sgd",   "--lr", "0.03",
      "--epochs", "10",     "--loss", "mean-squared-error", "--output", "linear",      "--out", model};
  const Outcome outcome = run(arguments);
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  // The plane is linear in x and y: what remains is of the last steps.
  CHECK(std::stod(afterOnly(outcome.out.substr(outcome.out.rfind("examples/s")), "test loss ")) < 1e-3);
  CHECK_THAT(outcome.out, !containsText("accuracy"));
  const Outcome evaluated = run({"eval", "--data", "plane", "--model", model});
  CHECK(evaluated.status == 0);
  CHECK_THAT(evaluated.out, containsText("test loss 0.0") && !containsText("accuracy") && !containsText("confusion"));
  CHECK_THAT(run({"eval", "--data", "plane", "--model", model, "--json"}).out, containsText(R"("testAccuracy":null)"));
  const Outcome refused = run({"train", "--data", "plane"});
  CHECK(refused.status == 1);
  CHECK_THAT(refused.err, containsText("have values") && containsText("mean-squared-error"));
}

TEST_CASE("noise out of its range is bad usage", "[cli][train]") {
  checkBadUsage({"train", "--data", "circle", "--noise", "0.6"}, "--noise");
  checkBadUsage({"eval", "--model", "model", "--data", "circle", "--noise", "-0.1"}, "--noise");
  checkBadUsage({"train", "--noise", "nan"}, "--noise");
}

TEST_CASE("every kind of points and every switch is taken", "[cli][train]") {
  for (const char* kind : {"xor", "circle", "gauss", "spiral", "and", "or", "moons"}) {
    CAPTURE(kind);
    CHECK(run({"train", "--data", kind, "--epochs", "1"}).status == 0);
  }
  const std::vector<std::string> fewest = {"train", "--limit", "200", "--epochs", "1", "--hidden", "8"};
  const std::vector<std::string> digits = with(fewest, {"--pen-digits", "50"});
  CHECK(hashIn(run(with(digits, {"--augment"}))) == hashIn(run(digits)));
  CHECK(hashIn(run(with(digits, {"--no-augment"}))) != hashIn(run(digits)));
  CHECK(hashIn(run(with(fewest, {"--pen-digits", "0"}))) != hashIn(run(digits)));
  // Points are not distorted: these have their noise.
  const std::vector<std::string> points = {"train", "--data", "xor", "--epochs", "2"};
  CHECK(hashIn(run(with(points, {"--augment"}))) == hashIn(run(points)));
}

TEST_CASE("a resumed run ends where the uninterrupted one does", "[cli][train]") {
  for (const char* optimizer : {"adam", "momentum"}) {
    CAPTURE(optimizer);
    const TemporaryFolder folder;
    const std::string checkpoint = (folder / "checkpoint").string();
    const std::vector<std::string> arguments = {"train",      "--limit",      "500",         "--hidden", "16",
                                                "--schedule", "constant",     "--optimizer", optimizer,  "--lr",
                                                "0.01",       "--pen-digits", "100"};
    const Outcome whole = run(with(arguments, {"--epochs", "4"}));
    REQUIRE(whole.status == 0);
    REQUIRE(run(with(arguments, {"--epochs", "2", "--keep-optimizer", "--out", checkpoint})).status == 0);
    // Settings that are not given are those of the checkpoint.
    const Outcome resumed = run({"train", "--resume", checkpoint, "--limit", "500", "--epochs", "4"});
    CAPTURE(resumed.err);
    REQUIRE(resumed.status == 0);
    CHECK(hashIn(resumed) == hashIn(whole));
    CHECK(linesOf(resumed.out).at(0).substr(0, 11) == "epoch   3  ");
  }
}

TEST_CASE("a resumed run with patience ends where the uninterrupted one does", "[cli][train]") {
  const TemporaryFolder folder;
  const std::string checkpoint = (folder / "checkpoint").string();
  const std::vector<std::string> arguments = {"train",    "--limit",      "300",        "--hidden", "16",
                                              "--lr",     "0.01",         "--patience", "4",        "--schedule",
                                              "constant", "--pen-digits", "0"};
  const Outcome whole = run(with(arguments, {"--epochs", "60"}));
  CHECK(linesOf(whole.out).size() < 60);
  for (const char* epochs : {"2", "5", "8", "11"}) {
    CAPTURE(epochs);
    REQUIRE(run(with(arguments, {"--epochs", epochs, "--keep-optimizer", "--out", checkpoint})).status == 0);
    CHECK(hashIn(run({"train", "--limit", "300", "--resume", checkpoint, "--epochs", "60"})) == hashIn(whole));
  }
}

TEST_CASE("a switch that a checkpoint has on can be turned off", "[cli][train]") {
  const TemporaryFolder folder;
  const std::string checkpoint = (folder / "checkpoint").string();
  const std::vector<std::string> arguments = {"train", "--limit",  "200", "--pen-digits", "0", "--hidden",
                                              "8",     "--epochs", "1"};
  REQUIRE(run(with(arguments, {"--augment", "--keep-optimizer", "--out", checkpoint})).status == 0);
  const std::vector<std::string> resumption = {"train", "--limit", "200", "--resume", checkpoint, "--epochs", "2"};
  const std::string kept = hashIn(run(resumption));
  CHECK(hashIn(run(with(resumption, {"--augment"}))) == kept);
  CHECK(hashIn(run(with(resumption, {"--no-augment"}))) != kept);
}

TEST_CASE("what is no checkpoint of this training cannot be resumed", "[cli][train]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "model").string();
  const std::vector<std::string> arguments = {"train", "--limit",  "500", "--pen-digits", "0", "--hidden",
                                              "8",     "--epochs", "1"};
  REQUIRE(run(with(arguments, {"--out", model})).status == 0);
  checkFailure({"train", "--resume", model}, model + " is a model without the optimizer's state");
  REQUIRE(run(with(arguments, {"--out", model, "--keep-optimizer"})).status == 0);
  checkFailure({"train", "--resume", model, "--limit", "500", "--epochs", "2", "--hidden", "9"},
               "a checkpoint for this network has");
  checkFailure({"train", "--resume", model, "--limit", "500", "--epochs", "2", "--optimizer", "momentum"},
               "a checkpoint for the optimizer momentum");
  const std::string missing = (folder / "missing").string();
  checkFailure({"train", "--resume", missing}, "cannot read " + missing);
}

TEST_CASE("an interrupted run leaves a checkpoint that ends where the whole run does", "[cli][train]") {
  const TemporaryFolder folder;
  const std::string out = (folder / "model.safetensors").string();
  const Outcome outcome = interrupted(folder.path(), {"--out", out});
  CAPTURE(outcome.out, outcome.err);
  REQUIRE(outcome.status == 130);
  CHECK(outcome.out.find("parameters sha256") == std::string::npos);
  CHECK(linesOf(outcome.err).size() == 1);
  // The command to go on with does what was asked for in the first place: it names the limit, too.
  CHECK_THAT(outcome.err, containsText("inkling train --data mnist --limit 500 --resume " + out + " --out " + out));
  CHECK_FALSE(std::filesystem::exists(folder / "inkling-checkpoint.safetensors"));

  const Outcome resumed = run({"train", "--data", "mnist", "--limit", "500", "--resume", out, "--out", out});
  CAPTURE(resumed.err);
  REQUIRE(resumed.status == 0);
  CHECK(hashIn(resumed) == hashIn(run(kLongRun)));
  CHECK(run({"hash", out}).out == hashIn(resumed) + "\n");
}

TEST_CASE("an interrupted run without --out is kept in the working folder", "[cli][train]") {
  const TemporaryFolder folder;
  const Outcome outcome = interrupted(folder.path(), {}, SIGTERM);
  CAPTURE(outcome.out, outcome.err);
  REQUIRE(outcome.status == 130);
  CHECK_THAT(outcome.err, containsText("is in inkling-checkpoint.safetensors"));
  const std::string checkpoint = (folder / "inkling-checkpoint.safetensors").string();
  CHECK(run({"train", "--limit", "500", "--resume", checkpoint, "--epochs", "60"}).status == 0);
  std::filesystem::remove(checkpoint);
  CHECK(folder.isEmpty());
}

TEST_CASE("an interrupted run on noisy points says how to go on with these", "[cli][train]") {
  const TemporaryFolder folder;
  Process process({"train", "--data", "spiral", "--noise", "0.25", "--batch", "1", "--epochs", "10000"}, folder.path());
  process.awaitLine();
  process.send(SIGINT);
  const Outcome outcome = process.end();
  CHECK(outcome.status == 130);
  CHECK_THAT(outcome.err, containsText("inkling train --data spiral --noise 0.25 --resume "));
}

TEST_CASE("places that take no file are refused before training and left as they were", "[cli][train]") {
  const TemporaryFolder folder;
  const std::string missing = (folder / "missing/model").string();
  checkFailure(with(kShortRun, {"--out", missing}), "cannot write " + missing + ": No such file");
  checkFailure(with(kShortRun, {"--out", folder.path().string()}), "it is a folder");
  checkFailure(with(kShortRun, {"--out", "/dev/full"}), "cannot write /dev/full: it is a device");
  checkFailure(with(kShortRun, {"--out", ""}), "--out needs the name of a file");
  CHECK(folder.isEmpty());
  CHECK_FALSE(std::filesystem::exists("/dev/full.partial"));
  CHECK_FALSE(std::filesystem::exists(".partial"));
}

TEST_CASE("a full disk is said before training", "[cli][train]") {
  const TemporaryFolder folder;
  if (mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=128k") != 0) {
    std::cout << "not tested: a full disk, since no small file system may be mounted here\n";
    return;
  }
  const std::string model = (folder / "model").string();
  // 784 × 128 weights of 4 bytes are more than there is room for.
  checkFailure(with(kShortRun, {"--out", model}), "cannot write " + model + ": No space left on device");
  CHECK(folder.isEmpty());
  // And there is room for a small network.
  CHECK(run({"train", "--data", "xor", "--epochs", "1", "--hidden", "2", "--out", model}).status == 0);
  CHECK(umount(folder.path().c_str()) == 0);
}

TEST_CASE("what cannot be printed is a failure", "[cli][train]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "model").string();
  REQUIRE(run({"train", "--data", "xor", "--epochs", "1", "--out", model}).status == 0);
  const std::string errors = (folder / "errors").string();
  const int status = std::system(
      (quoted(INKLING_EXECUTABLE) + " hash " + quoted(model) + " > /dev/full 2> " + quoted(errors)).c_str());
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 1);
  CHECK(textOf(errors) == "inkling: cannot write to the standard output\n");
}

TEST_CASE("patience ends a run whose loss no longer falls", "[cli][train]") {
  const std::vector<std::string> arguments = {"train",       "--limit",      "300",  "--hidden", "16",
                                              "--optimizer", "adam",         "--lr", "0.01",     "--epochs",
                                              "200",         "--pen-digits", "0",    "--json"};
  const Outcome outcome = run(with(arguments, {"--patience", "3"}));
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::vector<std::string> lines = linesOf(outcome.out);
  CHECK(lines.size() > 4);
  CHECK(lines.size() < 150);
  CHECK(Json::parse(lines.back())["parametersSha256"].get<std::string>().size() == 64);
}

TEST_CASE("eval prints precision, recall and the error of calibration", "[cli][eval]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "model").string();
  REQUIRE(run(with(kShortRun, {"--out", model})).status == 0);
  const Json line = Json::parse(run({"eval", "--model", model, "--json"}).out);
  const auto confusion = line["confusion"].get<std::vector<int>>();
  const auto precision = line["precision"].get<std::vector<double>>();
  const auto recall = line["recall"].get<std::vector<double>>();
  REQUIRE(confusion.size() == 100);
  REQUIRE(precision.size() == 10);
  REQUIRE(recall.size() == 10);
  for (std::size_t digit = 0; digit < 10; ++digit) {
    CAPTURE(digit);
    int isDigit = 0;
    int isRead = 0;
    for (std::size_t other = 0; other < 10; ++other) {
      isDigit += confusion[10 * digit + other];
      isRead += confusion[10 * other + digit];
    }
    const double correct = confusion[11 * digit];
    CHECK(recall[digit] == Approx(correct / isDigit).margin(0.00005));
    if (isRead > 0) CHECK(precision[digit] == Approx(correct / isRead).margin(0.00005));
  }
  CHECK(line["calibrationError"].get<double>() > 0.0);
  CHECK(line["calibrationError"].get<double>() < 1.0);
}

}  // namespace inkling::test
