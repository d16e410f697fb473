#!/usr/bin/env bash
# Builds the WebAssembly module, build/wasm/wasm/inkling.mjs and inkling.wasm, or another target:
#   scripts/build-wasm.sh [--target TARGET]
set -euo pipefail
cd "$(dirname "$0")/.."

# Debian's Emscripten relies on Debian's Node to find acorn; any other Node must be told where it is. Node looks there
# last, so this does no harm to an Emscripten that brings its own.
if acorn_files=$(dpkg -L node-acorn 2>/dev/null); then
  NODE_PATH=${NODE_PATH:+$NODE_PATH:}$(sed -n 's|/acorn/package.json$||p' <<<"$acorn_files")
  export NODE_PATH
fi

cmake --preset wasm >/dev/null
cmake --build --preset wasm "$@"
[[ ! -f build/wasm/wasm/inkling.mjs ]] || node scripts/minify-loader.mjs
