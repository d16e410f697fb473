// What the element remembers of its trainings, and the file that is made of it.
import { expect, test } from 'vitest';
import { runsAsCsv } from '../../web/elements/digits/lab/runs/csv.js';
import { newRun, record, RunHistory } from '../../web/elements/digits/run-history.js';

/** @param {number} network @returns {import('../../web/engine/types.js').Progress} */
const progress = (network) => ({ steps: 1, epochs: 1, epochProgress: 0, goal: 2, parameterCount: 10, network });
/** @param {number} network @param {Record<string, string>} settings */
const state = (network, settings = {}) => ({
  settings,
  progress: progress(network),
  isNew: true,
  canBringBack: false,
  digits: null,
});
/** @param {number} epochs */
const loss = (epochs) => ({ epochs, loss: 1 / (1 + epochs), learningRate: 0.5 });
/** @param {number} epochs */
const testPoint = (epochs) => ({ epochs, loss: 0.25, accuracy: 0.75, gradientNorm: 2, seconds: epochs });
/** @param {number} network @param {number} epochs */
const update = (network, epochs) => ({
  progress: progress(network),
  losses: [loss(epochs)],
  tests: [testPoint(epochs)],
});

test('every network that was trained is a run, with the settings that it was trained with', () => {
  const runs = new RunHistory();
  runs.take(state(1, { lr: '1' }));
  expect(runs.all).toEqual([]);
  runs.update(update(1, 1));
  runs.take(state(1, { lr: '2' })); // after the training
  runs.update({ progress: progress(2) }); // before the settings of the next
  runs.take(state(2, { lr: '3' }));
  runs.take(state(3, { lr: '4' })); // the second was never trained
  runs.update(update(3, 1));
  expect(runs.all.map(({ id, settings }) => [id, settings.lr])).toEqual([
    [1, '1'],
    [2, '4'],
  ]);
  expect(runs.present).toBe(runs.all[1]);
  expect(runs.settings).toEqual({ lr: '4' });
  // Plain data.
  expect(JSON.parse(JSON.stringify(runs.all))).toEqual(runs.all);
});

test('what came after a place is taken away when training goes on from there', () => {
  const run = newRun(1, {}, 10);
  const epochs = [1, 2, 3].map((epoch) => /** @type {any} */ ({ epoch }));
  record(run, { progress: progress(1), losses: [loss(1), loss(2), loss(3)], tests: [testPoint(3)], epochs });
  record(run, { progress: progress(1), cutAfter: 2, losses: [loss(2.5)] });
  expect(run.losses.map((point) => point.epochs)).toEqual([1, 2, 2.5]);
  expect(run.tests).toEqual([]);
  expect(run.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
});

test('a long training takes no more memory than a short one, and keeps its end', () => {
  const run = newRun(1, {}, 10);
  for (let i = 1; i <= 5000; i++) record(run, update(1, i));
  expect(run.losses.length).toBeLessThanOrEqual(600);
  expect(run.tests.length).toBeLessThanOrEqual(600);
  expect(run.tests.at(-1)?.epochs).toBe(5000);
});

test('no more than 50 earlier runs are kept; one that is removed comes back to its place', () => {
  const runs = new RunHistory();
  for (let network = 1; network <= 60; network++) {
    runs.take(state(network));
    runs.update(update(network, 1));
  }
  expect(runs.all.length).toBe(51);
  const before = runs.all.map(({ id }) => id);
  runs.remove(runs.all[3]);
  runs.remove(runs.all[7]);
  runs.remove(/** @type {any} */ (runs.present)); // stays
  expect(runs.all.length).toBe(49);
  expect(runs.removed?.id).toBe(before[8]);
  runs.undoRemove();
  runs.undoRemove();
  runs.undoRemove();
  expect(runs.all.map(({ id }) => id)).toEqual(before);
  expect(runs.removed).toBeNull();
});

test('a run from elsewhere gets a number of its own', () => {
  const runs = new RunHistory();
  runs.take(state(1));
  runs.update(update(1, 1));
  runs.add(newRun(1, {}, 3));
  expect(runs.all.map(({ id }) => id)).toEqual([2, 1]);
});

test('CSV has a row for each place, empty fields for what is not known, and quotes where they are needed', () => {
  const run = newRun(1, { hidden: '128,64', lr: '0.1' }, 10);
  record(run, { progress: progress(1), losses: [loss(1), loss(0.5)], tests: [testPoint(1)] });
  run.epochs = [/** @type {any} */ ({ epoch: 1, accuracy: 0.5, examplesPerSecond: 100 })];
  expect(runsAsCsv([run], () => '=my "run"').split('\r\n')).toEqual([
    'run,settings,parameters,epochs,training_loss,training_accuracy,test_loss,test_accuracy,learning_rate,gradient_norm,seconds,examples_per_second',
    '"\'=my ""run""","hidden=128,64 lr=0.1",10,0.5,0.6666666666666666,,,,0.5,,,',
    '"\'=my ""run""","hidden=128,64 lr=0.1",10,1,0.5,0.5,0.25,0.75,0.5,2,1,100',
    '',
  ]);
});
