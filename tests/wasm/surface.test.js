// Surfaces and parameters of networks over points, in the WebAssembly module.
import { beforeAll, expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { startCore } from './core.js';

/** @type {import('#wasm').Core} */
let core;

beforeAll(async () => {
  core = await startCore();
});

/** @param {Record<string, string>} texts */
function newSession(texts) {
  const data = valueOf(core.makePoints(new Float32Array([-1, -1, 1, 1]), new Uint8Array([0, 1]), 2, 1));
  const settings = core.makeSettings();
  for (const [name, text] of Object.entries({ loss: 'binary-cross-entropy', ...texts })) {
    valueOf(settings.set(name, text));
  }
  const session = valueOf(core.makeSession(settings, data));
  settings.delete();
  return { session, data };
}

test('the layers of a network have their activations', () => {
  const { session, data } = newSession({ hidden: '4,3,2', activation: 'tanh,relu' });
  expect(core.layers(session)).toEqual([
    { units: 4, activation: 'tanh' },
    { units: 3, activation: 'relu' },
    { units: 2, activation: 'relu' },
    { units: 1, activation: 'sigmoid' },
  ]);
  session.delete();
  data.delete();
});

test('parameters can be read and put back', () => {
  const { session, data } = newSession({ hidden: '3', batch: '2' });
  const before = core.parameters(session);
  expect(before).toHaveLength(session.parameterCount());
  const hash = session.parameterHash();
  valueOf(session.steps(1));
  expect(session.parameterHash()).not.toBe(hash);
  valueOf(core.setParameters(session, before));
  expect(session.parameterHash()).toBe(hash);
  const other = before.slice();
  other[2] = 0.5;
  valueOf(core.setParameters(session, other));
  expect(core.parameters(session)).toEqual(other);
  for (const bad of [NaN, Infinity]) {
    other[2] = bad;
    expect(core.setParameters(session, other).error).toMatch(/must be finite numbers, got/);
  }
  expect(core.setParameters(session, before.slice(1)).error).toMatch(/13 weights and biases, got 12/);
  expect(core.parameters(session)[2]).toBe(0.5);
  session.delete();
  data.delete();
});

test('a surface holds what every unit computes there', () => {
  const { session, data } = newSession({
    hidden: '2',
    activation: 'linear',
    output: 'linear',
    loss: 'mean-squared-error',
  });
  // x + 2 y + 3 and x; then 4 times the first less the second.
  valueOf(core.setParameters(session, new Float32Array([1, 1, 2, 0, 3, 0, 4, -1, 0])));
  const surface = valueOf(core.makeSurface(['x', 'y'], 4, 4));
  const { outputs, layers } = valueOf(surface.plot(session, 2));
  const at = [-3, -1, 1, 3];
  const cells = at.flatMap((y) => at.map((x) => ({ x, y: -y })));
  expect(outputs).toEqual([Float32Array.from(cells, ({ x, y }) => 4 * (x + 2 * y + 3) - x)]);
  const every = [0, 2, 8, 10].map((cell) => cells[cell]);
  expect(layers).toEqual([
    [Float32Array.from(every, ({ x, y }) => x + 2 * y + 3), Float32Array.from(every, ({ x }) => x)],
  ]);
  for (const owned of [surface, session, data]) owned.delete();
});

test('a surface of other features than the network takes is refused', () => {
  const { session, data } = newSession({ hidden: '2' });
  const surface = valueOf(core.makeSurface(['x', 'y', 'sinX'], 10, 6));
  expect(surface.plot(session, 1).error).toMatch(/3 features.*2 inputs/);
  surface.delete();
  const plain = valueOf(core.makeSurface(['x', 'y'], 10, 6));
  expect(plain.plot(session, 3).error).toMatch(/divisor/);
  for (const owned of [plain, session, data]) owned.delete();
  expect(core.makeSurface(['x', 'z'], 10, 6).error).toMatch(/got 'x,z'/);
  expect(core.makeSurface(['x', 'y'], 0, 6).error).toMatch(/1 to 1000 cells/);
  expect(core.makeSurface(['x', 'y'], 10, 0).error).toMatch(/over 0/);
});
