// The session over points, which in the page runs in a worker, here on Node's own thread.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PointsSession } from '../../web/engine/points/points-session.js';
import { GENERATED } from '../../web/engine/points/names.js';
import { startCore } from '../wasm/core.js';

/** @typedef {import('../../web/engine/points/types.js').PointsNews} PointsNews */
/** @typedef {import('../../web/engine/points/types.js').StepSize} StepSize */

/** @type {import('#wasm').Core} */
let core;
/** @type {PointsSession} */
let session;
/** @type {PointsNews[]} */
let heard;

beforeAll(async () => {
  core = await startCore();
});

beforeEach(() => {
  heard = [];
  session = new PointsSession(core, (news) => void heard.push(news));
  return () => session.dispose();
});

const own = (/** @type {number[][]} */ points, /** @type {number[]} */ labels) => ({
  inputs: Float32Array.from(points.flat()),
  labels: Uint8Array.from(labels),
  values: new Float32Array(),
});

describe('each set of points is learnt to its known result', () => {
  test.each([
    ['circle', { hidden: '8' }, 0.99],
    ['xor', { hidden: '8,4' }, 0.99],
    ['gauss', { hidden: 'none' }, 0.99],
    ['moons', { hidden: '8' }, 0.99],
    ['spiral', { hidden: '16,16', activation: 'relu' }, 0.97],
    ['and', { hidden: 'none', lr: '0.1' }, 1],
    ['or', { hidden: 'none', lr: '0.1' }, 1],
  ])('%s', async (dataset, settings, accuracy) => {
    await session.set({ settings: { optimizer: 'adam', lr: '0.01', ...settings }, task: { dataset } });
    const summary = await session.train({ epochs: 300 });
    expect(summary.epochs).toBe(300);
    expect(summary.testAccuracy).toBeGreaterThanOrEqual(accuracy);
  });

  test.each(['plane', 'gauss-surface'])('%s, which has values', async (dataset) => {
    const settingsOf = { hidden: '16,16', optimizer: 'adam', lr: '0.01' };
    const { settings, data } = await session.set({ settings: settingsOf, task: { dataset } });
    expect(settings).toMatchObject({ loss: 'mean-squared-error', output: 'linear' });
    expect(data).toMatchObject({ classes: 0, outputs: 1 });
    const summary = await session.train({ epochs: 300 });
    expect(summary.testLoss).toBeLessThan(0.01); // a constant comes to 0.06 and 0.04 at least
    expect(summary.testAccuracy).toBeNaN();
    const back = await session.set({ task: { dataset: 'circle' } });
    expect(back.settings).toMatchObject({ loss: 'binary-cross-entropy', output: 'automatic' });
  });

  test('three classes of one’s own, by softmax', async () => {
    const points = Array.from({ length: 90 }, (_, i) => [
      4 * Math.cos((2 * Math.PI * (i % 3)) / 3) + (i % 7) / 7,
      4 * Math.sin((2 * Math.PI * (i % 3)) / 3) + (i % 5) / 5,
    ]);
    const task = {
      dataset: 'own',
      own: own(
        points,
        Array.from({ length: 90 }, (_, i) => i % 3),
      ),
    };
    const { settings, data } = await session.set({ task });
    expect(settings.loss).toBe('softmax-cross-entropy');
    expect(data).toMatchObject({ classes: 3, outputs: 3 });
    const { testAccuracy } = await session.train({ epochs: 200 });
    expect(testAccuracy).toBe(1);
    expect(session.news().surface.outputs).toHaveLength(3);
  });
});

describe('the perceptron', () => {
  const perceptron = { optimizer: 'perceptron', lr: '1', init: 'zeros' };

  test('brings the settings that it needs with it, and leaves them behind', async () => {
    const { settings } = await session.set({ settings: { optimizer: 'perceptron' } });
    expect(settings).toMatchObject({ hidden: 'none', loss: 'mean-squared-error' });
    const after = await session.set({ settings: { optimizer: 'adam' } });
    expect(after.settings).toMatchObject({ loss: 'binary-cross-entropy' });
  });

  test('gives way to gradient descent when a hidden layer is added', async () => {
    await session.set({ settings: { optimizer: 'perceptron' } });
    await session.set({ settings: { lr: '0.1' } });
    const { settings, layers } = await session.set({ settings: { hidden: '4', activation: 'tanh' } });
    expect(settings).toMatchObject({ optimizer: 'sgd', loss: 'binary-cross-entropy', hidden: '4' });
    expect(layers.map(({ activation }) => activation)).toEqual(['tanh', 'sigmoid']);
  });

  test.each(['and', 'or'])('learns %s in finitely many updates', async (dataset) => {
    await session.set({ settings: perceptron, task: { dataset } });
    expect((await session.train({ epochs: 20 })).accuracy).toBe(1);
  });

  test('never learns exclusive or', async () => {
    await session.set({
      settings: { ...perceptron, batch: '1' },
      task: { dataset: 'xor-table' },
    });
    for (let i = 0; i < 50; i++) {
      expect((await session.train({ epochs: 10 })).accuracy).toBeLessThan(1);
    }
  });
});

describe('the way back', () => {
  test.each([
    ['minibatch', { optimizer: 'adam', dropout: '0' }],
    ['example', { optimizer: 'momentum' }],
    ['epoch', { optimizer: 'rmsprop', batch: '7' }],
  ])('by one %s comes to the network of before, to the bit', async (size, settings) => {
    await session.set({ settings });
    /** @type {string[]} */
    const hashes = [session.parameterHash()];
    for (let i = 0; i < 5; i++) {
      await session.step(/** @type {StepSize} */ (size));
      hashes.push(session.parameterHash());
    }
    expect(new Set(hashes).size).toBe(6);
    for (let i = 4; i >= 0; i--) {
      await session.back(/** @type {StepSize} */ (size));
      expect(session.parameterHash()).toBe(hashes[i]);
    }
    await session.back(/** @type {StepSize} */ (size));
    expect(session.parameterHash()).toBe(hashes[0]);
  });

  test('leads to any update of a training that ran on its own, and forward again', async () => {
    await session.set({ settings: { optimizer: 'adam' } });
    for (let i = 0; i < 60; i++) await session.step('minibatch');
    const after60 = session.parameterHash();
    await session.reset();
    await session.train({ epochs: 900 });
    const last = session.parameterHash();
    const { epochs } = session.news();
    expect(epochs).toBe(900);
    await session.goTo(60 / 25); // 250 points, ten at a time
    expect(session.parameterHash()).toBe(after60);
    expect(session.news()).toMatchObject({ steps: 60, furthest: 900, earliest: 0 });
    await session.goTo(900);
    expect(session.parameterHash()).toBe(last);
  });

  test('keeps what was changed by hand in between', async () => {
    await session.step('minibatch');
    await session.setParameter(3, 0.75);
    const edited = session.parameterHash();
    await session.set({ settings: { lr: '0.3' } });
    await session.step('example');
    const hashes = [];
    for (let i = 0; i < 3; i++) {
      await session.step('minibatch');
      hashes.push(session.parameterHash());
    }
    await session.back();
    expect(session.parameterHash()).toBe(hashes[1]);
    await session.goTo(1 / 25);
    expect(session.parameterHash()).toBe(edited);
    expect(session.news().parameters[3]).toBe(0.75);
  });

  test('is forgotten beyond the place from which training goes on', async () => {
    await session.train({ epochs: 10 });
    await session.goTo(4);
    expect(session.news().furthest).toBe(10);
    await session.step('epoch');
    const { furthest, epochs, curve } = session.news();
    expect([furthest, epochs]).toEqual([5, 5]);
    expect(curve.epochs.at(-1)).toBe(5);
    expect(Math.max(...curve.epochs)).toBe(5);
  });
});

test('an epoch that has begun is stepped to its end, with the smaller minibatch that is left', async () => {
  await session.set({ settings: { batch: '60' } });
  await session.step('minibatch');
  expect(session.news()).toMatchObject({ steps: 1, epochs: 60 / 250 });
  await session.step('epoch');
  expect(session.news()).toMatchObject({ steps: 5, epochs: 1 });
  await session.step('example');
  expect(session.news()).toMatchObject({ steps: 6, epochs: 1 + 1 / 250 });
});

test('says which points the next minibatch has: in an epoch, each of them once', async () => {
  await session.set({ settings: { batch: '60' } });
  /** @type {number[]} */
  const seen = [];
  for (const size of [60, 60, 60, 60, 10]) {
    const next = session.nextExamples();
    expect(next).toHaveLength(size);
    seen.push(...next);
    await session.step('minibatch');
  }
  expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 250 }, (_, i) => i));
});

test('slices, paces and predictions change nothing of what is learnt', async () => {
  await session.train({ epochs: 20 });
  const hash = session.parameterHash();
  await session.reset();
  const training = session.train({ epochs: 20, pace: 'frame' });
  session.predict([[1, 2]]);
  await training;
  expect(session.parameterHash()).toBe(hash);
  await session.reset();
  for (let i = 0; i < 20; i++) await session.step('epoch');
  expect(session.parameterHash()).toBe(hash);
  await session.reset({ seed: 2 });
  await session.train({ epochs: 20 });
  expect(session.parameterHash()).not.toBe(hash);
});

test('pausing ends training between two updates, and a new network ends it, too', async () => {
  const training = session.train();
  await session.pause();
  const { epochs } = await training;
  expect(session.news().epochs).toBeGreaterThanOrEqual(epochs);
  const again = session.train();
  const { network } = await session.set({ settings: { hidden: '3' } });
  await again;
  expect(network).toBe(2);
  expect(session.news()).toMatchObject({ network: 2, steps: 0 });
});

test('the surface shows what is predicted', async () => {
  await session.train({ epochs: 30 });
  const { surface } = session.news();
  expect(surface.outputs[0]).toHaveLength(10_000);
  expect(surface.layers.map((layer) => layer.length)).toEqual([4, 2]);
  expect(surface.layers[0][0]).toHaveLength(625);
  const at = (/** @type {number} */ cell) => ((2 * cell + 1) / 100 - 1) * 6;
  for (const [row, column] of [
    [0, 0],
    [20, 70],
    [99, 99],
  ]) {
    const [output] = session.predict([[at(column), -at(row)]]);
    expect(surface.outputs[0][100 * row + column]).toBeCloseTo(output, 6);
  }
});

test('a network with an output for each class predicts all of them', async () => {
  await session.set({ settings: { loss: 'softmax-cross-entropy' } });
  const outputs = session.predict([
    [1, 2],
    [-3, 0.5],
  ]);
  expect(outputs).toHaveLength(4);
  for (const first of [0, 2]) expect(outputs[first] + outputs[first + 1]).toBeCloseTo(1, 6);
});

test('features are what they are called', () => {
  const surfaces = session.featureSurfaces();
  const at = (/** @type {number} */ cell) => ((2 * cell + 1) / 25 - 1) * 6;
  const [x, y] = [at(3), -at(20)];
  const place = 25 * 20 + 3;
  expect(surfaces.x[place]).toBeCloseTo(x, 5);
  expect(surfaces.y[place]).toBeCloseTo(y, 5);
  expect(surfaces.xSquared[place]).toBeCloseTo(x * x, 4);
  expect(surfaces.ySquared[place]).toBeCloseTo(y * y, 4);
  expect(surfaces.xTimesY[place]).toBeCloseTo(x * y, 4);
  expect(surfaces.sinX[place]).toBeCloseTo(Math.sin(x), 5);
  expect(surfaces.sinY[place]).toBeCloseTo(Math.sin(y), 5);
  expect(Object.keys(session.previews())).toEqual(GENERATED);
});

test('each layer has an activation of its own', async () => {
  const { layers } = await session.set({ settings: { hidden: '3,2', activation: 'relu,tanh' } });
  expect(layers).toEqual([
    { units: 3, activation: 'relu' },
    { units: 2, activation: 'tanh' },
    { units: 1, activation: 'sigmoid' },
  ]);
});

test('a saved network comes back, and one of another shape is refused', async () => {
  await session.train({ epochs: 5 });
  const hash = session.parameterHash();
  const file = new Blob([session.exportModel('safetensors')]);
  await session.reset({ seed: 9 });
  await session.importModel(file);
  expect(session.parameterHash()).toBe(hash);
  await session.set({ task: { features: ['x', 'y', 'xTimesY'] } });
  const before = session.parameterHash();
  await expect(session.importModel(file)).rejects.toMatchObject({ code: 'points-model-shape' });
  expect(session.parameterHash()).toBe(before);
});

describe('what is refused leaves everything as it was', () => {
  test.each([
    [{ settings: { lr: '-1' } }, /lr/],
    [{ settings: { hidden: '0' } }, /hidden/],
    [{ settings: { optimizer: 'perceptron', hidden: '3' } }, /perceptron/],
    [{ task: { dataset: 'cube' } }, /cube/],
    [{ task: { points: 1e6 } }, /10000/],
    [{ task: { noise: 3 } }, /3/],
    [{ task: { features: [] } }, /feature/],
    [{ task: { features: ['z'] } }, /z/],
  ])('%j', async (changes, sentence) => {
    await session.step('epoch');
    const before = session.parameterHash();
    const { settings, task } = session.state();
    await expect(session.set(changes)).rejects.toThrow(sentence);
    expect(session.state()).toMatchObject({ settings, task, network: 1 });
    expect(session.parameterHash()).toBe(before);
  });

  test('weights that are no numbers', async () => {
    const before = session.parameterHash();
    await expect(session.setParameter(0, NaN)).rejects.toMatchObject({ code: 'parameter' });
    await expect(session.setParameter(0, 1e39)).rejects.toMatchObject({ code: 'parameter' });
    await expect(session.setParameter(99, 1)).rejects.toMatchObject({ code: 'parameter' });
    await expect(session.setParameter(0.5, 1)).rejects.toMatchObject({ code: 'parameter' });
    expect(session.parameterHash()).toBe(before);
  });

  test('learning without points, until there are some; other points leave the weights', async () => {
    await session.set({ task: { dataset: 'own' } });
    expect(session.state().data.training.inputs).toHaveLength(0);
    await expect(session.train()).rejects.toMatchObject({ code: 'no-points' });
    await expect(session.step()).rejects.toMatchObject({ code: 'no-points' });
    await session.set({ task: { own: own([[1, 1]], [1]) }, keepsWeights: true });
    await session.train({ epochs: 50 });
    const hash = session.parameterHash();
    await session.set({
      task: {
        own: own(
          [
            [1, 1],
            [-1, 2],
          ],
          [1, 0],
        ),
      },
      keepsWeights: true,
    });
    expect(session.parameterHash()).toBe(hash);
  });

  test('a loss that is no finite number', async () => {
    await session.set({
      settings: { lr: '10', activation: 'linear', hidden: '8,8', loss: 'mean-squared-error', output: 'linear' },
      task: { features: ['x', 'y', 'xSquared'] },
    });
    await expect(session.train({ epochs: 100 })).rejects.toMatchObject({ code: 'diverged' });
    expect(session.news().parameters.every(Number.isFinite)).toBe(true);
    await session.set({ settings: { lr: '0.001' } });
    await session.reset();
    await session.train({ epochs: 2 });
  });
});

test('news come one at a time, while training goes on as fast as it can', async () => {
  /** @type {((value: void) => void)[]} */
  const answers = [];
  const slow = new PointsSession(core, () => new Promise((resolve) => answers.push(resolve)));
  const training = slow.train({ epochs: 2000 });
  const ended = training.then(() => true);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(answers).toHaveLength(1);
  const answering = setInterval(() => answers.shift()?.(), 1);
  expect(await ended).toBe(true);
  clearInterval(answering);
  slow.dispose();
});
