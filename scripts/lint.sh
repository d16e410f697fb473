#!/usr/bin/env bash
# Checks formatting, style and types. A line for each tool after what it found; fails at the end if any of them failed.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH=$PWD/node_modules/.bin:$PATH
mkdir -p build

status=0
check() {
  local tool=$1 log=build/lint-$1.log
  shift
  if "$@" >"$log" 2>&1; then
    echo "$tool: ok"
  else
    cat "$log"
    echo "$tool: failed"
    status=1
  fi
}

# Runs a command for each file that it reads the name of, on all processors.
each_file() { xargs -n 1 -P "$(nproc)" "$@"; }

check_clang_format() {
  find src wasm tests/native tests/golden tests/fuzz bench/native bench/wasm -name '*.[ch]pp' -print0 |
    xargs -0 clang-format --dry-run -Werror
}

# As the preset `clang` compiles it, many sources in one: most of the time goes into the headers that they have in common.
# The variants of the golden programs hold the core again.
check_core() {
  cmake --preset clang &&
    sed -n 's/^ *"file": "\(.*\)",\?$/\1/p' build/clang/compile_commands.json | grep -v 'tests/golden/.*/golden-O' |
    each_file clang-tidy --quiet -p build/clang --checks=-bugprone-suspicious-include
}

# As the preset `bench` compiles them.
check_benchmarks() {
  cmake --preset bench && printf '%s\n' bench/native/*.cpp | each_file clang-tidy --quiet -p build/bench
}

# As the preset `fuzz` compiles them.
check_fuzzers() {
  cmake --preset fuzz && printf '%s\n' tests/fuzz/*.cpp | each_file clang-tidy --quiet -p build/fuzz
}

# clang-tidy can read Emscripten's headers where both are of the same LLVM, as Debian's are.
check_bindings() {
  [[ $(command -v em++) -ef /usr/bin/em++ ]] || return 0
  local -a flags
  cmake --preset wasm && read -ra flags <<<"$(em++ --cflags)" &&
    printf '%s\n' wasm/*.cpp | each_file clang-tidy --quiet -p build/wasm "${flags[@]/#/--extra-arg=}"
}

check clang-format check_clang_format
check prettier prettier --check --log-level warn .
check eslint eslint --max-warnings 0 .
check tsc tsc -p tsconfig.json
check clang-tidy check_core
check clang-tidy-bench check_benchmarks
check clang-tidy-fuzz check_fuzzers
check clang-tidy-wasm check_bindings
exit $status
