// A session's network as it is kept, replaced and brought back, on Node's own thread.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Session } from '../../web/engine/session.js';
import { TrainingData } from '../../web/engine/training-data.js';
import { bundledDigits, bundledFile, startCore } from '../wasm/core.js';

/** @type {import('#wasm').Core} */
let core;
/** @type {{training: import('#wasm').Dataset, test: import('#wasm').Dataset}} */
let digits;
/** @type {TrainingData} */
let training;
/** @type {Session} */
let session;

const newSession = () => new Session(core, training, digits.test, () => {});

beforeAll(async () => {
  core = await startCore();
  digits = bundledDigits(core);
  training = new TrainingData(core, digits.training);
});

beforeEach(async () => {
  session = await newSession();
  return () => session.dispose();
});

/** @param {number} count */
async function step(count) {
  for (let i = 0; i < count; i++) await session.step();
}

describe('a snapshot', () => {
  /** @type {Record<string, string>[]} */
  const cases = [
    {},
    { optimizer: 'momentum', dropout: '0.2', schedule: 'cosine', warmup: '1' },
    { augment: 'on', hidden: '20' },
    { patience: '2', hidden: '20' },
  ];
  test.each(cases)('goes on in another session to the same bits, with %j', async (settings) => {
    await session.set(settings);
    await step(3);
    const snapshot = structuredClone(session.snapshot());
    const state = session.state();
    await step(3);
    const expected = session.parameterHash();

    await session.dispose();
    session = await newSession();
    const restored = await session.restore(snapshot);
    expect(restored.settings).toEqual(state.settings);
    expect(restored.progress.steps).toBe(3);
    expect(restored.canBringBack).toBe(false); // a new network was replaced
    await step(3);
    expect(session.parameterHash()).toBe(expected);
  });

  test('has the goal, so that training without a number does the rest', async () => {
    await session.set({ epochs: '3' });
    await session.train({ epochs: 2 });
    await session.set({ epochs: '2' });
    const run = session.train();
    await session.pause();
    await run;
    const { goal } = session.state().progress;
    const snapshot = session.snapshot();
    expect(goal).toBe(4);
    await session.reset();
    await session.restore(snapshot);
    expect(session.state().progress.goal).toBe(goal);
    await session.train();
    expect(session.state().progress.epochs).toBe(goal);
  });

  test('that is damaged is refused, and nothing has changed', async () => {
    await step(2);
    const hash = session.parameterHash();
    const { model, ...rest } = session.snapshot();
    await expect(session.restore({ ...rest, model: model.slice(0, 99) })).rejects.toMatchObject({ code: 'not-model' });
    expect(session.parameterHash()).toBe(hash);
    await step(1);
  });
});

describe('bringBack', () => {
  test('swaps the network with the one before, however often', async () => {
    await expect(session.bringBack()).rejects.toMatchObject({ code: 'nothing-replaced' });
    await step(2);
    const first = session.parameterHash();
    expect((await session.reset({ seed: 9 })).canBringBack).toBe(true);
    await step(1);
    const second = session.parameterHash();
    for (let i = 0; i < 2; i++) {
      expect((await session.bringBack()).settings.seed).toBe('7');
      expect(session.parameterHash()).toBe(first);
      expect((await session.bringBack()).settings.seed).toBe('9');
      expect(session.parameterHash()).toBe(second);
    }
  });

  test('brings back a trained network after several resets', async () => {
    await step(1);
    const hash = session.parameterHash();
    await session.reset();
    await session.reset({ seed: 4 });
    expect((await session.bringBack()).canBringBack).toBe(false);
    expect(session.parameterHash()).toBe(hash);
  });

  test('in the middle of training ends it first', async () => {
    await step(2);
    const hash = session.parameterHash();
    await session.reset();
    const run = session.train({ epochs: 50 });
    while (session.state().progress.steps === 0) await new Promise((resolve) => setTimeout(resolve));
    await session.bringBack();
    expect((await run).epochs).toBeLessThan(50);
    expect(session.parameterHash()).toBe(hash);
  });
});

describe('a model file', () => {
  test('is opened with its settings; one of something else is refused by its shape', async () => {
    await session.set({ hidden: '12', lr: '0.25' });
    await step(1);
    const [file, hash] = [session.exportModel('json'), session.parameterHash()];
    await session.set({ hidden: '128', lr: '0.002' });
    const state = await session.importModel(new Blob([file]));
    expect(state.settings).toMatchObject({ hidden: '12', lr: '0.25' });
    expect(session.parameterHash()).toBe(hash);
    const other = JSON.stringify({
      format: 'inkling 1',
      normalisation: 'none',
      settings: { hidden: 'none', loss: 'mean-squared-error' },
      layers: [{ activation: 'sigmoid', weights: [[1], [2]], biases: [0] }],
    });
    await expect(session.importModel(new Blob([other]))).rejects.toMatchObject({
      code: 'model-shape',
      details: { inputs: 2, outputs: 1 },
    });
    expect(session.parameterHash()).toBe(hash);
  });

  test('whose training stood among other digits is opened without that', async () => {
    await step(200); // further into an epoch than those have examples
    const [file, hash] = [session.exportModel('safetensors'), session.parameterHash()];
    await session.useDigits(await fewDigits());
    await session.importModel(new Blob([file]));
    expect(session.parameterHash()).toBe(hash);
    expect(session.state().progress.steps).toBe(0);
    await step(1);
  });
});

/** The first hundred of the bundled digits as a set of one's own. @returns {Promise<number>} */
async function fewDigits() {
  const some = (/** @type {'images-idx3' | 'labels-idx1'} */ kind, /** @type {number} */ bytes) => {
    const file = bundledFile(kind).slice(0, bytes);
    new DataView(file.buffer).setUint32(4, 100);
    return new Blob([file]);
  };
  const answer = await session.ask('openDigits', some('images-idx3', 16 + 78_400), some('labels-idx1', 108));
  expect(answer.count).toBe(100);
  return answer.number;
}

describe('digits of one’s own', () => {
  test('are judged as evaluate judges them, and trained on', async () => {
    const number = await fewDigits();
    const { count, accuracy } = await session.ask('judgeDigits', number);
    const pixels = bundledFile('images-idx3').slice(16, 16 + 78_400);
    const expected = await session.evaluate(pixels, bundledFile('labels-idx1').slice(8, 108));
    expect([count, accuracy]).toEqual([100, expected.accuracy]);

    await session.set({ 'pen-digits': '0' });
    const state = await session.useDigits(number);
    expect(state.digits).toBe(number);
    expect(state.isNew).toBe(true);
    await session.train({ epochs: 1 });
    expect(session.state().progress.steps).toBe(2); // 80 of them, 64 at once
    await expect(session.ask('removeDigits', number)).rejects.toMatchObject({ code: 'digits-in-use' });
    expect((await session.useDigits(null)).digits).toBeNull();
    // What was trained on them comes back with them, and without them when they are gone.
    expect((await session.bringBack()).digits).toBe(number);
    await session.useDigits(null);
    await session.ask('removeDigits', number);
    expect((await session.bringBack()).digits).toBeNull();
    await step(1);
  });
});
