// What a perceptron comes to at the end of each epoch, and whether it has been there before.

/** @typedef {import('../perceptron/run.js').Presentation} Presentation */

/**
 * @typedef {object} EpochEnd
 * @property {number} epoch from 1
 * @property {number} mistakes in it
 * @property {import('../widgets/small-plane.js').Weights} weights
 * @property {number | null} sameAs the first epoch that ended with the same weights, or null
 */

/**
 * @param {Presentation[]} presentations
 * @param {number} size examples in an epoch
 * @returns {EpochEnd[]} of the epochs that are complete
 */
export function epochEnds(presentations, size) {
  /** @type {EpochEnd[]} */
  const ends = [];
  for (let last = size; last <= presentations.length; last += size) {
    const { after: weights } = presentations[last - 1];
    const mistakes = presentations.slice(last - size, last).filter(({ isMistake }) => isMistake).length;
    const same = ends.find((end) => end.weights.every((value, i) => value === weights[i]));
    ends.push({ epoch: last / size, mistakes, weights, sameAs: same?.epoch ?? null });
  }
  return ends;
}
