// What the page follows a training by, and the way back to where it was.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>

#include "dataset.hpp"
#include "mean_gradient.hpp"
#include "reply.hpp"
#include "session.hpp"
#include "settings.hpp"
#include "snapshot.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

/// Of the last minibatch.
float learningRate(const Session& session) { return session.trainer().learningRate(); }

std::shared_ptr<MeanGradient> makeMeanGradient() { return std::make_shared<MeanGradient>(); }

/// Adds the examples first … last - 1.
val addGradient(MeanGradient& gradient, Session& session, const Dataset& data, int first, int last) {
  return reply(
      [&] { gradient.add(session.network(), session.trainer().spec().loss, data, first, last, session.workspace()); });
}

double gradientNorm(const MeanGradient& gradient, Session& session) { return gradient.norm(session.network()); }

val takeSnapshot(Session& session) {
  return reply([&] { return session.snapshot(); });
}

/// Takes the session back to a snapshot of its own, and answers with the settings of then.
val restore(Session& session, const Snapshot& snapshot) {
  return reply([&] {
    session.restore(snapshot);
    return std::make_shared<Settings>(snapshot.settings());
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(runs) {
  emscripten::function("learningRate", &learningRate);
  emscripten::function("makeMeanGradient", &makeMeanGradient);
  emscripten::function("takeSnapshot", &takeSnapshot);
  emscripten::function("restore", &restore);
  emscripten::class_<Snapshot>("Snapshot").smart_ptr<std::shared_ptr<Snapshot>>("Snapshot");
  emscripten::class_<MeanGradient>("MeanGradient")
      .smart_ptr<std::shared_ptr<MeanGradient>>("MeanGradient")
      .function("add", &addGradient)
      .function("norm", &gradientNorm);
}

}  // namespace inkling::bindings
