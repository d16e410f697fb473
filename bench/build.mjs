// Builds what the benchmarks run besides the product.
import { execFileSync } from 'node:child_process';
import { root } from '../tests/paths.js';

/** @param {string} command @param {string[]} args */
const run = (command, ...args) =>
  execFileSync(command, args, { cwd: root(''), stdio: ['ignore', 'ignore', 'inherit'] });

/** What measures SIMD128: build/wasm/bench/wasm/simd.mjs. */
export function buildSimd() {
  run('bash', 'scripts/build-wasm.sh', '--target', 'bench_simd');
}

/** The native trainers: the programs in build/bench/bench/native. */
export function buildNative() {
  run('cmake', '--preset', 'bench');
  run('cmake', '--build', '--preset', 'bench');
}
