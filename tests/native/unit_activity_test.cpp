#include "unit_activity.hpp"

#include <random>
#include <vector>

#include "catch.hpp"
#include "digits.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "networks.hpp"

namespace inkling::test {

namespace {

/// Points (-1), (0), (1), … with labels of 0.
Dataset pointsOf(std::initializer_list<float> coordinates) {
  Matrix points(static_cast<Index>(coordinates.size()), 1);
  Index i = 0;
  for (const float coordinate : coordinates) points(i++, 0) = coordinate;
  return Dataset::ofPoints(points, std::vector<std::uint8_t>(coordinates.size(), 0), 2);
}

std::vector<LayerActivity> activityOf(const Network& network, const Dataset& data, int atOnce) {
  UnitActivity activity;
  Workspace workspace;
  for (int first = 0; first < data.size(); first += atOnce) {
    activity.add(network, data, first, std::min(first + atOnce, data.size()), workspace);
  }
  return activity.layers();
}

}  // namespace

TEST_CASE("a rectified unit is dead when it is zero on all examples", "[unit activity]") {
  Network network({1, {{3, Activation::relu}, {2, Activation::softmax}}});
  // x, -x - 2 and x - 1 at x = -1, 0, 1: only the first is ever over zero.
  setParameters(network, {1, -1, 1, 0, -2, -1, 0, 0, 0, 0, 0, 0, 0, 0});
  const Dataset data = pointsOf({-1.0F, 0.0F, 1.0F});
  for (const int atOnce : {1, 2, 3}) {
    const std::vector<LayerActivity> layers = activityOf(network, data, atOnce);
    REQUIRE(layers.size() == 1);
    CHECK(layers[0].units == 3);
    CHECK(layers[0].dead == 2);
    CHECK(layers[0].saturated == 0);
  }
}

TEST_CASE("sigmoid and tanh are saturated when they are at an end on more than nine of ten examples",
          "[unit activity]") {
  // At x = 1 nine or ten times of eleven, and else at 0, in the middle of the range.
  const Dataset nine = pointsOf({1, 1, 1, 1, 1, 1, 1, 1, 1, 0});
  const Dataset ten = pointsOf({1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0});
  for (const Activation activation : {Activation::sigmoid, Activation::tanh, Activation::linear}) {
    CAPTURE(nameOf(activation));
    Network network({1, {{3, activation}, {2, Activation::softmax}}});
    // Far over the middle, far under it, and not far.
    setParameters(network, {9, -9, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    CHECK(activityOf(network, nine, 4)[0].saturated == 0);
    CHECK(activityOf(network, ten, 4)[0].saturated == (activation == Activation::linear ? 0 : 2));
    CHECK(activityOf(network, ten, 4)[0].dead == 0);
  }
}

TEST_CASE("the ends of the ranges are five hundredths of them", "[unit activity]") {
  const auto isSaturated = [](Activation activation, float sum) {
    Network network({1, {{1, activation}, {2, Activation::softmax}}});
    setParameters(network, {sum, 0, 0, 0, 0, 0});
    return activityOf(network, pointsOf({1}), 1)[0].saturated == 1;
  };
  // log(0.95 / 0.05) and, since tanh z = 2 sigmoid(2z) - 1, half of it.
  constexpr float kLimit = 2.944439F;
  for (const float sign : {-1.0F, 1.0F}) {
    CHECK(isSaturated(Activation::sigmoid, sign * (kLimit + 0.001F)));
    CHECK_FALSE(isSaturated(Activation::sigmoid, sign * (kLimit - 0.001F)));
    CHECK(isSaturated(Activation::tanh, sign * (kLimit / 2.0F + 0.001F)));
    CHECK_FALSE(isSaturated(Activation::tanh, sign * (kLimit / 2.0F - 0.001F)));
  }
}

TEST_CASE("every hidden layer is counted, and none without examples", "[unit activity]") {
  std::mt19937 generator(1);
  Network network({784, {{130, Activation::relu}, {65, Activation::tanh}, {10, Activation::softmax}}});
  randomise(network, generator, 10.0F);
  const Dataset data = bundledDigits().part(std::vector<int>{0, 1, 2, 3, 4, 5, 6});
  const std::vector<LayerActivity> layers = activityOf(network, data, 3);
  REQUIRE(layers.size() == 2);
  CHECK(layers[0].units == 130);
  CHECK(layers[1].units == 65);
  CHECK(layers[1].saturated > 50);  // sums of hundreds
  CHECK(UnitActivity().layers().empty());
}

TEST_CASE("examples that are not there are refused", "[unit activity]") {
  const Network network({1, {{1, Activation::relu}, {2, Activation::softmax}}});
  UnitActivity activity;
  Workspace workspace;
  const Dataset data = pointsOf({1.0F, 2.0F});
  CHECK_THAT(errorOf([&] { activity.add(network, data, 1, 3, workspace); }), containsText("0 to 2, got 1 to 3"));
  CHECK_THAT(errorOf([&] { activity.add(network, data, 1, 1, workspace); }), containsText("got 1 to 1"));
  CHECK_THAT(errorOf([&] { activity.add(network, data, -1, 1, workspace); }), containsText("got -1 to 1"));
  CHECK_THAT(errorOf([&] { activity.add(network, bundledDigits(), 0, 1, workspace); }), containsText("784"));
}

}  // namespace inkling::test
