// The most that 128-bit vectors can multiply and add in this browser.

// Short, so that some of them are not interrupted.
const BLOCK_SECONDS = 0.02;
const BLOCKS = 50;

/** @returns {Promise<number>} GFLOP/s, the best of several blocks */
export async function peakGflops() {
  const { instance } = await WebAssembly.instantiateStreaming(fetch('/build/bench-files/peak.wasm'));
  const { multiplyAdd, flopPerRound } = /** @type {Record<string, (...args: number[]) => number>} */ (instance.exports);
  /** @param {number} rounds */
  const secondsOf = (rounds) => {
    const started = performance.now();
    multiplyAdd(rounds, 0.5, 1);
    return (performance.now() - started) / 1000;
  };
  let rounds = 1;
  while (secondsOf(rounds) < BLOCK_SECONDS) rounds *= 2;
  const seconds = Math.min(...Array.from({ length: BLOCKS }, () => secondsOf(rounds)));
  return (rounds * flopPerRound()) / seconds / 1e9;
}
