#include "vector_math.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "catch.hpp"
#include "random.hpp"

namespace inkling {
namespace {

std::uint32_t bits(float x) { return bitsAs<std::uint32_t>(x); }

/// Every kind of float32: the special ones, those around the limits of the functions, and any bits at all.
std::vector<float> samples() {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  std::vector<float> all = {0.0F,
                            -0.0F,
                            kInfinity,
                            -kInfinity,
                            std::numeric_limits<float>::min(),
                            std::numeric_limits<float>::denorm_min(),
                            std::numeric_limits<float>::max(),
                            std::numeric_limits<float>::lowest(),
                            std::numeric_limits<float>::quiet_NaN()};
  for (const float limit : {-87.33654F, 88.72283F, 0.625F, -0.625F, 44.361415F}) {
    float below = limit;
    float above = limit;
    for (int i = 0; i < 4; ++i) {
      all.push_back(below);
      all.push_back(above);
      below = std::nextafter(below, -kInfinity);
      above = std::nextafter(above, kInfinity);
    }
  }
  Random random(7, Purpose::initialisation);
  for (int i = 0; i < 200'000; ++i) all.push_back(bitsAs<float>(random.bits()));
  for (int i = 0; i < 200'000; ++i) all.push_back(200.0F * random.uniform() - 100.0F);
  while (all.size() % kLanes != 0) all.push_back(0.5F);
  return all;
}

template <typename OfVector, typename OfFloat>
void checkLanes(OfVector ofVector, OfFloat ofFloat) {
  const std::vector<float> inputs = samples();
  std::array<float, kLanes> lanes{};
  int different = 0;
  for (std::size_t i = 0; i < inputs.size(); i += kLanes) {
    store(lanes.data(), ofVector(load(inputs.data() + i)));
    for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
      const float expected = ofFloat(inputs[i + lane]);
      const bool isSame =
          bits(lanes.at(lane)) == bits(expected) || (std::isnan(lanes.at(lane)) && std::isnan(expected));
      different += isSame ? 0 : 1;
    }
  }
  CHECK(different == 0);
}

TEST_CASE("vectors give the same exponentials as floats, to the bit", "[math]") {
  checkLanes([](const Vector& x) { return exponential(x); }, [](float x) { return exponential(x); });
}

TEST_CASE("vectors give the same logistic function as floats, to the bit", "[math]") {
  checkLanes([](const Vector& x) { return sigmoid(x); }, [](float x) { return sigmoid(x); });
}

TEST_CASE("vectors give the same tanh as floats, to the bit", "[math]") {
  checkLanes([](const Vector& x) { return hyperbolicTangent(x); }, [](float x) { return hyperbolicTangent(x); });
}

}  // namespace
}  // namespace inkling
