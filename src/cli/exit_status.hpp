// What the command line says to a shell.
#pragma once

namespace inkling::cli {

inline constexpr int kSuccess = 0;
inline constexpr int kRunFailed = 1;
inline constexpr int kBadUsage = 2;
inline constexpr int kInterrupted = 130;  ///< 128 + SIGINT, as shells have it

}  // namespace inkling::cli
