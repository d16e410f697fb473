#include "interruption.hpp"

#include <csignal>

namespace inkling::cli {

namespace {

volatile std::sig_atomic_t isAsked = 0;  // NOLINT(*-avoid-non-const-global-variables): all that a handler may touch

extern "C" void remember(int signal) {
  isAsked = 1;
  std::signal(signal, SIG_DFL);
}

}  // namespace

Interruption::Interruption() {
  isAsked = 0;
  std::signal(SIGINT, remember);
  std::signal(SIGTERM, remember);
}

Interruption::~Interruption() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool Interruption::isAskedFor() { return isAsked != 0; }

}  // namespace inkling::cli
