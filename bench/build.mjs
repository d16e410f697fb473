// Builds what the benchmarks run besides the product.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { root } from '../tests/paths.js';

/** @param {string} command @param {string[]} args */
const run = (command, ...args) =>
  execFileSync(command, args, { cwd: root(''), stdio: ['ignore', 'ignore', 'inherit'] });

/** The loop that measures what SIMD128 does at most: build/bench-files/peak.wasm. */
export function buildPeak() {
  mkdirSync(root('build/bench-files'), { recursive: true });
  run(
    'em++',
    ...['-std=c++20', '-O3', '-msimd128', '-ffp-contract=off', '--no-entry'],
    ...['-sEXPORTED_FUNCTIONS=_multiplyAdd,_flopPerRound', 'bench/wasm/peak.cpp', '-o', 'build/bench-files/peak.wasm'],
  );
}

/** The native trainers: the programs in build/bench/bench/native. */
export function buildNative() {
  run('cmake', '--preset', 'bench');
  run('cmake', '--build', '--preset', 'bench');
}
