#include "settings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
    const bool hasChoices = info.kind == "choice" || info.kind == "choices";
    CHECK(hasChoices == !info.choices.empty());
    if (!hasChoices && info.kind != "switch") CHECK(info.minimum < info.maximum);
  }
  CHECK(names == std::vector<std::string_view>{"hidden",    "activation", "output",   "init",         "loss",
                                               "optimizer", "lr",         "momentum", "beta1",        "beta2",
                                               "decay",     "schedule",   "warmup",   "step-epochs",  "step-factor",
                                               "batch",     "l1",         "l2",       "weight-decay", "dropout",
                                               "augment",   "pen-digits", "epochs",   "patience",     "seed"});
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
  const std::vector<std::pair<std::string_view, std::string_view>> texts = {{"hidden", "64, 32"},
                                                                            {"activation", "tanh, relu"},
                                                                            {"output", "linear"},
                                                                            {"init", "glorot"},
                                                                            {"loss", "mean-squared-error"},
                                                                            {"optimizer", "momentum"},
                                                                            {"lr", "0.5"},
                                                                            {"momentum", "0.25"},
                                                                            {"beta1", "0.125"},
                                                                            {"beta2", "0.0625"},
                                                                            {"decay", "0.75"},
                                                                            {"schedule", "cosine"},
                                                                            {"warmup", "1.5"},
                                                                            {"step-epochs", "4"},
                                                                            {"step-factor", "0.875"},
                                                                            {"batch", "17"},
                                                                            {"l1", "0.03125"},
                                                                            {"l2", "0.015625"},
                                                                            {"weight-decay", "0.375"},
                                                                            {"dropout", "0.625"},
                                                                            {"augment", "on"},
                                                                            {"pen-digits", "123"},
                                                                            {"epochs", "3"},
                                                                            {"patience", "2"},
                                                                            {"seed", "4294967295"}};
  REQUIRE(texts.size() == settingTable().size());
  for (const auto& [name, text] : texts) setSetting(settings, name, text);
  CHECK(settings.hidden == std::vector<int>{64, 32});
  CHECK(settings.activations == std::vector{Activation::tanh, Activation::relu});
  CHECK(settings.penDigits == 123);
  CHECK(settings.output == Activation::linear);
  CHECK(settings.initialisation == Initialisation::glorot);
  TrainingSpec expected;
  expected.loss = Loss::meanSquaredError;
  expected.optimizer = {.kind = OptimizerKind::momentum,
                        .learningRate = 0.5F,
                        .momentum = 0.25F,
                        .beta1 = 0.125F,
                        .beta2 = 0.0625F,
                        .decay = 0.75F,
                        .l1 = 0.03125F,
                        .l2 = 0.015625F,
                        .weightDecay = 0.375F};
  expected.schedule = {
      .kind = ScheduleKind::cosine, .warmup = 1.5F, .epochs = 3, .stepEpochs = 4, .stepFactor = 0.875F};
  expected.dropout = 0.625F;
  expected.isAugmented = true;
  expected.batchSize = 17;
  expected.patience = 2;
  expected.seed = 4294967295U;
  CHECK(settings.training == expected);
}

TEST_CASE("texts come back as they are written best", "[settings]") {
  CHECK(roundTrip("hidden", " 64 , 32 ") == "64,32");
  CHECK(roundTrip("hidden", "none") == "none");
  CHECK(roundTrip("hidden", "") == "none");
  CHECK(roundTrip("hidden", "4096") == "4096");
  CHECK(roundTrip("hidden", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1") == "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1");
  CHECK(roundTrip("activation", "tanh") == "tanh");
  CHECK(roundTrip("activation", " tanh , leaky-relu ") == "tanh,leaky-relu");
  CHECK(roundTrip("lr", "0.10") == "0.1");
  CHECK(roundTrip("lr", " 0.003 ") == "0.003");
  CHECK(roundTrip("lr", "1e-5") == "1e-05");
  CHECK(roundTrip("lr", "10") == "10");
  CHECK(roundTrip("batch", "1e3") == "1000");
  CHECK(roundTrip("batch", "10000") == "10000");
  CHECK(roundTrip("seed", "0") == "0");
  CHECK(roundTrip("output", "automatic") == "automatic");
  CHECK(roundTrip("dropout", ".50") == "0.5");
  CHECK(roundTrip("dropout", "0") == "0");
  CHECK(roundTrip("beta2", "0.999") == "0.999");
  CHECK(roundTrip("step-factor", "1") == "1");
  CHECK(roundTrip("warmup", "1000") == "1000");
  CHECK(roundTrip("patience", "0") == "0");
}

TEST_CASE("a switch is on or off, and on where it is named alone", "[settings]") {
  CHECK(roundTrip("augment", "on") == "on");
  CHECK(roundTrip("augment", "true") == "on");
  CHECK(roundTrip("augment", "") == "on");
  CHECK(roundTrip("augment", "off") == "off");
  CHECK(roundTrip("augment", "false") == "off");
}

TEST_CASE("the text of a learning rate reads as the same float32", "[settings]") {
  for (const float rate : {0.001F, 0.1F, 1.0F / 3.0F, 1e-30F, 9.9999990F, 0.004F, 1.17549435e-38F}) {
    Settings settings;
    settings.training.optimizer.learningRate = rate;
    Settings again;
    setSetting(again, "lr", getSetting(settings, "lr"));
    CHECK(again.training.optimizer.learningRate == rate);
  }
}

TEST_CASE("bad texts are refused with name, value and range", "[settings]") {
  const std::vector<Bad> table = {
      {"hidden",
       {"0", "-1", "abc", "100000", "100000,100000", "4097", "NaN", "nan", "inf", "1e9", "1.5", "12abc", "128,", ",128",
        ",", "128,,64", "128 64", "128;64", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1"},
       "up to 16 whole numbers from 1 to 4096"},
      {"activation",
       {"", "ReLU", "relux", "rel", "softmax", "step", "0", "1", ",", "tanh,", ",tanh", "tanh,,relu", "tanh;relu",
        "tanh,step", "relu,relu,relu,relu,relu,relu,relu,relu,relu,relu,relu,relu,relu,relu,relu,relu,relu"},
       "one of relu, tanh, sigmoid, linear, leaky-relu"},
      {"output", {"", "ReLU", "auto", "0"}, "one of automatic, linear, sigmoid, tanh, relu, softmax, leaky-relu, step"},
      {"init", {"", "xavier", "0"}, "one of automatic, he, glorot, uniform, zeros"},
      {"loss", {"", "mse", "0"}, "one of softmax-cross-entropy, mean-squared-error, binary-cross-entropy"},
      {"optimizer", {"", "Adam", "sgd,adam", "0"}, "one of sgd, momentum, nesterov, rmsprop, adam, adamw, perceptron"},
      {"schedule", {"", "cos", "0"}, "one of constant, step, cosine"},
      {"momentum", {"", "-0.1", "1", "0.99999", "abc", "nan", "inf"}, "a number from 0 to 0.9999"},
      {"beta1", {"", "-0.1", "1", "abc", "nan", "inf"}, "a number from 0 to 0.9999"},
      {"beta2", {"", "-0.1", "1", "abc", "nan", "inf"}, "a number from 0 to 0.9999"},
      {"decay", {"", "-0.1", "1", "abc", "nan", "inf"}, "a number from 0 to 0.9999"},
      {"dropout", {"", "-0.1", "1", "abc", "nan", "inf"}, "a number from 0 to 0.9999"},
      {"l1", {"", "-0.1", "1.01", "abc", "nan", "inf"}, "a number from 0 to 1"},
      {"l2", {"", "-0.1", "1.01", "abc", "nan", "inf"}, "a number from 0 to 1"},
      {"weight-decay", {"", "-0.1", "1.01", "abc", "nan", "inf"}, "a number from 0 to 1"},
      {"warmup", {"", "-0.1", "1000.1", "abc", "nan", "inf"}, "a number from 0 to 1000"},
      {"step-epochs", {"", "0", "-1", "1.5", "10001", "abc", "nan"}, "a whole number from 1 to 10000"},
      {"step-factor", {"", "0", "-1", "1.5", "abc", "nan"}, "a number over 0 and at most 1"},
      {"augment", {"yes", "1", "0", "ON"}, "on or off"},
      {"pen-digits", {"", "-1", "50001", "1.5", "abc", "nan"}, "a whole number from 0 to 50000"},
      {"patience", {"", "-1", "1.5", "10001", "abc", "nan"}, "a whole number from 0 to 10000"},
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
  CHECK(settings.training.optimizer.learningRate == 0.5F);
}

TEST_CASE("the loss decides on the output activation", "[settings]") {
  Settings settings;
  settings.hidden = {64, 32};
  settings.activations = {Activation::tanh};
  CHECK(networkSpec(settings, 784, 10) ==
        NetworkSpec{784, {{64, Activation::tanh}, {32, Activation::tanh}, {10, Activation::softmax}}});
  settings.training.loss = Loss::meanSquaredError;
  settings.hidden = {};
  CHECK(networkSpec(settings, 2, 1) == NetworkSpec{2, {{1, Activation::sigmoid}}});
  settings.training.loss = Loss::binaryCrossEntropy;
  CHECK(networkSpec(settings, 2, 1) == NetworkSpec{2, {{1, Activation::sigmoid}}});
}

TEST_CASE("every hidden layer has its own activation, or the last that is named", "[settings]") {
  Settings settings;
  const auto hiddenActivations = [&](std::string_view hidden, std::string_view activation) {
    setSetting(settings, "hidden", hidden);
    setSetting(settings, "activation", activation);
    std::vector<Activation> activations;
    for (const LayerSpec& layer : networkSpec(settings, 2, 2).layers) activations.push_back(layer.activation);
    CHECK(activations.back() == Activation::softmax);
    activations.pop_back();
    return activations;
  };
  using enum Activation;
  CHECK(hiddenActivations("3,4,5", "tanh,relu,sigmoid") == std::vector{tanh, relu, sigmoid});
  CHECK(hiddenActivations("3,4,5", "tanh,relu") == std::vector{tanh, relu, relu});
  CHECK(hiddenActivations("3", "tanh,relu") == std::vector{tanh});
  CHECK(hiddenActivations("none", "tanh,relu").empty());
}

TEST_CASE("activations beyond the hidden layers need no new network", "[settings]") {
  Settings before;
  setSetting(before, "hidden", "4,4");
  setSetting(before, "activation", "tanh,relu");
  Settings after = before;
  setSetting(after, "activation", "tanh,relu,sigmoid");
  CHECK_FALSE(needsNewNetwork(before, after));
  setSetting(after, "activation", "tanh,sigmoid");
  CHECK(needsNewNetwork(before, after));
}

TEST_CASE("the perceptron rule decides on steps, and a named output on itself", "[settings]") {
  Settings settings;
  settings.hidden = {};
  settings.training.optimizer.kind = OptimizerKind::perceptron;
  CHECK(networkSpec(settings, 2, 1) == NetworkSpec{2, {{1, Activation::step}}});
  setSetting(settings, "output", "tanh");
  CHECK(networkSpec(settings, 2, 1) == NetworkSpec{2, {{1, Activation::tanh}}});
  setSetting(settings, "output", "automatic");
  CHECK(networkSpec(settings, 2, 1) == NetworkSpec{2, {{1, Activation::step}}});
}

TEST_CASE("a run begins with the network that the settings name", "[settings]") {
  Settings settings;
  settings.hidden = {3};
  settings.training.seed = 99;
  const Dataset data = Dataset::ofPoints(Matrix::Identity(2, 2), {0, 1}, 2);
  const Trainer trainer = makeTrainer(settings, data);
  CHECK(trainer.network().spec() == networkSpec(settings, 2, 2));
  CHECK(trainer.spec() == settings.training);
  Network expected(networkSpec(settings, 2, 2));
  expected.initialise(Initialisation::automatic, 99);
  CHECK(haveSameBits(trainer.network().parameters(), expected.parameters()));
  settings.initialisation = Initialisation::zeros;
  CHECK(makeTrainer(settings, data).network().parameters() == std::vector<float>(expected.parameterCount(), 0.0F));
  settings.hidden = {4096, 4096};
  CHECK_THAT(errorOf([&] { makeTrainer(settings, data); }), containsText("weights and biases"));
}

TEST_CASE("a run goes on with a network that is there already", "[settings]") {
  Settings settings;
  settings.hidden = {3};
  settings.training.patience = 2;
  const Dataset data = Dataset::ofPoints(Matrix::Random(100, 2), std::vector<std::uint8_t>(100, 1), 2);
  Trainer uninterrupted = makeTrainer(settings, data);
  uninterrupted.steps(1);
  const Checkpoint checkpoint = uninterrupted.checkpoint();
  Trainer resumed = makeTrainer(settings, uninterrupted.network(), data);
  CHECK(haveSameBits(resumed.network().parameters(), uninterrupted.network().parameters()));
  resumed.restore(checkpoint);
  // With the same examples set aside.
  for (int step = 0; step < 5; ++step) CHECK(resumed.steps(1).loss == uninterrupted.steps(1).loss);
  CHECK(haveSameBits(resumed.network().parameters(), uninterrupted.network().parameters()));
}

TEST_CASE("with patience a tenth of the data is set aside to judge on", "[settings]") {
  Settings settings;
  settings.hidden = {3};
  const auto examplesOf = [&](int count, int patience, std::optional<Dataset> validation = {}) {
    settings.training.patience = patience;
    const Dataset data =
        Dataset::ofPoints(Matrix::Ones(count, 2), std::vector<std::uint8_t>(static_cast<std::size_t>(count)), 2);
    Trainer trainer = makeTrainer(settings, data, std::move(validation));
    return trainer.steps(count).examples;
  };
  CHECK(examplesOf(100, 0) == 100);
  CHECK(examplesOf(100, 3) == 90);
  CHECK(examplesOf(105, 3) == 95);
  CHECK(examplesOf(10, 3) == 9);
  CHECK(examplesOf(9, 3) == 9);  // too few to give any away
  CHECK(examplesOf(100, 3, Dataset::ofPoints(Matrix::Ones(5, 2), std::vector<std::uint8_t>(5), 2)) == 100);
}

TEST_CASE("a new network is needed where another one would begin or another loss be lowered", "[settings]") {
  const auto needs = [](std::string_view name, std::string_view text) {
    Settings after;
    setSetting(after, name, text);
    return needsNewNetwork(Settings{}, after);
  };
  CHECK_FALSE(needsNewNetwork(Settings{}, Settings{}));
  for (const auto& [name, text] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"hidden", "64"},
                                                                  {"activation", "tanh"},
                                                                  {"output", "sigmoid"},
                                                                  {"init", "zeros"},
                                                                  {"loss", "mean-squared-error"},
                                                                  {"optimizer", "perceptron"},
                                                                  {"seed", "8"}}) {
    CAPTURE(name);
    CHECK(needs(name, text));
  }
  for (const auto& [name, text] : std::vector<std::pair<std::string_view, std::string_view>>{{"output", "softmax"},
                                                                                             {"optimizer", "sgd"},
                                                                                             {"lr", "0.5"},
                                                                                             {"batch", "1"},
                                                                                             {"epochs", "3"},
                                                                                             {"dropout", "0.5"},
                                                                                             {"l1", "0.5"},
                                                                                             {"schedule", "cosine"},
                                                                                             {"patience", "3"},
                                                                                             {"augment", "on"}}) {
    CAPTURE(name);
    CHECK_FALSE(needs(name, text));
  }
}

TEST_CASE("every setting that the table allows is one that the core takes", "[settings]") {
  // One source for the ranges: the ends of each must not be refused further in.
  for (const SettingInfo& info : settingTable()) {
    if (info.kind != "number" && info.kind != "whole number") continue;
    CAPTURE(info.name);
    const auto check = [&](const std::string& text) {
      CAPTURE(text);
      Settings settings;
      setSetting(settings, info.name, text);
      CHECK_NOTHROW(validate(settings.training.optimizer));
      CHECK_NOTHROW(validate(settings.training.schedule));
      CHECK_NOTHROW(checkDropout(settings.training.dropout));
      CHECK(settings.training.batchSize >= 1);
      CHECK(settings.training.batchSize <= kMaximumBatchSize);
    };
    check(std::to_string(info.maximum));
    if (info.takesMinimum) check(std::to_string(info.minimum));
  }
}

}  // namespace inkling::test
