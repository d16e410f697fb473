#include "pen_shapes.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "brush.hpp"
#include "catch.hpp"
#include "digits.hpp"
#include "metrics.hpp"
#include "on_canvas.hpp"
#include "pen_drawings.hpp"
#include "predictions.hpp"
#include "preprocess.hpp"
#include "settings.hpp"

namespace inkling::test {

namespace {

/// Letters that are drawn here, not by the pen: A, F, H, K, M, N, W and X, each in four slants.
Dataset letters() {
  const std::vector<std::vector<Stroke>> upright = {
      {{{90, 230}, {140, 50}, {190, 230}}, {{110, 160}, {170, 160}}},
      {{{190, 50}, {95, 50}, {95, 230}}, {{95, 135}, {170, 135}}},
      {{{90, 50}, {90, 230}}, {{190, 50}, {190, 230}}, {{90, 140}, {190, 140}}},
      {{{95, 50}, {95, 230}}, {{190, 50}, {97, 145}, {190, 230}}},
      {{{80, 230}, {85, 50}, {140, 150}, {195, 50}, {200, 230}}},
      {{{90, 230}, {90, 50}, {190, 230}, {190, 50}}},
      {{{60, 50}, {100, 230}, {140, 90}, {180, 230}, {220, 50}}},
      {{{90, 50}, {190, 230}}, {{190, 50}, {90, 230}}}};
  std::vector<std::uint8_t> pixels;
  std::vector<std::uint8_t> labels;
  for (const auto& letter : upright) {
    for (const float slant : {-0.1F, 0.0F, 0.1F, 0.2F}) {
      auto slanted = letter;
      for (Stroke& stroke : slanted) {
        for (Point& point : stroke) point.x += slant * (140.0F - point.y);
      }
      const auto image = preprocess(drawStrokes(slanted), kCanvasSide, kCanvasSide);
      pixels.insert(pixels.end(), image->begin(), image->end());
      labels.push_back(kNoDigit);
    }
  }
  return Dataset::ofDrawings(pixels, std::move(labels));
}

/// The share of the drawings for which the network is sure of a digit.
double surely(const Network& network, const Dataset& drawings) {
  Workspace workspace;
  const Predictions all = predict(network, drawings, 0, drawings.size(), workspace);
  int sure = 0;
  for (std::size_t first = 0; first < all.outputs.size(); first += kDigits) {
    const auto begin = all.outputs.begin() + static_cast<std::ptrdiff_t>(first);
    sure += *std::max_element(begin, begin + kDigits) >= kLeastConfidence ? 1 : 0;
  }
  return static_cast<double>(sure) / drawings.size();
}

}  // namespace

TEST_CASE("made-up shapes lie on the canvas, have ink, and are the same every time", "[pen-shapes]") {
  for (std::uint64_t number = 0; number < 400; ++number) {
    const auto strokes = shapeStrokes(number);
    CAPTURE(number);
    requireOnCanvas(strokes);
    const auto again = shapeStrokes(number);
    REQUIRE(again.size() == strokes.size());
    CHECK(again.back().back().x == strokes.back().back().x);
    const auto other = shapeStrokes(number + 8);
    CHECK((other.size() != strokes.size() || other.front().front().x != strokes.front().front().x));
  }
}

// The letters are none that it has seen. Without made-up shapes it is sure of nine tenths of them.
TEST_CASE("a network that has learnt from made-up shapes is not sure of letters, and is of digits", "[pen-shapes]") {
  const auto [training, test] = split(bundledDigits());
  Settings settings;
  settings.hidden = {128};
  settings.training.isAugmented = false;
  settings.training.schedule.epochs = 4;
  const auto trained = [&](const Dataset& data) {
    Trainer trainer = makeTrainer(settings, data);
    while (trainer.epochs() < settings.training.schedule.epochs) trainer.steps(1000);
    return trainer.network();
  };
  const Network naive = trained(training);
  const Network warned = trained(withPenDrawings(training, 4000));
  CHECK(surely(naive, letters()) > 0.7);
  CHECK(surely(warned, letters()) < 0.3);
  CHECK(surely(warned, test) > 0.93);
}

}  // namespace inkling::test
