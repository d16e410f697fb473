// What the page judges a network by: each digit, each class, each degree of confidence.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <array>
#include <cstdint>
#include <numeric>
#include <vector>

#include "arrays.hpp"
#include "dataset.hpp"
#include "error.hpp"
#include "metrics.hpp"
#include "predictions.hpp"
#include "propagation.hpp"
#include "reply.hpp"
#include "session.hpp"

namespace inkling::bindings {

namespace {

using emscripten::val;

/// The labels, the predicted classes and the outputs of the examples first … last - 1.
val predictions(Session& session, const Dataset& data, int first, int last) {
  return reply([&] {
    const Predictions all = predict(session.network(), data, first, last, session.workspace());
    val object = val::object();
    object.set("labels", typedArray<std::uint8_t>(all.labels));
    object.set("predicted", typedArray<std::uint8_t>(all.predicted));
    object.set("outputs", typedArray<float>(all.outputs));
    return object;
  });
}

/// What the network makes of every example: [examples × outputs].
val outputsFor(Session& session, const Dataset& data) {
  return reply([&] {
    checkShape(session.network(), data);
    std::vector<int> examples(static_cast<std::size_t>(data.size()));
    std::iota(examples.begin(), examples.end(), 0);
    Workspace& workspace = session.workspace();
    data.gather(examples, workspace.minibatch);
    const Matrix outputs = forward(session.network(), workspace.minibatch, workspace).view();
    return typedArray<float>({outputs.data(), static_cast<std::size_t>(outputs.size())});
  });
}

/// Precision and recall of each class, and the bins of the reliability diagram.
val judgement(const Evaluation& evaluation) {
  std::vector<double> precision;
  std::vector<double> recall;
  for (int label = 0; label < evaluation.classes(); ++label) {
    precision.push_back(evaluation.precision(label));
    recall.push_back(evaluation.recall(label));
  }
  val bins = val::array();
  for (const CalibrationBin& bin : evaluation.calibration()) {
    val object = val::object();
    object.set("count", bin.count);
    object.set("accuracy", bin.accuracy());
    object.set("confidence", bin.confidence());
    bins.call<void>("push", object);
  }
  val object = val::object();
  object.set("precision", typedArray<double>(precision));
  object.set("recall", typedArray<double>(recall));
  object.set("bins", bins);
  object.set("calibrationError", evaluation.calibrationError());
  return object;
}

/// The images of digits by their numbers, one after the other: [count × 784].
val digitImages(const Dataset& data, const val& numbers) {
  return reply([&] {
    if (!data.isOfDigits()) refuse("only digits have images");
    std::vector<std::uint8_t> pixels;
    std::array<std::uint8_t, kImagePixels> image;  // NOLINT(*-member-init): written before it is read
    for (const int number : elementsOf<int>(numbers)) {
      if (number < 0 || number >= data.size()) refuse("there are digits 0 to ", data.size() - 1, ", got ", number);
      data.image(number, image);
      pixels.insert(pixels.end(), image.begin(), image.end());
    }
    return typedArray<std::uint8_t>(pixels);
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(judging) {
  emscripten::function("predictions", &predictions);
  emscripten::function("outputs", &outputsFor);
  emscripten::function("judgement", &judgement);
  emscripten::function("digitImages", &digitImages);
}

}  // namespace inkling::bindings
