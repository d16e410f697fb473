// The layers of a network, its parameters, to be looked at and changed by hand, and their gradients.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>
#include <vector>

#include "arrays.hpp"
#include "dataset.hpp"
#include "loss_gradient.hpp"
#include "reply.hpp"
#include "saturate.hpp"
#include "session.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

/// The units and the activation of each layer, the output last.
val layers(const Session& session) {
  val all = val::array();
  for (const LayerSpec& layer : session.network().spec().layers) {
    val object = val::object();
    object.set("units", layer.units);
    object.set("activation", std::string(kActivationNames[static_cast<std::size_t>(layer.activation)]));
    all.call<void>("push", object);
  }
  return all;
}

/// Layer by layer, weights [inputs × units] row by row, then biases.
val parameters(const Session& session) { return typedArray<float>(session.network().parameters()); }

val setParameters(Session& session, const val& parameters) {
  return reply([&] { session.changing().setParameters(elementsOf<float>(parameters)); });
}

val saturateOutput(Session& session, int output) {
  return reply([&] { saturate(session.changing(), output); });
}

/// The numbers of the examples that the next minibatch has.
val nextExamples(const Session& session) { return typedArray<int>(session.trainer().nextExamples()); }

val layerGradients(const std::vector<LayerGradient>& layers) {
  val all = val::array();
  for (const LayerGradient& layer : layers) {
    const val biases = typedArray<float>(layer.biases);
    val object = val::object();
    object.set("weights", typedArray<float>(layer.weights));
    object.set("biases", biases);
    object.set("deltas", biases);
    object.set("norm", layer.norm);
    all.call<void>("push", object);
  }
  return all;
}

/// Of the mean loss over the examples first … last - 1; with central differences to check them by.
val gradients(Session& session, const Dataset& data, int first, int last, bool isChecked) {
  return reply([&] {
    const LossGradient gradient = lossGradient(session.network(), session.settings().training.loss, data, first, last,
                                               isChecked, session.workspace());
    val object = val::object();
    object.set("loss", gradient.loss);
    object.set("layers", layerGradients(gradient.layers));
    if (isChecked) {
      object.set("numeric", layerGradients(gradient.numeric));
      object.set("relativeError", gradient.relativeError);
    }
    return object;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(parameters) {
  emscripten::function("layers", &layers);
  emscripten::function("parameters", &parameters);
  emscripten::function("setParameters", &setParameters);
  emscripten::function("saturate", &saturateOutput);
  emscripten::function("nextExamples", &nextExamples);
  emscripten::function("gradients", &gradients);
}

}  // namespace inkling::bindings
