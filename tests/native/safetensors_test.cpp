#include "safetensors.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
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
#include "models.hpp"

namespace inkling::test {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLengthSize = 8;

Bytes goodFile() { return bytesOf(writeSafetensors(smallNetwork(), smallSettings())); }

Bytes goodCheckpoint() {
  const Checkpoint checkpoint = smallCheckpoint();
  return bytesOf(writeSafetensors(smallNetwork(), smallSettings(), &checkpoint));
}

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
std::string refusalWith(const std::function<void(Json&)>& change, const Bytes& file = goodFile()) {
  Json header = Json::parse(headerText(file));
  change(header);
  return refusal(fileOf(header.dump(), bodyOf(file)));
}

}  // namespace

TEST_CASE("a model comes back from its file as it was", "[safetensors]") {
  const Model model = readSafetensors(goodFile());
  CHECK(model.network.spec() == smallNetwork().spec());
  CHECK(haveSameBits(parametersOf(model.network), parametersOf(smallNetwork())));
  for (const SettingInfo& info : settingTable()) {
    CAPTURE(info.name);
    CHECK(getSetting(model.settings, info.name) == getSetting(smallSettings(), info.name));
  }
}

TEST_CASE("models of many shapes come back from their files", "[safetensors]") {
  for (const std::vector<int>& hidden : {std::vector<int>{}, {1}, {128}, std::vector<int>(16, 2)}) {
    for (const Loss loss : {Loss::softmaxCrossEntropy, Loss::meanSquaredError}) {
      Settings settings;
      settings.hidden = hidden;
      settings.training.loss = loss;
      const Network network = networkOf(settings, 784, 10);
      const Bytes file = bytesOf(writeSafetensors(network, settings));
      const Model model = readSafetensors(file);
      CHECK(model.network.spec() == network.spec());
      CHECK(haveSameBits(parametersOf(model.network), parametersOf(network)));
      CHECK(bytesOf(writeSafetensors(model.network, model.settings)) == file);
    }
  }
}

TEST_CASE("a model file is what the safetensors format says", "[safetensors]") {
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
  CHECK(std::memcmp(body.data(), parametersOf(network).data(), body.size()) == 0);

  const Json& metadata = header["__metadata__"];
  CHECK(std::all_of(metadata.begin(), metadata.end(), [](const Json& value) { return value.is_string(); }));
  CHECK(metadata["format"] == "inkling 1");
  CHECK(metadata["activations"] == "tanh,tanh,sigmoid");
  CHECK(metadata["normalisation"] == "none");
  CHECK(metadata["hidden"] == "4,3");
  CHECK(metadata["seed"] == "4294967295");
}

TEST_CASE("a model of digits says how its pixels are scaled", "[safetensors]") {
  const Settings settings;
  const Bytes file = bytesOf(writeSafetensors(Network(networkSpec(settings, 784, 10)), settings));
  CHECK(Json::parse(headerText(file))["__metadata__"]["normalisation"] == "pixel / 255");
}

TEST_CASE("a model file cut off at any length is refused", "[safetensors]") {
  for (const Bytes& file : {goodFile(), goodCheckpoint()}) {
    forEveryLength(file, [](const Bytes& cut) {
      CAPTURE(cut.size());
      REQUIRE_FALSE(refusal(cut).empty());
    });
  }
  CHECK_THAT(refusal({}), containsText("8 bytes") && containsText("got 0"));
  CHECK_THAT(refusal(Bytes(7)), containsText("got 7"));
  const Bytes file = goodFile();
  CHECK_THAT(refusal(Bytes(file.begin(), file.end() - 1)),
             containsText("within the " + std::to_string(bodyOf(file).size() - 1)));
}

TEST_CASE("a model file that is too long is refused", "[safetensors]") {
  Bytes file = goodFile();
  file.push_back(0);
  const std::size_t size = bodyOf(file).size();
  CHECK_THAT(refusal(file), containsText(std::to_string(size) + " bytes after its header") &&
                                containsText("its tensors are " + std::to_string(size - 1)));
}

TEST_CASE("a header longer than the file is refused", "[safetensors]") {
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

TEST_CASE("a header may have a million bytes and no more", "[safetensors]") {
  const Bytes file = goodFile();
  std::string header = headerText(file);
  header.resize(1'000'000, ' ');
  CHECK_NOTHROW(readSafetensors(fileOf(header, bodyOf(file))));
  header += ' ';
  CHECK_THAT(refusal(fileOf(header, bodyOf(file))), containsText("header has 1000001 bytes"));
}

TEST_CASE("a header that is no JSON object with metadata is refused", "[safetensors]") {
  const Bytes body = bodyOf(goodFile());
  const auto check = [&](const std::string& header, const std::string& sentence) {
    CAPTURE(header.substr(0, 40));
    CHECK_THAT(refusal(fileOf(header, body)), containsText(sentence));
  };
  check("", "no valid JSON");
  check("{", "no valid JSON");
  check("hello", "no valid JSON");
  check("\xFF\xFE{}", "no valid JSON");
  check(std::string(64, '\0'), "no valid JSON");
  check(std::string(R"({"__metadata__":{"format":")") + "\xC3" + "\"}}", "no valid JSON");
  check("[]", "must be a JSON object");
  check("null", "must be a JSON object");
  check("12", "must be a JSON object");
  check("{}", "no '__metadata__'");
  check(R"({"__metadata__":3})", "no '__metadata__'");
  check(R"({"__metadata__":"x"})", "no '__metadata__'");
  check(R"({"__metadata__":null})", "no '__metadata__'");
}

TEST_CASE("a header with a tower of brackets is refused where it grows too high", "[safetensors]") {
  const Bytes body = bodyOf(goodFile());
  const std::string deep(500'000, '[');
  CHECK_THAT(refusal(fileOf(R"({"__metadata__":)" + deep, body)), containsText("over 3 deep"));
  std::string header = headerText(goodFile());
  header.replace(header.find("[5,4]"), 5, "[5," + deep + std::string(deep.size(), ']') + "]");
  CHECK_THAT(refusal(fileOf(header.substr(0, 1'000'000), body)), containsText("over 3 deep"));
}

TEST_CASE("a name that stands twice in a header is refused", "[safetensors]") {
  const Bytes file = goodFile();
  for (const std::string name : {"__metadata__", "layers.0.weight", "lr", "dtype", "shape"}) {
    CAPTURE(name);
    std::string header = headerText(file);
    header.insert(header.find(inQuotes(name)), inQuotes(name) + R"(:"7",)");
    CHECK_THAT(refusal(fileOf(header, bodyOf(file))), containsText("'" + name + "' twice"));
  }
}

TEST_CASE("metadata that are missing, unknown or of another kind are refused", "[safetensors]") {
  CHECK_THAT(refusalWith([](Json& h) { h.erase("__metadata__"); }), containsText("no '__metadata__'"));
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"]["format"] = "inkling 2"; }), containsText("got 'inkling 2'"));
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"]["format"] = "pt"; }), containsText("got 'pt'"));
  for (const std::string name : {"format", "activations", "normalisation"}) {
    CAPTURE(name);
    CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"].erase(name); }), containsText("lacks the text '" + name));
    CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"][name] = 7; }), containsText("lacks the text '" + name));
    CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"][name] = "?"; }), containsText("got '?'"));
  }
  for (const SettingInfo& info : settingTable()) {
    const std::string name(info.name);
    CAPTURE(name);
    CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"][name] = 7; }), containsText("lacks the text '" + name));
    CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"][name] = "?"; }), containsText(name + " must be"));
  }
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"]["more"] = "x"; }),
             containsText("metadata 'more', which this version does not know"));
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"]["normalisation"] = "pixel / 255"; }),
             containsText("must be 'none', got 'pixel / 255'"));
}

TEST_CASE("what a refusal repeats of a file is short and printable", "[safetensors]") {
  const std::string escape = "\x1B[2J" + std::string(5000, 'x');
  for (const std::string name : {"format", "activations", "normalisation", "lr"}) {
    const std::string sentence = refusalWith([&](Json& h) { h["__metadata__"][name] = escape; });
    CHECK_THAT(sentence, containsText("printable characters, got '?[2Jxxx"));
    CHECK(sentence.size() < 200);
  }
  CHECK(refusalWith([&](Json& h) { h["__metadata__"][escape] = "x"; }).size() < 200);
  CHECK(refusalWith([&](Json& h) { h[escape] = h["layers.0.bias"]; }).size() < 300);
}

TEST_CASE("a setting that a file does not name has its default: the file is older", "[safetensors]") {
  const Bytes file = goodFile();
  for (const SettingInfo& info : settingTable()) {
    const std::string name(info.name);
    if (name == "hidden" || name == "activation" || name == "loss") continue;  // without them the layers do not fit
    CAPTURE(name);
    Json header = Json::parse(headerText(file));
    header["__metadata__"].erase(name);
    CHECK(getSetting(readSafetensors(fileOf(header.dump(), bodyOf(file))).settings, name) == info.defaultValue);
  }
}

TEST_CASE("layers that the settings do not make are refused, on reading and on writing", "[safetensors]") {
  const auto check = [](const std::string& name, const std::string& value) {
    CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"][name] = value; }),
               containsText("a network of these settings is 5-") && containsText("5-4-3-2 "));
  };
  check("activations", "tanh,tanh,softmax");
  check("activations", "tanh,relu,sigmoid");
  check("activation", "relu");
  check("hidden", "3,4");
  check("hidden", "none");
  check("loss", "softmax-cross-entropy");
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"]["activations"] = "tanh,sigmoid"; }),
             containsText("5-4-3 tanh,sigmoid"));
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"]["activations"] = "tanh,tanh,tanh,sigmoid"; }),
             containsText("lacks the tensor 'layers.3.weight'"));
  Settings others = smallSettings();
  others.hidden = {4};
  CHECK_THAT(errorOf([&] { writeSafetensors(smallNetwork(), others); }), containsText("5-4-2 tanh,sigmoid"));
}

TEST_CASE("tensors that are missing, of another type or of another shape are refused", "[safetensors]") {
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
  check([](Json& h) { std::swap(h["layers.0.weight"]["data_offsets"], h["layers.1.weight"]["data_offsets"]); });
  check([](Json& h) {
    Json& offsets = h["layers.0.weight"]["data_offsets"];
    offsets = {offsets[1], offsets[0]};
  });
}

TEST_CASE("a tensor of no layer is refused", "[safetensors]") {
  Bytes file = goodFile();
  const std::size_t size = bodyOf(file).size();
  for (const std::string name : {"layers.3.bias", "layers.0.scale", "optimizer.first.layers.0.bias", "", "x"}) {
    Json header = Json::parse(headerText(file));
    header[name] = {{"dtype", "F32"}, {"shape", {2}}, {"data_offsets", {size, size + 8}}};
    Bytes body = bodyOf(file);
    body.resize(size + 8);
    CHECK_THAT(refusal(fileOf(header.dump(), body)), containsText("a tensor '" + name + "' of no layer"));
  }
}

TEST_CASE("tensors that share bytes or leave some out are refused", "[safetensors]") {
  const Bytes file = goodFile();
  const auto moved = [&](const std::string& name, int bytes) {
    return refusalWith([&](Json& h) {
      for (Json& offset : h[name]["data_offsets"]) offset = offset.get<int>() + bytes;
    });
  };
  CHECK_THAT(moved("layers.1.bias", -4), containsText("overlap or leave gaps at byte"));
  CHECK_THAT(moved("layers.1.bias", 4), containsText("overlap or leave gaps at byte"));
  CHECK_THAT(moved("layers.0.weight", 4), containsText("overlap or leave gaps at byte 0"));
  CHECK_THAT(moved("layers.2.bias", 4), containsText("within the"));
  // The same twice: each tensor by itself is all right.
  CHECK_THAT(refusalWith([](Json& h) { h["layers.3.weight"] = h["layers.2.weight"]; }),
             containsText("overlap or leave gaps"));
}

TEST_CASE("tensors may come in any order, as other tools write them", "[safetensors]") {
  const Bytes file = goodFile();
  const Bytes body = bodyOf(file);
  Json header = Json::parse(headerText(file));
  std::vector<std::string> names;
  for (const auto& [name, tensor] : header.items()) {
    if (name != "__metadata__") names.push_back(name);
  }
  Bytes other;
  std::reverse(names.begin(), names.end());
  for (const std::string& name : names) {
    Json& offsets = header[name]["data_offsets"];
    const std::size_t begin = other.size();
    other.insert(other.end(), body.begin() + offsets[0].get<std::ptrdiff_t>(),
                 body.begin() + offsets[1].get<std::ptrdiff_t>());
    offsets = {begin, other.size()};
  }
  REQUIRE(other != body);
  const Model model = readSafetensors(fileOf(header.dump(), other));
  CHECK(haveSameBits(parametersOf(model.network), parametersOf(smallNetwork())));
}

TEST_CASE("a checkpoint comes back to the bit, and is a model file", "[safetensors]") {
  const Checkpoint checkpoint = smallCheckpoint();
  const Bytes file = goodCheckpoint();
  const Model model = readSafetensors(file);
  CHECK(haveSameBits(parametersOf(model.network), checkpoint.parameters));
  REQUIRE(model.checkpoint.has_value());
  const Checkpoint& read = *model.checkpoint;
  CHECK(haveSameBits(read.parameters, checkpoint.parameters));
  CHECK(haveSameBits(read.firstMoment, checkpoint.firstMoment));
  CHECK(haveSameBits(read.secondMoment, checkpoint.secondMoment));
  CHECK(haveSameBits(read.best.parameters, checkpoint.best.parameters));
  CHECK(read.optimizerSteps == checkpoint.optimizerSteps);
  CHECK(read.steps == checkpoint.steps);
  CHECK(read.epoch == checkpoint.epoch);
  CHECK(read.position == checkpoint.position);
  CHECK(std::bit_cast<std::uint64_t>(read.best.loss) == std::bit_cast<std::uint64_t>(checkpoint.best.loss));
  CHECK(read.best.epochsSince == checkpoint.best.epochsSince);
  CHECK(bytesOf(writeSafetensors(model.network, model.settings, &read)) == file);
  CHECK_FALSE(readSafetensors(goodFile()).checkpoint.has_value());
}

TEST_CASE("a checkpoint has no more than its optimizer keeps and early stopping has seen", "[safetensors]") {
  Checkpoint checkpoint = smallCheckpoint();
  checkpoint.firstMoment.clear();
  checkpoint.best = {};
  Bytes file = bytesOf(writeSafetensors(smallNetwork(), smallSettings(), &checkpoint));
  CHECK_FALSE(Json::parse(headerText(file)).contains("optimizer.first.layers.0.weight"));
  Checkpoint read = readSafetensors(file).checkpoint.value();
  CHECK(read.firstMoment.empty());
  CHECK(haveSameBits(read.secondMoment, checkpoint.secondMoment));
  CHECK(read.best.parameters.empty());
  checkpoint.secondMoment.clear();
  file = bytesOf(writeSafetensors(smallNetwork(), smallSettings(), &checkpoint));
  CHECK(bodyOf(file) == bodyOf(goodFile()));
  read = readSafetensors(file).checkpoint.value();
  CHECK(read.secondMoment.empty());
  CHECK(read.steps == checkpoint.steps);
}

TEST_CASE("the best loss of a checkpoint is exact", "[safetensors]") {
  for (const double loss : {0.0, 1.0 / 3.0, 1.0e-310, std::numeric_limits<double>::max(),
                            std::numeric_limits<double>::denorm_min(), std::numeric_limits<double>::infinity()}) {
    Checkpoint checkpoint = smallCheckpoint();
    checkpoint.best.loss = loss;
    const Model model = readSafetensors(bytesOf(writeSafetensors(smallNetwork(), smallSettings(), &checkpoint)));
    CHECK(model.checkpoint.value().best.loss == loss);
  }
}

TEST_CASE("a checkpoint that lacks a part is refused", "[safetensors]") {
  const Bytes file = goodCheckpoint();
  for (const std::string name : {"optimizerSteps", "epoch", "position", "best.loss", "best.epochsSince"}) {
    CAPTURE(name);
    CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"].erase("checkpoint." + name); }, file),
               containsText("lacks the text 'checkpoint." + name));
    for (const std::string bad : {"", "x", "1x", "nan", "0 ", "--1"}) {
      CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"]["checkpoint." + name] = bad; }, file),
                 containsText("'checkpoint." + name + "' must be"));
    }
  }
  for (const std::string name : {"optimizerSteps", "steps", "epoch", "position", "best.epochsSince"}) {
    CAPTURE(name);
    for (const std::string bad : {"-1", "+1", "1.5", "1e3", "9007199254740993", "99999999999999999999999999"}) {
      CHECK_THAT(refusalWith([&](Json& h) { h["__metadata__"]["checkpoint." + name] = bad; }, file),
                 containsText("must be a whole number from 0 to") && containsText("got '" + bad + "'"));
    }
  }
  // Without its counters, what else there is of a checkpoint is of nothing.
  CHECK_THAT(refusalWith([](Json& h) { h["__metadata__"].erase("checkpoint.steps"); }, file),
             containsText("of no layer"));
  for (const std::string prefix : {"optimizer.first.", "optimizer.second.", "best."}) {
    CHECK_THAT(refusalWith(
                   [&](Json& h) {
                     h[prefix + "layers.1.bias"]["shape"] = {3, 1};
                   },
                   file),
               containsText(prefix + "layers.1.bias' has not the shape"));
    CHECK_FALSE(refusalWith([&](Json& h) { h.erase(prefix + "layers.1.bias"); }, file).empty());
  }
}

TEST_CASE("a checkpoint's moments and best parameters must be numbers that training can have made", "[safetensors]") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const auto change : {+[](Checkpoint&c, float bad) { c.firstMoment.back() = bad; },
                            +[](Checkpoint&c, float bad) { c.secondMoment.front() = bad; },
                            +[](Checkpoint&c, float bad) { c.best.parameters.front() = bad; }}) {
    Checkpoint checkpoint = smallCheckpoint();
    change(checkpoint, nan);
    CHECK_THAT(refusal(bytesOf(writeSafetensors(smallNetwork(), smallSettings(), &checkpoint))),
               containsText("not finite"));
  }
  Checkpoint checkpoint = smallCheckpoint();
  checkpoint.secondMoment.back() = -1.0e-30F;
  CHECK_THAT(refusal(bytesOf(writeSafetensors(smallNetwork(), smallSettings(), &checkpoint))),
             containsText("squares that are under zero"));
}

TEST_CASE("huge dimensions are refused before memory is asked for", "[safetensors]") {
  for (const Json& side :
       {Json(4097), Json(1'000'000'000), Json(std::numeric_limits<std::int64_t>::max()),
        Json(std::numeric_limits<std::uint64_t>::max()), Json(1.0e300), Json(-5), Json(0), Json(4.5)}) {
    CAPTURE(side.dump());
    for (const char* name : {"layers.0.weight", "layers.2.bias"}) {
      CHECK_THAT(refusalWith([&](Json& h) { h[name]["shape"][0] = side; }),
                 containsText("whole numbers from 1 to 4096"));
    }
    CHECK_THAT(refusalWith([&](Json& h) { h["layers.2.bias"]["data_offsets"][1] = side; }),
               containsText("must be 8 bytes within"));
  }
  // Two layers whose weights would be 64 MB each, in a file without them.
  CHECK_THAT(refusalWith([](Json& h) {
               h["layers.0.weight"]["shape"] = {4096, 4096};
               h["layers.1.weight"]["shape"] = {4096, 4096};
             }),
             containsText("must be 67108864 bytes within"));
}

TEST_CASE("a header of very many tensors is refused in little time", "[safetensors]") {
  std::string header = headerText(goodFile());
  header.erase(header.find_last_of('}'));
  for (int i = 0; header.size() < 990'000; ++i) header += ",\"" + std::to_string(i) + "\":0";
  CHECK_THAT(refusal(fileOf(header + "}", bodyOf(goodFile()))), containsText("over 10000 numbers"));
}

TEST_CASE("parameters that are not finite are refused", "[safetensors]") {
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

TEST_CASE("a damaged model file loads or is refused, and nothing else", "[safetensors]") {
  constexpr int kFiles = 2000;
  const Bytes good = goodCheckpoint();
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
      const std::vector<float> parameters = parametersOf(model.network);
      REQUIRE(std::all_of(parameters.begin(), parameters.end(), [](float value) { return std::isfinite(value); }));
      REQUIRE_FALSE(writeSafetensors(model.network, model.settings).empty());
      ++loaded;
    } catch (const Error&) {
      ++refused;
    }
  }
  // A part of the file is numbers, where another byte seldom makes one that is not finite.
  CHECK(loaded > kFiles / 50);
  CHECK(refused > kFiles / 2);
}

}  // namespace inkling::test
