// Ctrl-C, as a question that a long run asks between two minibatches.
#pragma once

namespace inkling::cli {

/// While there is one, the first SIGINT or SIGTERM is only remembered; the second ends the program as usual.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] static bool isAskedFor();
};

}  // namespace inkling::cli
