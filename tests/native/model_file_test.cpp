#include "model_file.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "networks.hpp"

namespace inkling::test {

namespace {

using Bytes = std::vector<std::uint8_t>;
using Json = nlohmann::json;

constexpr std::size_t kLengthSize = 8;

Settings smallSettings() {
  Settings settings;
  settings.hidden = {4, 3};
  settings.activation = Activation::tanh;
  settings.training.loss = Loss::meanSquaredError;
  settings.training.optimizer.kind = OptimizerKind::momentum;
  settings.training.optimizer.learningRate = 0.1F;
  settings.training.batchSize = 17;
  settings.training.schedule.epochs = 3;
  settings.training.seed = 4294967295U;
  return settings;
}

Network smallNetwork() {
  Network network(networkSpec(smallSettings(), 5, 2));
  std::mt19937 generator(1);
  randomise(network, generator);
  return network;
}

Bytes bytesOf(const std::string& text) { return {text.begin(), text.end()}; }

Bytes goodFile() { return bytesOf(writeSafetensors(smallNetwork(), smallSettings())); }

std::uint64_t headerLength(const Bytes& file) {
  std::uint64_t length = 0;
  std::memcpy(&length, file.data(), kLengthSize);
  return length;
}

std::string headerText(const Bytes& file) {
  return {file.begin() + kLengthSize, file.begin() + static_cast<std::ptrdiff_t>(kLengthSize + headerLength(file))};
}

Bytes bodyOf(const Bytes& file) {
  return {file.begin() + static_cast<std::ptrdiff_t>(kLengthSize + headerLength(file)), file.end()};
}

Bytes fileOf(const std::string& header, const Bytes& body) {
  const std::uint64_t length = header.size();
  std::string file(kLengthSize, '\0');
  std::memcpy(file.data(), &length, kLengthSize);
  file += header;
  file.append(body.begin(), body.end());
  return bytesOf(file);
}

std::string refusal(const Bytes& file) {
  return errorOf([&] { readSafetensors(file); });
}

/// What is said of a good file whose header was changed.
std::string refusalWith(const std::function<void(Json&)>& change) {
  const Bytes file = goodFile();
  Json header = Json::parse(headerText(file));
  change(header);
  return refusal(fileOf(header.dump(), bodyOf(file)));
}

}  // namespace

TEST_CASE("a model comes back from its file as it was", "[model_file]") {
  const Model model = readSafetensors(goodFile());
  CHECK(model.network.spec() == smallNetwork().spec());
  CHECK(haveSameBits(model.network.parameters(), smallNetwork().parameters()));
  for (const SettingInfo& info : settingTable()) {
    CAPTURE(info.name);
    CHECK(getSetting(model.settings, info.name) == getSetting(smallSettings(), info.name));
  }
}

TEST_CASE("models of many shapes come back from their files", "[model_file]") {
  for (const std::vector<int>& hidden : {std::vector<int>{}, {1}, {128}, std::vector<int>(16, 2)}) {
    for (const Loss loss : {Loss::softmaxCrossEntropy, Loss::meanSquaredError}) {
      Settings settings;
      settings.hidden = hidden;
      settings.training.loss = loss;
      Network network(networkSpec(settings, 784, 10));
      network.initialise(Initialisation::automatic, 7);
      const Bytes file = bytesOf(writeSafetensors(network, settings));
      const Model model = readSafetensors(file);
      CHECK(model.network.spec() == network.spec());
      CHECK(haveSameBits(model.network.parameters(), network.parameters()));
      CHECK(bytesOf(writeSafetensors(model.network, model.settings)) == file);
    }
  }
}

TEST_CASE("a model file is what the safetensors format says", "[model_file]") {
  // huggingface.co/docs/safetensors: N as 64 bits little-endian, a JSON header of N bytes that begins with {, with
  // dtype, shape and data_offsets [begin, end) of each tensor without gaps, a map of strings as __metadata__.
  const Bytes file = goodFile();
  const std::string text = headerText(file);
  CHECK(text.front() == '{');
  CHECK((kLengthSize + text.size()) % 8 == 0);
  const Json header = Json::parse(text);
  CHECK(header.size() == 1 + 2 * 3);
  const std::vector<std::pair<std::string, std::vector<int>>> tensors = {
      {"layers.0.weight", {5, 4}}, {"layers.0.bias", {4}},      {"layers.1.weight", {4, 3}},
      {"layers.1.bias", {3}},      {"layers.2.weight", {3, 2}}, {"layers.2.bias", {2}}};
  std::size_t offset = 0;
  for (const auto& [name, shape] : tensors) {
    CAPTURE(name);
    REQUIRE(header.contains(name));
    CHECK(header[name]["dtype"] == "F32");
    CHECK(header[name]["shape"] == shape);
    CHECK(header[name]["data_offsets"][0] == offset);
    std::size_t size = sizeof(float);
    for (const int side : shape) size *= static_cast<std::size_t>(side);
    offset += size;
    CHECK(header[name]["data_offsets"][1] == offset);
  }
  const Bytes body = bodyOf(file);
  CHECK(body.size() == offset);
  const Network network = smallNetwork();
  CHECK(std::memcmp(body.data(), network.parameters().data(), body.size()) == 0);

  const Json& metadata = header["__metadata__"];
  CHECK(std::all_of(metadata.begin(), metadata.end(), [](const Json& value) { return value.is_string(); }));
  CHECK(metadata["format"] == "inkling 1");
  CHECK(metadata["activations"] == "tanh,tanh,sigmoid");
  CHECK(metadata["normalisation"] == "none");
  CHECK(metadata["hidden"] == "4,3");
  CHECK(metadata["seed"] == "4294967295");
}

TEST_CASE("a model of digits says how its pixels are scaled", "[model_file]") {
  const Settings settings;
  const Bytes file = bytesOf(writeSafetensors(Network(networkSpec(settings, 784, 10)), settings));
  CHECK(Json::parse(headerText(file))["__metadata__"]["normalisation"] == "pixel / 255");
}

TEST_CASE("a model file cut off at any length is refused", "[model_file]") {
  const Bytes file = goodFile();
  for (std::size_t length = 0; length < file.size(); ++length) {
    // A buffer of exactly that length, so that the address sanitizer sees a read beyond it.
    CAPTURE(length);
    const Bytes cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length));
    REQUIRE_FALSE(refusal(cut).empty());
  }
  CHECK_THAT(refusal({}), containsText("8 bytes") && containsText("got 0"));
  CHECK_THAT(refusal(Bytes(7)), containsText("got 7"));
  const std::size_t size = bodyOf(file).size();
  CHECK_THAT(refusal(Bytes(file.begin(), file.end() - 1)),
             containsText(std::to_string(size) + " bytes of parameters, got " + std::to_string(size - 1)));
}

TEST_CASE("a model file that is too long is refused", "[model_file]") {
  Bytes file = goodFile();
  file.push_back(0);
  CHECK_THAT(refusal(file), containsText("bytes of parameters, got " + std::to_string(bodyOf(file).size())));
}

TEST_CASE("a header longer than the file is refused", "[model_file]") {
  const std::uint64_t size = goodFile().size();
  for (const std::uint64_t length :
       {size - 7, size, size + 1, std::uint64_t{1'000'000}, std::uint64_t{1'000'001}, std::uint64_t{1} << 40U,
        std::uint64_t{1} << 63U, std::numeric_limits<std::uint64_t>::max(),
        std::numeric_limits<std::uint64_t>::max() - 7}) {
    CAPTURE(length);
    Bytes file = goodFile();
    std::memcpy(file.data(), &length, kLengthSize);
    CHECK_THAT(refusal(file), containsText(std::to_string(length) + " bytes") &&
                                  containsText("the file has " + std::to_string(file.size())));
  }
}

TEST_CASE("a header may have a million bytes and no more", "[model_file]") {
  const Bytes file = goodFile();
  std::string header = headerText(file);
  header.resize(1'000'000, ' ');
  CHECK_NOTHROW(readSafetensors(fileOf(header, bodyOf(file))));
  header += ' ';
  CHECK_THAT(refusal(fileOf(header, bodyOf(file))), containsText("header has 1000001 bytes"));
}

TEST_CASE("a header that is no JSON object with metadata is refused", "[model_file]") {
  const Bytes body = bodyOf(goodFile());
  const std::string deep(500'000, '[');
  for (const std::string& header :
       {std::string(), std::string("{"), std::string("hello"), std::string("[]"), std::string("null"),
        std::string("12"), std::string("{}"), std::string(R"({"__metadata__":3})"),
        std::string(R"({"__metadata__":"x"})"), std::string(R"({"__metadata__":null})"), std::string("\xFF\xFE{}"),
        std::string(64, '\0'), std::string(R"({"__metadata__":{"format":")") + "\xC3" + "\"}}", deep,
        R"({"__metadata__":)" + deep}) {
    CAPTURE(header.substr(0, 40));
    CHECK_THAT(refusal(fileOf(header, body)), containsText("not that of an Inkling model"));
  }
}

TEST_CASE("a header with a tower of brackets is refused without falling over", "[model_file]") {
  const std::string tower = std::string(400'000, '[') + std::string(400'000, ']');
  const Bytes body = bodyOf(goodFile());
  CHECK_THAT(refusal(fileOf(R"({"__metadata__":)" + tower + "}", body)), containsText("not that of an Inkling model"));
  std::string header = headerText(goodFile());
  header.replace(header.find("[5,4]"), 5, "[5," + tower + "]");
  CHECK_FALSE(refusal(fileOf(header, body)).empty());
}

TEST_CASE("metadata that is missing or of another kind is refused", "[model_file]") {
  CHECK_THAT(refusalWith([](Json& h) { h.erase("__metadata__"); }), containsText("not that of an Inkling model"));
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"].erase("format"); }), containsText("lacks 'format'"));
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"]["format"] = "inkling 2"; }), containsText("got 'inkling 2'"));
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"]["format"] = "pt"; }), containsText("got 'pt'"));
  for (const SettingInfo& info : settingTable()) {
    const std::string name(info.name);
    CAPTURE(name);
    CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"].erase(name); }), containsText("lacks '" + name + "'"));
    CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"][name] = 7; }), containsText("lacks '" + name + "'"));
    CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"][name] = "?"; }), containsText(name + " must be"));
  }
  CHECK_FALSE(refusalWith([](Json& h) { h["__metadata__"]["more"] = "x"; }).empty());
  CHECK_FALSE(refusalWith([](Json& h) { h["__metadata__"]["activations"] = "tanh,tanh,softmax"; }).empty());
  CHECK_FALSE(refusalWith([](Json& h) { h["__metadata__"]["normalisation"] = "pixel / 255"; }).empty());
}

TEST_CASE("tensors that are missing, of another type or of another shape are refused", "[model_file]") {
  const auto check = [](const std::function<void(Json&)>& change) { CHECK_FALSE(refusalWith(change).empty()); };
  for (const char* name : {"layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.2.bias"}) {
    CAPTURE(name);
    check([&](Json& h) { h.erase(name); });
    check([&](Json& h) { h[name] = nullptr; });
    check([&](Json& h) { h[name] = "F32"; });
    check([&](Json& h) { h[name].erase("shape"); });
    check([&](Json& h) { h[name].erase("data_offsets"); });
    check([&](Json& h) { h[name]["dtype"] = "F16"; });
    check([&](Json& h) { h[name]["shape"] = Json::array(); });
    check([&](Json& h) { h[name]["shape"] = "5"; });
    check([&](Json& h) { h[name]["shape"] = 5; });
    check([&](Json& h) { h[name]["shape"][0] = 0; });
    check([&](Json& h) { h[name]["shape"][0] = -1; });
    check([&](Json& h) { h[name]["shape"][0] = 1.5; });
    check([&](Json& h) { h[name]["shape"][0] = "5"; });
    check([&](Json& h) { h[name]["shape"][0] = 6; });
    check([&](Json& h) { h[name]["shape"].push_back(1); });
    check([&](Json& h) { h[name]["data_offsets"][0] = 4; });
    check([&](Json& h) { h[name]["data_offsets"][1] = std::numeric_limits<std::uint64_t>::max(); });
    check([&](Json& h) { h[name]["data_offsets"] = Json::array({0, 0}); });
    check([&](Json& h) { h[name]["more"] = 1; });
  }
  check([](Json& h) { h["layers.0.weight"]["shape"] = {4, 5}; });  // transposed: the same number of parameters
  check([](Json& h) { h["layers.3.weight"] = h["layers.2.weight"]; });
  check([](Json& h) { std::swap(h["layers.0.weight"]["data_offsets"], h["layers.1.weight"]["data_offsets"]); });
  check([](Json& h) {
    Json& offsets = h["layers.0.weight"]["data_offsets"];
    offsets = {offsets[1], offsets[0]};
  });
}

TEST_CASE("huge dimensions are refused before memory is asked for", "[model_file]") {
  for (const Json& side : {Json(4097), Json(1'000'000'000), Json(std::numeric_limits<std::int64_t>::max()),
                           Json(std::numeric_limits<std::uint64_t>::max())}) {
    CAPTURE(side.dump());
    CHECK_THAT(refusalWith([&](Json& h) { h["layers.0.weight"]["shape"][0] = side; }),
               containsText("1 to 4096 inputs"));
    CHECK_THAT(refusalWith([&](Json& h) { h["layers.2.bias"]["shape"][0] = side; }), containsText("1 to 4096 units"));
  }
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"]["hidden"] = "4096,4096"; }), containsText("at most 8000000"));
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"]["hidden"] = "100000"; }), containsText("hidden must be"));
}

TEST_CASE("parameters that are not finite are refused", "[model_file]") {
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(),
                          -std::numeric_limits<float>::infinity()}) {
    for (const std::size_t place : {std::size_t{0}, smallNetwork().parameters().size() - 1}) {
      CAPTURE(bad, place);
      Bytes file = goodFile();
      std::memcpy(file.data() + file.size() - bodyOf(file).size() + place * sizeof bad, &bad, sizeof bad);
      CHECK_THAT(refusal(file), containsText("not finite"));
    }
  }
}

TEST_CASE("a damaged model file loads or is refused, and nothing else", "[model_file]") {
  constexpr int kFiles = 2000;
  const Bytes good = goodFile();
  int loaded = 0;
  int refused = 0;
  for (std::uint32_t seed = 0; seed < kFiles; ++seed) {
    CAPTURE(seed);
    std::mt19937 generator(seed);
    const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(generator()) % bound; };
    Bytes file = good;
    const std::size_t flips = 1 + below(4);
    for (std::size_t flip = 0; flip < flips; ++flip) file[below(file.size())] = static_cast<std::uint8_t>(generator());
    if (below(4) == 0) file.resize(below(file.size()));
    if (below(8) == 0) {
      const std::size_t place = below(file.size() + 1);
      file.insert(file.begin() + static_cast<std::ptrdiff_t>(place), below(9), ' ');
    }
    file.shrink_to_fit();
    try {
      const Model model = readSafetensors(file);
      // What loads can be used: it is finite and writes itself again.
      const std::vector<float> parameters = model.network.parameters();
      REQUIRE(std::ranges::all_of(parameters, [](float value) { return std::isfinite(value); }));
      REQUIRE_FALSE(writeSafetensors(model.network, model.settings).empty());
      ++loaded;
    } catch (const Error&) {
      ++refused;
    }
  }
  // A fifth of the file is parameters, where another byte seldom makes a number that is not finite.
  CHECK(loaded > kFiles / 50);
  CHECK(refused > kFiles / 2);
}

}  // namespace inkling::test
