// What the tab "See inside" asks.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <string>
#include <vector>

#include "arrays.hpp"
#include "inspection.hpp"
#include "reply.hpp"
#include "session.hpp"
#include "unit_activity.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

val layerObject(const LayerSpec& spec, const LayerState& state) {
  val object = val::object();
  object.set("activation", std::string(kActivationNames[static_cast<std::size_t>(spec.activation)]));
  object.set("sums", typedArray<float>(state.sums));
  object.set("outputs", typedArray<float>(state.outputs));
  return object;
}

val unitObject(const UnitState& state) {
  val object = val::object();
  object.set("inputs", typedArray<float>(state.inputs));
  object.set("weights", typedArray<float>(state.weights));
  object.set("terms", typedArray<float>(state.terms));
  object.set("termTotal", state.termTotal);
  object.set("bias", state.bias);
  object.set("sum", state.sum);
  object.set("output", state.output);
  object.set("gradient", typedArray<float>(state.gradient));
  object.set("contributions", typedArray<float>(state.contributions));
  return object;
}

/// What all units compute on an example, and how one of them comes to it.
val inspect(Session& session, const val& inputs, int layer, int unit) {
  return reply([&] {
    const Network& network = session.network();
    const Minibatch& example = session.minibatchOf(inputs);
    const std::vector<LayerState> states = layerStates(network, example, session.workspace());
    val layers = val::array();
    for (std::size_t i = 0; i < states.size(); ++i) {
      layers.call<void>("push", layerObject(network.spec().layers[i], states[i]));
    }
    val object = val::object();
    object.set("layers", layers);
    object.set("unit", unitObject(unitState(network, layer, unit, example, session.workspace())));
    return object;
  });
}

val unitWeights(const Session& session, int layer, int unit) {
  return reply([&] { return typedArray<float>(incomingWeights(session.network(), layer, unit)); });
}

std::shared_ptr<UnitActivity> makeUnitActivity() { return std::make_shared<UnitActivity>(); }

val addToActivity(UnitActivity& activity, Session& session, const Dataset& data, int first, int last) {
  return reply([&] { activity.add(session.network(), data, first, last, session.workspace()); });
}

val activityOfLayers(const UnitActivity& activity) {
  val layers = val::array();
  for (const LayerActivity& layer : activity.layers()) {
    val object = val::object();
    object.set("units", layer.units);
    object.set("dead", layer.dead);
    object.set("saturated", layer.saturated);
    layers.call<void>("push", object);
  }
  return layers;
}

}  // namespace

EMSCRIPTEN_BINDINGS(inside) {
  emscripten::function("inspect", &inspect);
  emscripten::function("incomingWeights", &unitWeights);
  emscripten::function("makeUnitActivity", &makeUnitActivity);
  emscripten::class_<UnitActivity>("UnitActivity")
      .smart_ptr<std::shared_ptr<UnitActivity>>("UnitActivity")
      .function("add", &addToActivity)
      .function("layers", &activityOfLayers);
}

}  // namespace inkling::bindings
