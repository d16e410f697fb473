#!/usr/bin/env bash
# Looks for files that break what reads them, beginning with those of tests/fuzz/corpus. A line for each fuzzer; fails
# when one has found a file, which then lies in build/fuzz/findings.
#   scripts/fuzz.sh [SECONDS]    for so long each, 60 by default
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || {
  echo "inkling: fuzz.sh takes a whole number of seconds, got '$seconds'" >&2
  exit 1
}
bash scripts/setup.sh fuzz
mkdir -p build/fuzz
if ! { cmake --preset fuzz && cmake --build --preset fuzz; } >build/fuzz/build.log 2>&1; then
  cat build/fuzz/build.log
  exit 1
fi

status=0
for reader in idx-images idx-labels safetensors json; do
  found=build/fuzz/findings/$reader grown=build/fuzz/corpus/$reader log=build/fuzz/$reader.log
  mkdir -p "$found" "$grown"
  # New inputs go into the first folder, which the next run goes on from.
  if build/fuzz/tests/fuzz/fuzz-"$reader" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=1024 \
    -print_final_stats=1 -artifact_prefix="$found/" "$grown" "tests/fuzz/corpus/$reader" >"$log" 2>&1; then
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
    coverage=$(grep -ao 'cov: [0-9]*' "$log" | tail -n 1)
    echo "fuzz $reader: ok, $rate executions a second, ${coverage#cov: } edges covered"
  else
    tail -n 60 "$log"
    echo "fuzz $reader: failed, see $found and $log"
    status=1
  fi
done
exit $status
