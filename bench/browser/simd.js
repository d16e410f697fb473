// The most that 128-bit vectors can multiply and add in this browser, and what the dense layers make of it.
import { median } from '../median.mjs';

// Short, so that some of them are not interrupted.
const BLOCK_SECONDS = 0.02;
const BLOCKS = 100;

/**
 * @typedef {object} SimdResult
 * @property {number} peakGflops the best of several blocks
 * @property {number} denseGflops the median of as many blocks
 * @property {number} denseShare the median of the shares of the peak that was measured just before
 */

/** @returns {Promise<SimdResult>} */
export async function measureSimd() {
  const folder = '/build/wasm/bench/wasm';
  const { default: start } = await import(/* @vite-ignore */ `${folder}/simd.mjs`);
  const simd = await start({ locateFile: (/** @type {string} */ file) => `${folder}/${file}` });
  const peak = blocksOf((rounds) => simd._multiplyAdd(rounds, 0.5, 1), simd._flopPerRound());
  const dense = blocksOf(simd._passDenseLayers, simd._flopPerDensePass());
  const blocks = Array.from({ length: BLOCKS }, () => ({ peak: peak(), dense: dense() }));
  return {
    peakGflops: Math.max(...blocks.map((block) => block.peak)),
    denseGflops: median(blocks.map((block) => block.dense)),
    denseShare: median(blocks.map((block) => block.dense / block.peak)),
  };
}

/**
 * @param {(rounds: number) => void} run
 * @param {number} flop of a round
 * @returns {() => number} GFLOP/s of one block, once the compiler has done its best
 */
function blocksOf(run, flop) {
  /** @param {number} rounds */
  const secondsOf = (rounds) => {
    const started = performance.now();
    run(rounds);
    return (performance.now() - started) / 1000;
  };
  let rounds = 1;
  while (secondsOf(rounds) < BLOCK_SECONDS) rounds *= 2;
  return () => (rounds * flop) / secondsOf(rounds) / 1e9;
}
