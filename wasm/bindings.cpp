// The core as JavaScript sees it. No mathematics here: each function translates its arguments, calls the core and
// translates the answer. web/engine/core.js wraps these into classes that throw.
#include <emscripten/bind.h>
#include <emscripten/heap.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "arrays.hpp"
#include "brush.hpp"
#include "dataset.hpp"
#include "datasets.hpp"
#include "idx.hpp"
#include "metrics.hpp"
#include "model_file.hpp"
#include "network.hpp"
#include "pen_drawings.hpp"
#include "preprocess.hpp"
#include "reply.hpp"
#include "session.hpp"
#include "settings.hpp"
#include "strokes.hpp"
#include "teaching.hpp"
#include "trainer.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

val settingInfo(const SettingInfo& info) {
  val object = val::object();
  object.set("name", std::string(info.name));
  object.set("kind", std::string(info.kind));
  object.set("defaultValue", info.defaultValue);
  object.set("minimum", info.minimum);
  object.set("maximum", info.maximum);
  object.set("takesMinimum", info.takesMinimum);
  val choices = val::array();
  for (const std::string_view choice : info.choices) choices.call<void>("push", std::string(choice));
  object.set("choices", choices);
  return object;
}

val settingTableArray() {
  val table = val::array();
  for (const SettingInfo& info : settingTable()) table.call<void>("push", settingInfo(info));
  return table;
}

val setSettingText(Settings& settings, const std::string& name, const std::string& text) {
  return reply([&] { setSetting(settings, name, text); });
}

val getSettingText(const Settings& settings, const std::string& name) {
  return reply([&] { return getSetting(settings, name); });
}

std::shared_ptr<Settings> copySettings(const Settings& settings) { return std::make_shared<Settings>(settings); }

/// A data set of two IDX files, unzipped.
val readDataset(const val& images, const val& labels) {
  return reply([&] {
    const std::vector<std::uint8_t> pixels = readIdxImages(elementsOf<std::uint8_t>(images));
    return std::make_shared<Dataset>(Dataset::ofDigits(pixels, readIdxLabels(elementsOf<std::uint8_t>(labels))));
  });
}

/// A data set of pixels [count × 784] and labels [count].
val makeDataset(const val& pixels, const val& labels) {
  return reply([&] {
    return std::make_shared<Dataset>(
        Dataset::ofDigits(elementsOf<std::uint8_t>(pixels), elementsOf<std::uint8_t>(labels)));
  });
}

std::shared_ptr<PenDrawings> makePenDrawings() { return std::make_shared<PenDrawings>(); }

val drawPenDrawings(PenDrawings& digits, int count) {
  return reply([&] { digits.draw(count); });
}

val addPenDrawings(const PenDrawings& digits, const Dataset& data) {
  return reply([&] { return std::make_shared<Dataset>(digits.addedTo(data)); });
}

val splitDataset(const Dataset& dataset) {
  return reply([&] { return datasetParts(split(dataset)); });
}

/// What the network reads of a drawing: 28 × 28 pixels, or null without ink.
val imageOfStrokes(const val& coordinates, const val& counts) {
  return reply([&] {
    const auto image = preprocess(drawStrokes(strokesOf(coordinates, counts)), kCanvasSide, kCanvasSide);
    return image ? typedArray<std::uint8_t>(*image) : val::null();
  });
}

val evaluationSummary(const Evaluation& evaluation) {
  val object = val::object();
  object.set("count", evaluation.count());
  object.set("loss", evaluation.loss());
  object.set("accuracy", evaluation.accuracy());
  object.set("confusion", typedArray<std::uint32_t>(evaluation.confusion()));
  return object;
}

val makeSession(const Settings& settings, const Dataset& training) {
  return reply([&] { return std::make_shared<Session>(settings, makeTrainer(settings, training)); });
}

/// A model from the bytes of a file.
val readModelFile(const val& bytes) {
  return reply([&] { return std::make_shared<Model>(readModel(elementsOf<std::uint8_t>(bytes))); });
}

std::shared_ptr<Settings> modelSettings(const Model& model) { return std::make_shared<Settings>(model.settings); }

int modelInputs(const Model& model) { return model.network.spec().inputs; }

int modelOutputs(const Model& model) { return model.network.spec().layers.back().units; }

/// A session that goes on with the network of a model; from a checkpoint, as if training had never stopped.
val makeModelSession(const Model& model, const Dataset& training) {
  return reply([&] {
    Trainer trainer = makeTrainer(model.settings, model.network, training);
    if (model.checkpoint) trainer.restore(*model.checkpoint);
    return std::make_shared<Session>(model.settings, std::move(trainer));
  });
}

/// Leaves the network with its settings: where training stood is forgotten.
void forgetCheckpoint(Model& model) { model.checkpoint.reset(); }

/// For the network of a session, the data that it was trained on and a person's own digits.
val makeTeacher(const Session& pupil, const Dataset& training, const Dataset& own) {
  return reply([&] {
    const TrainingSpec& spec = pupil.settings().training;
    return std::make_shared<Teacher>(pupil.network(), spec.loss, training, own, spec.seed);
  });
}

val teach(Teacher& teacher, int count) {
  return reply([&] { return teacher.teach(count); });
}

/// What was taught takes the place of the parameters of a session.
val learnFrom(Session& pupil, const Teacher& teacher) {
  return reply([&] { pupil.changing().setParameters(teacher.parameters()); });
}

std::shared_ptr<Settings> makeSettings() { return std::make_shared<Settings>(); }

std::shared_ptr<Evaluation> makeEvaluation() { return std::make_shared<Evaluation>(kDigits); }

/// For networks with so many outputs: one of them tells two classes apart.
std::shared_ptr<Evaluation> makeEvaluationOf(int outputs) { return std::make_shared<Evaluation>(std::max(outputs, 2)); }

/// Bytes of memory that the module holds.
double heapBytes() { return static_cast<double>(emscripten_get_heap_size()); }

}  // namespace

EMSCRIPTEN_BINDINGS(inkling) {
  using emscripten::class_;
  using emscripten::function;

  emscripten::constant("brushWidth", kBrushWidth);
  emscripten::constant("canvasSide", kCanvasSide);
  emscripten::constant("leastConfidence", kLeastConfidence);
  function("settingTable", &settingTableArray);
  function("makeSettings", &makeSettings);
  function("readDataset", &readDataset);
  function("makeDataset", &makeDataset);
  function("splitDataset", &splitDataset);
  function("makePenDrawings", &makePenDrawings);
  function("imageOfStrokes", &imageOfStrokes);
  function("makeEvaluation", &makeEvaluation);
  function("makeEvaluationOf", &makeEvaluationOf);
  function("makeSession", &makeSession);
  function("makeTeacher", &makeTeacher);
  function("learnFrom", &learnFrom);
  function("readModel", &readModelFile);
  function("heapBytes", &heapBytes);

  class_<Settings>("Settings")
      .smart_ptr<std::shared_ptr<Settings>>("Settings")
      .function("set", &setSettingText)
      .function("get", &getSettingText)
      .function("copy", &copySettings)
      .function("needsNewNetwork", &needsNewNetwork);
  class_<Dataset>("Dataset").smart_ptr<std::shared_ptr<Dataset>>("Dataset").function("size", &Dataset::size);
  class_<Teacher>("Teacher").smart_ptr<std::shared_ptr<Teacher>>("Teacher").function("teach", &teach);
  class_<PenDrawings>("PenDrawings")
      .smart_ptr<std::shared_ptr<PenDrawings>>("PenDrawings")
      .function("size", &PenDrawings::size)
      .function("draw", &drawPenDrawings)
      .function("addedTo", &addPenDrawings);
  class_<Evaluation>("Evaluation")
      .smart_ptr<std::shared_ptr<Evaluation>>("Evaluation")
      .function("summary", &evaluationSummary);
  class_<Session>("Session")
      .smart_ptr<std::shared_ptr<Session>>("Session")
      .function("steps", &Session::steps)
      .function("trainOn", &Session::trainOn)
      .function("rollBack", &Session::rollBack)
      .function("rest", &Session::rest)
      .function("apply", &Session::apply)
      .function("progress", &Session::progress)
      .function("parameterCount", &Session::parameterCount)
      .function("parameterHash", &Session::hash)
      .function("predict", &Session::predict)
      .function("evaluateRange", &Session::evaluateRange)
      .function("exportModel", &Session::exportModel)
      .function("readModel", &Session::readModel);
  class_<Model>("Model")
      .smart_ptr<std::shared_ptr<Model>>("Model")
      .function("settings", &modelSettings)
      .function("inputs", &modelInputs)
      .function("outputs", &modelOutputs)
      .function("forgetCheckpoint", &forgetCheckpoint)
      .function("makeSession", &makeModelSession);
}

}  // namespace inkling::bindings
