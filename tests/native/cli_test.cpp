// The command line as people and scripts use it: the built program, its streams and its exit status.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli_run.hpp"
#include "idx_files.hpp"
#include "model_file.hpp"
#include "sha256.hpp"
#include "temporary_folder.hpp"

namespace inkling::test {

TEST_CASE("what train writes is what eval and hash read", "[cli]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "model.safetensors").string();
  const Outcome trained =
      run({"train", "--data", "mnist", "--limit", "500", "--pen-digits", "0", "--epochs", "2", "--out", model});
  CAPTURE(trained.err);
  REQUIRE(trained.status == 0);
  CHECK(trained.err.empty());
  CHECK(linesOf(trained.out).at(0).substr(0, 15) == "epoch   1  loss");
  CHECK(linesOf(trained.out).at(1).substr(0, 15) == "epoch   2  loss");
  const std::string accuracy = afterOnly(trained.out, "test accuracy ");
  const std::string hash = afterOnly(trained.out, "parameters sha256 ");
  CHECK(hash.size() == 64);
  // Sixteen steps on 500 digits: far over a tenth by chance.
  CHECK(std::stod(accuracy) > 0.5);

  const Outcome evaluated = run({"eval", "--model", model, "--data", "mnist"});
  CHECK(evaluated.status == 0);
  CHECK(evaluated.err.empty());
  CHECK(afterOnly(evaluated.out, "test examples ") == "2000");
  CHECK(afterOnly(evaluated.out, "test accuracy ") == accuracy);
  CHECK(afterOnly(evaluated.out, "parameters sha256 ") == hash);
  CHECK_THAT(evaluated.out, containsText("confusion"));

  const Outcome hashed = run({"hash", model});
  CHECK(hashed.status == 0);
  CHECK(hashed.out == hash + "\n");

  // And in the file are those parameters.
  const std::string bytes = textOf(model);
  const Model read = readSafetensors(std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
  CHECK(parameterHash(read.network.parameters()) == hash);
  CHECK(read.settings.training.schedule.epochs == 2);

  std::filesystem::remove(model);
  CHECK(folder.isEmpty());
}

TEST_CASE("train without --out writes no file and gives the same network", "[cli]") {
  const Outcome first = run(kShortRun);
  const Outcome second = run(kShortRun);
  const Outcome other = run(with(kShortRun, {"--seed", "8"}));
  CHECK(first.status == 0);
  const auto hashOf = [](const Outcome& outcome) { return afterOnly(outcome.out, "parameters sha256 "); };
  CHECK(hashOf(first) == hashOf(second));
  CHECK(hashOf(first) != hashOf(other));
}

TEST_CASE("a limit takes the first of the training examples, or all there are", "[cli]") {
  const auto hashWith = [](const std::vector<std::string>& limit) {
    return afterOnly(run(with({"train", "--pen-digits", "0", "--epochs", "1", "--hidden", "8"}, limit)).out,
                     "parameters sha256 ");
  };
  const std::string all = hashWith({});
  CHECK(hashWith({"--limit", "8000"}) == all);
  CHECK(hashWith({"--limit", "2147483647"}) == all);
  CHECK(hashWith({"--limit", "500"}) != all);
}

TEST_CASE("train takes every setting as an option", "[cli]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "model").string();
  const Outcome outcome = run({"train",       "--limit",  "50",
                               "--hidden",    "12,6",     "--activation",
                               "tanh",        "--loss",   "mean-squared-error",
                               "--optimizer", "momentum", "--lr",
                               "0.25",        "--batch",  "7",
                               "--epochs",    "2",        "--seed",
                               "99",          "--out",    model});
  CAPTURE(outcome.err);
  REQUIRE(outcome.status == 0);
  const std::string bytes = textOf(model);
  const Settings settings = readSafetensors(std::vector<std::uint8_t>(bytes.begin(), bytes.end())).settings;
  CHECK(getSetting(settings, "hidden") == "12,6");
  CHECK(getSetting(settings, "activation") == "tanh");
  CHECK(getSetting(settings, "loss") == "mean-squared-error");
  CHECK(getSetting(settings, "optimizer") == "momentum");
  CHECK(getSetting(settings, "lr") == "0.25");
  CHECK(getSetting(settings, "batch") == "7");
  CHECK(getSetting(settings, "epochs") == "2");
  CHECK(getSetting(settings, "seed") == "99");
}

TEST_CASE("train with --json prints one object a line", "[cli]") {
  const Outcome outcome = run({"train", "--limit", "200", "--pen-digits", "0", "--epochs", "3", "--json"});
  REQUIRE(outcome.status == 0);
  const std::vector<std::string> lines = linesOf(outcome.out);
  REQUIRE(lines.size() == 4);
  double seconds = 0.0;
  for (int epoch = 1; epoch <= 3; ++epoch) {
    const Json line = Json::parse(lines[static_cast<std::size_t>(epoch - 1)]);
    CHECK(line["epoch"] == epoch);
    CHECK(line["loss"].get<double>() > 0.0);
    CHECK(line["testLoss"].get<double>() > 0.0);
    CHECK(line["testAccuracy"].get<double>() <= 1.0);
    CHECK(line["seconds"].get<double>() >= seconds);
    seconds = line["seconds"].get<double>();
  }
  const Json last = Json::parse(lines[3]);
  CHECK(last["testAccuracy"] == Json::parse(lines[2])["testAccuracy"]);
  CHECK(last["parametersSha256"].get<std::string>().size() == 64);
  CHECK(last["examplesPerSecond"].get<double>() > 0.0);
}

TEST_CASE("eval with --json prints one object that agrees with itself", "[cli]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "model").string();
  REQUIRE(run(with(kShortRun, {"--out", model})).status == 0);
  const Outcome outcome = run({"eval", "--model", model, "--json"});
  REQUIRE(outcome.status == 0);
  REQUIRE(linesOf(outcome.out).size() == 1);
  const Json line = Json::parse(outcome.out);
  CHECK(line["examples"] == 2000);
  CHECK(line["parametersSha256"] == afterOnly(run({"hash", model}).out, ""));
  const auto confusion = line["confusion"].get<std::vector<int>>();
  REQUIRE(confusion.size() == 100);
  int all = 0;
  int correct = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    all += confusion[i];
    if (i / 10 == i % 10) correct += confusion[i];
  }
  CHECK(all == 2000);
  CHECK(line["testAccuracy"].get<double>() == Approx(correct / 2000.0).margin(0.00005));  // four places are printed
}

TEST_CASE("digits are read from a folder, gzipped or not", "[cli]") {
  const TemporaryFolder folder;
  writeIdxFiles(folder, "train", 100);
  const std::vector<std::string> arguments = {"train",    "--data", folder.path().string(), "--pen-digits", "0",
                                              "--epochs", "20"};
  const Outcome plain = run(arguments);
  CAPTURE(plain.err);
  REQUIRE(plain.status == 0);
  CHECK(afterOnly(plain.out, "test accuracy ") == "1.0000");  // the made-up digits are bars in ten places

  for (const auto& file : {"train-images-idx3-ubyte", "train-labels-idx1-ubyte"}) {
    REQUIRE(std::system(("gzip " + quoted((folder / file).string())).c_str()) == 0);
    REQUIRE_FALSE(std::filesystem::exists(folder / file));
  }
  const Outcome zipped = run(arguments);
  CAPTURE(zipped.err);
  REQUIRE(zipped.status == 0);
  CHECK(afterOnly(zipped.out, "parameters sha256 ") == afterOnly(plain.out, "parameters sha256 "));

  writeIdxFiles(folder, "t10k", 30);
  const std::string model = (folder / "model").string();
  REQUIRE(run(with(arguments, {"--out", model})).status == 0);
  const Outcome evaluated = run({"eval", "--model", model, "--data", folder.path().string()});
  CHECK(afterOnly(evaluated.out, "test examples ") == "30");
}

TEST_CASE("help is printed on stdout and is no failure", "[cli]") {
  const Outcome whole = run({"--help"});
  CHECK(whole.status == 0);
  CHECK(whole.err.empty());
  for (const char* command : {"train", "eval", "predict", "export", "hash"})
    CHECK_THAT(whole.out, containsText(command));

  const Outcome train = run({"train", "--help"});
  CHECK(train.status == 0);
  CHECK(train.err.empty());
  for (const SettingInfo& info : settingTable()) {
    CAPTURE(info.name);
    CHECK_THAT(train.out, containsText("--" + std::string(info.name)));
    // Switches have no value to show: they are off unless given.
    const std::string shown = info.kind == "switch" ? "--no-" + std::string(info.name) : "=" + info.defaultValue;
    CHECK_THAT(train.out, containsText(shown));
    CHECK_THAT(train.out, containsText(std::string(info.help)));
  }
  for (const char* option : {"--data", "--limit", "--noise", "--out", "--resume", "--keep-optimizer", "--json"})
    CHECK_THAT(train.out, containsText(option));
}

TEST_CASE("bad usage ends with 2 and says what was wrong", "[cli]") {
  checkBadUsage({}, "subcommand is required");
  checkBadUsage({"tarin"}, "subcommand is required");
  checkBadUsage({"train", "--learning-rate", "0.1"}, "--learning-rate");
  checkBadUsage({"train", "more"}, "more");
  checkBadUsage({"eval"}, "--model is required");
  checkBadUsage({"hash"}, "model is required");
  checkBadUsage({"train", "--json=maybe"}, "maybe");
}

TEST_CASE("settings out of their ranges are bad usage", "[cli]") {
  checkBadUsage({"train", "--hidden", "abc"}, "--hidden must be up to 16 whole numbers from 1 to 4096");
  checkBadUsage({"train", "--hidden", "abc"}, "got 'abc'");
  checkBadUsage({"train", "--hidden", "0"}, "got '0'");
  checkBadUsage({"train", "--hidden", "-1"}, "got '-1'");
  checkBadUsage({"train", "--hidden", "100000,100000"}, "got '100000,100000'");
  checkBadUsage({"train", "--lr", "nan"}, "--lr must be a number over 0 and at most 10, got 'nan'");
  checkBadUsage({"train", "--lr", "0"}, "got '0'");
  checkBadUsage({"train", "--lr", "-1"}, "got '-1'");
  checkBadUsage({"train", "--lr=1e9"}, "got '1e9'");
  checkBadUsage({"train", "--batch", "0"}, "--batch must be a whole number from 1 to 10000, got '0'");
  checkBadUsage({"train", "--epochs", "1.5"}, "--epochs must be a whole number from 1 to 10000, got '1.5'");
  checkBadUsage({"train", "--seed", "-1"}, "--seed must be a whole number from 0 to 4294967295, got '-1'");
  checkBadUsage({"train", "--activation", "ReLU"}, "--activation must be one of relu, tanh, sigmoid, linear");
  checkBadUsage({"train", "--optimizer", "adagrad"},
                "--optimizer must be one of sgd, momentum, nesterov, rmsprop, adam");
  checkBadUsage({"train", "--loss", "mse"}, "--loss must be one of softmax-cross-entropy, mean-squared-error");
  checkBadUsage({"train", "--limit", "abc"}, "--limit");
  checkBadUsage({"train", "--limit", "0"}, "--limit");
  checkBadUsage({"train", "--limit", "-5"}, "--limit");
}

TEST_CASE("a run that cannot begin ends with 1 and one line on stderr", "[cli]") {
  const TemporaryFolder folder;
  const std::string missing = (folder / "missing").string();
  checkFailure({"train", "--data", missing}, "got '" + missing + "'");
  checkFailure({"train", "--data", folder.path().string()}, "has no train-images-idx3-ubyte");
  checkFailure({"eval", "--model", missing}, "cannot read " + missing);
  checkFailure({"hash", missing}, "cannot read " + missing);
  checkFailure({"hash", folder.path().string()}, "is a folder");
  checkFailure({"train", "--hidden", "4096,4096"}, "at most 8000000 weights and biases");

  writeBytes(folder / "damaged", std::string("not a model at all"));
  checkFailure({"hash", (folder / "damaged").string()}, "header");
  checkFailure({"eval", "--model", (folder / "damaged").string()}, "header");
}

TEST_CASE("bundled digits that are not there are asked for by name", "[cli]") {
  const Outcome outcome = run({"train"}, "INKLING_DATA=/no/such/folder");
  CHECK(outcome.status == 1);
  CHECK_THAT(outcome.err, containsText("/no/such/folder") && containsText("npm run build"));
}

TEST_CASE("a model that does not fit the data is refused", "[cli]") {
  const TemporaryFolder folder;
  Settings settings;
  settings.hidden = {2};
  writeBytes(folder / "model", writeSafetensors(Network(networkSpec(settings, 2, 3)), settings));
  checkFailure({"eval", "--model", (folder / "model").string()}, "takes 2 inputs");
}

TEST_CASE("a place that cannot be written to is refused before training", "[cli]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "missing/model").string();
  // No line of an epoch on stdout: checkFailure looks.
  checkFailure(with(kShortRun, {"--out", model}), "cannot write " + model);
  checkFailure(with(kShortRun, {"--out", folder.path().string()}), "it is a folder");
  CHECK(folder.isEmpty());
}

TEST_CASE("a run that fails leaves the model that was there", "[cli]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "model").string();
  writeBytes(model, std::string("an earlier model"));
  checkFailure({"train", "--data", (folder / "missing").string(), "--out", model}, "missing");
  CHECK(textOf(model) == "an earlier model");
  std::filesystem::remove(model);
  CHECK(folder.isEmpty());
}

TEST_CASE("a run that diverges ends with 1 and keeps the last finite parameters", "[cli]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "model").string();
  // Three linear layers and the largest learning rate: the weights multiply with every step.
  const std::vector<std::string> arguments = {"train",    "--limit", "500",          "--epochs", "5",
                                              "--hidden", "64,64",   "--activation", "linear",   "--optimizer",
                                              "momentum", "--lr",    "10",           "--out",    model};
  const Outcome outcome = run(arguments);
  CHECK(outcome.status == 1);
  CHECK_THAT(outcome.err, containsText("inkling: the loss was not finite") && containsText("smaller --lr than 10"));

  // What is left is a model: finite, and the one that was named.
  const Outcome hashed = run({"hash", model});
  CHECK(hashed.status == 0);
  CHECK(hashed.out == afterOnly(outcome.out, "parameters sha256 ") + "\n");
  std::filesystem::remove(model);
  CHECK(folder.isEmpty());
}

TEST_CASE("what --json prints is JSON even where a loss is infinite", "[cli]") {
  const TemporaryFolder folder;
  const std::string model = (folder / "model").string();
  // Found by trying: the last finite parameters of this run have an infinite loss on the test digits.
  const Outcome trained = run({"train", "--hidden", "64", "--activation", "linear", "--optimizer", "momentum", "--lr",
                               "10", "--batch", "8", "--no-augment", "--pen-digits", "0", "--json", "--out", model});
  CHECK(trained.status == 1);
  REQUIRE(linesOf(trained.out).size() == 1);
  const Json last = Json::parse(trained.out);
  CHECK(last["testLoss"].is_null());
  CHECK(last["parametersSha256"].get<std::string>().size() == 64);

  const Outcome evaluated = run({"eval", "--model", model, "--json"});
  CHECK(evaluated.status == 0);
  CHECK(Json::parse(evaluated.out)["testLoss"].is_null());
}

}  // namespace inkling::test
