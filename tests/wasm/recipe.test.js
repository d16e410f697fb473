// The default settings, trained to their end: what they are there for.
import { beforeAll, describe, expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { bundledDigits, startCore } from './core.js';

/** @type {import('#wasm').Core} */
let core;
/** @type {import('#wasm').Dataset} */
let testDigits;
/** @type {import('#wasm').Session} */
let network;

beforeAll(async () => {
  core = await startCore();
  const digits = bundledDigits(core);
  testDigits = digits.test;
  const settings = core.makeSettings();
  const pen = core.makePenDigits();
  valueOf(pen.draw(Number(valueOf(settings.get('pen-digits')))));
  network = valueOf(core.makeSession(settings, valueOf(pen.addedTo(digits.training))));
  const epochs = Number(valueOf(settings.get('epochs')));
  while (network.progress().epochs < epochs) valueOf(network.steps(1000));
}, 240_000);

/** So many of the test digits are drawn anew: that takes 2 ms for each. */
const DRAWN = 1000;

/** @param {import('#wasm').Dataset} digits @param {number} [size] @returns {number} percent that the network reads */
function read(digits, size = digits.size()) {
  const evaluation = core.makeEvaluation();
  valueOf(network.evaluateRange(digits, 0, size, evaluation));
  const { accuracy } = evaluation.summary();
  evaluation.delete();
  return 100 * accuracy;
}

test('98% of the test digits are read', () => expect(read(testDigits)).toBeGreaterThanOrEqual(98));

describe('digits that are drawn as MNIST’s are not', () => {
  // `loss`: percent fewer than of the test digits themselves that may be read with preprocessing. Of broad strokes the
  // holes close, and one or two in a hundred digits become another. `without`: fewer that must be read without.
  test.each([
    { name: 'off-centre', loss: 1, without: 50 },
    { name: 'small', loss: 1, without: 50 },
    { name: 'thin', loss: 1, without: 1 },
    { name: 'thick', loss: 1.5, without: 0.5 },
    { name: 'slanted', loss: 1, without: 1 },
  ])('$name', ({ name, loss, without }) => {
    const variation = core.variationNames().indexOf(name);
    const readWith = (/** @type {boolean} */ isPreprocessed) => {
      const digits = valueOf(core.variedDigits(testDigits, 0, DRAWN, variation, isPreprocessed, isPreprocessed));
      const percent = read(digits);
      digits.delete();
      return percent;
    };
    const preprocessed = readWith(true);
    expect(Number((read(testDigits, DRAWN) - preprocessed).toFixed(6))).toBeLessThanOrEqual(loss);
    expect(readWith(false)).toBeLessThan(preprocessed - without);
  });
});
