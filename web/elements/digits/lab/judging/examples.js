// The test digits one by one, as a judgement has them.

/**
 * @typedef {object} Example
 * @property {number} number among the test digits
 * @property {number} label what it is
 * @property {number} read what it is read as
 * @property {number} confidence how sure: the probability of what it is read as
 * @property {Float32Array} probabilities [10]
 */

/**
 * @param {import('../../../../engine/queries/judging.js').Judgement} judgement
 * @returns {Example[]} in the order of their numbers
 */
export const examplesOf = ({ labels, predicted, outputs }) =>
  Array.from(labels, (label, number) => {
    const read = predicted[number];
    const probabilities = outputs.subarray(10 * number, 10 * number + 10);
    return { number, label, read, confidence: probabilities[read], probabilities };
  });

/**
 * @param {Example[]} examples
 * @param {{label: number, read: number} | null} cell of the confusion matrix; null for all mistakes
 * @returns {Example[]} the most confident first
 */
export const chosenOf = (examples, cell) =>
  examples
    .filter(({ label, read }) => (cell ? label === cell.label && read === cell.read : label !== read))
    .sort((a, b) => b.confidence - a.confidence || a.number - b.number);
