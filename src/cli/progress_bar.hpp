// One line on a terminal that is written over as work goes on.
#pragma once

#include <chrono>
#include <string>

namespace inkling::cli {

/// Shows on stderr, when that is a terminal, how much is done. Silent otherwise, so that logs stay short.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// `share` in [0, 1] and a few words beside it. Draws at most twenty times a second.
  void show(double share, const std::string& words);

  /// Takes the line away.
  void clear();

 private:
  bool isTerminal_;
  bool isShown_ = false;
  std::chrono::steady_clock::time_point lastDrawn_;
};

}  // namespace inkling::cli
