#include "points.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "error.hpp"
#include "math.hpp"
#include "random.hpp"
#include "text.hpp"

namespace inkling {

namespace {

constexpr float kRadius = 5.0F;

struct Labelled {
  float x;
  float y;
  std::uint8_t label;
};

/// 0, 1, … count - 1.
std::vector<int> ascending(int count) {
  std::vector<int> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

float uniform(Random& random, float low, float high) { return low + (high - low) * random.uniform(); }

/// The label of a point after noise has moved it.
template <typename Label>
Labelled labelled(float x, float y, float noise, Random& random, const Label& label) {
  const float noiseX = noise * uniform(random, -kRadius, kRadius);
  const float noiseY = noise * uniform(random, -kRadius, kRadius);
  return {x, y, static_cast<std::uint8_t>(label(x + noiseX, y + noiseY) ? 1 : 0)};
}

Labelled circlePoint(bool isInside, float noise, Random& random) {
  constexpr float kInner = kRadius / 2.0F;
  const float distance = isInside ? uniform(random, 0.0F, kInner) : uniform(random, 0.7F * kRadius, kRadius);
  const float angle = uniform(random, 0.0F, 2.0F * kPi);
  return labelled(distance * sine(angle), distance * cosine(angle), noise, random,
                  [](float x, float y) { return x * x + y * y < kInner * kInner; });
}

Labelled exclusiveOrPoint(float noise, Random& random) {
  constexpr float kPadding = 0.3F;
  const auto coordinate = [&random] {
    const float value = uniform(random, -kRadius, kRadius);
    return value > 0.0F ? value + kPadding : value - kPadding;
  };
  const float x = coordinate();
  const float y = coordinate();
  return labelled(x, y, noise, random, [](float movedX, float movedY) { return movedX * movedY >= 0.0F; });
}

Labelled gaussPoint(bool isFirst, float noise, Random& random) {
  const float centre = isFirst ? 2.0F : -2.0F;
  const float deviation = std::sqrt(0.5F + 7.0F * noise);
  const float x = centre + deviation * random.normal();
  const float y = centre + deviation * random.normal();
  return {x, y, static_cast<std::uint8_t>(isFirst ? 1 : 0)};
}

/// `share` of the arm's length, in [0, 1).
Labelled spiralPoint(bool isFirst, float share, float noise, Random& random) {
  const float distance = kRadius * share;
  const float angle = 3.5F * kPi * share + (isFirst ? 0.0F : kPi);
  const float x = distance * sine(angle) + noise * uniform(random, -1.0F, 1.0F);
  const float y = distance * cosine(angle) + noise * uniform(random, -1.0F, 1.0F);
  return {x, y, static_cast<std::uint8_t>(isFirst ? 1 : 0)};
}

/// `share` of the half circle, in [0, 1].
Labelled moonPoint(bool isFirst, float share, float noise, Random& random) {
  constexpr float kSize = 3.0F;
  const float angle = kPi * share;
  const float side = isFirst ? kSize : -kSize;
  const float x = side * (cosine(angle) - 0.5F) + 2.0F * noise * random.normal();
  const float y = side * (sine(angle) - 0.25F) + 2.0F * noise * random.normal();
  return {x, y, static_cast<std::uint8_t>(isFirst ? 1 : 0)};
}

float planeAt(float x, float y) { return (x + y) / 10.0F; }

float gaussSurfaceAt(float x, float y) {
  struct Hill {
    float x;
    float y;
    float sign;
  };
  constexpr std::array kHills = {Hill{-4.0F, 2.5F, 1.0F},   Hill{0.0F, 2.5F, -1.0F}, Hill{4.0F, 2.5F, 1.0F},
                                 Hill{-4.0F, -2.5F, -1.0F}, Hill{0.0F, -2.5F, 1.0F}, Hill{4.0F, -2.5F, -1.0F}};
  constexpr float kReach = 2.0F;
  float value = 0.0F;
  for (const Hill& hill : kHills) {
    const float dx = x - hill.x;
    const float dy = y - hill.y;
    const float height = 1.0F - std::sqrt(dx * dx + dy * dy) / kReach;
    if (height > std::abs(value)) value = hill.sign * height;
  }
  return value;
}

/// Points and their values.
Dataset valuedPoints(const PointsSpec& spec) {
  constexpr float kSide = 6.0F;
  Random random(spec.seed, Purpose::points);
  Matrix points(spec.count, 2);
  Matrix values(spec.count, 1);
  for (Index i = 0; i < points.rows(); ++i) {
    points(i, 0) = uniform(random, -kSide, kSide);
    points(i, 1) = uniform(random, -kSide, kSide);
    const float x = points(i, 0) + spec.noise * uniform(random, -kSide, kSide);
    const float y = points(i, 1) + spec.noise * uniform(random, -kSide, kSide);
    values(i, 0) = spec.kind == PointKind::plane ? planeAt(x, y) : gaussSurfaceAt(x, y);
  }
  return Dataset::ofValues(std::move(points), std::move(values));
}

bool isTruthTable(PointKind kind) {
  return kind == PointKind::logicalAnd || kind == PointKind::logicalOr || kind == PointKind::logicalExclusiveOr;
}

std::vector<Labelled> truthTable(PointKind kind) {
  const std::uint8_t mixed = kind == PointKind::logicalAnd ? 0 : 1;
  const std::uint8_t both = kind == PointKind::logicalExclusiveOr ? 0 : 1;
  return {{0.0F, 0.0F, 0}, {0.0F, 1.0F, mixed}, {1.0F, 0.0F, mixed}, {1.0F, 1.0F, both}};
}

std::vector<Labelled> randomPoints(const PointsSpec& spec) {
  Random random(spec.seed, Purpose::points);
  std::vector<Labelled> points;
  points.reserve(static_cast<std::size_t>(spec.count));
  const int first = (spec.count + 1) / 2;
  for (int i = 0; i < spec.count; ++i) {
    const bool isFirst = i < first;
    const auto place = static_cast<float>(isFirst ? i : i - first);
    const auto length = static_cast<float>(isFirst ? first : spec.count - first);
    switch (spec.kind) {
      case PointKind::circle:
        points.push_back(circlePoint(isFirst, spec.noise, random));
        break;
      case PointKind::gauss:
        points.push_back(gaussPoint(isFirst, spec.noise, random));
        break;
      case PointKind::spiral:
        points.push_back(spiralPoint(isFirst, place / length, spec.noise, random));
        break;
      case PointKind::moons:
        points.push_back(moonPoint(isFirst, place / std::max(length - 1.0F, 1.0F), spec.noise, random));
        break;
      case PointKind::exclusiveOr:
      case PointKind::logicalAnd:
      case PointKind::logicalOr:
      case PointKind::plane:
      case PointKind::gaussSurface:
      case PointKind::logicalExclusiveOr:
        points.push_back(exclusiveOrPoint(spec.noise, random));
        break;
    }
  }
  std::vector<int> order = ascending(static_cast<int>(points.size()));
  random.shuffle(order);
  std::vector<Labelled> shuffled;
  shuffled.reserve(points.size());
  for (const int i : order) shuffled.push_back(points[static_cast<std::size_t>(i)]);
  return shuffled;
}

void checkShare(float share) {
  if (!(share > 0.0F && share < 1.0F)) {
    refuse("the share of the points to train on must be over 0 and under 1, got ", share);
  }
}

/// The first share of the points in this order, and the others.
std::pair<Dataset, Dataset> splitInOrder(const Dataset& points, std::span<const int> order, float share) {
  const int count = points.size();
  if (count < 2) refuse("a data set must have at least 2 examples to be split, got ", count);
  const int rounded = static_cast<int>(static_cast<double>(share) * count + 0.5);
  const auto first = static_cast<std::size_t>(std::clamp(rounded, 1, count - 1));
  return {points.part(order.first(first)), points.part(order.subspan(first))};
}

}  // namespace

std::optional<PointKind> pointKindOf(std::string_view name) {
  for (std::size_t i = 0; i < kPointKindNames.size(); ++i) {
    if (kPointKindNames[i] == name) return static_cast<PointKind>(i);
  }
  return std::nullopt;
}

PointKind pointKindNamed(std::string_view name) {
  const auto kind = pointKindOf(name);
  if (!kind) refuse("points must be one of ", join(kPointKindNames, ", "), ", got '", excerpt(name), "'");
  return *kind;
}

void validate(const PointsSpec& spec) {
  if (spec.count < 2 || spec.count > kMaximumPointCount) {
    refuse("the number of points must be 2 to ", kMaximumPointCount, ", got ", spec.count);
  }
  if (!(spec.noise >= 0.0F && spec.noise <= kMaximumNoise)) {
    refuse("the noise of points must be 0 to ", kMaximumNoise, ", got ", spec.noise);
  }
}

bool hasValues(PointKind kind) { return kind == PointKind::plane || kind == PointKind::gaussSurface; }

Dataset makePoints(const PointsSpec& spec, int outputs) {
  validate(spec);
  if (hasValues(spec.kind)) {
    if (outputs != 1) {
      refuse("points of ", kPointKindNames.at(static_cast<std::size_t>(spec.kind)),
             " have values, not classes: they need 1 output, and so the loss mean-squared-error, got ", outputs,
             " outputs");
    }
    return valuedPoints(spec);
  }
  if (outputs != 1 && outputs != 2) refuse("two classes of points need 1 or 2 outputs, got ", outputs);
  const std::vector<Labelled> points = isTruthTable(spec.kind) ? truthTable(spec.kind) : randomPoints(spec);
  Matrix coordinates(static_cast<Index>(points.size()), 2);
  std::vector<std::uint8_t> labels;
  labels.reserve(points.size());
  for (const Labelled& point : points) {
    const auto row = static_cast<Index>(labels.size());
    coordinates(row, 0) = point.x;
    coordinates(row, 1) = point.y;
    labels.push_back(point.label);
  }
  return Dataset::ofPoints(std::move(coordinates), std::move(labels), outputs);
}

int pointOutputs(Loss loss) { return loss == Loss::softmaxCrossEntropy ? 2 : 1; }

std::pair<Dataset, Dataset> splitPoints(PointKind kind, const Dataset& points, float share) {
  checkShare(share);
  if (isTruthTable(kind)) return {points, points};
  return splitInOrder(points, ascending(points.size()), share);
}

std::pair<Dataset, Dataset> splitOwnPoints(const Dataset& points, float share, std::uint32_t seed) {
  checkShare(share);
  if (points.size() == 1) return {points, points};
  std::vector<int> order = ascending(points.size());
  Random(seed, Purpose::splitting).shuffle(order);
  return splitInOrder(points, order, share);
}

}  // namespace inkling
