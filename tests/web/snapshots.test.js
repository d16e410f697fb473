// The way back through a training: what a session keeps of it, and that going on from there comes to the same.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nextTask } from '../../web/engine/scheduling.js';
import { Session } from '../../web/engine/session.js';
import { Snapshots } from '../../web/engine/snapshots.js';
import { TrainingData } from '../../web/engine/training-data.js';
import { bundledDigits, startCore } from '../wasm/core.js';

let freed = 0;
/** @param {number} epochs @param {number} [parameterCount] @returns {any} */
const snapshot = (epochs, parameterCount = 1) => ({ epochs, parameterCount, state: { delete: () => freed++ } });

describe('snapshots', () => {
  test('are no more than 50, of the whole way, with the beginning and the present', () => {
    freed = 0;
    const snapshots = new Snapshots();
    for (let epochs = 0; epochs <= 1000; epochs++) {
      snapshots.add(snapshot(epochs));
      expect(snapshots.places.length).toBeLessThanOrEqual(50);
      expect(snapshots.places[0]).toBe(0);
      expect(snapshots.places.at(-1)).toBe(epochs);
      expect(freed + snapshots.places.length).toBe(epochs + 1);
    }
    expect(snapshots.places.length).toBeGreaterThan(20);
  });

  test('are no more than there is memory for', () => {
    const snapshots = new Snapshots();
    for (let epochs = 0; epochs < 40; epochs++) {
      snapshots.add(snapshot(epochs, 2_000_000));
      expect(snapshots.places.length).toBeLessThanOrEqual(4);
    }
    expect(Snapshots.takes(101_770)).toBe(true);
    expect(Snapshots.takes(8_000_000)).toBe(false);
  });

  test('later ones are forgotten when training goes on from an earlier one', () => {
    const snapshots = new Snapshots();
    for (const epochs of [0, 1, 2, 3, 3.5]) snapshots.add(snapshot(epochs));
    snapshots.add(snapshot(3.5));
    expect(snapshots.places).toEqual([0, 1, 2, 3, 3.5]);
    expect(snapshots.goOn()).toBeNull();
    expect(snapshots.goTo(1.8)?.epochs).toBe(2);
    expect(snapshots.shownPlace).toBe(2);
    expect(snapshots.places).toEqual([0, 1, 2, 3, 3.5]);
    expect(snapshots.goOn()).toBe(2);
    expect(snapshots.places).toEqual([0, 1, 2]);
    expect(snapshots.shownPlace).toBeNull();
    snapshots.clear();
    expect(snapshots.goTo(1)).toBeNull();
  });
});

describe('a session', () => {
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

  beforeAll(async () => {
    core = await startCore();
    const digits = bundledDigits(core);
    training = new TrainingData(core, digits.training);
    testDigits = digits.test;
  });
  beforeEach(async () => {
    updates = [];
    session = new Session(core, training, testDigits, (update) => void updates.push(update));
    // A small network on few digits, so that tests are quick.
    await session.set({ hidden: '128', epochs: '10', schedule: 'constant', augment: 'off', 'pen-digits': '0' });
    updates = [];
    return () => session.dispose();
  });

  // All that the state of training is made of: moments, a schedule, a set of its own for early stopping.
  test.each(
    /** @type {Record<string, string>[]} */ ([
      { optimizer: 'adam', schedule: 'cosine', dropout: '0.2' },
      { optimizer: 'momentum', augment: 'on' },
      { optimizer: 'sgd', patience: '3' },
    ]),
  )('goes back and on to the same network: %j', async (settings) => {
    await session.set({ ...settings, hidden: '32', epochs: '4' });
    const untrained = session.parameterHash();
    const summary = await session.train();
    const trained = session.parameterHash();
    expect(session.snapshots()).toEqual({ places: [0, 1, 2, 3, 4], shown: null, isPossible: true });

    const { progress, test: judged } = await session.goTo(2);
    expect(progress).toMatchObject({ epochs: 2, epochProgress: 0, goal: 4 });
    const second = updates.flatMap(({ epochs = [] }) => epochs)[1];
    expect(judged).toMatchObject({ epochs: 2, loss: second.testLoss, accuracy: second.testAccuracy });
    expect(session.parameterHash()).not.toBe(trained);
    // Forward and back again before it goes on.
    await session.goTo(4);
    expect(session.parameterHash()).toBe(trained);
    expect((await session.goTo(0)).test).toBeNull();
    expect(session.parameterHash()).toBe(untrained);
    await session.goTo(2);
    expect(session.snapshots()).toEqual({ places: [0, 1, 2, 3, 4], shown: 2, isPossible: true });

    const again = await session.train();
    expect(again.epochs).toBe(2);
    expect(session.parameterHash()).toBe(trained);
    expect(again.testLoss).toBe(summary.testLoss);
    expect(session.snapshots()).toEqual({ places: [0, 1, 2, 3, 4], shown: null, isPossible: true });
    expect(updates.map(({ cutAfter }) => cutAfter).filter((place) => place !== undefined)).toEqual([2]);
    // What was left behind can be brought back, as it was before it was taken back.
    await session.set({ epochs: '5' });
    const { canBringBack } = session.state();
    expect(canBringBack).toBe(true);
    const { progress: back } = await session.bringBack();
    expect(back).toMatchObject({ epochs: 4, goal: 4 });
    expect(session.parameterHash()).toBe(trained);
  });

  test('goes back while it trains, from within an epoch, and forward again to where it was', async () => {
    await session.set({ epochs: '20' });
    const run = session.train();
    while (session.state().progress.epochProgress === 0) await nextTask();
    const { progress } = await session.goTo(0);
    expect(progress).toMatchObject({ steps: 0, epochs: 0 });
    await run;
    const { places } = session.snapshots();
    const last = places[places.length - 1];
    expect(last % 1).toBeGreaterThan(0);
    await session.goTo(last);
    await session.train();
    const interrupted = session.parameterHash();
    await session.reset();
    await session.train();
    expect(session.parameterHash()).toBe(interrupted);
  });

  test('has the settings of then after it went back', async () => {
    await session.set({ epochs: '1', lr: '0.001' });
    await session.train();
    await session.set({ lr: '0.01', optimizer: 'sgd' });
    await session.train();
    expect((await session.goTo(1)).settings).toMatchObject({ lr: '0.001', optimizer: 'adam' });
    expect((await session.goTo(2)).settings).toMatchObject({ lr: '0.01', optimizer: 'sgd' });
  });

  test('has none of another network', async () => {
    await session.train({ epochs: 1 });
    await session.reset();
    expect(session.snapshots()).toEqual({ places: [], shown: null, isPossible: true });
    await session.step();
    expect(session.snapshots().places).toEqual([0]);
  });

  test('has none of a network that is too large for them, and trains it', async () => {
    await session.set({ hidden: '2600' });
    await session.step();
    expect(session.snapshots()).toEqual({ places: [], shown: null, isPossible: false });
    const { progress } = await session.goTo(0);
    expect(progress.steps).toBe(1);
  });

  test('tells the learning rate and how long the gradient is', async () => {
    await session.set({ schedule: 'cosine', lr: '0.004', epochs: '3' });
    await session.train();
    const rates = updates.flatMap(({ losses = [] }) => losses).map(({ learningRate }) => learningRate);
    expect(Math.max(...rates)).toBeLessThanOrEqual(0.00401);
    expect(rates.at(-1)).toBeLessThan(0.001);
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    const norms = updates.flatMap(({ tests = [] }) => tests).map(({ gradientNorm }) => gradientNorm);
    expect(norms.length).toBeGreaterThanOrEqual(3);
    for (const norm of norms) expect(norm).toBeGreaterThan(0);
    expect(norms.at(-1)).toBeLessThan(norms[0]);
  });
});
