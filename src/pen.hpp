// A pen that draws made-up digits and other shapes: lines, curves and arcs with the imprecision of a hand.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "brush.hpp"
#include "random.hpp"

namespace inkling {

/// Draws in a square of side 1, y down. Every random number that a drawing needs is drawn through it.
class Pen {
 public:
  /// The random numbers are named by the purpose and the number. The seed is of no run's own, so that all runs have the
  /// same drawings, and the page need not draw them again.
  Pen(Purpose purpose, std::uint64_t number) : random_(kSeed, purpose, number) {}

  float between(float low, float high);
  bool chance(float share);
  /// One of 0 to bound - 1.
  std::uint32_t below(std::uint32_t bound) { return random_.below(bound); }

  /// Lifts the pen and puts it down there.
  void moveTo(Point to);
  /// Straight lines.
  void lineTo(std::span<const Point> points);
  void lineTo(std::initializer_list<Point> points) { lineTo(std::span(points.begin(), points.size())); }
  /// A smooth curve through the points, from where the pen is: a Catmull-Rom spline.
  void curveThrough(std::span<const Point> points);
  void curveThrough(std::initializer_list<Point> points) { curveThrough(std::span(points.begin(), points.size())); }
  /// A part of an ellipse. Angles in degrees, from the x axis (right) towards the y axis (down).
  void arc(Point centre, float radiusX, float radiusY, float from, float to);

  /// What was drawn, in the canvas's units: with corners rounded as haste does, bent, slanted, turned and scaled at
  /// random, in the middle of the canvas. `width` is what a square's width becomes, its height being 1.
  std::vector<Stroke> finish(float width);

 private:
  static constexpr std::uint32_t kSeed = 1;

  float normal(float deviation);
  void jitter(Point& point);

  Random random_;
  std::vector<Stroke> strokes_;
};

}  // namespace inkling
