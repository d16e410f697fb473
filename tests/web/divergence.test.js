// Which layer it was that stopped giving finite numbers, found after the core has taken the network back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { layerNotFinite, layerThatDiverged } from '../../web/engine/divergence.js';
import { halfOf, placeBefore } from '../../web/elements/digits/halving.js';
import { bundledDigits, startCore } from '../wasm/core.js';

/** @type {import('#wasm').Core} */
let core;
/** @type {{training: import('#wasm').Dataset, test: import('#wasm').Dataset}} */
let digits;

beforeAll(async () => {
  core = await startCore();
  digits = bundledDigits(core);
});
afterAll(() => {
  digits.training.delete();
  digits.test.delete();
});

/** @param {Record<string, string>} changes @returns {import('#wasm').Session} trained until the loss was not finite */
function diverged(changes) {
  const settings = core.makeSettings();
  for (const [name, value] of Object.entries({ augment: 'off', schedule: 'constant', ...changes })) {
    valueOf(settings.set(name, value));
  }
  const network = valueOf(core.makeSession(settings, digits.training));
  settings.delete();
  for (let i = 0; i < 200; i++) if (valueOf(network.steps(1)).hasDiverged) return network;
  throw new Error('it does not diverge');
}

test.each([
  { activation: 'linear', hidden: '32,32,32', optimizer: 'sgd', lr: '10' },
  { activation: 'leaky-relu', hidden: '16,16', optimizer: 'momentum', lr: '10' },
  { activation: 'linear', hidden: '16,16,16,16,16', optimizer: 'nesterov', lr: '1' },
])('a layer is named, and the network stays as it was: %j', (changes) => {
  const [network, twin] = [diverged(changes), diverged(changes)];
  expect(layerNotFinite(core, network, digits.training)).toBeNull();
  const layers = changes.hidden.split(',').length + 1;
  const layer = layerThatDiverged(core, network, digits.training);
  expect(layer).toBeGreaterThanOrEqual(0);
  expect(layer).toBeLessThan(layers);
  expect(network.parameterHash()).toBe(twin.parameterHash());
  expect(network.progress()).toEqual(twin.progress());
  for (const each of [network, twin]) valueOf(each.steps(1));
  expect(network.parameterHash()).toBe(twin.parameterHash());
  network.delete();
  twin.delete();
});

test('training goes on from the last place before, with half of the rate', () => {
  expect(placeBefore([0, 1, 2], { epochs: 2, epochProgress: 0.4 }, [])).toBe(2);
  // The network of that very place is the one that diverged.
  expect(placeBefore([0, 1, 2], { epochs: 2, epochProgress: 0 }, [])).toBe(1);
  expect(placeBefore([0], { epochs: 0, epochProgress: 0 }, [])).toBe(0);
  expect(placeBefore([], { epochs: 3, epochProgress: 0.5 }, [])).toBeNull();
  // After the second epoch the network was lost already.
  const losses = [0.5, 3000, 2000].map((loss, i) => ({ epoch: i + 1, loss }));
  expect(placeBefore([0, 1, 2, 3], { epochs: 3, epochProgress: 0.5 }, losses)).toBe(1);
  expect(halfOf('10')).toBe('5');
  expect(halfOf('0.002')).toBe('0.001');
  expect(halfOf('0.1')).toBe('0.05');
});
