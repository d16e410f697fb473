// How long Inkling trains until it reads a share of the test digits.
import { valueOf } from '../../web/engine/core.js';
import { TEST_EVERY_SECONDS, TEST_EVERY_SHARE } from '../recipe.mjs';
import { judge, newSession, startCore } from './core.js';

/** @param {'images-idx3' | 'labels-idx1'} kind */
async function bundledFile(kind) {
  const { body } = await fetch(`/build/data/train-${kind}-ubyte.gz`);
  if (!body) throw new Error(`the bundled digits have no ${kind}`);
  const bytes = new Response(body.pipeThrough(new DecompressionStream('gzip')));
  return new Uint8Array(await bytes.arrayBuffer());
}

/**
 * @param {Record<string, string>} recipe
 * @param {number[]} accuracies in ascending order
 * @param {number} limitSeconds
 * @returns {Promise<{seconds: (number | null)[], best: number}>} of training until each accuracy was seen on the test
 *   digits, null where it was not, and the best that was seen
 */
export async function secondsToAccuracies(recipe, accuracies, limitSeconds) {
  const core = await startCore();
  const digits = valueOf(core.readDataset(await bundledFile('images-idx3'), await bundledFile('labels-idx1')));
  const { training, test } = valueOf(core.splitDataset(digits));
  const session = newSession(core, recipe, training);
  /** @type {(number | null)[]} */
  const seconds = accuracies.map(() => null);
  let trained = 0;
  let best = 0;
  while (trained < limitSeconds && seconds.includes(null)) {
    const started = performance.now();
    const slice = Math.max(TEST_EVERY_SECONDS, TEST_EVERY_SHARE * trained);
    let elapsed = 0;
    while (elapsed < slice) {
      valueOf(session.steps(1));
      elapsed = (performance.now() - started) / 1000;
    }
    trained += elapsed;
    const { accuracy } = judge(core, session, test, test.size());
    best = Math.max(best, accuracy);
    accuracies.forEach((wanted, i) => {
      if (seconds[i] === null && accuracy >= wanted) seconds[i] = trained;
    });
  }
  for (const owned of [session, training, test, digits]) owned.delete();
  return { seconds, best };
}
