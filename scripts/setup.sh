#!/usr/bin/env bash
# Sets up what is missing: Debian packages for the toolchain, then npm's. Nothing is installed twice.
#   scripts/setup.sh [build|test|lint|fuzz]    for one purpose; without an argument for all of them
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "inkling: $*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null; }

# CMake looks for headers and packages beside the folders of PATH, so a library there counts wherever it came from.
has_header() {
  local folder
  local -a folders
  IFS=: read -ra folders <<<"${CMAKE_PREFIX_PATH:-}:$PATH:/usr:/usr/local"
  for folder in "${folders[@]}"; do
    [[ ! -f ${folder%/*bin}/include/$1 ]] || return 0
  done
  return 1
}

has_browser() {
  [[ -x ${CHROME_PATH:-} ]] || has chromium || has chromium-browser || has google-chrome || has google-chrome-stable
}

has_firefox() { [[ -x ${FIREFOX_PATH:-} ]] || has firefox-esr || has firefox; }

# libFuzzer is in a package of its own, which clang's does not ask for.
has_fuzzer() {
  has clang++ || return 1
  local program status=0
  program=$(mktemp)
  echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, decltype(sizeof 0)) { return 0; }' |
    clang++ -fsanitize=fuzzer,address,undefined -x c++ - -o "$program" 2>/dev/null || status=1
  rm -f "$program"
  return $status
}

# Such as libclang-rt-14-dev, of the clang++ that is there or else of the one that Debian would install.
fuzzer_package() {
  local version
  version=$(clang++ -dumpversion 2>/dev/null || true)
  if [[ -n $version ]]; then echo "libclang-rt-${version%%.*}-dev"; else echo libclang-rt-dev; fi
}

check_node() {
  local version major minor
  version=$(node --version 2>/dev/null || true)
  IFS=. read -r major minor _ <<<"${version#v}"
  ((major > 20 || (major == 20 && minor >= 19))) ||
    fail "Node 20.19 or newer is needed, found ${version:-none}; see https://nodejs.org/en/download"
}

# Prints the names of the Debian packages that the purpose needs and that are missing.
missing_packages() {
  local purpose=$1
  has cmake || echo cmake
  has ninja || echo ninja-build
  has_header eigen3/Eigen/Core || echo libeigen3-dev
  [[ $purpose == fuzz ]] || has em++ || echo emscripten
  has_header nlohmann/json.hpp || echo nlohmann-json3-dev
  [[ $purpose != build ]] || return 0
  has g++ || echo g++
  has clang++ || echo clang
  [[ $purpose != fuzz && $purpose != all ]] || has_fuzzer || fuzzer_package
  has_header catch2/catch.hpp || has_header catch2/catch_all.hpp || echo catch2
  has_header CLI/CLI.hpp || echo libcli11-dev
  has_header stb/stb_image.h || echo libstb-dev
  has_header zlib.h || echo zlib1g-dev
  [[ $purpose != fuzz ]] || return 0
  if [[ $purpose != lint ]]; then
    has_browser || echo chromium
    has_firefox || echo firefox-esr
    # WebKit's driver brings the library, and that a browser; it needs a screen to be on.
    has WebKitWebDriver || echo webkit2gtk-driver
    has Xvfb || echo xvfb
  fi
  [[ $purpose != test ]] || return 0
  has clang-format || echo clang-format
  has clang-tidy || echo clang-tidy
}

install_packages() {
  local -a as_root=(env)
  if ((EUID != 0)); then as_root=(sudo -n env); fi
  if ! has apt-get || ! "${as_root[@]}" true 2>/dev/null; then
    fail "tools are missing; on Debian, install them with: sudo apt-get install --no-install-recommends $*"
  fi
  echo "inkling: installing $* (this takes some minutes)"
  # The lock may be held by the system's own updates.
  local -a apt=("${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  "${apt[@]}" update
  "${apt[@]}" install -y --no-install-recommends "$@" >/dev/null
}

purpose=${1:-all}
[[ $purpose =~ ^(build|test|lint|fuzz|all)$ ]] || fail "setup.sh is for build, test, lint or fuzz, got '$purpose'"
check_node
mapfile -t packages < <(missing_packages "$purpose")
if ((${#packages[@]} > 0)); then install_packages "${packages[@]}"; fi

# The fuzzers need none of npm's packages.
[[ $purpose != fuzz ]] || exit 0

# npm writes the second file when it has installed what the first one says.
if [[ ! -f node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
  echo 'inkling: installing npm packages'
  npm ci --include=dev --no-audit --no-fund --no-update-notifier --loglevel=error
fi
