// The augmented digits that the settings show are those that training shows.
import { expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { bundledDigits, startCore } from '../wasm/core.js';

const PIXELS = 784;
const EPOCHS = 5;

/** The smallest training that shows a network an image: one example, and a single layer that begins with zeros. */
const LEAST = {
  ...{ hidden: 'none', init: 'zeros', optimizer: 'sgd', lr: '0.01', schedule: 'constant', batch: '1' },
  ...{ augment: 'on', seed: '3' },
};

/**
 * The gradient of a unit's weights is the input times that of its bias: so the change of the weights over the change of
 * the bias is the image that the network was shown.
 *
 * @param {import('#wasm').Core} core
 * @param {import('#wasm').Session} session on one example
 * @param {Uint8Array} image its digit
 * @returns {Uint8Array} of the next epoch
 */
function imageLearnt(core, session, image) {
  /** @returns {import('#wasm').Inspection} */
  const inspect = () => valueOf(core.inspect(session, image, 0, 0));
  const before = inspect().unit;
  valueOf(session.steps(1));
  const after = inspect().unit;
  return Uint8Array.from({ length: PIXELS }, (_, k) =>
    Math.round((255 * (after.weights[k] - before.weights[k])) / (after.bias - before.bias)),
  );
}

test('augmented digits are what the network learns from, epoch by epoch', async () => {
  const core = await startCore();
  const digits = bundledDigits(core);
  const settings = core.makeSettings();
  for (const [name, value] of Object.entries(LEAST)) valueOf(settings.set(name, value));
  for (const example of [0, 1234, 7999]) {
    const image = valueOf(core.digitImages(digits.training, Int32Array.of(example)));
    const one = valueOf(core.makeDataset(image, Uint8Array.of(4)));
    const session = valueOf(core.makeSession(settings, one));
    const shown = valueOf(core.augmentedDigit(session, one, 0, EPOCHS));
    const each = Array.from({ length: EPOCHS }, (_, k) => shown.subarray(k * PIXELS, (k + 1) * PIXELS));
    for (const variant of each) expect(variant).toEqual(imageLearnt(core, session, image));
    expect(new Set([image, ...each].map(String)).size).toBe(EPOCHS + 1);
    for (const owned of [session, one]) owned.delete();
  }
  for (const owned of [settings, digits.training, digits.test]) owned.delete();
});
