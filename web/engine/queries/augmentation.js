// What the settings ask: training digits as augmentation shows them to the network.
import { valueOf } from '../core.js';
import { nextTask } from '../scheduling.js';

/** @typedef {import('./index.js').Subject} Subject */

const PIXELS = 28 * 28;
const DIGITS = 10;
const ROWS = 3;
const EPOCHS = 5;
// From row to row, so that the digits come from all over the data.
const STRIDE = 977;

/**
 * Some training digits, each as it is and as the first epochs with augmentation show it.
 *
 * @param {Subject} subject
 * @param {number} first which of the endless list of choices
 * @returns {Promise<{digit: number | null, original: Uint8Array, variants: Uint8Array[]}[]>} images of 28 × 28 pixels;
 *   null for a made-up drawing that is no digit
 */
export async function augmentedDigits({ core, network, trainingData }, first) {
  const rows = [];
  for (let i = first; i < first + ROWS; i++) {
    const example = (i * STRIDE) % trainingData.size();
    /** @type {Uint8Array} */
    const original = valueOf(core.digitImages(trainingData, Int32Array.of(example)));
    const [label] = valueOf(core.predictions(network, trainingData, example, example + 1)).labels;
    const shown = valueOf(core.augmentedDigit(network, trainingData, example, EPOCHS));
    const variants = Array.from({ length: EPOCHS }, (_, k) => shown.subarray(k * PIXELS, (k + 1) * PIXELS));
    rows.push({ digit: label < DIGITS ? label : null, original, variants });
    await nextTask();
  }
  return rows;
}
