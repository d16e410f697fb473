// The bindings that judge digit by digit, against those that judge all at once.
import { beforeAll, expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { bundledDigits, startCore } from './core.js';

/** @type {import('#wasm').Core} */
let core;
/** @type {{training: import('#wasm').Dataset, test: import('#wasm').Dataset}} */
let digits;
/** @type {import('#wasm').Session} */
let session;

beforeAll(async () => {
  core = await startCore();
  digits = bundledDigits(core);
  const settings = core.makeSettings();
  valueOf(settings.set('hidden', '128'));
  session = valueOf(core.makeSession(settings, digits.training));
  settings.delete();
  valueOf(session.steps(100));
});

test('predictions come to the counts of the evaluation, and each to what its image is read as', () => {
  /** @type {import('#wasm').Predictions} */
  const { labels, predicted, outputs } = valueOf(core.predictions(session, digits.test, 100, 400));
  expect([labels.length, predicted.length, outputs.length]).toEqual([300, 300, 3000]);
  const evaluation = core.makeEvaluation();
  valueOf(session.evaluateRange(digits.test, 100, 400, evaluation));
  const confusion = new Uint32Array(100);
  labels.forEach((label, i) => confusion[10 * label + predicted[i]]++);
  expect(confusion).toEqual(evaluation.summary().confusion);
  const images = valueOf(core.digitImages(digits.test, Int32Array.from([100, 399])));
  expect(valueOf(session.predict(images.slice(0, 784)))).toEqual(outputs.slice(0, 10));
  expect(valueOf(session.predict(images.slice(784)))).toEqual(outputs.slice(2990));

  const { precision, recall, bins, calibrationError } = core.judgement(evaluation);
  const column = (/** @type {number} */ digit) => labels.filter((_, i) => predicted[i] === digit).length;
  const row = (/** @type {number} */ digit) => labels.filter((label) => label === digit).length;
  for (let digit = 0; digit < 10; digit++) {
    expect(precision[digit]).toBeCloseTo(confusion[11 * digit] / column(digit), 10);
    expect(recall[digit]).toBeCloseTo(confusion[11 * digit] / row(digit), 10);
  }
  expect(bins).toHaveLength(10);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(300);
  const error = bins.reduce((sum, { count, accuracy, confidence }) => sum + count * Math.abs(accuracy - confidence), 0);
  expect(calibrationError).toBeCloseTo(error / 300, 10);
  evaluation.delete();
});

test('images of digits that are not there are refused', () => {
  expect(core.digitImages(digits.test, Int32Array.from([2000])).error).toMatch(/0 to 1999, got 2000/);
  expect(core.digitImages(digits.test, Int32Array.from([-1])).error).toMatch(/got -1/);
});
