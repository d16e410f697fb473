// What lessons show of activations, losses and kernels, without a network.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>

#include "arrays.hpp"
#include "curves.hpp"
#include "model.hpp"
#include "product_speed.hpp"
#include "reply.hpp"
#include "settings.hpp"
#include "softmax_steps.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

val activationCurveNamed(const std::string& name, float from, float to, int count) {
  return reply([&] {
    const ActivationCurve curve = activationCurve(activationNamed(name), {from, to, count});
    val object = val::object();
    object.set("inputs", typedArray<float>(curve.inputs));
    object.set("values", typedArray<float>(curve.values));
    object.set("slopes", typedArray<float>(curve.slopes));
    return object;
  });
}

val lossCurveNamed(const std::string& name, float target, float from, float to, int count) {
  return reply([&] {
    Settings settings;
    setSetting(settings, "loss", name);
    const LossCurve curve = lossCurve(settings.training.loss, target, {from, to, count});
    val object = val::object();
    object.set("logits", typedArray<float>(curve.logits));
    object.set("outputs", typedArray<float>(curve.outputs));
    object.set("losses", typedArray<float>(curve.losses));
    object.set("gradients", typedArray<float>(curve.gradients));
    return object;
  });
}

val softmaxStepsOf(const val& logits, float temperature) {
  return reply([&] {
    const SoftmaxSteps steps = softmaxSteps(elementsOf<float>(logits), temperature);
    val object = val::object();
    object.set("scaled", typedArray<float>(steps.scaled));
    object.set("maximum", steps.maximum);
    object.set("shifted", typedArray<float>(steps.shifted));
    object.set("exponentials", typedArray<float>(steps.exponentials));
    object.set("sum", steps.sum);
    object.set("probabilities", typedArray<float>(steps.probabilities));
    object.set("naiveExponentials", typedArray<float>(steps.naiveExponentials));
    object.set("naiveProbabilities", typedArray<float>(steps.naiveProbabilities));
    return object;
  });
}

val productWork(bool isVectorised, int repetitions) {
  return reply([&] {
    const ProductWork work = multiplyForSpeed(isVectorised, repetitions);
    val object = val::object();
    object.set("operations", work.operations);
    object.set("checksum", work.checksum);
    return object;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(lessons) {
  emscripten::function("activationCurve", &activationCurveNamed);
  emscripten::function("lossCurve", &lossCurveNamed);
  emscripten::function("softmaxSteps", &softmaxStepsOf);
  emscripten::function("multiplyForSpeed", &productWork);
}

}  // namespace inkling::bindings
