#include "settings.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"

namespace inkling::test {

namespace {

struct Bad {
  std::string_view name;
  std::vector<std::string_view> texts;
  std::string_view range;  // what the message must say would be right
};

std::string refusal(std::string_view name, std::string_view text) {
  Settings settings;
  return errorOf([&] { setSetting(settings, name, text); });
}

std::string roundTrip(std::string_view name, std::string_view text) {
  Settings settings;
  setSetting(settings, name, text);
  return getSetting(settings, name);
}

}  // namespace

TEST_CASE("the table has the settings that the command line and the elements promise", "[settings]") {
  std::vector<std::string_view> names;
  for (const SettingInfo& info : settingTable()) {
    CAPTURE(info.name);
    names.push_back(info.name);
    CHECK_FALSE(info.help.empty());
    CHECK((info.kind == "choice") == !info.choices.empty());
    if (info.kind != "choice") CHECK(info.minimum < info.maximum);
  }
  CHECK(names ==
        std::vector<std::string_view>{"hidden", "activation", "loss", "optimizer", "lr", "batch", "epochs", "seed"});
}

TEST_CASE("every default is the text of the default settings", "[settings]") {
  for (const SettingInfo& info : settingTable()) {
    CAPTURE(info.name);
    CHECK_FALSE(info.defaultValue.empty());
    CHECK(getSetting(Settings{}, info.name) == info.defaultValue);
    CHECK(roundTrip(info.name, info.defaultValue) == info.defaultValue);
  }
}

TEST_CASE("every choice can be chosen", "[settings]") {
  for (const SettingInfo& info : settingTable()) {
    for (const std::string_view choice : info.choices) {
      CAPTURE(info.name, choice);
      CHECK(roundTrip(info.name, choice) == choice);
    }
  }
}

TEST_CASE("settings are read into what they mean", "[settings]") {
  Settings settings;
  setSetting(settings, "hidden", "64, 32");
  setSetting(settings, "activation", "tanh");
  setSetting(settings, "loss", "mean-squared-error");
  setSetting(settings, "optimizer", "momentum");
  setSetting(settings, "lr", "0.5");
  setSetting(settings, "batch", "17");
  setSetting(settings, "epochs", "3");
  setSetting(settings, "seed", "4294967295");
  CHECK(settings.hidden == std::vector<int>{64, 32});
  CHECK(settings.activation == Activation::tanh);
  CHECK(settings.loss == Loss::meanSquaredError);
  CHECK(settings.optimizer == OptimizerKind::momentum);
  CHECK(settings.learningRate == 0.5F);
  CHECK(settings.batchSize == 17);
  CHECK(settings.epochs == 3);
  CHECK(settings.seed == 4294967295U);
}

TEST_CASE("texts come back as they are written best", "[settings]") {
  CHECK(roundTrip("hidden", " 64 , 32 ") == "64,32");
  CHECK(roundTrip("hidden", "none") == "none");
  CHECK(roundTrip("hidden", "") == "none");
  CHECK(roundTrip("hidden", "4096") == "4096");
  CHECK(roundTrip("hidden", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1") == "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1");
  CHECK(roundTrip("lr", "0.10") == "0.1");
  CHECK(roundTrip("lr", " 0.003 ") == "0.003");
  CHECK(roundTrip("lr", "1e-5") == "1e-05");
  CHECK(roundTrip("lr", "10") == "10");
  CHECK(roundTrip("batch", "1e3") == "1000");
  CHECK(roundTrip("batch", "10000") == "10000");
  CHECK(roundTrip("seed", "0") == "0");
}

TEST_CASE("the text of a learning rate reads as the same float32", "[settings]") {
  for (const float rate : {0.001F, 0.1F, 1.0F / 3.0F, 1e-30F, 9.9999990F, 0.004F, 1.17549435e-38F}) {
    Settings settings;
    settings.learningRate = rate;
    Settings again;
    setSetting(again, "lr", getSetting(settings, "lr"));
    CHECK(again.learningRate == rate);
  }
}

TEST_CASE("bad texts are refused with name, value and range", "[settings]") {
  const std::vector<Bad> table = {
      {"hidden",
       {"0", "-1", "abc", "100000", "100000,100000", "4097", "NaN", "nan", "inf", "1e9", "1.5", "12abc", "128,", ",128",
        ",", "128,,64", "128 64", "128;64", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1"},
       "up to 16 whole numbers from 1 to 4096"},
      {"activation", {"", "ReLU", "relux", "rel", "softmax", "0", "1"}, "one of relu, tanh, sigmoid, linear"},
      {"loss", {"", "mse", "0"}, "one of softmax-cross-entropy, mean-squared-error"},
      {"optimizer", {"", "Adam", "sgd,adam", "0"}, "one of sgd, momentum, adam"},
      {"lr",
       {"", "0", "-0", "-1", "abc", "NaN", "nan", "inf", "-inf", "1e9", "1e999", "10.000001", "12abc", "0.1.2", "0,1",
        "0.1 0.2"},
       "a number over 0 and at most 10"},
      {"batch",
       {"", "0", "-1", "abc", "NaN", "inf", "1e9", "1.5", "12abc", "10001", "64,64"},
       "a whole number from 1 to 10000"},
      {"epochs",
       {"", "0", "-1", "abc", "NaN", "inf", "1e9", "1.5", "12abc", "10001"},
       "a whole number from 1 to 10000"},
      {"seed",
       {"", "-1", "abc", "NaN", "inf", "1e10", "4294967296", "1.5", "12abc"},
       "a whole number from 0 to 4294967295"},
  };
  REQUIRE(table.size() == settingTable().size());
  for (const Bad& bad : table) {
    for (const std::string_view text : bad.texts) {
      CAPTURE(bad.name, text);
      const std::string message = refusal(bad.name, text);
      CHECK(message.substr(0, bad.name.size() + 1) == std::string(bad.name) + " ");
      CHECK_THAT(message, containsText("got '" + std::string(text) + "'"));
      CHECK_THAT(message, containsText(std::string(bad.range)));
    }
  }
}

TEST_CASE("a learning rate that no float32 can hold is refused", "[settings]") {
  CHECK(refusal("lr", "1e-50") == "lr is too small for a float32, got '1e-50'");
}

TEST_CASE("a text with a zero byte in it is refused", "[settings]") {
  CHECK_THAT(refusal("batch", std::string_view("12\0abc", 6)), containsText("batch must be"));
  CHECK_THAT(refusal("lr", std::string_view("1\0", 2)), containsText("lr must be"));
  CHECK_THAT(refusal("hidden", std::string_view("12\0,3", 5)), containsText("hidden must be"));
}

TEST_CASE("a setting that there is not is refused by name", "[settings]") {
  CHECK(refusal("learning-rate", "0.1") == "there is no setting 'learning-rate'");
  CHECK(refusal("", "0.1") == "there is no setting ''");
  CHECK_THAT(errorOf([] { getSetting(Settings{}, "HIDDEN"); }), containsText("no setting 'HIDDEN'"));
}

TEST_CASE("a refused text leaves the settings as they were", "[settings]") {
  Settings settings;
  setSetting(settings, "hidden", "12,13");
  errorOf([&] { setSetting(settings, "hidden", "14,15,x"); });
  CHECK(settings.hidden == std::vector<int>{12, 13});
  setSetting(settings, "lr", "0.5");
  errorOf([&] { setSetting(settings, "lr", "1e-50"); });
  CHECK(settings.learningRate == 0.5F);
}

TEST_CASE("the loss decides on the output activation", "[settings]") {
  Settings settings;
  settings.hidden = {64, 32};
  settings.activation = Activation::tanh;
  CHECK(networkSpec(settings, 784, 10) ==
        NetworkSpec{784, {{64, Activation::tanh}, {32, Activation::tanh}, {10, Activation::softmax}}});
  settings.loss = Loss::meanSquaredError;
  settings.hidden = {};
  CHECK(networkSpec(settings, 2, 1) == NetworkSpec{2, {{1, Activation::sigmoid}}});
}

TEST_CASE("settings become those of the trainer", "[settings]") {
  Settings settings;
  settings.loss = Loss::meanSquaredError;
  settings.optimizer = OptimizerKind::momentum;
  settings.learningRate = 0.25F;
  settings.batchSize = 17;
  settings.seed = 99;
  const TrainingSpec spec = trainingSpec(settings);
  CHECK(spec.loss == Loss::meanSquaredError);
  CHECK(spec.optimizer.kind == OptimizerKind::momentum);
  CHECK(spec.optimizer.learningRate == 0.25F);
  CHECK(spec.batchSize == 17);
  CHECK(spec.seed == 99);
}

TEST_CASE("a run begins with the network that the settings name", "[settings]") {
  Settings settings;
  settings.hidden = {3};
  settings.seed = 99;
  const Dataset data = Dataset::ofPoints(Matrix::Identity(2, 2), {0, 1}, 2);
  const Trainer trainer = makeTrainer(settings, data);
  CHECK(trainer.network().spec() == networkSpec(settings, 2, 2));
  CHECK(trainer.spec().seed == 99);
  Network expected(networkSpec(settings, 2, 2));
  expected.initialise(Initialisation::automatic, 99);
  CHECK(haveSameBits(trainer.network().parameters(), expected.parameters()));
  settings.hidden = {4096, 4096};
  CHECK_THAT(errorOf([&] { makeTrainer(settings, data); }), containsText("weights and biases"));
}

TEST_CASE("every setting that the table allows is one that the core takes", "[settings]") {
  // One source for the ranges: the ends of each must not be refused further in.
  for (const SettingInfo& info : settingTable()) {
    if (info.kind != "number" && info.kind != "whole number") continue;
    CAPTURE(info.name);
    Settings settings;
    setSetting(settings, info.name, std::to_string(info.maximum));
    CHECK_NOTHROW(validate(trainingSpec(settings).optimizer));
    CHECK(trainingSpec(settings).batchSize <= kMaximumBatchSize);
  }
}

}  // namespace inkling::test
