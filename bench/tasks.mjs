// What every trainer is given: networks, minibatches, learning rates, and how long it is watched.

/** @typedef {'digits' | 'points'} DataName see data.mjs */

/**
 * @typedef {object} Network
 * @property {string} name
 * @property {DataName} data
 * @property {number} inputs
 * @property {number[]} hidden units of the hidden layers
 * @property {number} outputs
 * @property {Record<number, number>} learningRates by size of minibatch; every trainer converges with them
 */

/**
 * One thing to measure. The optimizer is SGD with momentum 0.9. Where there are ten outputs the hidden layers are ReLU
 * before softmax and cross-entropy, where there is one they are tanh before a sigmoid and half the squared error.
 *
 * @typedef {object} Task
 * @property {string} network
 * @property {DataName} data
 * @property {number[]} hidden
 * @property {number} batch
 * @property {number} learningRate
 */

/**
 * How a trainer is watched.
 *
 * @typedef {object} Watch
 * @property {number} warmUpSeconds
 * @property {number} seconds that are measured
 * @property {number} patienceSeconds more training, not measured, for a loss that has not come down yet
 */

/**
 * @typedef {object} Measurement
 * @property {number} examplesPerSecond
 * @property {number} coreShare seconds of a core that the training thread had each second: under 1 where other work
 *   was in its way, or where other threads do the work
 * @property {number} before the loss of the new network on CHECKED examples
 * @property {number} after the loss of the trained network on these
 * @property {string} [way] that the trainer chose as its fastest, where it has several
 */

/** @type {Network[]} */
export const NETWORKS = [
  {
    name: '784-128-10',
    data: 'digits',
    inputs: 784,
    hidden: [128],
    outputs: 10,
    learningRates: { 1: 0.003, 32: 0.02, 128: 0.05 },
  },
  {
    name: '784-512-256-10',
    data: 'digits',
    inputs: 784,
    hidden: [512, 256],
    outputs: 10,
    learningRates: { 1: 0.002, 32: 0.02, 128: 0.05 },
  },
  {
    name: '2-8-8-1',
    data: 'points',
    inputs: 2,
    hidden: [8, 8],
    outputs: 1,
    learningRates: { 1: 0.01, 32: 0.2, 128: 0.4 },
  },
];

/** Each measurement is of a new network, and the trainers take turns, so that a slow minute of the machine hits all. */
export const REPETITIONS = 5;
export const WARM_UP_SECONDS = 0.3;
export const SECONDS = 1;

/** Examples that the loss is measured on, before and after. */
export const CHECKED = 512;
/** A trainer has learnt when their loss has come down to this share. */
export const LEARNT = 0.95;
/** More training for a slow trainer's loss to come down, not measured. */
export const PATIENCE_SECONDS = 20;

/** @param {Network} network */
export const batchesOf = ({ learningRates }) => Object.keys(learningRates).map(Number);

/**
 * @param {Network} network
 * @param {number} batch
 * @returns {Task}
 */
export const taskOf = ({ name, data, hidden, learningRates }, batch) => ({
  network: name,
  data,
  hidden,
  batch,
  learningRate: learningRates[batch],
});

/**
 * Floating-point operations that an example costs where no zero is left out: a multiplication and an addition for each
 * weight in the forward pass, for its gradient, and for the gradient of its input, which the first layer does not need.
 *
 * @param {Network} network
 */
export function flopOf({ inputs, hidden, outputs }) {
  const sizes = [inputs, ...hidden, outputs];
  return sizes.slice(1).reduce((sum, units, i) => sum + (i === 0 ? 4 : 6) * sizes[i] * units, 0);
}
