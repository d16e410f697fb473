// What the lesson about the amount of data asks: to train on fewer digits than there are.
import { valueOf } from '../core.js';
import { nextTask } from '../scheduling.js';

/** @typedef {import('./index.js').Subject} Subject */

const AT_ONCE = 500;

/**
 * The first of the bundled digits for training, which are in random order, as a set of their own.
 *
 * @param {Subject} subject
 * @param {number} count
 * @returns {Promise<number>} of the set, for `useDigits`; `removeDigits` forgets it
 */
export async function firstDigits({ core, network, sets }, count) {
  const { training } = await sets.parts(null, 0);
  const images = new Uint8Array(784 * count);
  const labels = new Uint8Array(count);
  for (let first = 0; first < count; first += AT_ONCE) {
    if (first > 0) await nextTask();
    const last = Math.min(first + AT_ONCE, count);
    const numbers = Int32Array.from({ length: last - first }, (_, i) => first + i);
    images.set(valueOf(core.digitImages(training, numbers)), 784 * first);
    // The network's opinion is not asked for, but it comes with the labels.
    labels.set(valueOf(core.predictions(network, training, first, last)).labels, first);
  }
  return sets.addPart(valueOf(core.makeDataset(images, labels)));
}
