#include "pen.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "math.hpp"

namespace inkling {

namespace {

constexpr float kJitter = 0.022F;
constexpr float kStep = 0.06F;
constexpr float kDegree = kPi / 180.0F;

int piecesFor(float length) { return std::max(2, static_cast<int>(length / kStep)); }

/// Corners become round: every point moves towards the middle of its neighbours.
void smooth(Stroke& stroke) {
  Stroke before = stroke;
  for (std::size_t i = 1; i + 1 < stroke.size(); ++i) {
    stroke[i].x = 0.25F * before[i - 1].x + 0.5F * before[i].x + 0.25F * before[i + 1].x;
    stroke[i].y = 0.25F * before[i - 1].y + 0.5F * before[i].y + 0.25F * before[i + 1].y;
  }
}

}  // namespace

float Pen::between(float low, float high) { return low + (high - low) * random_.uniform(); }

bool Pen::chance(float share) { return random_.uniform() < share; }

float Pen::normal(float deviation) { return deviation * random_.normal(); }

void Pen::jitter(Point& point) {
  point.x += normal(kJitter);
  point.y += normal(kJitter);
}

void Pen::moveTo(Point to) {
  jitter(to);
  strokes_.push_back({to});
}

void Pen::lineTo(std::span<const Point> points) {
  Stroke& stroke = strokes_.back();
  for (Point to : points) {
    jitter(to);
    const Point from = stroke.back();
    // Nobody draws a line quite straight.
    const float bow = normal(0.025F);
    const int pieces = piecesFor(distance(from, to));
    for (int piece = 1; piece <= pieces; ++piece) {
      const float t = static_cast<float>(piece) / static_cast<float>(pieces);
      const float off = 4.0F * bow * t * (1.0F - t);
      stroke.push_back(
          {from.x + t * (to.x - from.x) - off * (to.y - from.y), from.y + t * (to.y - from.y) + off * (to.x - from.x)});
    }
  }
}

void Pen::curveThrough(std::span<const Point> points) {
  Stroke& stroke = strokes_.back();
  std::vector<Point> through = {stroke.back()};
  for (Point point : points) {
    jitter(point);
    through.push_back(point);
  }
  const std::size_t last = through.size() - 1;
  for (std::size_t i = 0; i < last; ++i) {
    const Point a = through[i == 0 ? 0 : i - 1];
    const Point b = through[i];
    const Point c = through[i + 1];
    const Point d = through[i + 1 == last ? last : i + 2];
    const auto at = [](float p, float q, float r, float s, float t) {
      return 0.5F * (2.0F * q + (r - p) * t + (2.0F * p - 5.0F * q + 4.0F * r - s) * t * t +
                     (3.0F * q - p - 3.0F * r + s) * t * t * t);
    };
    const int pieces = piecesFor(distance(b, c));
    for (int piece = 1; piece <= pieces; ++piece) {
      const float t = static_cast<float>(piece) / static_cast<float>(pieces);
      stroke.push_back({at(a.x, b.x, c.x, d.x, t), at(a.y, b.y, c.y, d.y, t)});
    }
  }
}

void Pen::arc(Point centre, float radiusX, float radiusY, float from, float to) {
  Stroke& stroke = strokes_.back();
  const int pieces = std::max(3, static_cast<int>(std::abs(to - from) / 8.0F));
  for (int piece = 0; piece <= pieces; ++piece) {
    const float angle = kDegree * (from + (to - from) * static_cast<float>(piece) / static_cast<float>(pieces));
    stroke.push_back({centre.x + radiusX * cosine(angle), centre.y + radiusY * sine(angle)});
  }
}

std::vector<Stroke> Pen::finish(float width) {
  const auto rounds = static_cast<int>(between(0.0F, 5.0F));
  for (Stroke& stroke : strokes_) {
    for (int round = 0; round < rounds; ++round) smooth(stroke);
  }
  // A bend of the whole digit: slow waves.
  struct Wave {
    float height, along, across, phase;
  };
  const auto wave = [&] {
    return Wave{normal(0.03F), between(1.0F, 6.0F), between(1.0F, 6.0F), between(0.0F, 2.0F * kPi)};
  };
  const Wave waveX = wave();
  const Wave waveY = wave();
  const float slant = std::clamp(0.12F + normal(0.2F), -0.35F, 0.75F);
  const float turn = kDegree * std::clamp(normal(7.0F), -18.0F, 18.0F);
  const float stretched = width * exponential(normal(0.2F));
  const float side = 100.0F * exponential(between(0.2F, 0.92F));  // 122 to 251 units
  const float cosTurn = cosine(turn);
  const float sinTurn = sine(turn);
  float left = std::numeric_limits<float>::max();
  float top = left;
  float right = -left;
  float bottom = -left;
  for (Stroke& stroke : strokes_) {
    for (Point& point : stroke) {
      const float bentX = point.x + waveX.height * sine(waveX.along * point.x + waveX.across * point.y + waveX.phase);
      const float bentY = point.y + waveY.height * sine(waveY.along * point.x + waveY.across * point.y + waveY.phase);
      const float x = stretched * bentX - slant * bentY;
      point = {cosTurn * x - sinTurn * bentY, sinTurn * x + cosTurn * bentY};
      left = std::min(left, point.x);
      right = std::max(right, point.x);
      top = std::min(top, point.y);
      bottom = std::max(bottom, point.y);
    }
  }
  const float scale = side / std::max(right - left, bottom - top);
  const float middle = kCanvasSide / 2.0F;
  for (Stroke& stroke : strokes_) {
    for (Point& point : stroke) {
      point.x = middle + scale * (point.x - (left + right) / 2.0F);
      point.y = middle + scale * (point.y - (top + bottom) / 2.0F);
    }
  }
  return std::move(strokes_);
}

}  // namespace inkling
