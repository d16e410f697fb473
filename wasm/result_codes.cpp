// What a student hands in.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <string>

#include "features.hpp"
#include "reply.hpp"
#include "result_code.hpp"
#include "session.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

val resultCode(Session& session, const std::string& kind, int count, float noise, std::uint32_t pointsSeed, float share,
               const val& features, const std::string& exercise) {
  return reply([&] {
    return writeResultCode({{pointKindNamed(kind), count, noise, pointsSeed},
                            share,
                            featuresNamed(features),
                            session.settings(),
                            session.trainer().steps(),
                            session.hash().substr(0, kCodeHashDigits),
                            exercise});
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(result_codes) { emscripten::function("resultCode", &resultCode); }

}  // namespace inkling::bindings
