#include "surface.hpp"

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "networks.hpp"
#include "not_finite.hpp"

namespace inkling::test {

namespace {

constexpr std::array kXAndY = {PointFeature::x, PointFeature::y};

Network someNetwork(int inputs) {
  std::mt19937 generator(5);
  Network network({inputs, {{5, Activation::tanh}, {3, Activation::relu}, {2, Activation::sigmoid}}});
  randomise(network, generator);
  return network;
}

}  // namespace

TEST_CASE("a surface has the centres of its cells, y upwards", "[surface]") {
  Network identity({2, {{2, Activation::linear}}});
  setParameters(identity, {1.0F, 0.0F, 0.0F, 1.0F, 0.0F, 0.0F});
  Workspace workspace;
  Surface surface(kXAndY, 4, 6.0F);
  Matrix expected(2, 16);
  expected << -4.5F, -1.5F, 1.5F, 4.5F, -4.5F, -1.5F, 1.5F, 4.5F, -4.5F, -1.5F, 1.5F, 4.5F, -4.5F, -1.5F, 1.5F,
      4.5F,  //
      4.5F, 4.5F, 4.5F, 4.5F, 1.5F, 1.5F, 1.5F, 1.5F, -1.5F, -1.5F, -1.5F, -1.5F, -4.5F, -4.5F, -4.5F, -4.5F;
  const std::vector<Matrix>& layers = surface.plot(identity, 1, workspace);
  REQUIRE(layers.size() == 1);
  CHECK(layers.front() == expected);
}

TEST_CASE("a surface holds what every unit computes there, to the bit", "[surface]") {
  constexpr std::array kFeatures = {PointFeature::y, PointFeature::xTimesY, PointFeature::sinX};
  constexpr int kSide = 8;
  constexpr int kStride = 2;
  const Network network = someNetwork(3);
  Workspace workspace;
  Surface surface(kFeatures, kSide, 4.0F);
  const std::vector<Matrix>& layers = surface.plot(network, kStride, workspace);
  REQUIRE(layers.size() == 3);
  Workspace other;
  for (int row = 0; row < kSide; ++row) {
    for (int column = 0; column < kSide; ++column) {
      Matrix point(1, 2);
      point << static_cast<float>(column) - 3.5F, 3.5F - static_cast<float>(row);
      const Matrix outputs = forward(network, featuresOf(point, kFeatures), other);
      const Matrix cell = layers[2].col(row * kSide + column).transpose();
      CHECK(haveSameBits(cell, outputs));
      if (row % kStride != 0 || column % kStride != 0) continue;
      for (const std::size_t hidden : {0U, 1U}) {
        CAPTURE(row, column, hidden);
        const Index at = row / kStride * (kSide / kStride) + column / kStride;
        CHECK(layers[hidden].col(at).transpose() == Matrix(other.outputs[hidden].view()));
      }
    }
  }
}

TEST_CASE("a surface can be plotted of one network after the other", "[surface]") {
  Workspace workspace;
  Surface surface(kXAndY, 6, 6.0F);
  const Network deep = someNetwork(2);
  const Matrix once = surface.plot(deep, 2, workspace).back();
  Network flat({2, {{1, Activation::step}}});
  const std::vector<Matrix>& layers = surface.plot(flat, 2, workspace);
  CHECK(layers.size() == 1);
  CHECK(layers.back() == Matrix::Ones(1, 36));
  CHECK(surface.plot(deep, 3, workspace).back() == once);
}

TEST_CASE("what is no surface is refused", "[surface]") {
  CHECK_THAT(errorOf([] { Surface(kXAndY, 0, 6.0F); }), containsText("1 to 1000 cells a side, got 0"));
  CHECK_THAT(errorOf([] { Surface(kXAndY, 1001, 6.0F); }), containsText("got 1001"));
  for (const float halfWidth : {0.0F, -1.0F, 1000.1F, kInfinity, kNaN}) {
    CHECK_THAT(errorOf([&] { Surface(kXAndY, 10, halfWidth); }), containsText("over 0 and at most 1000, got"));
  }
  CHECK_THAT(errorOf([] { Surface({}, 10, 6.0F); }), containsText("at least one feature"));
  Workspace workspace;
  Surface surface(kXAndY, 10, 6.0F);
  CHECK_THAT(errorOf([&] { surface.plot(someNetwork(3), 1, workspace); }),
             containsText("of 2 features, but the network takes 3 inputs"));
  for (const int stride : {0, -1, 3, 20}) {
    CHECK_THAT(errorOf([&] { surface.plot(someNetwork(2), stride, workspace); }), containsText("divisor"));
  }
}

}  // namespace inkling::test
