#include "progress_bar.hpp"

#include <unistd.h>

#include <iostream>

namespace inkling::cli {

ProgressBar::ProgressBar() : isTerminal_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() { clear(); }

void ProgressBar::show(double share, const std::string& words) {
  constexpr int kWidth = 30;
  constexpr std::chrono::milliseconds kBetween{50};
  const auto now = std::chrono::steady_clock::now();
  if (!isTerminal_ || now - lastDrawn_ < kBetween) return;
  lastDrawn_ = now;
  isShown_ = true;
  const int filled = static_cast<int>(share * kWidth + 0.5);
  std::string bar;
  for (int i = 0; i < kWidth; ++i) bar += i < filled ? "█" : "░";
  std::cerr << "\r\x1b[K" << bar << ' ' << static_cast<int>(share * 100.0) << " %  " << words << std::flush;
}

void ProgressBar::clear() {
  if (isShown_) std::cerr << "\r\x1b[K" << std::flush;
  isShown_ = false;
}

}  // namespace inkling::cli
