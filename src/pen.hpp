// A pen that draws made-up digits: lines, curves and arcs with the imprecision of a hand.
#pragma once

#include <initializer_list>
#include <vector>

#include "brush.hpp"
#include "random.hpp"

namespace inkling {

/// Draws in a square of side 1, y down. Every random number that a digit needs is drawn through it.
class Pen {
 public:
  explicit Pen(Random random) : random_(random) {}

  float between(float low, float high);
  bool chance(float share);

  /// Lifts the pen and puts it down there.
  void moveTo(Point to);
  /// Straight lines.
  void lineTo(std::initializer_list<Point> points);
  /// A smooth curve through the points, from where the pen is: a Catmull-Rom spline.
  void curveThrough(std::initializer_list<Point> points);
  /// A part of an ellipse. Angles in degrees, from the x axis (right) towards the y axis (down).
  void arc(Point centre, float radiusX, float radiusY, float from, float to);

  /// What was drawn, in the canvas's units: with corners rounded as haste does, bent, slanted, turned and scaled at
  /// random, in the middle of the canvas. `width` is what a square's width becomes, its height being 1.
  std::vector<Stroke> finish(float width);

 private:
  float normal(float deviation);
  void jitter(Point& point);

  Random random_;
  std::vector<Stroke> strokes_;
};

}  // namespace inkling
