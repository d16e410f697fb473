// What is drawn of runs over the epochs.

/** @typedef {import('../../run-history.js').Run} Run */
/** @typedef {[epochs: number, value: number][]} Points */

/**
 * @typedef {object} Measure
 * @property {'loss' | 'accuracy' | 'learningRate' | 'gradientNorm'} name
 * @property {boolean} isShare of one, written in percent
 * @property {(run: Run) => Points} solid
 * @property {(run: Run) => Points} dashed of the training digits, where there are two of a kind
 */

/** @type {Measure[]} */
export const MEASURES = [
  {
    name: 'loss',
    isShare: false,
    solid: ({ tests }) => tests.map(({ epochs, loss }) => [epochs, loss]),
    dashed: ({ losses }) => losses.map(({ epochs, loss }) => [epochs, loss]),
  },
  {
    name: 'accuracy',
    isShare: true,
    solid: ({ tests }) => tests.map(({ epochs, accuracy }) => [epochs, accuracy]),
    dashed: ({ epochs }) => epochs.map(({ epoch, accuracy }) => [epoch, accuracy]),
  },
  {
    name: 'learningRate',
    isShare: false,
    solid: ({ losses }) => losses.map(({ epochs, learningRate }) => [epochs, learningRate]),
    dashed: () => [],
  },
  {
    name: 'gradientNorm',
    isShare: false,
    solid: ({ tests }) => tests.map(({ epochs, gradientNorm }) => [epochs, gradientNorm]),
    dashed: () => [],
  },
];
