#!/usr/bin/env bash
# Trains the networks of tests/golden/networks.json with the core as g++ and clang++ make it, optimised a little and a
# lot, for several instruction sets: a line for each. A machine whose CPU lacks one of these says so.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p build

status=0
for preset in native clang; do
  log=build/golden-$preset.log
  if ! { cmake --preset "$preset" && cmake --build --preset "$preset" --target golden; } >"$log" 2>&1; then
    cat "$log"
    echo "golden hashes ($preset): the programs did not compile" >&2
    exit 1
  fi
  programs=build/$preset/tests/golden/golden.txt
  xargs -d '\n' -n 1 -P "$(nproc)" env <"$programs" || status=1
  # Programs that could not be run as well: the compiler has joined no multiplication with an addition.
  while read -r program; do
    fused=$(objdump -d --no-show-raw-insn "$program" | grep -cE '\sv?fn?m(add|sub)[0-9]*[ps][sd]\s' || true)
    if ((fused > 0)); then
      echo "golden hashes: $program has $fused fused multiplications and additions, which round once where two must" >&2
      status=1
    fi
  done <"$programs"
done
exit $status
