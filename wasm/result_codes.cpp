// What a student hands in.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "features.hpp"
#include "reply.hpp"
#include "result_code.hpp"
#include "session.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

std::string codeOf(Session& session, std::optional<PointsTask> points, std::optional<int> saturated,
                   const std::string& exercise) {
  return writeResultCode({std::move(points), saturated, session.settings(), session.trainer().steps(),
                          session.hash().substr(0, kCodeHashDigits), exercise});
}

val pointsResultCode(Session& session, const std::string& kind, int count, float noise, std::uint32_t pointsSeed,
                     float share, const val& features, const std::string& exercise) {
  return reply([&] {
    const PointsSpec points = {pointKindNamed(kind), count, noise, pointsSeed};
    return codeOf(session, PointsTask{points, share, featuresNamed(features)}, {}, exercise);
  });
}

/// `saturated`: the digit of a saturated start, or negative.
val digitsResultCode(Session& session, int saturated, const std::string& exercise) {
  return reply([&] { return codeOf(session, {}, saturated < 0 ? std::nullopt : std::optional(saturated), exercise); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(result_codes) {
  emscripten::function("pointsResultCode", &pointsResultCode);
  emscripten::function("digitsResultCode", &digitsResultCode);
}

}  // namespace inkling::bindings
