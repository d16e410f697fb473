// The way on from a training that has diverged: from an earlier place, with half of the learning rate.

/**
 * @param {number[]} places where the network can be taken back to, on the axis of epochs
 * @param {{epochs: number, epochProgress: number}} progress
 * @returns {number | null} the last place before the present one, or the beginning; null when there is none
 */
export function placeBefore(places, { epochs, epochProgress }) {
  return places.filter((place) => place < epochs + epochProgress).at(-1) ?? places[0] ?? null;
}

/**
 * @param {string} learningRate
 * @returns {string} half of it, without the digits that only a float32 has
 */
export const halfOf = (learningRate) => String(Number((Number(learningRate) / 2).toPrecision(6)));
