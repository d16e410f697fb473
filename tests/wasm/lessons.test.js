// What lessons ask of the core, in the WebAssembly module.
import { beforeAll, describe, expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { startCore } from './core.js';

/** @type {import('#wasm').Core} */
let core;

beforeAll(async () => {
  core = await startCore();
});

const logistic = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

test('the curve of an activation has its values and slopes', () => {
  const { inputs, values, slopes } = valueOf(core.activationCurve('sigmoid', -4, 4, 9));
  expect([...inputs]).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4]);
  for (let i = 0; i < 9; i++) {
    const a = logistic(inputs[i]);
    expect(values[i]).toBeCloseTo(a, 5);
    expect(slopes[i]).toBeCloseTo(a * (1 - a), 5);
  }
  expect(core.activationCurve('softmax', -4, 4, 9).error).toMatch(/no curve/);
  expect(core.activationCurve('gelu', -4, 4, 9).error).toMatch(/one of linear, .*got 'gelu'/);
  expect(core.activationCurve('tanh', 4, -4, 9).error).toMatch(/got 4 and -4/);
});

test.each(['mean-squared-error', 'binary-cross-entropy', 'softmax-cross-entropy'])('the curve of %s', (loss) => {
  const { logits, outputs, losses, gradients } = valueOf(core.lossCurve(loss, 1, -6, 6, 13));
  for (let i = 0; i < 13; i++) {
    const a = logistic(logits[i]);
    const isSquared = loss === 'mean-squared-error';
    expect(outputs[i]).toBeCloseTo(a, 5);
    expect(losses[i]).toBeCloseTo(isSquared ? 0.5 * (a - 1) ** 2 : -Math.log(a), 4);
    expect(gradients[i]).toBeCloseTo(isSquared ? (a - 1) * a * (1 - a) : a - 1, 5);
  }
});

test('curves of other losses and targets are refused', () => {
  expect(core.lossCurve('hinge', 1, -6, 6, 13).error).toMatch(/one of softmax-cross-entropy, .*got 'hinge'/);
  expect(core.lossCurve('mean-squared-error', 2, -6, 6, 13).error).toMatch(/0 to 1, got 2/);
});

test('softmax comes apart into its steps, and overflows without the maximum taken off', () => {
  const steps = valueOf(core.softmaxSteps(new Float32Array([200, 198]), 2));
  expect([...steps.scaled]).toEqual([100, 99]);
  expect(steps.maximum).toBe(100);
  expect([...steps.shifted]).toEqual([0, -1]);
  expect(steps.sum).toBeCloseTo(1 + Math.exp(-1), 5);
  expect(steps.exponentials[1]).toBeCloseTo(Math.exp(-1), 5);
  expect(steps.probabilities[0] + steps.probabilities[1]).toBeCloseTo(1, 5);
  expect([...steps.naiveExponentials]).toEqual([Infinity, Infinity]);
  expect([...steps.naiveProbabilities]).toEqual([NaN, NaN]);
  expect(core.softmaxSteps(new Float32Array([1]), 0).error).toMatch(/over 0/);
});

describe('the dense product', () => {
  test('is the same with vectors and one number at a time', () => {
    const vectorised = valueOf(core.multiplyForSpeed(true, 2));
    expect(vectorised).toEqual(valueOf(core.multiplyForSpeed(false, 2)));
    expect(vectorised.operations).toBe(2 * 2 * 64 ** 3);
    expect(core.multiplyForSpeed(true, 0).error).toMatch(/got 0/);
  });

  test('is faster with vectors', () => {
    const seconds = (/** @type {boolean} */ isVectorised) => {
      const started = performance.now();
      valueOf(core.multiplyForSpeed(isVectorised, 300));
      return performance.now() - started;
    };
    seconds(true);
    seconds(false);
    const fastest = (/** @type {boolean} */ isVectorised) =>
      Math.min(...Array.from({ length: 5 }, () => seconds(isVectorised)));
    expect(fastest(false) / fastest(true)).toBeGreaterThan(2);
  });
});
