// What the lesson about the squared error asks: a start that is sure of the wrong thing, and what the outputs learn from.
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
 * @param {number} logit of this digit about; that of the others is as much below zero
 */
export async function saturate({ core, network }, digit, logit) {
  const parameters = core.parameters(network);
  const outputs = core.layers(network).at(-1)?.units ?? 0;
  const biases = parameters.subarray(parameters.length - outputs); // the last of all
  biases.fill(-logit);
  biases[digit] = logit;
  valueOf(core.setParameters(network, parameters));
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
