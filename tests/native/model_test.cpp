#include "model.hpp"

#include <limits>
#include <string>

#include "catch.hpp"
#include "error_of.hpp"
#include "models.hpp"

namespace inkling::test {

TEST_CASE("tensors lie in the order of a network's parameters", "[model]") {
  const Network network = smallNetwork();
  const std::vector<float> parameters = parametersOf(network);
  const std::vector<TensorPlace> places = tensorPlaces(network.spec());
  REQUIRE(places.size() == 6);
  std::size_t begin = 0;
  for (const TensorPlace& place : places) {
    CHECK(place.begin == begin);
    begin += place.size;
  }
  CHECK(begin == parameters.size());
  for (int layer = 0; layer < 3; ++layer) {
    const TensorPlace& weight = places[2 * static_cast<std::size_t>(layer)];
    const TensorPlace& bias = places[2 * static_cast<std::size_t>(layer) + 1];
    const Matrix w = network.weights(layer);
    CHECK(weight.name == "layers." + std::to_string(layer) + ".weight");
    CHECK(bias.name == "layers." + std::to_string(layer) + ".bias");
    CHECK(weight.shape == std::vector<Index>{w.rows(), w.cols()});
    CHECK(bias.shape == std::vector<Index>{w.cols()});
    CHECK(haveSameBits({parameters.data() + weight.begin, weight.size}, elementsOf(w)));
    CHECK(parameters[bias.begin] == network.biases(layer)(0));
  }
}

TEST_CASE("a description names the format, the layers, the inputs and every setting", "[model]") {
  const auto texts = describe(smallNetwork().spec(), smallSettings());
  REQUIRE(texts.size() == 3 + settingTable().size());
  CHECK(texts[0] == std::pair<std::string, std::string>("format", "inkling 1"));
  CHECK(texts[1] == std::pair<std::string, std::string>("activations", "tanh,tanh,sigmoid"));
  CHECK(texts[2] == std::pair<std::string, std::string>("normalisation", "none"));
  for (std::size_t i = 0; i < settingTable().size(); ++i) {
    CHECK(texts[3 + i].first == settingTable()[i].name);
    CHECK(texts[3 + i].second == getSetting(smallSettings(), settingTable()[i].name));
  }
  CHECK(normalisation(networkSpec({}, 784, 10)) == "pixel / 255");
}

TEST_CASE("numbers that are not finite are found wherever they are", "[model]") {
  CHECK_NOTHROW(checkFinite({}, "weights"));
  CHECK_NOTHROW(checkFinite({0.0F, -std::numeric_limits<float>::max()}, "weights"));
  CHECK(errorOf([] {
          checkFinite({0.0F, std::numeric_limits<float>::infinity()}, "weights");
        }) == "the model file holds weights that are not finite numbers");
  CHECK_FALSE(errorOf([] { checkFinite({std::numeric_limits<float>::quiet_NaN(), 0.0F}, "weights"); }).empty());
}

TEST_CASE("activations are found by their names", "[model]") {
  for (const std::string_view name : kActivationNames) {
    CHECK(kActivationNames[static_cast<std::size_t>(activationNamed(name))] == name);
  }
  CHECK_THAT(errorOf([] { activationNamed("swish"); }), containsText("one of linear, ") && containsText("got 'swish'"));
  CHECK_FALSE(errorOf([] { activationNamed(""); }).empty());
}

}  // namespace inkling::test
