# Two sets of compiler options: what every user of the core must have, and what only we want.

# Determinism: no fused multiply-add, in the headers' inline functions neither. Nothing here may allow the compiler to
# reorder sums (no -ffast-math).
add_library(inkling_numerics INTERFACE)
target_compile_features(inkling_numerics INTERFACE cxx_std_20)
# -fno-math-errno changes no result: without it a square root may set errno, and no loop with one is vectorised.
target_compile_options(inkling_numerics INTERFACE -ffp-contract=off -fno-math-errno)

if(EMSCRIPTEN)
  target_compile_options(inkling_numerics INTERFACE -msimd128 -fwasm-exceptions)
  target_link_options(inkling_numerics INTERFACE -fwasm-exceptions)
endif()

if(INKLING_SANITIZE)
  target_compile_options(inkling_numerics INTERFACE
    -fsanitize=${INKLING_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(inkling_numerics INTERFACE -fsanitize=${INKLING_SANITIZE})
endif()

# So that the fuzzer sees which branches of the core an input takes; only the fuzzers themselves link its main function.
if(INKLING_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "libFuzzer is a part of clang++: INKLING_FUZZ needs it, got ${CMAKE_CXX_COMPILER_ID}")
  endif()
  target_compile_options(inkling_numerics INTERFACE -fsanitize=fuzzer-no-link)
endif()

add_library(inkling_warnings INTERFACE)
target_compile_options(inkling_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor)
if(INKLING_WARNINGS_AS_ERRORS)
  target_compile_options(inkling_warnings INTERFACE -Werror)
endif()
