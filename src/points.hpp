// Data sets of points in the plane, generated: those of TensorFlow Playground (its src/dataset.ts gives the formulas)
// and the truth tables that perceptrons begin with.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "dataset.hpp"
#include "loss.hpp"

namespace inkling {

enum class PointKind {
  exclusiveOr,
  circle,
  gauss,
  spiral,
  logicalAnd,
  logicalOr,
  moons,
  plane,
  gaussSurface,
  logicalExclusiveOr
};

/// The names used on the command line, in attributes and in model files, in the order of the enumeration.
inline constexpr std::array<std::string_view, 10> kPointKindNames = {
    "xor", "circle", "gauss", "spiral", "and", "or", "moons", "plane", "gauss-surface", "xor-table"};

/// The kind of this name, or nothing.
std::optional<PointKind> pointKindOf(std::string_view name);

/// The same. Throws Error for any other name.
PointKind pointKindNamed(std::string_view name);

struct PointsSpec {
  PointKind kind = PointKind::circle;
  int count = 500;     ///< points in all; a truth table has its 4 rows whatever is said here
  float noise = 0.0F;  ///< 0 to kMaximumNoise; a truth table has none
  std::uint32_t seed = 7;
};

inline constexpr int kMaximumPointCount = 100'000;
inline constexpr float kMaximumNoise = 0.5F;

/// Throws Error unless there are 2 to kMaximumPointCount points and the noise is 0 to kMaximumNoise.
void validate(const PointsSpec& spec);

/// Whether the points of a kind have values, for regression, and not labels.
bool hasValues(PointKind kind);

/// Points (x, y) of two classes, in random order, with one output or two. U is uniform, N normal:
/// - circle: half of the points (label 1) at a distance U(0, 2.5) from the origin, the others (0) at U(3.5, 5);
/// - exclusiveOr: x and y in U(-5, 5) and then 0.3 further away from the axes; label 1 where x y ≥ 0;
///   of both, noise · U(-5, 5) in x and in y moves a point while it is labelled, so that some labels come out wrong;
/// - gauss: half around (2, 2) (1) and half around (-2, -2) (0), N with the variance ½ + 7 · noise in x and in y;
/// - spiral: two arms, the i-th of n points at the distance 5 i/n and the angle 3.5 π i/n (1), half a turn further (0),
///   and noise · U(-1, 1) away in x and in y;
/// - logicalAnd, logicalOr, logicalExclusiveOr: (0, 0), (0, 1), (1, 0), (1, 1) and what they come to, in this order;
/// - moons: two half circles that reach into each other, scikit-learn's make_moons three times as large and around the
///   origin: the i-th of n points at the angle t = π i/(n - 1), at 3 (cos t - ½, sin t - ¼) (1) or at
///   3 (½ - cos t, ¼ - sin t) (0), and N with the deviation 2 · noise away in x and in y.
/// And points with a value, x and y in U(-6, 6), with one output; noise · U(-6, 6) in x and in y moves a point while
/// its value is taken:
/// - plane: (x + y) / 10;
/// - gaussSurface: of the hills around (-4, 2.5), (4, 2.5), (0, -2.5) and the hollows around (0, 2.5), (-4, -2.5),
///   (4, -2.5), 1 - distance / 2 of the nearest, negative in a hollow, and 0 further away than 2 from them all.
/// Throws Error as `validate`, and for other numbers of outputs than 1 and 2, or than 1 for values.
Dataset makePoints(const PointsSpec& spec, int outputs);

/// Two outputs for softmax cross-entropy, which needs them, otherwise one.
int pointOutputs(Loss loss);

/// The parts for training and for testing: the first share of the points (rounded, half a point being one, but so that
/// either part has some) and the others, or twice the same truth table, all of which must be learnt. Throws Error for
/// fewer than 2 points and unless the share is over 0 and under 1.
std::pair<Dataset, Dataset> splitPoints(PointKind kind, const Dataset& points, float share = 0.5F);

/// The same for points of one's own, which come in any order: in a random one, drawn from the seed. A single point is
/// both parts.
std::pair<Dataset, Dataset> splitOwnPoints(const Dataset& points, float share, std::uint32_t seed);

}  // namespace inkling
