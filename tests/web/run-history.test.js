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

test('training that goes on from an earlier place is a run of its own, and the whole one stays', () => {
  const runs = new RunHistory();
  runs.take(state(1));
  for (const epochs of [1, 2, 3]) runs.update(update(1, epochs));
  const whole = /** @type {import('../../web/elements/digits/run-history.js').Run} */ (runs.present);
  whole.name = 'First';
  runs.update({ progress: progress(1), cutAfter: 2 });
  runs.update(update(1, 2.5));
  expect(runs.all.map(({ id, name, losses }) => [id, name, losses.map(({ epochs }) => epochs)])).toEqual([
    [1, 'First', [1, 2, 3]],
    [2, null, [1, 2, 2.5]],
  ]);
  expect(runs.present?.key).not.toBe(whole.key);
  // The network of before comes back, and finds its run.
  runs.update({ progress: progress(2) });
  runs.resume({ ...whole }, { ...progress(2), epochs: 3 });
  expect(runs.present).toBe(whole);
  expect(runs.all.map(({ id }) => id)).toEqual([2, 1]);
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

/** What comes out of a file or of IndexedDB. @template Value @param {Value} value @returns {Value} */
const written = (value) => JSON.parse(JSON.stringify(value));

/** Two earlier runs, and the present one. */
function threeRuns() {
  const runs = new RunHistory();
  for (let network = 1; network <= 3; network++) {
    runs.take(state(network, { lr: String(network) }));
    runs.update(update(network, 1));
  }
  runs.all[0].name = 'Mine';
  runs.all[1].isShown = false;
  return runs;
}

/** @param {RunHistory} runs @param {number} network @param {Partial<import('../../web/elements/digits/run.js').Run>} run */
function comeBack(runs, network, run) {
  runs.take(state(network, { lr: '3' }));
  runs.resume({ losses: [], tests: [], ...run }, progress(network));
}

test('runs that were kept come back with their names, numbers and points, and the present one goes on', () => {
  const before = threeRuns();
  const [earlier, present] = [written(before.keptEarlier), written(before.keptPresent)];
  const after = new RunHistory();
  after.take(state(1));
  after.restore(earlier);
  after.restore(present);
  expect(after.all).toEqual(before.all);
  comeBack(after, 2, { key: before.present?.key });
  expect(after.all).toEqual(before.all);
  expect(after.present).toBe(after.all[2]);
  after.update(update(2, 1.5));
  expect(after.present?.losses.map(({ epochs }) => epochs)).toEqual([1, 1.5]);
  after.take(state(3));
  after.update(update(3, 1));
  expect(after.all.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
});

test('a present run that does not go on becomes an earlier one, and what its network had not come to is taken away', () => {
  const before = threeRuns();
  before.update(update(3, 2)); // kept, while its network was kept a little before
  const kept = written(before.kept);
  const other = new RunHistory();
  other.take(state(1));
  other.restore(kept);
  other.update(update(1, 1));
  expect(other.all.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  comeBack(other, 2, { key: before.present?.key });
  expect(other.all.map(({ id }) => id)).toEqual([1, 2, 4, 3]);
  expect(other.present?.losses.map(({ epochs }) => epochs)).toEqual([1]);
});

test('a network whose run is not there has the points of its chart', () => {
  const runs = new RunHistory();
  comeBack(runs, 1, { key: 'deleted', losses: [loss(1)], tests: [testPoint(1)] });
  expect(runs.all.map(({ losses, tests }) => [losses.length, tests.length])).toEqual([[1, 1]]);
});

test('runs of a file get numbers of their own, are added once, and can be taken away again', () => {
  const file = written(threeRuns().kept);
  const runs = new RunHistory();
  runs.take(state(1));
  runs.update(update(1, 1));
  const mine = [...runs.all];
  const { added, key } = runs.open(file, file.runs[2].key);
  expect(added).toHaveLength(3);
  comeBack(runs, 2, { key });
  expect(runs.present?.settings.lr).toBe('3');
  expect(new Set(runs.all.map(({ id }) => id)).size).toBe(4);
  expect(runs.open(file, undefined).added.map(({ settings }) => settings.lr)).toEqual(['3']); // went on under a new key
  runs.discard(runs.all.filter((run) => !mine.includes(run)));
  expect(runs.all).toEqual(mine);
});

test('what is damaged or of something else is left out, at every place', () => {
  const whole = written(threeRuns().kept);
  /** @param {(kept: any) => void} spoil */
  const readSpoilt = (spoil) => {
    const kept = structuredClone(whole);
    spoil(kept);
    const runs = new RunHistory();
    runs.restore(kept);
    return runs.all.length;
  };
  expect(readSpoilt(() => {})).toBe(3);
  for (const [length, spoil] of /** @type {[number, (kept: any) => void][]} */ ([
    [0, (kept) => (kept.version = 2)],
    [0, (kept) => (kept.runs = 'runs')],
    [2, (kept) => (kept.runs[1] = null)],
    [2, (kept) => (kept.runs[1].losses[0].loss = '0.5')],
    [2, (kept) => (kept.runs[1].losses[0] = [])],
    [2, (kept) => (kept.runs[1].tests = undefined)],
    [2, (kept) => (kept.runs[1].epochs = {})],
    [2, (kept) => (kept.runs[1].losses = Array(601).fill(kept.runs[1].losses[0]))],
    [2, (kept) => (kept.runs[1].id = 1.5)],
    [2, (kept) => (kept.runs[1].key = 7)],
    [2, (kept) => (kept.runs[1].settings = { lr: 7 })],
    [2, (kept) => (kept.runs[1].settings = ['lr'])],
    [3, (kept) => (kept.runs[1].name = { bold: true })],
    [3, (kept) => (kept.runs[1].tests[0].gradientNorm = null)], // a NaN in JSON
  ])) {
    expect(readSpoilt(spoil), String(spoil)).toBe(length);
  }
  for (const value of [undefined, null, 7, 'runs', [], {}, { version: 1 }, { version: 1, runs: [[], {}, 7] }]) {
    const runs = new RunHistory();
    runs.restore(value);
    expect(runs.all).toEqual([]);
  }
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
