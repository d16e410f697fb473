// A trainer as JavaScript holds it.
#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "arrays.hpp"
#include "checkpoint.hpp"
#include "dataset.hpp"
#include "error.hpp"
#include "metrics.hpp"
#include "model_file.hpp"
#include "propagation.hpp"
#include "reply.hpp"
#include "settings.hpp"
#include "sha256.hpp"
#include "snapshot.hpp"
#include "trainer.hpp"

namespace inkling::bindings {

/// A trainer and what its network predicts with, so that a prediction disturbs no training.
class Session {
 public:
  Session(Settings settings, Trainer trainer) : settings_(std::move(settings)), trainer_(std::move(trainer)) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() { leaveBehind(); }

  /// Trains on up to `count` minibatches, to the end of the epoch at the most.
  emscripten::val steps(int count) {
    return reply([&] {
      leaveBehind();
      const StepResult result = trainer_.steps(count);
      emscripten::val object = emscripten::val::object();
      object.set("loss", result.loss);
      object.set("examples", result.examples);
      object.set("correct", result.correct);
      object.set("hasDiverged", result.hasDiverged);
      object.set("hasStopped", result.hasStopped);
      return object;
    });
  }

  /// Other examples to train on, for a network that has not been trained yet.
  emscripten::val trainOn(const Dataset& training) {
    return reply([&] {
      if (trainer_.steps() > 0) refuse("a network that has been trained goes on with what it began with");
      trainer_ = makeTrainer(settings_, trainer_.network(), training);
    });
  }

  void rollBack() {
    leaveBehind();
    trainer_.rollBack();
  }

  /// Frees what only training needs; for a network whose loss on other data was found finite.
  void rest() {
    trainer_.rest();
    workspace_ = {};
    minibatch_ = {};
  }

  /// The settings that change how training goes on and leave what was learnt as it is.
  emscripten::val apply(const Settings& settings) {
    return reply([&] {
      leaveBehind();
      trainer_.setSpec(settings.training);
      settings_ = settings;
    });
  }

  [[nodiscard]] emscripten::val progress() const {
    emscripten::val object = emscripten::val::object();
    object.set("epochs", trainer_.epochs());
    object.set("epochProgress", trainer_.epochProgress());
    object.set("steps", static_cast<double>(trainer_.steps()));
    return object;
  }

  [[nodiscard]] int parameterCount() const { return static_cast<int>(trainer_.network().parameterCount()); }

  [[nodiscard]] std::string hash() const { return parameterHash(trainer_.network().parameters()); }

  /// The outputs for one example, as minibatchOf takes it.
  emscripten::val predict(const emscripten::val& inputs) {
    return reply([&] {
      const Batch& outputs = forward(network(), minibatchOf(inputs), workspace_);
      return typedArray<float>({outputs.row(0), static_cast<std::size_t>(outputs.columns())});
    });
  }

  /// Judges the examples first … last - 1 of the data.
  emscripten::val evaluateRange(const Dataset& data, int first, int last, Evaluation& evaluation) {
    return reply(
        [&] { evaluate(trainer_.network(), trainer_.spec().loss, data, first, last, workspace_, evaluation); });
  }

  /// The network as a file; as safetensors with all that training needs to go on.
  [[nodiscard]] emscripten::val exportModel(const std::string& format) const {
    return reply([&] {
      const std::string file = writeModel(format);
      return typedArray<std::uint8_t>(bytesOf(file));
    });
  }

  /// Hands the same to `reader.read`, as a view that holds no longer than that, and answers with what it makes of it.
  [[nodiscard]] emscripten::val readModel(const std::string& format, const emscripten::val& reader) const {
    return reply([&] {
      const std::string file = writeModel(format);
      return reader.call<emscripten::val>(
          "read", emscripten::val(emscripten::typed_memory_view(file.size(), bytesOf(file).data())));
    });
  }

  /// The training as it stands.
  std::shared_ptr<Snapshot> snapshot() {
    std::shared_ptr<Snapshot> present = present_.lock();
    if (!present) present_ = present = std::make_shared<Snapshot>(settings_);
    return present;
  }

  /// Goes back to a snapshot of this training, with the settings of then.
  void restore(const Snapshot& snapshot) {
    leaveBehind();
    const Checkpoint& checkpoint = snapshot.checkpoint();
    trainer_.setSpec(snapshot.settings().training);
    trainer_.restore(checkpoint);
    settings_ = snapshot.settings();
  }

  // For the other files of bindings.

  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] const Trainer& trainer() const { return trainer_; }
  /// For who changes it.
  [[nodiscard]] Trainer& changing() {
    leaveBehind();
    return trainer_;
  }
  [[nodiscard]] const Network& network() const { return trainer_.network(); }
  Workspace& workspace() { return workspace_; }

  /// A minibatch of one example: bytes are an image of 784 pixels, floats the inputs as they are. Throws Error for any
  /// other number of them than the network takes.
  const Minibatch& minibatchOf(const emscripten::val& inputs) {
    const Dataset one = exampleOf(inputs);
    if (one.inputs() != network().spec().inputs) {
      refuse("this network takes ", network().spec().inputs, " inputs, got ", one.inputs());
    }
    const int first = 0;
    one.gather({&first, 1}, minibatch_);
    return minibatch_;
  }

 private:
  [[nodiscard]] std::string writeModel(const std::string& format) const {
    const Checkpoint checkpoint = trainer_.checkpoint();
    return inkling::writeModel(format, trainer_.network(), settings_, &checkpoint);
  }

  static std::span<const std::uint8_t> bytesOf(const std::string& file) {
    return {reinterpret_cast<const std::uint8_t*>(file.data()), file.size()};
  }

  static Dataset exampleOf(const emscripten::val& inputs) {
    if (inputs["BYTES_PER_ELEMENT"].as<int>() == 1) return Dataset::ofDigits(elementsOf<std::uint8_t>(inputs), {0});
    const auto numbers = elementsOf<float>(inputs);
    const Eigen::Map<const Matrix> row(numbers.data(), 1, static_cast<Index>(numbers.size()));
    return Dataset::ofPoints(row, {0}, 1);
  }

  /// Before the training changes: the snapshot of the present, if there is one, gets what it is of.
  void leaveBehind() noexcept {
    if (const std::shared_ptr<Snapshot> present = present_.lock()) present->fill(trainer_);
    present_.reset();
  }

  Settings settings_;
  Trainer trainer_;
  std::weak_ptr<Snapshot> present_;  ///< which is as the training is
  Workspace workspace_;
  Minibatch minibatch_;
};

}  // namespace inkling::bindings
