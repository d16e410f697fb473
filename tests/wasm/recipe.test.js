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
  const pen = core.makePenDrawings();
  valueOf(pen.draw(Number(valueOf(settings.get('pen-digits')))));
  network = valueOf(core.makeSession(settings, valueOf(pen.addedTo(digits.training))));
  const epochs = Number(valueOf(settings.get('epochs')));
  while (network.progress().epochs < epochs) valueOf(network.steps(1000));
}, 240_000);

// Drawing a digit anew takes some milliseconds.
const SOME = 1000;

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
  /** @type {number[]} percent that were read with preprocessing */
  const shares = [];
  // `loss`: percent fewer than of the test digits themselves that may be read with preprocessing. Of broad strokes the
  // holes close, and one or two in a hundred digits become another. `without`: fewer that must be read without.
  test.each([
    { name: 'off-centre', loss: 1, without: 50 },
    { name: 'small', loss: 1, without: 50 },
    { name: 'thin', loss: 1, without: 0.5 },
    { name: 'thick', loss: 1.2, without: 0.5 },
    { name: 'slanted', loss: 1, without: 1 },
  ])('$name', ({ name, loss, without }) => {
    const variation = core.variationNames().indexOf(name);
    const size = testDigits.size();
    const preprocessed = valueOf(core.variedDigits(testDigits, 0, size, variation, true, true));
    const raw = valueOf(core.variedDigits(testDigits, 0, SOME, variation, false, false));
    const share = read(preprocessed);
    shares.push(share);
    expect(Number((read(testDigits) - share).toFixed(6))).toBeLessThanOrEqual(loss);
    expect(read(raw)).toBeLessThan(read(preprocessed, SOME) - without);
    preprocessed.delete();
    raw.delete();
  });

  test('all of them together, within one', () => {
    expect(shares).toHaveLength(5);
    const mean = shares.reduce((sum, share) => sum + share / shares.length, 0);
    expect(read(testDigits) - mean).toBeLessThanOrEqual(1);
  });
});

describe('what is no digit', () => {
  /**
   * @param {[x: number, y: number][][]} strokes
   * @returns {number} how sure the network is of a digit
   */
  function most(strokes) {
    const image = valueOf(
      core.imageOfStrokes(
        Float32Array.from(strokes.flat(2)),
        Uint32Array.from(strokes, ({ length }) => length),
      ),
    );
    return Math.max(...valueOf(network.predict(/** @type {Uint8Array} */ (image))));
  }

  /** Strokes, with / between them. @type {Record<string, string>} */
  const LETTERS = {
    A: '85,225 140,45 195,225 / 108,160 175,155',
    F: '185,55 95,55 92,230 / 95,135 165,132',
    H: '85,45 88,235 / 190,50 186,230 / 88,138 188,142',
    K: '92,45 95,235 / 185,55 97,145 195,230',
    M: '75,230 85,50 140,165 200,48 205,232',
    N: '88,232 86,52 190,228 192,48',
    W: '55,55 98,225 140,100 178,228 225,50',
    X: '80,50 200,230 / 195,48 85,232',
  };
  const strokesOf = (/** @type {string} */ text) =>
    text
      .split(' / ')
      .map((stroke) =>
        stroke.split(' ').map((point) => /** @type {[number, number]} */ (point.split(',').map(Number))),
      );

  test.each(Object.entries(LETTERS))('the letter %s', (_, text) => expect(most(strokesOf(text))).toBeLessThan(0.5));

  test('nine scribbles of ten', () => {
    // A pen that goes from place to place: a linear congruential generator's (Lehmer 1951, 48271 modulo 2³¹ - 1).
    let state = 7;
    const place = () => {
      state = (state * 48271) % 2147483647;
      return 40 + (state % 200);
    };
    const scribble = () => Array.from({ length: 12 }, () => /** @type {[number, number]} */ ([place(), place()]));
    const sure = Array.from({ length: 200 }, () => most([scribble()])).filter((p) => p >= 0.5);
    expect(sure.length).toBeLessThanOrEqual(20);
  });

  test('and of the test digits, at most two in a hundred', () => {
    let unsure = 0;
    for (let first = 0; first < testDigits.size(); first += 500) {
      const { outputs } = valueOf(core.predictions(network, testDigits, first, first + 500));
      for (let i = 0; i < 500; i++) unsure += Math.max(...outputs.subarray(10 * i, 10 * i + 10)) < 0.5 ? 1 : 0;
    }
    expect(unsure / testDigits.size()).toBeLessThan(0.02);
  });
});
