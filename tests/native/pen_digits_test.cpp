#include "pen_digits.hpp"

#include <cstdint>

#include "catch.hpp"
#include "on_canvas.hpp"

namespace inkling::test {

TEST_CASE("made-up digits lie on the canvas, and are the same every time", "[pen-digits]") {
  for (std::uint64_t number = 0; number < 200; ++number) {
    const int digit = static_cast<int>(number % 10);
    const auto strokes = penStrokes(digit, number);
    CAPTURE(digit, number);
    requireOnCanvas(strokes);
    const auto again = penStrokes(digit, number);
    REQUIRE(again.size() == strokes.size());
    CHECK(again.back().back().x == strokes.back().back().x);
    const auto other = penStrokes(digit, number + 10);
    CHECK((other.size() != strokes.size() || other.front().front().x != strokes.front().front().x));
  }
}

}  // namespace inkling::test
