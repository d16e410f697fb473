// What the settings ask: training digits as augmentation shows them to a network.
import { valueOf } from '../core.js';
import { nextTask } from '../scheduling.js';

/** @typedef {import('./index.js').Subject} Subject */

const PIXELS = 28 * 28;
const ROWS = 3;
const VARIANTS = 5;
// From row to row, so that the digits come from all over the data.
const STRIDE = 977;

/** The smallest training that shows a network an image: one example, and a single layer that begins with zeros. */
const LEAST = {
  ...{ hidden: 'none', init: 'zeros', optimizer: 'sgd', lr: '0.01', schedule: 'constant', batch: '1' },
  ...{ l1: '0', l2: '0', patience: '0' },
};

/**
 * Some training digits, each as it is and as it is shown in five epochs with augmentation.
 *
 * @param {Subject} subject
 * @param {number} first which of the endless list of choices
 * @returns {Promise<{digit: number, original: Uint8Array, variants: Uint8Array[]}[]>} images of 28 × 28 pixels
 */
export async function augmentedDigits({ core, network, trainingData }, first) {
  const rows = [];
  for (let i = first; i < first + ROWS; i++) {
    const example = (i * STRIDE) % trainingData.size();
    /** @type {Uint8Array} */
    const original = valueOf(core.digitImages(trainingData, Int32Array.of(example)));
    const digit = valueOf(core.predictions(network, trainingData, example, example + 1)).labels[0];
    const variants = imagesShown(core, { image: original, label: digit }, { isAugmented: true, seed: i }, VARIANTS);
    rows.push({ digit, original, variants });
    await nextTask();
  }
  return rows;
}

/**
 * What a network is shown of one digit, epoch by epoch, read out of what it learns. The gradient of a unit's weights is
 * the input times that of its bias: so the change of the weights over the change of the bias is the input, and the
 * module needs no function of its own for it.
 *
 * @param {import('#wasm').Core} core
 * @param {{image: Uint8Array, label: number}} digit
 * @param {{isAugmented: boolean, seed: number}} choice
 * @param {number} epochs
 * @returns {Uint8Array[]}
 */
export function imagesShown(core, { image, label }, { isAugmented, seed }, epochs) {
  /** @type {import('#wasm').Owned[]} */
  const owned = [];
  const own = (/** @type {any} */ object) => (owned.push(object), object);
  try {
    /** @type {import('#wasm').Settings} */
    const settings = own(core.makeSettings());
    const all = { ...LEAST, augment: isAugmented ? 'on' : 'off', seed: String(seed) };
    for (const [name, value] of Object.entries(all)) valueOf(settings.set(name, value));
    const one = own(valueOf(core.makeDataset(image, Uint8Array.of(label))));
    /** @type {import('#wasm').Session} */
    const session = own(valueOf(core.makeSession(settings, one)));
    const unit = () => {
      /** @type {import('#wasm').Inspection} */
      const inspection = valueOf(core.inspect(session, image, 0, label));
      return inspection.unit;
    };
    let before = unit();
    return Array.from({ length: epochs }, () => {
      valueOf(session.steps(1));
      const after = unit();
      const shown = new Uint8Array(PIXELS);
      for (let k = 0; k < PIXELS; k++) {
        shown[k] = Math.round((255 * (after.weights[k] - before.weights[k])) / (after.bias - before.bias));
      }
      before = after;
      return shown;
    });
  } finally {
    for (const each of owned.reverse()) each.delete();
  }
}
