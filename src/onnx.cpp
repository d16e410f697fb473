#include "onnx.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "error.hpp"
#include "model.hpp"
#include "text.hpp"

namespace inkling {

namespace {

static_assert(std::endian::native == std::endian::little, "protocol buffers and ONNX's raw_data are little-endian");

/// A message of protocol buffers, written field by field (protobuf.dev/programming-guides/encoding): each is a key,
/// number of the field and kind of encoding, and then a varint, 4 bytes, or a length and so many bytes.
class Message {
 public:
  void integer(unsigned field, std::uint64_t value) {
    varint(field << 3U | 0U);
    varint(value);
  }

  void number(unsigned field, float value) {
    varint(field << 3U | 5U);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  void text(unsigned field, std::string_view value) {
    varint(field << 3U | 2U);
    varint(value.size());
    bytes_ += value;
  }

  void message(unsigned field, const Message& value) { text(field, value.bytes_); }

  std::string takeBytes() { return std::move(bytes_); }

 private:
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>(0x80U | (value & 0x7FU));
    bytes_ += static_cast<char>(value);
  }

  std::string bytes_;
};

// The numbers of the fields are those of onnx.proto (github.com/onnx/onnx), under the names of its messages.

constexpr std::uint64_t kIrVersion = 8;
constexpr std::uint64_t kOpset = 17;
constexpr std::uint64_t kFloat = 1;  // TensorProto.DataType.FLOAT

Message stringStringEntry(std::string_view key, std::string_view value) {
  Message entry;
  entry.text(1, key);
  entry.text(2, value);
  return entry;
}

Message tensor(std::string_view name, std::span<const Index> shape, std::span<const float> numbers) {
  Message tensor;
  for (const Index side : shape) tensor.integer(1, static_cast<std::uint64_t>(side));               // dims
  tensor.integer(2, kFloat);                                                                        // data_type
  tensor.text(8, name);                                                                             // name
  tensor.text(9, {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(float)});  // raw_data
  return tensor;
}

// [batch × units]
Message valueInfo(std::string_view name, int units, std::string_view documentation) {
  Message batch;
  batch.text(2, "batch");  // TensorShapeProto.Dimension.dim_param
  Message columns;
  columns.integer(1, static_cast<std::uint64_t>(units));  // TensorShapeProto.Dimension.dim_value
  Message shape;
  shape.message(1, batch);  // TensorShapeProto.dim
  shape.message(1, columns);
  Message tensorType;
  tensorType.integer(1, kFloat);  // TypeProto.Tensor.elem_type
  tensorType.message(2, shape);   // TypeProto.Tensor.shape
  Message type;
  type.message(1, tensorType);  // TypeProto.tensor_type
  Message value;
  value.text(1, name);
  value.message(2, type);
  value.text(3, documentation);
  return value;
}

/// An operator of ONNX with one attribute at most.
struct Operator {
  std::string_view activation;
  std::string_view name;  // empty for the identity
  std::string_view attribute;
  std::uint64_t integer;  // of the attribute, or else
  float number;
};

constexpr std::array kOperators = {
    Operator{"linear", "", "", 0, 0.0F},
    Operator{"sigmoid", "Sigmoid", "", 0, 0.0F},
    Operator{"tanh", "Tanh", "", 0, 0.0F},
    Operator{"relu", "Relu", "", 0, 0.0F},
    Operator{"leaky-relu", "LeakyRelu", "alpha", 0, 0.01F},
    Operator{"softmax", "Softmax", "axis", static_cast<std::uint64_t>(std::int64_t{-1}), 0.0F},
};

const Operator& operatorOf(Activation activation) {
  const std::string_view name = kActivationNames[static_cast<std::size_t>(activation)];
  for (const Operator& candidate : kOperators) {
    if (candidate.activation == name) return candidate;
  }
  refuse("a model whose layers are of the activation ", name, " cannot be written as ONNX");
}

Message attribute(const Operator& of) {
  Message attribute;
  attribute.text(1, of.attribute);
  if (of.integer != 0) {
    attribute.integer(3, of.integer);  // i
    attribute.integer(20, 2);          // type: AttributeProto.AttributeType.INT
  } else {
    attribute.number(2, of.number);  // f
    attribute.integer(20, 1);        // FLOAT
  }
  return attribute;
}

Message node(std::string_view operation, const std::vector<std::string>& inputs, std::string_view output) {
  Message node;
  for (const std::string& input : inputs) node.text(1, input);
  node.text(2, output);
  node.text(3, compose("make_", output));  // name
  node.text(4, operation);                 // op_type
  return node;
}

}  // namespace

std::string writeOnnx(const Network& network, const Settings& settings) {
  const NetworkSpec& spec = network.spec();
  checkArchitecture(spec, settings);
  const bool isOfDigits = spec.inputs == kImagePixels;
  const bool isSoftmax = spec.layers.back().activation == Activation::softmax;
  const std::string inputName = isOfDigits ? "pixels" : "inputs";
  const std::string outputName = isSoftmax ? "probabilities" : "outputs";
  const std::string inputText =
      isOfDigits ? "28 x 28 pixels, row by row, from 0 (paper) to 1 (ink): divided by 255" : "The inputs as they are";
  const std::string outputText = isSoftmax ? "The probability of each class" : "The outputs of the last layer";

  Message graph;
  const auto parameters = network.parameters();
  const std::vector<TensorPlace> places = tensorPlaces(spec);
  std::string from = inputName;
  for (std::size_t layer = 0; layer < spec.layers.size(); ++layer) {
    const Operator& activation = operatorOf(spec.layers[layer].activation);
    const bool isLast = layer + 1 == spec.layers.size();
    const std::string outputs = isLast ? outputName : compose("outputs.", layer);
    const std::string sums = activation.name.empty() ? outputs : compose("sums.", layer);
    graph.message(1, node("Gemm", {from, places[2 * layer].name, places[2 * layer + 1].name}, sums));
    if (!activation.name.empty()) {
      Message activate = node(activation.name, {sums}, outputs);
      if (!activation.attribute.empty()) activate.message(5, attribute(activation));
      graph.message(1, activate);
    }
    from = outputs;
  }
  graph.text(2, "inkling");  // name
  for (const TensorPlace& place : places) {
    graph.message(5, tensor(place.name, place.shape, {parameters.data() + place.begin, place.size}));  // initializer
  }
  graph.message(11, valueInfo(inputName, spec.inputs, inputText));
  graph.message(12, valueInfo(outputName, spec.layers.back().units, outputText));

  Message opset;
  opset.text(1, "");  // domain: ONNX's own operators
  opset.integer(2, kOpset);
  Message model;
  model.integer(1, kIrVersion);
  model.text(2, "Inkling");  // producer_name
  model.text(6, compose("A network trained with Inkling. ", inputName, " [batch, ", spec.inputs, "]: ", inputText, ". ",
                        outputName, " [batch, ", spec.layers.back().units, "]: ", outputText, "."));
  model.message(7, graph);
  model.message(8, opset);  // opset_import
  for (const auto& [name, text] : describe(spec, settings)) model.message(14, stringStringEntry(name, text));
  return model.takeBytes();
}

}  // namespace inkling
