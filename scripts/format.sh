#!/usr/bin/env bash
# Writes the formatting that scripts/lint.sh checks.
set -euo pipefail
cd "$(dirname "$0")/.."

find src wasm tests/native tests/golden bench/native bench/wasm -name '*.[ch]pp' -print0 | xargs -0 clang-format -i
node_modules/.bin/prettier --write --log-level warn .
