// What the outputs of a network say of one drawing.

/**
 * @typedef {object} Answer
 * @property {number} digit the most probable one
 * @property {boolean} isDigit whether it has at least the share of the probability that it takes (src/metrics.hpp)
 * @property {Float32Array} probabilities of the digits 0 to 9
 */

/**
 * @param {import('#wasm').Core} core
 * @param {Float32Array} probabilities
 * @returns {Answer}
 */
export function answerOf(core, probabilities) {
  const most = Math.max(...probabilities);
  return { digit: probabilities.indexOf(most), isDigit: most >= core.leastConfidence, probabilities };
}
