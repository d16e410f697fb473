// A training as it stood.
#pragma once

#include <new>
#include <optional>
#include <utility>

#include "checkpoint.hpp"
#include "error.hpp"
#include "settings.hpp"
#include "trainer.hpp"

namespace inkling::bindings {

/// Takes memory when its training has changed and not before: until then the training itself is what it is of.
class Snapshot {
 public:
  explicit Snapshot(Settings settings) : settings_(std::move(settings)) {}

  /// From a training that is about to change. Without the memory for it there is no way back, and training goes on.
  void fill(const Trainer& trainer) noexcept {
    try {
      checkpoint_ = trainer.checkpoint();
    } catch (const std::bad_alloc&) {
    }
  }

  [[nodiscard]] const Settings& settings() const { return settings_; }

  /// Throws Error for one that has not been filled.
  [[nodiscard]] const Checkpoint& checkpoint() const {
    if (!checkpoint_) refuse("this snapshot is of another network, or there was no memory for it");
    return *checkpoint_;
  }

 private:
  Settings settings_;
  std::optional<Checkpoint> checkpoint_;
};

}  // namespace inkling::bindings
