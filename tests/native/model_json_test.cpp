#include "model_json.hpp"

#include <bit>
#include <cstdint>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "models.hpp"

namespace inkling::test {

namespace {

using Json = nlohmann::ordered_json;

std::string goodText() { return writeModelJson(smallNetwork(), smallSettings()); }

std::string modelRefusal(const std::string& text) {
  return errorOf([&] { readModelJson(bytesOf(text)); });
}

std::string refusalWith(const std::function<void(Json&)>& change) {
  Json document = Json::parse(goodText());
  change(document);
  return modelRefusal(document.dump());
}

/// A network of one layer with these weights, written and read.
std::vector<float> thereAndBack(const std::vector<float>& numbers) {
  Settings settings;
  settings.hidden = {};
  settings.training.loss = Loss::meanSquaredError;
  Network network(networkSpec(settings, static_cast<int>(numbers.size()), 1));
  std::vector<float> parameters = numbers;
  parameters.push_back(0.0F);
  network.setParameters(parameters);
  parameters = parametersOf(readModelJson(bytesOf(writeModelJson(network, settings))).network);
  parameters.pop_back();
  return parameters;
}

}  // namespace

TEST_CASE("a model comes back from JSON as it was", "[model_json]") {
  const Model model = readModelJson(bytesOf(goodText()));
  CHECK(model.network.spec() == smallNetwork().spec());
  CHECK(haveSameBits(parametersOf(model.network), parametersOf(smallNetwork())));
  CHECK_FALSE(model.checkpoint.has_value());
  for (const SettingInfo& info : settingTable()) {
    CAPTURE(info.name);
    CHECK(getSetting(model.settings, info.name) == getSetting(smallSettings(), info.name));
  }
}

TEST_CASE("models of many shapes come back from JSON", "[model_json]") {
  for (const std::vector<int>& hidden : {std::vector<int>{}, {1}, {30}, std::vector<int>(16, 2)}) {
    Settings settings;
    settings.hidden = hidden;
    const Network network = networkOf(settings, 784, 10);
    const std::string text = writeModelJson(network, settings);
    const Model model = readModelJson(bytesOf(text));
    CHECK(model.network.spec() == network.spec());
    CHECK(haveSameBits(parametersOf(model.network), parametersOf(network)));
    CHECK(writeModelJson(model.network, model.settings) == text);
  }
}

TEST_CASE("every float32 comes back to the bit", "[model_json]") {
  using Limits = std::numeric_limits<float>;
  const std::vector<float> special = {0.0F,
                                      -0.0F,
                                      1.0F,
                                      -1.0F,
                                      0.1F,
                                      1.0F / 3.0F,
                                      16777217.0F,
                                      Limits::max(),
                                      -Limits::max(),
                                      Limits::min(),
                                      Limits::denorm_min(),
                                      -Limits::denorm_min(),
                                      Limits::epsilon(),
                                      1.17549421e-38F};
  CHECK(haveSameBits(thereAndBack(special), special));
  std::mt19937 generator(1);
  for (int round = 0; round < 10; ++round) {
    std::vector<float> numbers;
    while (numbers.size() < 4000) {
      const auto number = std::bit_cast<float>(static_cast<std::uint32_t>(generator()));
      if (std::isfinite(number)) numbers.push_back(number);
    }
    CHECK(haveSameBits(thereAndBack(numbers), numbers));
  }
}

TEST_CASE("the JSON of a model reads as its documentation says", "[model_json]") {
  const std::string text = goodText();
  const Json document = Json::parse(text);
  CHECK(document.size() == 4);
  CHECK(document["format"] == "inkling 1");
  CHECK(document["normalisation"] == "none");
  CHECK(document["settings"].size() == settingTable().size());
  CHECK(document["settings"]["hidden"] == "4,3");
  CHECK(document["settings"]["seed"] == "4294967295");
  REQUIRE(document["layers"].size() == 3);
  const Network network = smallNetwork();
  for (int layer = 0; layer < 3; ++layer) {
    const Json& written = document["layers"][static_cast<std::size_t>(layer)];
    CHECK(written.size() == 3);
    CHECK(written["activation"] == (layer == 2 ? "sigmoid" : "tanh"));
    const Matrix w = network.weights(layer);
    REQUIRE(written["weights"].size() == static_cast<std::size_t>(w.rows()));
    for (Index i = 0; i < w.rows(); ++i) {
      REQUIRE(written["weights"][static_cast<std::size_t>(i)].size() == static_cast<std::size_t>(w.cols()));
      for (Index j = 0; j < w.cols(); ++j) {
        CHECK(written["weights"][static_cast<std::size_t>(i)][static_cast<std::size_t>(j)].get<float>() == w(i, j));
      }
    }
    CHECK(written["biases"].size() == static_cast<std::size_t>(w.cols()));
  }
  // A line for each input of the first layer, short enough to look at.
  CHECK_THAT(text, containsText("\n        [") && containsText("],\n        ["));
  CHECK(text.back() == '\n');
}

TEST_CASE("what a person writes by hand is read", "[model_json]") {
  const Model model = readModelJson(bytesOf(R"({
    "layers": [{"biases": [0.5], "weights": [[1], [-2e0]], "activation": "sigmoid"}],
    "settings": {"hidden": "none", "loss": "mean-squared-error"},
    "normalisation": "none", "format": "inkling 1"})"));
  CHECK(parametersOf(model.network) == std::vector<float>{1.0F, -2.0F, 0.5F});
  CHECK(getSetting(model.settings, "lr") == getSetting({}, "lr"));
}

TEST_CASE("a JSON model cut off at any length is refused", "[model_json]") {
  Bytes file = bytesOf(goodText());
  file.pop_back();  // the new line at its end
  forEveryLength(file, [](const Bytes& cut) {
    CAPTURE(cut.size());
    REQUIRE_FALSE(errorOf([&] { readModelJson(cut); }).empty());
  });
}

TEST_CASE("JSON that lacks a part, or has one too many, is refused", "[model_json]") {
  CHECK_THAT(modelRefusal("{}"), containsText("lacks the text 'format'"));
  for (const std::string name : {"format", "normalisation", "settings", "layers"}) {
    CAPTURE(name);
    CHECK_THAT(refusalWith([&](Json& d) { d.erase(name); }), containsText("lacks") && containsText("'" + name + "'"));
    for (const Json& other : {Json(7), Json(nullptr), Json::array(), Json::array({1})}) {
      CHECK_FALSE(refusalWith([&](Json& d) { d[name] = other; }).empty());
    }
  }
  for (const std::string name : {"activation", "weights", "biases"}) {
    CAPTURE(name);
    for (const std::size_t layer : {0U, 2U}) {
      CHECK_THAT(refusalWith([&](Json& d) { d["layers"][layer].erase(name); }),
                 containsText("lacks") && containsText("'" + name + "'"));
      for (const Json& other : {Json(7), Json(nullptr), Json::array(), Json("x"), Json::object(), Json::array({"x"})}) {
        CHECK_FALSE(refusalWith([&](Json& d) { d["layers"][layer][name] = other; }).empty());
      }
    }
  }
  CHECK_THAT(refusalWith([](Json& d) { d["format"] = "inkling 2"; }), containsText("got 'inkling 2'"));
  CHECK_THAT(refusalWith([](Json& d) { d["normalisation"] = "x"; }), containsText("must be 'none', got 'x'"));
  CHECK_THAT(refusalWith([](Json& d) { d["more"] = 1; }), containsText("'more', which this version does not know"));
  CHECK_THAT(refusalWith([](Json& d) { d["layers"][1]["more"] = 1; }), containsText("'more', which"));
  CHECK_THAT(refusalWith([](Json& d) { d["settings"]["more"] = "1"; }), containsText("setting 'more', which"));
  CHECK_THAT(refusalWith([](Json& d) { d["settings"]["lr"] = 1; }), containsText("lacks the text 'lr'"));
  CHECK_THAT(refusalWith([](Json& d) { d["settings"]["lr"] = "-1"; }), containsText("lr must be"));
  CHECK_THAT(refusalWith([](Json& d) { d["settings"]["hidden"] = "4"; }),
             containsText("5-4-2 ") && containsText("5-4-3-2 "));
  CHECK_THAT(refusalWith([](Json& d) { d["layers"][0]["activation"] = "relu"; }), containsText("relu,tanh,sigmoid"));
  CHECK_THAT(refusalWith([](Json& d) { d["layers"][0]["activation"] = "swish"; }), containsText("got 'swish'"));
  std::string twice = goodText();
  twice.insert(twice.find("\"biases\""), "\"biases\": [1], ");
  CHECK_THAT(modelRefusal(twice), containsText("names 'biases' twice"));
}

TEST_CASE("rows of another length than their layer has are refused", "[model_json]") {
  CHECK_THAT(refusalWith([](Json& d) { d["layers"][0]["weights"][4].push_back(1); }),
             containsText("weights of layer 0 for an input must be 4 numbers, got 5"));
  CHECK_THAT(refusalWith([](Json& d) { d["layers"][1]["weights"][0].erase(0); }),
             containsText("must be 3 numbers, got 2"));
  CHECK_THAT(refusalWith([](Json& d) { d["layers"][1]["weights"].erase(0); }),
             containsText("weights of layer 1 must be 4 rows, one for each input, got 3"));
  CHECK_THAT(refusalWith([](Json& d) { d["layers"][2]["biases"].push_back(1); }),
             containsText("must be 3 numbers, got 2"));
  CHECK_THAT(refusalWith([](Json& d) { d["layers"].erase(2); }), containsText("5-4-3 tanh,tanh"));
}

TEST_CASE("numbers that no float32 can hold are refused", "[model_json]") {
  const auto with = [](const std::string& number) {
    std::string text = goodText();
    const auto at = text.find("\"biases\": [") + 11;
    return text.replace(at, text.find(',', at) - at, number);
  };
  for (const std::string number : {"1e39", "-1e300", "3.40282357e38", "123456789012345678901234567890123456789012"}) {
    CAPTURE(number);
    CHECK_THAT(modelRefusal(with(number)), containsText("which is too large for a float32"));
  }
  for (const std::string number : {"1e999", "NaN", "Infinity", "-Infinity", "nan"}) {
    CAPTURE(number);
    CHECK_THAT(modelRefusal(with(number)), containsText("no valid JSON"));
  }
  CHECK_THAT(modelRefusal(with("null")), containsText("mixes numbers and other values"));
  CHECK_NOTHROW(readModelJson(bytesOf(with("3.40282347e38"))));
  CHECK_NOTHROW(readModelJson(bytesOf(with("1e-400"))));
}

TEST_CASE("hostile JSON is refused before it takes much memory or time", "[model_json]") {
  const auto repeated = [](const std::string& text, int times) {
    std::string all;
    all.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) all += text;
    return all;
  };
  CHECK_THAT(modelRefusal(repeated("[", 1'000'000)), containsText("must be a JSON object"));
  CHECK_THAT(modelRefusal(repeated("{\"a\":", 1'000'000)), containsText("over 5 deep"));
  CHECK_THAT(modelRefusal("{\"a\":[" + repeated("[],", 2'000'000)), containsText("values"));
  CHECK_THAT(modelRefusal("{\"a\":[" + repeated("{},", 2'000'000)), containsText("values"));
  CHECK_THAT(modelRefusal("{\"a\":[" + repeated("\"\",", 2'000'000)), containsText("values"));
  CHECK_THAT(modelRefusal("{\"a\":[" + repeated("0,", 8'000'001)), containsText("over 8000000 numbers"));
  CHECK_THAT(modelRefusal("{\"a\":" + repeated("9", 2'000'000)), containsText("no valid JSON"));
  CHECK_THAT(modelRefusal("{\"" + repeated("a", 5'000'000) + "\":1, \"format\": \"inkling 1\"}"),
             containsText("has 'aaaaa"));
}

TEST_CASE("layers that are too many or too large are refused", "[model_json]") {
  CHECK_THAT(refusalWith([](Json& d) {
               const Json layer = {{"activation", "tanh"}, {"weights", {{1}}}, {"biases", {0}}};
               d["layers"] = Json::array();
               for (int i = 0; i < 18; ++i) d["layers"].push_back(layer);
             }),
             containsText("got 18 layers"));
  CHECK_THAT(refusalWith([](Json& d) { d["layers"][0]["biases"] = std::vector<int>(4097); }),
             containsText("1 to 4096 numbers"));
  CHECK_THAT(refusalWith([](Json& d) { d["layers"][0]["weights"] = std::vector<std::vector<int>>(4097); }),
             containsText("1 to 4096 rows"));
}

TEST_CASE("damaged JSON loads or is refused, and nothing else", "[model_json]") {
  constexpr int kFiles = 2000;
  const Bytes good = bytesOf(goodText());
  int loaded = 0;
  int refused = 0;
  for (std::uint32_t seed = 0; seed < kFiles; ++seed) {
    CAPTURE(seed);
    std::mt19937 generator(seed);
    Bytes file = good;
    const std::size_t flips = 1 + generator() % 3;
    for (std::size_t flip = 0; flip < flips; ++flip) {
      // Half of them with characters that JSON is made of.
      const std::string likely = "0123456789.,-e[]{}\": ";
      const std::size_t place = generator() % file.size();
      file[place] = static_cast<std::uint8_t>(generator() % 2 == 0 ? likely[generator() % likely.size()]
                                                                   : static_cast<int>(generator() % 256));
    }
    file.shrink_to_fit();
    try {
      const Model model = readModelJson(file);
      REQUIRE_FALSE(writeModelJson(model.network, model.settings).empty());
      ++loaded;
    } catch (const Error&) {
      ++refused;
    }
  }
  CHECK(loaded > kFiles / 50);
  CHECK(refused > kFiles / 5);
}

}  // namespace inkling::test
