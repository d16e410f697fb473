// What every trainer is given: networks, minibatches, learning rates, and how long it is watched.

/**
 * @typedef {object} Network
 * @property {string} name
 * @property {'digits' | 'points'} data
 * @property {number} inputs
 * @property {number[]} hidden units of the hidden layers
 * @property {number} outputs
 * @property {Record<number, number>} learningRates of a minibatch's size; small enough for every trainer to converge
 */

/**
 * One thing to measure. The optimizer is SGD with momentum 0.9. Digits: ReLU, softmax and cross-entropy. Points: tanh,
 * one sigmoid output and half the squared error.
 *
 * @typedef {object} Task
 * @property {string} network
 * @property {'digits' | 'points'} data
 * @property {number[]} hidden
 * @property {number} batch
 * @property {number} learningRate
 */

/**
 * @typedef {object} Measurement
 * @property {number} examplesPerSecond
 * @property {number} before the loss of the new network on CHECKED examples
 * @property {number} after the loss of the trained network on these
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
    learningRates: { 1: 0.003, 32: 0.02, 128: 0.05 },
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

export const BATCHES = [1, 32, 128];

/** Each measurement is of a new network, and the trainers take turns, so that a slow minute of the machine hits all. */
export const REPETITIONS = 5;
export const WARM_UP_SECONDS = 0.3;
export const SECONDS = 1;

/** Examples that the loss is measured on, before and after. */
export const CHECKED = 512;
/** A trainer has learnt when their loss has come down to this share; a slow one gets more time for it, not measured. */
export const LEARNT = 0.95;
export const PATIENCE_SECONDS = 10;

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

/** @param {Network} network */
export function weightsOf({ inputs, hidden, outputs }) {
  const sizes = [inputs, ...hidden, outputs];
  return sizes.slice(1).reduce((sum, units, i) => sum + sizes[i] * units, 0);
}

/**
 * Floating-point operations that an example costs where no zero is left out: a multiplication and an addition a weight
 * in the forward pass, in its gradient and in the gradient of its input.
 *
 * @param {Network} network
 */
export const flopOf = (network) => 6 * weightsOf(network);
