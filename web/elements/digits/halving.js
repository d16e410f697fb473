// The way on from a training that has diverged: from an earlier place, with half of the learning rate.

// Guessing costs log 10 with softmax and 10 log 2 with ten sigmoids: no network is worse than this by chance.
const FAR_ABOVE_GUESSING = 10;

/**
 * Whether the network only became worse in an epoch, although its loss is a finite number.
 *
 * @param {{loss: number}} epoch
 */
export const isLost = ({ loss }) => loss > FAR_ABOVE_GUESSING;

/** @param {{testAccuracy: number}} epoch */
export const hasRecovered = ({ testAccuracy }) => testAccuracy > 0.5;

/**
 * @param {number[]} places where the network can be taken back to, on the axis of epochs
 * @param {{epochs: number, epochProgress: number}} progress
 * @param {{epoch: number, loss: number}[]} epochsOfRun
 * @returns {number | null} the last place before the present one at which nothing was lost yet, or the beginning; null
 *   when there is none
 */
export function placeBefore(places, { epochs, epochProgress }, epochsOfRun) {
  const firstLost = epochsOfRun.find(isLost)?.epoch ?? Infinity;
  const isSound = (/** @type {number} */ place) => place < epochs + epochProgress && place < firstLost;
  return places.filter(isSound).at(-1) ?? places[0] ?? null;
}

/**
 * @param {string} learningRate
 * @returns {string} half of it, without the digits that only a float32 has
 */
export const halfOf = (learningRate) => String(Number((Number(learningRate) / 2).toPrecision(6)));
