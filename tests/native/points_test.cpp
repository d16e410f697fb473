#include "points.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <numeric>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_of.hpp"
#include "matrices.hpp"
#include "sha256.hpp"

namespace inkling::test {

namespace {

struct Points {
  Matrix coordinates;
  std::vector<int> labels;
  Matrix targets;

  [[nodiscard]] double x(int i) const { return coordinates(i, 0); }
  [[nodiscard]] double y(int i) const { return coordinates(i, 1); }
  [[nodiscard]] int size() const { return static_cast<int>(coordinates.rows()); }
};

Points contentsOf(const Dataset& dataset) {
  std::vector<int> all(static_cast<std::size_t>(dataset.size()));
  std::iota(all.begin(), all.end(), 0);
  Minibatch minibatch;
  dataset.gather(all, minibatch);
  Points points{minibatch.dense.view(), {}, minibatch.targets.view()};
  for (const int i : all) {
    if (dataset.hasLabels()) points.labels.push_back(dataset.label(i));
  }
  return points;
}

Points made(PointKind kind, int count, float noise = 0.0F, std::uint32_t seed = 7) {
  return contentsOf(makePoints({kind, count, noise, seed}, 1));
}

constexpr std::array kRandomKinds = {PointKind::exclusiveOr, PointKind::circle, PointKind::gauss, PointKind::spiral,
                                     PointKind::moons};

int onesIn(const Points& points) { return std::accumulate(points.labels.begin(), points.labels.end(), 0); }

}  // namespace

TEST_CASE("kinds of points go by their names", "[points]") {
  CHECK(pointKindOf("xor") == PointKind::exclusiveOr);
  CHECK(pointKindOf("circle") == PointKind::circle);
  CHECK(pointKindOf("gauss") == PointKind::gauss);
  CHECK(pointKindOf("spiral") == PointKind::spiral);
  CHECK(pointKindOf("and") == PointKind::logicalAnd);
  CHECK(pointKindOf("or") == PointKind::logicalOr);
  CHECK(pointKindOf("moons") == PointKind::moons);
  CHECK(pointKindOf("plane") == PointKind::plane);
  CHECK(pointKindOf("gauss-surface") == PointKind::gaussSurface);
  CHECK(pointKindOf("xor-table") == PointKind::logicalExclusiveOr);
  CHECK_FALSE(pointKindOf("mnist").has_value());
  CHECK_FALSE(pointKindOf("").has_value());
}

TEST_CASE("truth tables are their four rows", "[points]") {
  Matrix corners(4, 2);
  corners << 0, 0, 0, 1, 1, 0, 1, 1;
  const Points conjunction = made(PointKind::logicalAnd, 500, 0.5F);
  CHECK(conjunction.coordinates == corners);
  CHECK(conjunction.labels == std::vector<int>{0, 0, 0, 1});
  const Points disjunction = made(PointKind::logicalOr, 2);
  CHECK(disjunction.coordinates == corners);
  CHECK(disjunction.labels == std::vector<int>{0, 1, 1, 1});
  const Points exclusion = made(PointKind::logicalExclusiveOr, 2, 0.5F);
  CHECK(exclusion.coordinates == corners);
  CHECK(exclusion.labels == std::vector<int>{0, 1, 1, 0});
}

TEST_CASE("a circle is a disc within a ring", "[points]") {
  const Points points = made(PointKind::circle, 20'000);
  CHECK(onesIn(points) == 10'000);
  std::array<double, 2> nearest = {10.0, 10.0};
  std::array<double, 2> furthest = {0.0, 0.0};
  std::array<int, 4> inQuadrant{};
  for (int i = 0; i < points.size(); ++i) {
    const auto label = static_cast<std::size_t>(points.labels[static_cast<std::size_t>(i)]);
    const double distance = std::hypot(points.x(i), points.y(i));
    nearest.at(label) = std::min(nearest.at(label), distance);
    furthest.at(label) = std::max(furthest.at(label), distance);
    ++inQuadrant.at((points.x(i) > 0 ? 1U : 0U) + (points.y(i) > 0 ? 2U : 0U));
  }
  // float32's rounding is 3e-7 here; the extremes of 10,000 numbers come within 2.5 · 20 / 10,000 of the ends.
  CHECK(furthest[1] == Approx(2.5).margin(0.005));
  CHECK(furthest[1] < 2.5 + 1e-6);
  CHECK(nearest[1] < 0.005);
  CHECK(nearest[0] == Approx(3.5).margin(0.005));
  CHECK(nearest[0] > 3.5 - 1e-6);
  CHECK(furthest[0] == Approx(5.0).margin(0.005));
  CHECK(furthest[0] < 5.0 + 1e-6);
  // Five standard deviations of a binomial of 20,000 and 1/4.
  for (const int count : inQuadrant) CHECK(std::abs(count - 5000) < 5.0 * std::sqrt(20'000 * 3.0 / 16.0));
}

TEST_CASE("exclusive or is four squares apart from the axes, labelled by the sign of the product", "[points]") {
  const Points points = made(PointKind::exclusiveOr, 20'000);
  bool isApart = true;
  bool isLabelled = true;
  double furthest = 0.0;
  for (int i = 0; i < points.size(); ++i) {
    const double x = points.x(i);
    const double y = points.y(i);
    isApart = isApart && std::min(std::abs(x), std::abs(y)) >= static_cast<double>(0.3F);
    isLabelled = isLabelled && (x * y > 0.0) == (points.labels[static_cast<std::size_t>(i)] == 1);
    furthest = std::max({furthest, std::abs(x), std::abs(y)});
  }
  CHECK(isApart);
  CHECK(isLabelled);
  CHECK(furthest <= static_cast<double>(5.0F + 0.3F));
  CHECK(furthest > 5.29);
  CHECK(std::abs(onesIn(points) - 10'000) < 5.0 * std::sqrt(20'000 / 4.0));
}

TEST_CASE("noise changes labels of circle and exclusive or, near the border only, and moves no point", "[points]") {
  // With noise 0.1 a point is labelled where it is within 0.5 in x and in y.
  constexpr double kReach = 0.5;
  const auto changes = [](PointKind kind, auto&& distanceToBorder) {
    const Points clean = made(kind, 20'000);
    const Points noisy = made(kind, 20'000, 0.1F);
    CHECK(haveSameBits(clean.coordinates, noisy.coordinates));
    int changed = 0;
    double furthest = 0.0;
    for (int i = 0; i < clean.size(); ++i) {
      if (clean.labels[static_cast<std::size_t>(i)] == noisy.labels[static_cast<std::size_t>(i)]) continue;
      ++changed;
      furthest = std::max(furthest, distanceToBorder(clean.x(i), clean.y(i)));
    }
    CHECK(changed > 100);
    CHECK(changed < 4000);
    return furthest;
  };
  CHECK(changes(PointKind::exclusiveOr, [](double x, double y) { return std::min(std::abs(x), std::abs(y)); }) <=
        kReach + 1e-6);
  CHECK(changes(PointKind::circle, [](double x, double y) { return std::abs(std::hypot(x, y) - 2.5); }) <=
        kReach * std::numbers::sqrt2 + 1e-6);
}

TEST_CASE("gauss has two clouds, wider with noise", "[points]") {
  for (const float noise : {0.0F, 0.25F, 0.5F}) {
    CAPTURE(noise);
    constexpr int kCount = 20'000;
    const Points points = made(PointKind::gauss, kCount, noise);
    CHECK(onesIn(points) == kCount / 2);
    const double variance = 0.5 + 7.0 * static_cast<double>(noise);
    for (const int label : {0, 1}) {
      for (const int axis : {0, 1}) {
        double sum = 0.0;
        double squares = 0.0;
        const double centre = label == 1 ? 2.0 : -2.0;
        for (int i = 0; i < kCount; ++i) {
          if (points.labels[static_cast<std::size_t>(i)] != label) continue;
          const double offset = static_cast<double>(points.coordinates(i, axis)) - centre;
          sum += offset;
          squares += offset * offset;
        }
        // Five standard deviations of each estimate.
        constexpr double kHalf = kCount / 2.0;
        CHECK(std::abs(sum / kHalf) < 5.0 * std::sqrt(variance / kHalf));
        CHECK(std::abs(squares / kHalf - variance) < 5.0 * variance * std::sqrt(2.0 / kHalf));
      }
    }
  }
}

TEST_CASE("a spiral has two arms, half a turn apart", "[points]") {
  for (const int count : {2, 7, 500}) {
    CAPTURE(count);
    const Points points = made(PointKind::spiral, count);
    CHECK(onesIn(points) == (count + 1) / 2);
    double worst = 0.0;
    for (const int label : {0, 1}) {
      // Where on its arm a point is, is known by its distance.
      std::vector<std::array<double, 3>> arm;
      for (int i = 0; i < count; ++i) {
        if (points.labels[static_cast<std::size_t>(i)] != label) continue;
        arm.push_back({std::hypot(points.x(i), points.y(i)), points.x(i), points.y(i)});
      }
      std::sort(arm.begin(), arm.end());
      const auto length = static_cast<double>(arm.size());
      for (std::size_t i = 0; i < arm.size(); ++i) {
        const double share = static_cast<double>(i) / length;
        const double angle = 1.75 * 2.0 * std::numbers::pi * share + (label == 1 ? 0.0 : std::numbers::pi);
        worst = std::max(worst, std::abs(arm[i][1] - 5.0 * share * std::sin(angle)));
        worst = std::max(worst, std::abs(arm[i][2] - 5.0 * share * std::cos(angle)));
      }
    }
    // Four roundings of an angle of up to 14.2, each by 2^-21 at the most, at a distance of 5.
    CHECK(worst < 5.0 * 4.0 * 0x1p-21);
  }
}

TEST_CASE("noise moves the points of a spiral, evenly and no further than it says", "[points]") {
  // Both arms are drawn in the same order with the same numbers, so that the points can be compared.
  const Points clean = made(PointKind::spiral, 10'000);
  const Points noisy = made(PointKind::spiral, 10'000, 0.4F);
  const Matrix moves = noisy.coordinates - clean.coordinates;
  CHECK(noisy.labels == clean.labels);
  CHECK(moves.cwiseAbs().maxCoeff() <= 0.4F + 1e-6F);
  CHECK(moves.maxCoeff() > 0.399F);
  CHECK(moves.minCoeff() < -0.399F);
  // The variance of U(-1, 1) is 1/3.
  CHECK(std::abs(moves.sum()) / 20'000.0F < 5.0F * 0.4F * std::sqrt(1.0F / 3.0F / 20'000.0F));
}

TEST_CASE("moons are two half circles that reach into each other", "[points]") {
  for (const int count : {2, 3, 7, 500}) {
    CAPTURE(count);
    const Points points = made(PointKind::moons, count);
    CHECK(onesIn(points) == (count + 1) / 2);
    double worst = 0.0;
    std::array<std::vector<double>, 2> angles;
    for (int i = 0; i < count; ++i) {
      // make_moons(n): (cos t, sin t) and (1 - cos t, ½ - sin t); here around (½, ¼) and three times as large.
      const bool isFirst = points.labels[static_cast<std::size_t>(i)] == 1;
      const double x = points.x(i) / 3.0 + 0.5;
      const double y = points.y(i) / 3.0 + 0.25;
      const double cosine = isFirst ? x : 1.0 - x;
      const double sine = isFirst ? y : 0.5 - y;
      worst = std::max({worst, std::abs(std::hypot(cosine, sine) - 1.0), -sine});
      angles.at(isFirst ? 1 : 0).push_back(std::atan2(std::max(sine, 0.0), cosine));
    }
    // A few roundings of numbers up to 3.
    CHECK(worst < 1e-6);
    for (std::vector<double>& each : angles) {
      std::sort(each.begin(), each.end());
      for (std::size_t i = 0; i < each.size(); ++i) {
        const double last = std::max<double>(static_cast<double>(each.size()) - 1.0, 1.0);
        // The sine of an angle near π that was rounded is off by a rounding of π.
        CHECK(std::abs(each[i] - std::numbers::pi * static_cast<double>(i) / last) < 2e-6);
      }
    }
  }
  const Matrix moves = made(PointKind::moons, 10'000, 0.25F).coordinates - made(PointKind::moons, 10'000).coordinates;
  // The deviation is half a unit; five standard deviations of its estimate from 20,000 numbers.
  CHECK(std::abs(std::sqrt(moves.cast<double>().squaredNorm() / 20'000.0) - 0.5) <
        5.0 * 0.5 / std::sqrt(2.0 * 20'000.0));
}

TEST_CASE("surfaces have values over the plane, without labels", "[points]") {
  for (const PointKind kind : {PointKind::plane, PointKind::gaussSurface}) {
    CHECK(hasValues(kind));
    const Dataset data = makePoints({kind, 20'000}, 1);
    CHECK_FALSE(data.hasLabels());
    const Points points = contentsOf(data);
    CHECK(points.coordinates.cwiseAbs().maxCoeff() <= 6.0F);
    CHECK(points.coordinates.maxCoeff() > 5.99F);
    CHECK(points.coordinates.minCoeff() < -5.99F);
    double worst = 0.0;
    for (int i = 0; i < points.size(); ++i) {
      const double x = points.x(i);
      const double y = points.y(i);
      // On a grid of 4 by 5 the hills and hollows alternate.
      const double column = std::round(std::clamp(x / 4.0, -1.0, 1.0));
      const double row = y < 0.0 ? -1.0 : 1.0;
      const double height = std::max(0.0, 1.0 - std::hypot(x - 4.0 * column, y - 2.5 * row) / 2.0);
      const double hill = (column == 0.0 ? -row : row) * height;
      const double expected = kind == PointKind::plane ? (x + y) / 10.0 : hill;
      worst = std::max(worst, std::abs(static_cast<double>(points.targets(i, 0)) - expected));
    }
    CHECK(worst < 1e-6);
  }
  CHECK_FALSE(hasValues(PointKind::moons));
}

TEST_CASE("noise takes the values of a surface elsewhere, and moves no point", "[points]") {
  const Points clean = made(PointKind::plane, 10'000);
  const Points noisy = made(PointKind::plane, 10'000, 0.5F);
  CHECK(haveSameBits(clean.coordinates, noisy.coordinates));
  const Matrix changes = noisy.targets - clean.targets;
  // Up to 3 in x and in y, a tenth of which counts.
  CHECK(changes.cwiseAbs().maxCoeff() < 0.6F + 1e-6F);
  CHECK(changes.maxCoeff() > 0.55F);
  CHECK(changes.minCoeff() < -0.55F);
}

TEST_CASE("points are in random order", "[points]") {
  for (const PointKind kind : kRandomKinds) {
    CAPTURE(kPointKindNames.at(static_cast<std::size_t>(kind)));
    const Points points = made(kind, 1000);
    const int early = std::accumulate(points.labels.begin(), points.labels.begin() + 500, 0);
    // 500 of 1,000, half of them ones, without replacement: a standard deviation of 7.9.
    CHECK(std::abs(2 * early - onesIn(points)) < 2 * 5 * 8);
  }
}

TEST_CASE("points are the same to the bit for a seed and others for another", "[points]") {
  const auto hashOf = [](PointKind kind, std::uint32_t seed) {
    const Points points = made(kind, 100, 0.2F, seed);
    return parameterHash(elementsOf(points.coordinates)).substr(0, 16);
  };
  CHECK(hashOf(PointKind::exclusiveOr, 7) == "10a70dec069a4286");
  CHECK(hashOf(PointKind::circle, 7) == "9ce154c75c079c7e");
  CHECK(hashOf(PointKind::gauss, 7) == "cd5190a54dd0cd78");
  CHECK(hashOf(PointKind::spiral, 7) == "1c65cb361685e74d");
  CHECK(hashOf(PointKind::moons, 7) == "80e78b86f4ae6c70");
  CHECK(hashOf(PointKind::plane, 7) == "90c280ab44592d87");
  for (const PointKind kind : kRandomKinds) CHECK(hashOf(kind, 7) != hashOf(kind, 8));
}

TEST_CASE("points have as many outputs as are asked for", "[points]") {
  const PointsSpec spec{PointKind::logicalAnd};
  const Dataset one = makePoints(spec, 1);
  CHECK(one.inputs() == 2);
  CHECK(one.outputs() == 1);
  const Points ofOne = contentsOf(one);
  CHECK(ofOne.targets(2, 0) == 0.0F);
  CHECK(ofOne.targets(3, 0) == 1.0F);
  const Dataset two = makePoints(spec, 2);
  CHECK(two.outputs() == 2);
  const Points ofTwo = contentsOf(two);
  CHECK(ofTwo.targets(2, 0) == 1.0F);
  CHECK(ofTwo.targets(2, 1) == 0.0F);
  CHECK(ofTwo.targets(3, 0) == 0.0F);
  CHECK(ofTwo.targets(3, 1) == 1.0F);
}

TEST_CASE("points are split into halves without a point in both", "[points]") {
  const Dataset all = makePoints({PointKind::circle, 101}, 1);
  const auto [training, test] = splitPoints(PointKind::circle, all);
  CHECK(training.size() == 51);
  CHECK(test.size() == 50);
  Matrix joined(101, 2);
  joined << contentsOf(training).coordinates, contentsOf(test).coordinates;
  CHECK(joined == contentsOf(all).coordinates);
}

TEST_CASE("a truth table is learnt as a whole and tested as a whole", "[points]") {
  for (const PointKind kind : {PointKind::logicalAnd, PointKind::logicalOr, PointKind::logicalExclusiveOr}) {
    const Dataset table = makePoints({kind}, 1);
    const auto [training, test] = splitPoints(kind, table);
    CHECK(training.size() == 4);
    CHECK(contentsOf(test).labels == contentsOf(table).labels);
  }
}

TEST_CASE("any share of the points is trained on", "[points]") {
  const Dataset all = makePoints({PointKind::circle, 101}, 1);
  const auto sizes = [&](float share) {
    const auto [training, test] = splitPoints(PointKind::circle, all, share);
    return std::array{training.size(), test.size()};
  };
  CHECK(sizes(0.5F) == std::array{51, 50});
  CHECK(sizes(0.8F) == std::array{81, 20});
  CHECK(sizes(0.001F) == std::array{1, 100});
  CHECK(sizes(0.999F) == std::array{100, 1});
  for (const float share : {0.0F, 1.0F, -0.1F, std::numeric_limits<float>::quiet_NaN()}) {
    CHECK_THAT(errorOf([&] { splitPoints(PointKind::circle, all, share); }), containsText("over 0 and under 1, got"));
    CHECK_THAT(errorOf([&] { splitOwnPoints(all, share, 7); }), containsText("over 0 and under 1, got"));
  }
}

TEST_CASE("points of one's own are put in random order before they are split", "[points]") {
  Matrix line(10, 2);
  for (Index i = 0; i < 10; ++i) line.row(i).setConstant(static_cast<float>(i));
  const Dataset all = Dataset::ofPoints(line, {0, 0, 0, 0, 0, 1, 1, 1, 1, 1}, 1);
  const auto orderOf = [&](std::uint32_t seed) {
    const auto [training, test] = splitOwnPoints(all, 0.7F, seed);
    CHECK(training.size() == 7);
    std::vector<float> numbers;
    for (const Dataset& part : {training, test}) {
      const PointTable table = part.points();
      for (Index i = 0; i < part.size(); ++i) {
        numbers.push_back(table.coordinates(i, 0));
        CHECK(table.labels.at(static_cast<std::size_t>(i)) == (numbers.back() < 5.0F ? 0 : 1));
      }
    }
    return numbers;
  };
  const std::vector<float> order = orderOf(7);
  CHECK(orderOf(7) == order);
  CHECK(orderOf(8) != order);
  std::vector<float> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  CHECK(sorted != order);
  CHECK(sorted == std::vector<float>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
}

TEST_CASE("a single point of one's own is trained on and tested with", "[points]") {
  const auto [training, test] = splitOwnPoints(Dataset::ofPoints(Matrix::Ones(1, 2), {1}, 1), 0.5F, 7);
  CHECK(training.size() == 1);
  CHECK(test.size() == 1);
}

TEST_CASE("what is no data set of points is refused", "[points]") {
  const auto refusal = [](const PointsSpec& spec, int outputs) { return errorOf([&] { makePoints(spec, outputs); }); };
  CHECK_THAT(refusal({PointKind::circle, 1}, 1), containsText("2 to 100000, got 1"));
  CHECK_THAT(refusal({PointKind::circle, 100'001}, 1), containsText("2 to 100000, got 100001"));
  CHECK_THAT(refusal({PointKind::gauss, 500, -0.1F}, 1), containsText("noise") && containsText("got -0.1"));
  CHECK_THAT(refusal({PointKind::gauss, 500, 0.6F}, 1), containsText("0 to 0.5, got 0.6"));
  CHECK_THAT(refusal({PointKind::gauss, 500, std::numeric_limits<float>::quiet_NaN()}, 1), containsText("got nan"));
  CHECK_THAT(refusal({}, 0), containsText("1 or 2 outputs, got 0"));
  CHECK_THAT(refusal({}, 3), containsText("1 or 2 outputs, got 3"));
  CHECK_THAT(refusal({PointKind::gaussSurface}, 2),
             containsText("gauss-surface have values") && containsText("mean-squared-error, got 2"));
  const Dataset all = makePoints({PointKind::circle, 10}, 1);
  CHECK_THAT(errorOf([&] { splitPoints(PointKind::circle, all.part(std::array{3})); }), containsText("got 1"));
}

}  // namespace inkling::test
