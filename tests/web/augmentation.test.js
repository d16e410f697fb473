// The images that a network is shown, read out of what it learns.
import { expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { imagesShown } from '../../web/engine/queries/augmentation.js';
import { bundledDigits, startCore } from '../wasm/core.js';

test('without augmentation they are the digit itself, to the pixel; with it, each is another one', async () => {
  const core = await startCore();
  const { training, test: others } = bundledDigits(core);
  for (const example of [0, 1234, 7999]) {
    const image = valueOf(core.digitImages(training, Int32Array.of(example)));
    const digit = { image, label: example % 10 };
    const plain = imagesShown(core, digit, { isAugmented: false, seed: 3 }, 5);
    expect(plain).toHaveLength(5);
    for (const shown of plain) expect(shown).toEqual(image);
    const varied = imagesShown(core, digit, { isAugmented: true, seed: 3 }, 5);
    expect(new Set([image, ...varied].map(String)).size).toBe(6);
    for (const shown of varied) {
      // About as much ink, in about the same place.
      const ink = (/** @type {Uint8Array} */ pixels) => pixels.reduce((sum, pixel) => sum + pixel, 0);
      expect(ink(shown) / ink(image)).toBeGreaterThan(0.4);
      expect(ink(shown) / ink(image)).toBeLessThan(2.5);
    }
    expect(imagesShown(core, digit, { isAugmented: true, seed: 3 }, 5)).toEqual(varied);
  }
  training.delete();
  others.delete();
});
