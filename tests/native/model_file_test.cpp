#include "model_file.hpp"

#include <string>

#include "catch.hpp"
#include "error_of.hpp"
#include "model_json.hpp"
#include "models.hpp"
#include "onnx.hpp"
#include "pytorch_export.hpp"
#include "safetensors.hpp"

namespace inkling::test {

TEST_CASE("a model is written in the format that is named", "[model_file]") {
  const Network network = smallNetwork();
  const Settings settings = smallSettings();
  const Checkpoint checkpoint = smallCheckpoint();
  CHECK(writeModel("safetensors", network, settings) == writeSafetensors(network, settings));
  CHECK(writeModel("safetensors", network, settings, &checkpoint) == writeSafetensors(network, settings, &checkpoint));
  CHECK(writeModel("json", network, settings) == writeModelJson(network, settings));
  CHECK(writeModel("onnx", network, settings) == writeOnnx(network, settings));
  CHECK(writeModel("pytorch-script", network, settings) == writePytorchScript(network.spec(), settings));
  for (const std::string_view format : kModelFormats) {
    CAPTURE(format);
    CHECK_FALSE(writeModel(format, network, settings).empty());
  }
  for (const std::string format : {"", "pickle", "JSON"}) {
    CHECK_THAT(errorOf([&] { writeModel(format, network, settings); }),
               containsText("one of safetensors, json, onnx, pytorch-script") && containsText("got '" + format + "'"));
  }
}

TEST_CASE("no format writes a network that its settings do not make", "[model_file]") {
  for (const std::string_view format : kModelFormats) {
    CAPTURE(format);
    CHECK_THAT(errorOf([&] { writeModel(format, smallNetwork(), Settings{}); }),
               containsText("5-256-128-2 relu,relu,softmax"));
  }
}

TEST_CASE("a model is read from either format, whichever it is", "[model_file]") {
  for (const std::string format : {"safetensors", "json"}) {
    const Model model = readModel(bytesOf(writeModel(format, smallNetwork(), smallSettings())));
    CHECK(haveSameBits(parametersOf(model.network), parametersOf(smallNetwork())));
  }
  const std::string json = writeModelJson(smallNetwork(), smallSettings());
  CHECK_NOTHROW(readModel(bytesOf(" \n\t" + json)));
  CHECK_NOTHROW(readModel(bytesOf("\xEF\xBB\xBF" + json)));
}

TEST_CASE("a model keeps the activation of each of its layers", "[model_file]") {
  Settings settings = smallSettings();
  setSetting(settings, "activation", "tanh,relu");
  const Network network = networkOf(settings, 5, 2);
  for (const std::string format : {"safetensors", "json"}) {
    CAPTURE(format);
    const Model model = readModel(bytesOf(writeModel(format, network, settings)));
    CHECK(model.network.spec() == network.spec());
    CHECK(getSetting(model.settings, "activation") == "tanh,relu");
  }
  CHECK_THAT(errorOf([&] { writeModel("json", network, smallSettings()); }),
             containsText("5-4-3-2 tanh,tanh,sigmoid, the model has 5-4-3-2 tanh,relu,sigmoid"));
}

TEST_CASE("safetensors whose first byte is a brace are read as what they are", "[model_file]") {
  std::string file = writeSafetensors(smallNetwork(), smallSettings());
  auto length = static_cast<std::size_t>(static_cast<unsigned char>(file[0])) +
                256U * static_cast<std::size_t>(static_cast<unsigned char>(file[1]));
  const std::size_t body = 8 + length;
  std::string spaces;
  for (; length % 256 != '{'; ++length) spaces += ' ';
  file.insert(body, spaces);
  file[0] = '{';
  file[1] = static_cast<char>(length / 256);
  CHECK_NOTHROW(readModel(bytesOf(file)));
}

TEST_CASE("what is neither format is refused in a sentence", "[model_file]") {
  CHECK_THAT(errorOf([] { readModel({}); }), containsText("begins with 8 bytes, got 0"));
  CHECK_THAT(errorOf([] { readModel(bytesOf("{}")); }), containsText("lacks the text 'format'"));
  CHECK_THAT(errorOf([] { readModel(bytesOf("{\"a\": 1")); }), containsText("no valid JSON"));
  CHECK_THAT(errorOf([] { readModel(bytesOf(std::string(100, '\0'))); }), containsText("header is no valid JSON"));
  CHECK_THAT(errorOf([] { readModel(bytesOf("\x89PNG\r\n\x1A\n and more")); }), containsText("by its first number"));
  CHECK_FALSE(errorOf([] { readModel(bytesOf(writeOnnx(smallNetwork(), smallSettings()))); }).empty());
  CHECK_FALSE(errorOf([] { readModel(bytesOf(std::string(100, ' '))); }).empty());
}

}  // namespace inkling::test
