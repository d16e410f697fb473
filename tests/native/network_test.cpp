#include "network.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <random>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "networks.hpp"
#include "random.hpp"

namespace inkling::test {

namespace {

struct Moments {
  double mean = 0.0;
  double variance = 0.0;
  double largest = 0.0;
};

Moments momentsOf(const Matrix& weights) {
  const auto values = weights.cast<double>().array().eval();
  return {values.mean(), (values - values.mean()).square().mean(), values.abs().maxCoeff()};
}

/// One wide layer, so that the moments are those of many numbers.
Network wide(Activation activation, Initialisation initialisation, std::uint32_t seed = 7) {
  Network network({500, {{400, activation}}});
  network.initialise(initialisation, seed);
  return network;
}

void checkUniform(const Network& network, double limit) {
  const Moments moments = momentsOf(network.weights(0));
  // A uniform number in ± a has the variance a² / 3, and its square the variance 4 a⁴ / 45.
  const double variance = limit * limit / 3.0;
  CHECK(std::abs(moments.mean) < 5.0 * std::sqrt(variance / 200'000));
  CHECK(std::abs(moments.variance - variance) < 5.0 * limit * limit * std::sqrt(4.0 / 45.0 / 200'000));
  CHECK(moments.largest <= limit * (1.0 + 1e-6));  // the limit is itself rounded
  CHECK(moments.largest > limit * 0.9999);         // missed once in e^20 times
}

std::vector<float> ascending(std::size_t count) {
  std::vector<float> numbers(count);
  for (std::size_t i = 0; i < count; ++i) numbers[i] = static_cast<float>(i + 1);
  return numbers;
}

}  // namespace

TEST_CASE("parameters go layer by layer, weights row by row before biases", "[network]") {
  Network network({2, {{3, Activation::tanh}, {1, Activation::linear}}});
  REQUIRE(network.parameterCount() == 2 * 3 + 3 + 3 * 1 + 1);
  setParameters(network, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
  Matrix first(2, 3);
  first << 0, 1, 2, 3, 4, 5;
  CHECK(network.weights(0) == first);
  CHECK(network.biases(0) == Eigen::RowVector3f(6, 7, 8));
  CHECK(network.weights(1) == Eigen::Vector3f(9, 10, 11));
  CHECK(network.biases(1)(0) == 12.0F);
}

TEST_CASE("parameters come back as they were set, to the bit", "[network]") {
  std::mt19937 generator(1);
  for (const NetworkSpec& spec : awkwardSpecs()) {
    CAPTURE(nameOf(spec));
    Network network(spec);
    std::size_t count = 0;
    auto inputs = static_cast<std::size_t>(spec.inputs);
    for (const LayerSpec& layer : spec.layers) {
      const auto units = static_cast<std::size_t>(layer.units);
      count += (inputs + 1) * units;
      inputs = units;
    }
    REQUIRE(network.parameterCount() == count);
    std::vector<float> parameters(count);
    for (float& parameter : parameters) parameter = randomNumber(generator);
    network.setParameters(parameters);
    CHECK(haveSameBits(network.parameters(), parameters));

    // The same numbers by layer.
    std::vector<float> byLayer;
    for (int layer = 0; layer < network.layerCount(); ++layer) {
      const Matrix weights = network.weights(layer);
      const RowVector biases = network.biases(layer);
      byLayer.insert(byLayer.end(), weights.data(), weights.data() + weights.size());
      byLayer.insert(byLayer.end(), biases.data(), biases.data() + biases.size());
    }
    CHECK(haveSameBits(byLayer, parameters));
  }
}

TEST_CASE("another number of parameters is refused and changes nothing", "[network]") {
  Network network({2, {{1, Activation::linear}}});
  setParameters(network, {1.0F, 2.0F, 3.0F});
  CHECK(errorOf([&] { network.setParameters(std::vector<float>(2)); }) ==
        "this network has 3 weights and biases, got 2");
  CHECK(errorOf([&] { network.setParameters(std::vector<float>(4)); }) ==
        "this network has 3 weights and biases, got 4");
  CHECK(network.parameters() == std::vector<float>{1.0F, 2.0F, 3.0F});
}

TEST_CASE("every parameter has a place of its own in memory, and the rest of it is zero", "[network]") {
  for (const NetworkSpec& spec : awkwardSpecs()) {
    CAPTURE(nameOf(spec));
    Network network(spec);
    const std::vector<float> parameters = ascending(network.parameterCount());
    network.setParameters(parameters);
    // Every number occurs once in memory.
    std::vector<float> found;
    std::copy_if(network.memory().begin(), network.memory().end(), std::back_inserter(found),
                 [](float value) { return value != 0.0F; });
    std::sort(found.begin(), found.end());
    CHECK(found == parameters);
    CHECK(reinterpret_cast<std::uintptr_t>(network.memory().data()) % kCacheLine == 0);
    for (int layer = 0; layer < network.layerCount(); ++layer) {
      CHECK(network.layout(layer).weights % kFloatsInCacheLine == 0);
      CHECK(network.layout(layer).biases % kFloatsInCacheLine == 0);
    }

    // What is in the order of memory comes back from it, whatever memory it is.
    AlignedFloats memory(network.memory().size(), std::numeric_limits<float>::quiet_NaN());
    network.toMemory(parameters, memory);
    CHECK(network.inOrder(memory) == parameters);
    CHECK(static_cast<std::size_t>(std::count_if(memory.begin(), memory.end(), [](float value) {
            return std::isnan(value);
          })) == memory.size() - parameters.size());
  }
}

TEST_CASE("blocks cover every parameter once, and of the rest only what pads panels", "[network]") {
  std::vector<NetworkSpec> specs = awkwardSpecs();
  specs.push_back({784, {{1030, Activation::relu}, {513, Activation::tanh}, {10, Activation::softmax}}});
  for (const NetworkSpec& spec : specs) {
    CAPTURE(nameOf(spec));
    Network network(spec);
    std::vector<int> covered(network.memory().size(), 0);
    Index end = 0;
    bool isInOrder = true;
    bool isSmall = true;
    bool isPlaced = true;
    for (const ParameterBlock& block : network.blocks()) {
      isInOrder = isInOrder && block.offset >= end;
      end = block.offset + block.size;
      isSmall = isSmall && block.size > 0 && block.size <= kBlockSize && block.size % kLanes == 0;
      const LayerLayout& layout = network.layout(block.layer);
      const Index width = layout.panels.panelWidth(block.panel);
      const Index expected = block.isBiases
                                 ? layout.biases + block.firstRow
                                 : layout.weights + layout.panels.panelOffset(block.panel) + block.firstRow * width;
      isPlaced = isPlaced && block.offset == expected && (block.isBiases || block.size == block.rows * width);
      for (Index i = 0; i < block.size; ++i) ++covered.at(static_cast<std::size_t>(block.offset + i));
    }
    CHECK(isInOrder);
    CHECK(isSmall);
    CHECK(isPlaced);

    // 1 for panels and padded biases, 0 for the gaps between them.
    std::vector<int> expected(covered.size(), 0);
    for (int layer = 0; layer < network.layerCount(); ++layer) {
      const LayerLayout& layout = network.layout(layer);
      std::fill_n(expected.begin() + layout.weights, layout.panels.size(), 1);
      std::fill_n(expected.begin() + layout.biases, layout.panels.paddedColumns(), 1);
    }
    CHECK(covered == expected);
    const std::vector<float> coverage(covered.begin(), covered.end());
    CHECK(network.inOrder(coverage) == std::vector<float>(network.parameterCount(), 1.0F));

    // A block of biases holds biases, one of weights of its layer weights of that layer.
    std::vector<float> kinds;
    for (int layer = 0; layer < network.layerCount(); ++layer) {
      kinds.insert(kinds.end(), static_cast<std::size_t>(network.weights(layer).size()), static_cast<float>(2 * layer));
      kinds.insert(kinds.end(), static_cast<std::size_t>(network.biases(layer).size()),
                   static_cast<float>(2 * layer + 1));
    }
    std::vector<float> byBlock(covered.size());
    for (const ParameterBlock& block : network.blocks()) {
      std::fill_n(byBlock.begin() + block.offset, block.size,
                  static_cast<float>(2 * block.layer + (block.isBiases ? 1 : 0)));
    }
    CHECK(network.inOrder(byBlock) == kinds);
  }
}

TEST_CASE("a new network is all zero", "[network]") {
  const Network network({3, {{2, Activation::tanh}}});
  CHECK(network.parameters() == std::vector<float>(8, 0.0F));
}

TEST_CASE("every initialisation has its name", "[network]") {
  const auto name = [](Initialisation initialisation) {
    return kInitialisationNames.at(static_cast<std::size_t>(initialisation));
  };
  CHECK(name(Initialisation::automatic) == "automatic");
  CHECK(name(Initialisation::he) == "he");
  CHECK(name(Initialisation::glorot) == "glorot");
  CHECK(name(Initialisation::uniform) == "uniform");
  CHECK(name(Initialisation::zeros) == "zeros");
}

TEST_CASE("He's weights are normal with variance 2 / inputs", "[network]") {
  for (const Network& network :
       {wide(Activation::relu, Initialisation::he), wide(Activation::relu, Initialisation::automatic),
        wide(Activation::leakyRelu, Initialisation::automatic), wide(Activation::tanh, Initialisation::he)}) {
    const Moments moments = momentsOf(network.weights(0));
    // 200,000 numbers: five deviations of the mean and of the variance, which is 2 / 500.
    CHECK(std::abs(moments.mean) < 5.0 * std::sqrt(0.004 / 200'000));
    CHECK(std::abs(moments.variance - 0.004) < 5.0 * 0.004 * std::sqrt(2.0 / 200'000));
    // Of 200,000 normal numbers the largest is between 3.5 and 6.5 deviations, but for less than once in a million.
    CHECK(moments.largest > 3.5 * std::sqrt(0.004));
    CHECK(moments.largest < 6.5 * std::sqrt(0.004));
  }
}

TEST_CASE("Glorot's weights are uniform within sqrt(6 / (inputs + units))", "[network]") {
  for (const Network& network :
       {wide(Activation::tanh, Initialisation::glorot), wide(Activation::tanh, Initialisation::automatic),
        wide(Activation::sigmoid, Initialisation::automatic), wide(Activation::softmax, Initialisation::automatic),
        wide(Activation::linear, Initialisation::automatic), wide(Activation::relu, Initialisation::glorot)}) {
    checkUniform(network, std::sqrt(6.0 / 900.0));
  }
}

TEST_CASE("uniform weights are within 1 / sqrt(inputs), whatever the activation", "[network]") {
  checkUniform(wide(Activation::relu, Initialisation::uniform), 1.0 / std::sqrt(500.0));
  checkUniform(wide(Activation::tanh, Initialisation::uniform), 1.0 / std::sqrt(500.0));
}

TEST_CASE("weights are drawn row by row, whatever the panels", "[network]") {
  // The same stream of numbers on every machine: with 8 lanes the panels are twice as wide as with 4.
  Network network({2, {{3, Activation::tanh}}});
  network.initialise(Initialisation::uniform, 7);
  Random random(7, Purpose::initialisation, 0);
  std::vector<float> expected;
  for (int i = 0; i < 6; ++i) expected.push_back(1.0F / std::sqrt(2.0F) * (2.0F * random.uniform() - 1.0F));
  expected.resize(9, 0.0F);
  CHECK(network.parameters() == expected);
}

TEST_CASE("an initialisation with zeros leaves nothing of what was", "[network]") {
  Network network({70, {{5, Activation::relu}, {3, Activation::softmax}}});
  network.setParameters(std::vector<float>(network.parameterCount(), 9.0F));
  network.initialise(Initialisation::zeros, 7);
  CHECK(network.parameters() == std::vector<float>(network.parameterCount(), 0.0F));
}

TEST_CASE("biases begin at zero, whatever they were", "[network]") {
  Network network({4, {{5, Activation::relu}, {3, Activation::softmax}}});
  for (const Initialisation initialisation : {Initialisation::automatic, Initialisation::he, Initialisation::glorot,
                                              Initialisation::uniform, Initialisation::zeros}) {
    network.setParameters(std::vector<float>(network.parameterCount(), 9.0F));
    network.initialise(initialisation, 7);
    for (int layer = 0; layer < 2; ++layer) {
      CHECK(network.biases(layer).isZero(0.0F));
      CHECK((network.weights(layer).array() != 9.0F).all());
      CHECK((network.weights(layer).array() != 0.0F).any() == (initialisation != Initialisation::zeros));
    }
  }
}

TEST_CASE("every layer has a stream of random numbers of its own", "[network]") {
  const auto initialised = [](int units, std::uint32_t seed) {
    Network network({6, {{units, Activation::tanh}, {8, Activation::tanh}, {8, Activation::tanh}}});
    network.initialise(Initialisation::glorot, seed);
    return network;
  };
  const Network narrow = initialised(8, 7);
  const Network broad = initialised(9, 7);
  // The last layer does not feel how many numbers the first one drew…
  CHECK(haveSameBits(narrow.weights(2), broad.weights(2)));
  // … and layers of the same shape differ, as do seeds.
  CHECK_FALSE(haveSameBits(narrow.weights(1), narrow.weights(2)));
  CHECK(haveSameBits(narrow.parameters(), initialised(8, 7).parameters()));
  CHECK_FALSE(haveSameBits(narrow.parameters(), initialised(8, 8).parameters()));
}

TEST_CASE("what an output should be for another class is -1 for tanh and otherwise 0", "[network]") {
  CHECK(lowTarget(Network({1, {{2, Activation::tanh}, {2, Activation::softmax}}})) == 0.0F);
  CHECK(lowTarget(Network({1, {{2, Activation::softmax}, {2, Activation::tanh}}})) == -1.0F);
  CHECK(lowTarget(Network({1, {{2, Activation::sigmoid}}})) == 0.0F);
}

TEST_CASE("shapes out of range are refused with the value and the range", "[network]") {
  const auto refusal = [](int inputs, const std::vector<LayerSpec>& layers) {
    return errorOf([&] { Network({inputs, layers}); });
  };
  const auto unitsRefusal = [&](int units) {
    return refusal(10, {{units, Activation::relu}, {3, Activation::softmax}});
  };
  CHECK(unitsRefusal(0) == "a layer must have 1 to 4096 units, got 0");
  CHECK(unitsRefusal(-1) == "a layer must have 1 to 4096 units, got -1");
  CHECK(unitsRefusal(4097) == "a layer must have 1 to 4096 units, got 4097");
  CHECK(unitsRefusal(100'000) == "a layer must have 1 to 4096 units, got 100000");
  CHECK(unitsRefusal(std::numeric_limits<int>::max()) == "a layer must have 1 to 4096 units, got 2147483647");
  CHECK(unitsRefusal(std::numeric_limits<int>::min()) == "a layer must have 1 to 4096 units, got -2147483648");

  const std::vector<LayerSpec> output = {{3, Activation::softmax}};
  CHECK(refusal(0, output) == "a network must have 1 to 4096 inputs, got 0");
  CHECK(refusal(-1, output) == "a network must have 1 to 4096 inputs, got -1");
  CHECK(refusal(100'000, output) == "a network must have 1 to 4096 inputs, got 100000");

  CHECK_THAT(refusal(10, {}), containsText("0 to 16 hidden layers") && containsText("got 0 layers"));
  const std::vector<LayerSpec> deep(18, {2, Activation::tanh});
  CHECK_THAT(refusal(10, deep), containsText("0 to 16 hidden layers") && containsText("got 18 layers"));
}

TEST_CASE("too many parameters are refused with their number", "[network]") {
  // 4096 · 4096 + 4096 weights and biases in each of two layers.
  CHECK_THAT(errorOf([] {
               Network({4096, {{4096, Activation::relu}, {4096, Activation::relu}}});
             }),
             containsText("at most 8000000") && containsText("got 33562624"));
  // One over the limit and the limit itself: (1999 + 1) · 4000 = 8,000,000.
  CHECK_NOTHROW(Network({1999, {{4000, Activation::relu}}}));
  CHECK_THAT(errorOf([] { Network({2000, {{4000, Activation::relu}}}); }), containsText("got 8004000"));
}

TEST_CASE("the largest shapes that are allowed work", "[network]") {
  CHECK_NOTHROW(Network({1, std::vector<LayerSpec>(17, {1, Activation::tanh})}));
  CHECK_NOTHROW(Network({4096, {{1, Activation::tanh}, {4096, Activation::linear}}}));
}

}  // namespace inkling::test
