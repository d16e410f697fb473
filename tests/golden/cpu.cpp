// Ends a program that this CPU cannot run before it reaches an instruction that the CPU lacks: one from main would come
// too late, after the initialisation of static objects. It is compiled without the options of the variants and uses
// nothing of the standard library's templates, whose instances the linker may take from elsewhere.
#include <cstdio>
#include <cstdlib>

#include "variant.hpp"

namespace inkling::golden {

namespace {

#if defined(__x86_64__)

const char* lacking() {
  __builtin_cpu_init();
  if (kNeedsAvx512 && !(__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq"))) {
    return "AVX-512";
  }
  if (kNeedsAvx2 && !__builtin_cpu_supports("avx2")) return "AVX2";
  if (kNeedsFma && !__builtin_cpu_supports("fma")) return "FMA";
  return nullptr;
}

constexpr int kFirstOfAll = 101;  // lower numbers are the compilers' own

[[gnu::constructor(kFirstOfAll)]] void endWithoutTheCpu() {
  const char* missing = lacking();
  if (missing == nullptr) return;
  // NOLINTNEXTLINE(*-vararg): -Wformat checks the arguments
  std::printf("golden hashes, %s: not run: this CPU has no %s\n", kVariant, missing);
  std::fflush(stdout);
  std::_Exit(EXIT_SUCCESS);
}

#endif

}  // namespace

}  // namespace inkling::golden
