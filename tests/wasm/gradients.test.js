// Gradients and inspection of networks over points, in the WebAssembly module.
import { beforeAll, expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { startCore } from './core.js';

/** @type {import('#wasm').Core} */
let core;
/** @type {import('#wasm').Dataset} */
let data;
/** @type {import('#wasm').Session} */
let session;

beforeAll(async () => {
  core = await startCore();
  data = valueOf(core.makePoints(new Float32Array([1, 2, -1, 0.5]), new Uint8Array([1, 0]), 2, 1));
  const settings = core.makeSettings();
  for (const [name, text] of [
    ['hidden', '2'],
    ['activation', 'tanh'],
    ['loss', 'binary-cross-entropy'],
  ]) {
    valueOf(settings.set(name, text));
  }
  session = valueOf(core.makeSession(settings, data));
  settings.delete();
  valueOf(core.setParameters(session, new Float32Array([0.5, -0.25, 0.1, 0.3, 0.2, -0.1, 1.5, -0.5, 0.05])));
});

test('the gradient of one example is what the chain rule says', () => {
  const { loss, layers, numeric, relativeError } = valueOf(core.gradients(session, data, 0, 1, false));
  const hidden = [0.5 + 0.1 * 2 + 0.2, -0.25 + 0.3 * 2 - 0.1].map(Math.tanh);
  const output = 1 / (1 + Math.exp(-(1.5 * hidden[0] - 0.5 * hidden[1] + 0.05)));
  const delta = output - 1;
  const hiddenDeltas = [1.5, -0.5].map((weight, i) => delta * weight * (1 - hidden[i] ** 2));
  expect(loss).toBeCloseTo(-Math.log(output), 5);
  const near = (/** @type {Float32Array} */ actual, /** @type {number[]} */ expected) => {
    expect(actual).toHaveLength(expected.length);
    expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 5));
  };
  near(layers[0].weights, [...hiddenDeltas, ...hiddenDeltas.map((d) => 2 * d)]);
  near(layers[0].biases, hiddenDeltas);
  near(layers[0].deltas, hiddenDeltas);
  near(
    layers[1].weights,
    hidden.map((a) => a * delta),
  );
  near(layers[1].deltas, [delta]);
  expect(layers[1].norm).toBeCloseTo(Math.hypot(...hidden) * Math.abs(delta), 5);
  expect(numeric).toBeUndefined();
  expect(relativeError).toBeUndefined();
});

test('the gradient is checked by central differences', () => {
  const { layers, numeric, relativeError } = valueOf(core.gradients(session, data, 0, 2, true));
  expect(relativeError).toBeGreaterThan(0);
  expect(relativeError).toBeLessThan(1e-3);
  expect(numeric).toHaveLength(2);
  for (const [layer, { weights }] of numeric.entries()) {
    for (const [i, slope] of weights.entries()) expect(slope).toBeCloseTo(layers[layer].weights[i], 3);
  }
  expect(core.gradients(session, data, 0, 3, false).error).toMatch(/examples 0 to 1/);
});

test('a network over points is inspected on any inputs', () => {
  const { layers, unit } = valueOf(core.inspect(session, new Float32Array([1, 2]), 0, 1));
  expect(layers[0].activation).toBe('tanh');
  expect(layers[0].outputs[0]).toBeCloseTo(Math.tanh(0.9), 5);
  expect([...unit.inputs]).toEqual([1, 2]);
  expect(unit.sum).toBeCloseTo(0.25, 5);
  expect(layers[1].outputs).toEqual(valueOf(session.predict(new Float32Array([1, 2]))));
  expect(core.inspect(session, new Float32Array([1, 2, 3]), 0, 1).error).toBe('this network takes 2 inputs, got 3');
  expect(core.inspect(session, new Float32Array([1, NaN]), 0, 1).error).toMatch(/finite/);
  expect(core.inspect(session, new Float32Array(), 0, 1).error).toMatch(/at least one/);
  expect(session.predict(new Uint8Array(784)).error).toBe('this network takes 2 inputs, got 784');
});
