// What the tab "See inside" asks.
import { imageOf, valueOf } from '../core.js';
import { nextTask } from '../scheduling.js';

/** @typedef {import('./index.js').Subject} Subject */

const PIXELS = 28 * 28;
// So many test digits tell which units are dead; a slice of them stays under a frame for all but the largest networks.
const MOST_DIGITS = 500;
const DIGITS_AT_ONCE = 50;

/**
 * The network as it reads a drawing, or without ink an empty image. A unit that is not there (any more) gives way to the
 * output of the digit that is read.
 *
 * @param {Subject} subject
 * @param {{strokes?: import('../types.js').Strokes, image?: Uint8Array}} drawing either of them
 * @param {{layer: number, unit: number}} chosen
 * @returns {import('#wasm').Inspection & {image: Uint8Array, chosen: {layer: number, unit: number}}}
 */
export function inspect({ core, network }, { strokes, image }, chosen) {
  const seen = image ?? imageOf(core, strokes ?? []) ?? new Uint8Array(PIXELS);
  const { value } = core.inspect(network, seen, chosen.layer, chosen.unit);
  if (value) return { ...value, image: seen, chosen };
  /** @type {import('#wasm').Inspection} */
  const { layers } = valueOf(core.inspect(network, seen, 0, 0));
  const { outputs } = layers[layers.length - 1];
  const read = { layer: layers.length - 1, unit: outputs.indexOf(Math.max(...outputs)) };
  return { ...valueOf(core.inspect(network, seen, read.layer, read.unit)), image: seen, chosen: read };
}

/**
 * The weights that lead to units of the first layer: what they look like as images.
 *
 * @param {Subject} subject
 * @param {number} wanted the first unit; where there is none, the images begin with unit 0
 * @param {number} count at most
 * @returns {{units: number, first: number, images: Float32Array[]}} `units` of the layer; each image [784]
 */
export function firstWeights({ core, network }, wanted, count) {
  /** @type {import('#wasm').Inspection} */
  const { layers } = valueOf(core.inspect(network, new Uint8Array(PIXELS), 0, 0));
  const units = layers[0].outputs.length;
  const first = wanted < units ? wanted : 0;
  const length = Math.min(count, units - first);
  const images = Array.from({ length }, (_, i) => valueOf(core.incomingWeights(network, 0, first + i)));
  return { units, first, images };
}

/**
 * How many units of each hidden layer are dead or saturated, over some of the test digits.
 *
 * @param {Subject} subject
 * @returns {Promise<{digits: number, epochs: number, layers: import('#wasm').LayerActivity[]}>}
 */
export async function unitActivity({ core, network, testData }) {
  const activity = core.makeUnitActivity();
  try {
    const digits = Math.min(MOST_DIGITS, testData.size());
    for (let first = 0; first < digits; first += DIGITS_AT_ONCE) {
      if (first > 0) await nextTask();
      valueOf(activity.add(network, testData, first, Math.min(first + DIGITS_AT_ONCE, digits)));
    }
    const { epochs, epochProgress } = network.progress();
    return { digits, epochs: epochs + epochProgress, layers: activity.layers() };
  } finally {
    activity.delete();
  }
}
