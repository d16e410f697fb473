#!/usr/bin/env bash
# Builds the core and runs its tests with g++ as users have it and with clang++ under the sanitizers, and then the golden
# hashes with both compilers in all their variants. A line for each unless it fails.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build

for preset in native asan; do
  log=build/test-$preset.log
  if ! { cmake --preset "$preset" && cmake --build --preset "$preset" && ctest --preset "$preset"; } >"$log" 2>&1; then
    cat "$log"
    echo "tests/native ($preset): failed" >&2
    exit 1
  fi
  echo "tests/native ($preset): $(grep 'tests passed' "$log")"
  # What tests could not do here.
  grep -ho 'PyTorch is not installed.*' "build/$preset/Testing/Temporary/LastTest.log" | sort -u || true
done
bash scripts/test-golden.sh
