// What lessons ask of a network that reads digits: a start that is sure of the wrong thing, what the outputs learn from,
// and what a student hands in.
import { valueOf } from '../core.js';
import { nextTask } from '../scheduling.js';

/** @typedef {import('./index.js').Subject} Subject */

/** Among so many digits there is each of the ten. */
const SEARCHED = 200;

/**
 * Makes the network sure, whatever it sees, that it is one and the same digit: by the biases of its outputs.
 *
 * @param {Subject} subject
 * @param {number} digit
 */
export async function saturate({ core, network }, digit) {
  valueOf(core.saturate(network, digit));
}

/**
 * A code from which `inkling verify` trains to the same network: of a run on all of the bundled digits, in which nothing
 * was changed by hand.
 *
 * @param {Subject} subject
 * @param {string} exercise what the run is the answer to
 * @param {number | null} [saturated] the digit of a saturated start
 * @returns {Promise<string>}
 */
export async function resultCode({ core, network }, exercise, saturated = null) {
  return valueOf(core.digitsResultCode(network, saturated ?? -1, exercise));
}

/**
 * What the outputs learn from: δ = ∂L/∂z of each for one digit alone, without its sign, on average over ten training
 * digits, the first of each kind.
 *
 * @param {Subject} subject
 * @returns {Promise<Float64Array>} of each output
 */
export async function outputDeltas({ core, network, trainingData }) {
  /** @type {import('#wasm').Predictions} */
  const { labels } = valueOf(core.predictions(network, trainingData, 0, Math.min(SEARCHED, trainingData.size())));
  const sums = new Float64Array(core.layers(network).at(-1)?.units ?? 0);
  const examples = Array.from(sums, (_, digit) => labels.indexOf(digit)).filter((example) => example !== -1);
  for (const example of examples) {
    /** @type {import('#wasm').Gradients} */
    const { layers } = valueOf(core.gradients(network, trainingData, example, example + 1, false));
    layers[layers.length - 1].deltas.forEach((delta, i) => (sums[i] += Math.abs(delta)));
    await nextTask();
  }
  return sums.map((sum) => sum / examples.length);
}
