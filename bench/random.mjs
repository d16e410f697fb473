// Random numbers that are the same in every run.

/**
 * Xorshift with 32 bits of state (G. Marsaglia, "Xorshift RNGs", 2003).
 *
 * @param {number} seed not 0
 * @returns {() => number} uniform in (0, 1)
 */
export function randomNumbers(seed) {
  let state = seed;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // The first numbers of small seeds are small.
  for (let i = 0; i < 20; i++) next();
  return next;
}
