// How steep the loss is, without keeping everything else waiting.
import { valueOf } from './core.js';
import { nextTask } from './scheduling.js';

/** So many training digits tell it well enough, and soon. */
const EXAMPLES = 128;
const AT_ONCE = 32;
const LONG_MILLISECONDS = 4;

/**
 * The L2 norm of the gradient of the mean loss over the first training digits. The network must not change before the
 * end.
 *
 * @param {import('#wasm').Core} core
 * @param {import('#wasm').Session} network
 * @param {import('#wasm').Dataset} trainingData
 * @returns {Promise<number>}
 */
export async function gradientNormInSlices(core, network, trainingData) {
  const gradient = core.makeMeanGradient();
  try {
    const size = Math.min(EXAMPLES, trainingData.size());
    let started = performance.now();
    for (let first = 0; first < size; first += AT_ONCE) {
      if (performance.now() - started > LONG_MILLISECONDS) {
        await nextTask();
        started = performance.now();
      }
      valueOf(gradient.add(network, trainingData, first, Math.min(first + AT_ONCE, size)));
    }
    return gradient.norm(network);
  } finally {
    gradient.delete();
  }
}
