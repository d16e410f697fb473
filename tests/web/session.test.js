// The session, which in the page runs in a worker, here on Node's own thread: slices, pauses, changes in between.
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { nextTask } from '../../web/engine/scheduling.js';
import { Session } from '../../web/engine/session.js';
import { TrainingData } from '../../web/engine/training-data.js';
import { networkNamed } from '../golden/table.js';
import { bundledDigits, startCore } from '../wasm/core.js';

/** @type {import('#wasm').Core} */
let core;
/** @type {TrainingData} */
let training;
/** @type {import('#wasm').Dataset} */
let testDigits;
/** @type {import('../../web/engine/types.js').Update[]} */
let updates;
/** @type {Session} */
let session;

const SEVEN = /** @type {[number, number][][]} */ ([
  [
    [80, 70],
    [200, 70],
    [150, 150],
    [120, 230],
  ],
]);

beforeAll(async () => {
  core = await startCore();
  const digits = bundledDigits(core);
  training = new TrainingData(core, digits.training);
  testDigits = digits.test;
});

// A small network on few digits, so that tests are quick.
const PLAIN = { hidden: '128', epochs: '10', schedule: 'constant', augment: 'off', 'pen-digits': '0' };

beforeEach(async () => {
  updates = [];
  session = new Session(core, training, testDigits, (update) => void updates.push(update));
  await session.set(PLAIN);
  updates = [];
  return () => session.dispose();
});

/** @param {number} count */
const tasks = async (count) => {
  for (let i = 0; i < count; i++) await nextTask();
};

test('training comes to the number of epochs asked for, tells of each, and learns', async () => {
  const summary = await session.train({ epochs: 2 });
  expect(summary.epochs).toBe(2);
  expect(summary.testAccuracy).toBeGreaterThan(0.92);
  expect(summary.accuracy).toBeGreaterThan(0.92);
  expect(summary.loss).toBeLessThan(0.3);
  expect(summary.testLoss).toBeLessThan(0.4);
  expect(summary.seconds).toBeGreaterThan(0);
  expect(summary.examplesPerSecond).toBeGreaterThan(16_000 / summary.seconds);
  const epochs = updates.flatMap((update) => update.epochs ?? []);
  expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(epochs[1].testAccuracy).toBe(summary.testAccuracy);
  expect(epochs[1].loss).toBe(summary.loss);
  const places = updates.flatMap((update) => update.losses ?? []).map((point) => point.epochs);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.at(-1)).toBe(2);
});

test('slices, predictions, tests and pauses do not change what is learnt', async () => {
  // More than are trained in the slices before the pause.
  const all = 20;
  await session.train({ epochs: all });
  const undisturbed = session.parameterHash();

  await session.reset();
  const run = session.train({ epochs: all });
  for (let i = 0; i < 5; i++) {
    await tasks(3);
    session.show(SEVEN);
    await session.evaluate(new Uint8Array(784), new Uint8Array(1));
  }
  await session.pause();
  const { epochs } = await run;
  expect(epochs).toBeLessThan(all);
  session.recognise(SEVEN);
  await session.train({ epochs: all - epochs });
  expect(session.parameterHash()).toBe(undisturbed);
});

test('single steps go the same way as training does, and name the same network as natively', async () => {
  const { settings, steps, parameterHash } = networkNamed('a plain network');
  await session.set(settings);
  for (let i = 0; i < 3; i++) expect((await session.step()).steps).toBe(i + 1);
  const run = session.train();
  await session.pause();
  await run;
  while (session.state().progress.steps < steps) await session.step();
  // A pause holds after a slice, which may have been longer than the steps that are compared.
  if (session.state().progress.steps === steps) expect(session.parameterHash()).toBe(parameterHash);
  await session.reset();
  for (let i = 0; i < steps; i++) await session.step();
  expect(session.parameterHash()).toBe(parameterHash);
});

describe('made-up digits', () => {
  const COUNT = '300';

  /** @param {TrainingData} digits @param {(each: Session) => Promise<unknown>} learn */
  async function hashAfter(digits, learn) {
    const each = new Session(core, digits, testDigits, () => {});
    await each.set({ ...PLAIN, 'pen-digits': COUNT });
    await learn(each);
    const hash = each.parameterHash();
    await each.dispose();
    return hash;
  }

  test.each([
    ['train', (/** @type {Session} */ each) => each.train({ epochs: 1 })],
    ['step', (/** @type {Session} */ each) => each.step()],
    ['teach', (/** @type {Session} */ each) => each.teach(new Uint8Array(784).fill(200), Uint8Array.of(3))],
  ])('are waited for by %s, not by the network', async (_, learn) => {
    const drawn = new TrainingData(core, bundledDigits(core).training);
    await drawn.with(Number(COUNT));
    const fresh = new TrainingData(core, bundledDigits(core).training);
    expect(fresh.soFarWith(Number(COUNT)).size()).toBe(8000);
    const hash = await hashAfter(fresh, learn);
    expect(fresh.soFarWith(Number(COUNT)).size()).toBe(8450); // with a drawing that is none for every two
    expect(hash).toBe(await hashAfter(drawn, learn));
    expect(hash).not.toBe(await hashAfter(drawn, async () => {}));
    drawn.dispose();
    fresh.dispose();
  });

  test('are drawn before anyone waits for them', async () => {
    const fresh = new TrainingData(core, bundledDigits(core).training);
    const each = new Session(core, fresh, testDigits, () => {});
    await each.set({ 'pen-digits': COUNT });
    await vi.waitFor(() => expect(fresh.soFarWith(Number(COUNT)).size()).toBe(8450), 10_000);
    await each.dispose();
    fresh.dispose();
  });

  test('are not changed under a network that has been trained', () => {
    const network = valueOf(core.makeSession(core.makeSettings(), testDigits));
    expect(network.trainOn(testDigits).error).toBeUndefined();
    valueOf(network.steps(1));
    expect(network.trainOn(testDigits).error).toMatch(/goes on with what it began with/);
    network.delete();
  });
});

describe('lessons', () => {
  // Two digits of noise, which a lesson learns by heart.
  const images = Uint8Array.from({ length: 2 * 784 }, (_, i) => (i * i * 7 + (i >> 3)) % 256);
  const labels = Uint8Array.of(3, 8);
  const first = () => session.teach(images.subarray(0, 784), labels.subarray(0, 1));
  const both = () => session.teach(images, labels);

  test('begin with the network before the first, so that what they cost does not add up', async () => {
    await session.train({ epochs: 1 });
    const untaught = session.snapshot();
    await both();
    const taught = session.parameterHash();
    await session.restore(untaught);
    await first();
    expect(session.parameterHash()).not.toBe(taught);
    await both();
    expect(session.parameterHash()).toBe(taught);
  });

  test('begin with what was trained after the last, and leave settings that were changed since', async () => {
    await session.train({ epochs: 1 });
    await first();
    await session.set({ lr: '0.001' });
    await session.step();
    const stepped = session.snapshot();
    await both();
    const taught = session.parameterHash();
    expect(session.state().settings.lr).toBe('0.001');
    await session.restore(stepped);
    await both();
    expect(session.parameterHash()).toBe(taught);
  });
});

test('pause holds, and training goes on to where it was going', async () => {
  const run = session.train({ epochs: 50 });
  await tasks(4);
  await session.pause();
  const summary = await run;
  const hash = session.parameterHash();
  const { steps } = session.state().progress;
  expect(summary.epochs).toBeLessThan(50);
  await tasks(50);
  expect(session.state().progress.steps).toBe(steps);
  expect(session.parameterHash()).toBe(hash);
});

test('after a pause, training without a number goes on to the epochs of the settings', async () => {
  await session.set({ epochs: '2' });
  const run = session.train();
  await tasks(2);
  await session.pause();
  await run;
  await session.train();
  expect(session.state().progress).toMatchObject({ epochs: 2, epochProgress: 0, goal: 2 });
  await session.train();
  expect(session.state().progress).toMatchObject({ epochs: 4, goal: 4 });
});

test('the number of epochs can be changed while training', async () => {
  await session.set({ epochs: '500' });
  const run = session.train();
  await tasks(2);
  await session.set({ epochs: '1' });
  expect((await run).epochs).toBe(1);
});

test('the learning rate, optimizer and batch size change without a new network', async () => {
  await session.train({ epochs: 1 });
  const hash = session.parameterHash();
  const state = await session.set({ lr: '0.01', optimizer: 'momentum', batch: '100' });
  expect(state.isNew).toBe(false);
  expect(state.settings).toMatchObject({ lr: '0.01', optimizer: 'momentum', batch: '100' });
  expect(session.parameterHash()).toBe(hash);
});

test.each([
  ['hidden', '20'],
  ['activation', 'tanh'],
  ['loss', 'mean-squared-error'],
  ['seed', '8'],
])('another %s makes a new network, and ends a training that is going on', async (name, value) => {
  const run = session.train({ epochs: 100 });
  await tasks(3);
  const state = await session.set({ [name]: value });
  expect(state.isNew).toBe(true);
  expect(state.progress.steps).toBe(0);
  expect((await run).epochs).toBeLessThan(100);
  expect(session.state().progress.steps).toBe(0);
});

test('reset gives the same network for the same seed and another for another', async () => {
  const first = session.parameterHash();
  await session.train({ epochs: 1 });
  expect(session.parameterHash()).not.toBe(first);
  await session.reset();
  expect(session.parameterHash()).toBe(first);
  await session.reset({ seed: 8 });
  expect(session.parameterHash()).not.toBe(first);
  expect(session.state().settings.seed).toBe('8');
  await session.reset({ seed: 7 });
  expect(session.parameterHash()).toBe(first);
});

test('a reset while training ends it; training asked for right after it begins with the new network', async () => {
  const run = session.train({ epochs: 100 });
  await tasks(3);
  const reset = session.reset();
  await expect(session.train()).rejects.toThrowError(/already/);
  await reset;
  await run;
  const again = session.reset();
  const second = session.train({ epochs: 1 });
  await again;
  expect((await second).epochs).toBe(1);
});

describe('what is refused', () => {
  test('changes nothing and is named', async () => {
    const before = session.state();
    const hash = session.parameterHash();
    await expect(session.set({ lr: '0.5', hidden: 'abc' })).rejects.toMatchObject({
      name: 'InklingError',
      code: 'setting',
      message: expect.stringContaining('abc'),
      details: { value: 'abc', info: { name: 'hidden', maximum: 4096 } },
    });
    await expect(session.set({ hidden: '4096,4096' })).rejects.toMatchObject({ code: 'network' });
    await expect(session.reset({ seed: -1 })).rejects.toThrowError(/seed/);
    await expect(session.set({ colour: 'red' })).rejects.toThrowError(/colour/);
    expect(session.state()).toEqual(before);
    expect(session.parameterHash()).toBe(hash);
  });

  test('does not end a training that is going on', async () => {
    const run = session.train({ epochs: 1 });
    await tasks(1);
    await expect(session.set({ hidden: '0' })).rejects.toThrowError();
    await expect(session.set({ hidden: '4096,4096' })).rejects.toThrowError();
    expect((await run).epochs).toBe(1);
  });

  test.each([0, -1, 1.5, NaN, Infinity, 'many', null, {}])('training for %j epochs', async (epochs) => {
    await expect(session.train({ epochs: /** @type {any} */ (epochs) })).rejects.toThrowError(/epochs must be/);
    expect(session.state().progress.steps).toBe(0);
  });

  test('a second training and a step while training', async () => {
    const run = session.train({ epochs: 1 });
    await expect(session.train()).rejects.toMatchObject({ code: 'already-training' });
    await expect(session.step()).rejects.toMatchObject({ code: 'step-while-training' });
    await run;
  });

  test('drawings without ink, and what is no drawing', () => {
    expect(() => session.recognise([])).toThrowError(/no ink/);
    expect(() => session.recognise([[]])).toThrowError(/no ink/);
    expect(() => session.recognise(/** @type {any} */ ('7'))).toThrowError(/strokes/);
    expect(session.show([])).toBeNull();
  });

  test('digits to evaluate that are no bytes or do not fit', async () => {
    await expect(session.evaluate(/** @type {any} */ ([1]), new Uint8Array(1))).rejects.toThrowError(/Uint8Array/);
    await expect(session.evaluate(new Uint8Array(783), new Uint8Array(1))).rejects.toThrowError(/784/);
    await expect(session.evaluate(new Uint8Array(784), new Uint8Array([12]))).rejects.toThrowError(/12/);
  });
});

test('a loss that is no finite number ends training in a sentence, with finite parameters', async () => {
  await session.set({ activation: 'linear', hidden: '32,32,32', optimizer: 'sgd', lr: '10' });
  await expect(session.train()).rejects.toMatchObject({
    code: 'diverged',
    message: expect.stringMatching(/epoch 1 the sums of (hidden layer [123]|the output layer) .* below 10/),
  });
  expect(session.recognise(SEVEN).probabilities.every(Number.isFinite)).toBe(true);
  await session.set({ lr: '0.01' });
  await session.reset();
  expect((await session.train({ epochs: 1 })).epochs).toBe(1);
});

test('a drawing that is kept is read again after every slice', async () => {
  const untrained = session.show(SEVEN);
  expect(untrained?.image).toHaveLength(784);
  await session.train({ epochs: 2 });
  const readings = updates.map((update) => update.reading).filter((reading) => reading !== undefined);
  expect(readings.length).toBeGreaterThan(5);
  expect(readings.at(-1)?.digit).toBe(7);
  for (const { probabilities } of readings) expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
});

test('evaluate judges other digits', async () => {
  const images = new Uint8Array(3 * 784);
  const result = await session.evaluate(images, new Uint8Array([1, 2, 3]));
  expect(result.confusion).toHaveLength(100);
  expect(result.confusion.reduce((a, b) => a + b)).toBe(3);
  expect(result.accuracy).toBeLessThanOrEqual(1 / 3);
});
