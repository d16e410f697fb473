// What is written is taken apart again by a decoder of the test's own, which knows protocol buffers' encoding
// (protobuf.dev/programming-guides/encoding) and the numbers of onnx.proto's fields. tests/wasm/models.test.js runs
// the models with onnxruntime.
#include "onnx.hpp"

#include <cstdint>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "models.hpp"
#include "text.hpp"

namespace inkling::test {

namespace {

std::uint64_t takeVarint(const std::string& bytes, std::size_t& at) {
  std::uint64_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.at(at++));
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
}

/// The fields of a message by their numbers: integers as they are, floats as their bits, all else as bytes.
struct Fields {
  std::multimap<std::uint64_t, std::uint64_t> integers;
  std::multimap<std::uint64_t, std::string> bytes;

  explicit Fields(const std::string& message) {
    for (std::size_t at = 0; at < message.size();) {
      const std::uint64_t key = takeVarint(message, at);
      if (key % 8 == 0) {
        integers.emplace(key / 8, takeVarint(message, at));
      } else if (key % 8 == 5) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, message.substr(at, 4).data(), 4);
        integers.emplace(key / 8, bits);
        at += 4;
      } else if (key % 8 == 2) {
        const std::uint64_t length = takeVarint(message, at);
        if (length > message.size() - at) throw std::runtime_error("a field is longer than its message");
        bytes.emplace(key / 8, message.substr(at, length));
        at += length;
      } else {
        throw std::runtime_error("a kind of encoding that ONNX does not use");
      }
    }
  }

  [[nodiscard]] std::vector<std::string> all(std::uint64_t number) const {
    std::vector<std::string> found;
    for (auto [at, end] = bytes.equal_range(number); at != end; ++at) found.push_back(at->second);
    return found;
  }
  [[nodiscard]] std::string text(std::uint64_t number) const {
    REQUIRE(bytes.count(number) == 1);
    return bytes.find(number)->second;
  }
  [[nodiscard]] Fields message(std::uint64_t number) const { return Fields(text(number)); }
  [[nodiscard]] std::uint64_t integer(std::uint64_t number) const {
    REQUIRE(integers.count(number) == 1);
    return integers.find(number)->second;
  }
};

Fields modelOf(const Settings& settings, int inputs, int outputs) {
  return Fields(writeOnnx(networkOf(settings, inputs, outputs), settings));
}

/// "name: [dimension × dimension]" of a ValueInfoProto of floats.
std::string valueText(const std::string& message) {
  const Fields value(message);
  const Fields type = value.message(2).message(1);
  CHECK(type.integer(1) == 1);  // FLOAT
  std::string text = value.text(1) + ":";
  for (const std::string& dimension : type.message(2).all(1)) {
    const Fields side(dimension);
    text += compose(" ", side.bytes.count(2) == 1 ? side.text(2) : compose(side.integer(1)));
  }
  return text;
}

/// "Operator input input -> output" of a NodeProto.
std::string nodeText(const std::string& message) {
  const Fields node(message);
  std::string text = node.text(4);
  for (const std::string& input : node.all(1)) text += compose(" ", input);
  return text + " -> " + node.text(2);
}

}  // namespace

TEST_CASE("an ONNX model says which version of the format it is and where it comes from", "[onnx]") {
  const Fields model = modelOf(smallSettings(), 5, 2);
  CHECK(model.integer(1) == 8);  // ir_version
  CHECK(model.text(2) == "Inkling");
  const Fields opset = model.message(8);
  CHECK(opset.text(1).empty());
  CHECK(opset.integer(2) == 17);
  std::map<std::string, std::string> metadata;
  for (const std::string& entry : model.all(14)) metadata[Fields(entry).text(1)] = Fields(entry).text(2);
  CHECK(metadata["format"] == "inkling 1");
  CHECK(metadata["activations"] == "tanh,tanh,sigmoid");
  CHECK(metadata["normalisation"] == "none");
  for (const SettingInfo& info : settingTable()) {
    CHECK(metadata[std::string(info.name)] == getSetting(smallSettings(), info.name));
  }
}

TEST_CASE("an ONNX graph is the chain of layers, with a name for each value between", "[onnx]") {
  const Fields graph = modelOf(smallSettings(), 5, 2).message(7);
  CHECK(graph.text(2) == "inkling");
  std::vector<std::string> nodes;
  for (const std::string& node : graph.all(1)) nodes.push_back(nodeText(node));
  CHECK(nodes == std::vector<std::string>{
                     "Gemm inputs layers.0.weight layers.0.bias -> sums.0", "Tanh sums.0 -> outputs.0",
                     "Gemm outputs.0 layers.1.weight layers.1.bias -> sums.1", "Tanh sums.1 -> outputs.1",
                     "Gemm outputs.1 layers.2.weight layers.2.bias -> sums.2", "Sigmoid sums.2 -> outputs"});
  CHECK(valueText(graph.text(11)) == "inputs: batch 5");
  CHECK(valueText(graph.text(12)) == "outputs: batch 2");
}

TEST_CASE("an ONNX model of digits takes pixels divided by 255, and says so", "[onnx]") {
  Settings settings;
  settings.hidden = {3};
  const Fields model = modelOf(settings, 784, 10);
  const Fields graph = model.message(7);
  CHECK(valueText(graph.text(11)) == "pixels: batch 784");
  CHECK(valueText(graph.text(12)) == "probabilities: batch 10");
  CHECK_THAT(model.text(6), containsText("pixels [batch, 784]") && containsText("divided by 255"));
  CHECK_THAT(graph.message(11).text(3), containsText("divided by 255"));
  bool isSaid = false;
  for (const std::string& entry : model.all(14)) isSaid = isSaid || Fields(entry).text(2) == "pixel / 255";
  CHECK(isSaid);
  const Fields softmax(graph.all(1).back());
  CHECK(softmax.text(4) == "Softmax");
  const Fields axis = softmax.message(5);
  CHECK(axis.text(1) == "axis");
  CHECK(static_cast<std::int64_t>(axis.integer(3)) == -1);
  CHECK(axis.integer(20) == 2);  // INT
}

TEST_CASE("an ONNX model holds the parameters to the bit", "[onnx]") {
  const Fields graph = modelOf(smallSettings(), 5, 2).message(7);
  std::string data;
  std::string texts;
  for (const std::string& initializer : graph.all(5)) {
    const Fields tensor(initializer);
    CHECK(tensor.integer(2) == 1);  // FLOAT
    texts += tensor.text(8);
    for (auto [at, end] = tensor.integers.equal_range(1); at != end; ++at) texts += compose(" ", at->second);
    texts += "; ";
    data += tensor.text(9);
  }
  CHECK(texts ==
        "layers.0.weight 5 4; layers.0.bias 4; layers.1.weight 4 3; layers.1.bias 3; layers.2.weight 3 2; "
        "layers.2.bias 2; ");
  const std::vector<float> parameters = parametersOf(smallNetwork());
  REQUIRE(data.size() == parameters.size() * sizeof(float));
  CHECK(std::memcmp(data.data(), parameters.data(), data.size()) == 0);
}

TEST_CASE("a linear layer is a Gemm and nothing else", "[onnx]") {
  Settings settings;
  settings.hidden = {3};
  settings.activations = {Activation::linear};
  const Fields graph = modelOf(settings, 2, 2).message(7);
  std::vector<std::string> nodes;
  for (const std::string& node : graph.all(1)) nodes.push_back(nodeText(node));
  CHECK(nodes == std::vector<std::string>{"Gemm inputs layers.0.weight layers.0.bias -> outputs.0",
                                          "Gemm outputs.0 layers.1.weight layers.1.bias -> sums.1",
                                          "Softmax sums.1 -> probabilities"});
}

TEST_CASE("every activation that a setting names has an operator", "[onnx]") {
  for (const SettingInfo& info : settingTable()) {
    if (info.name != "activation") continue;
    for (const std::string_view name : info.choices) {
      CAPTURE(name);
      Settings settings;
      settings.hidden = {3};
      setSetting(settings, "activation", name);
      CHECK_NOTHROW(writeOnnx(networkOf(settings, 2, 2), settings));
    }
  }
}

TEST_CASE("the graph of the smallest network is these bytes", "[onnx]") {
  Settings settings;
  settings.hidden = {};
  settings.training.loss = Loss::meanSquaredError;
  Network network(networkSpec(settings, 1, 1));
  network.setParameters(std::vector<float>{1.0F, -0.5F});
  using namespace std::string_literals;
  // A line for each field of the graph: key, length, and what is in it. clang-format would break them.
  // clang-format off
  const std::string expected =
      "\x0A\x43\x0A\x06inputs\x0A\x0Flayers.0.weight\x0A\x0Dlayers.0.bias\x12\x06sums.0\x1A\x0Bmake_sums.0\x22\x04Gemm"
      "\x0A\x28\x0A\x06sums.0\x12\x07outputs\x1A\x0Cmake_outputs\x22\x07Sigmoid"
      "\x12\x07inkling"
      "\x2A\x1D\x08\x01\x08\x01\x10\x01\x42\x0Flayers.0.weight\x4A\x04\x00\x00\x80\x3F"
      "\x2A\x19\x08\x01\x10\x01\x42\x0Dlayers.0.bias\x4A\x04\x00\x00\x00\xBF"
      "\x5A\x35\x0A\x06inputs\x12\x13\x0A\x11\x08\x01\x12\x0D\x0A\x07\x12\x05" "batch\x0A\x02\x08\x01\x1A\x16The inputs as they are"
      "\x62\x3D\x0A\x07outputs\x12\x13\x0A\x11\x08\x01\x12\x0D\x0A\x07\x12\x05" "batch\x0A\x02\x08\x01\x1A\x1DThe outputs of the last layer"s;
  // clang-format on
  CHECK(Fields(writeOnnx(network, settings)).text(7) == expected);
}

}  // namespace inkling::test
