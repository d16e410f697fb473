// Snapshots of a training: the way back, which takes memory only when the training goes on.
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { bundledDigits, startCore } from './core.js';

/** @type {import('#wasm').Core} */
let core;
/** @type {import('#wasm').Dataset} */
let training;
/** @type {import('#wasm').Session} */
let session;

/** @param {string} hidden @returns {import('#wasm').Session} with momentum, which is all that its optimizer keeps */
function makeSession(hidden) {
  const settings = core.makeSettings();
  for (const [name, value] of [
    ['hidden', hidden],
    ['optimizer', 'momentum'],
    ['augment', 'off'],
  ]) {
    valueOf(settings.set(name, value));
  }
  const made = valueOf(core.makeSession(settings, training));
  settings.delete();
  return made;
}

const hashAfter = (/** @type {number} */ steps) => {
  valueOf(session.steps(steps));
  return session.parameterHash();
};

beforeAll(async () => {
  core = await startCore();
  ({ training } = bundledDigits(core));
});
beforeEach(() => {
  session = makeSession('32');
});
afterEach(() => session.delete());

/** What changes a training after a snapshot of it. @type {[what: string, change: () => unknown][]} */
const CHANGES = [
  ['nothing', () => {}],
  ['training', () => valueOf(session.steps(9))],
  ['weights that are set by hand', () => valueOf(core.setParameters(session, core.parameters(session).fill(0.01)))],
  ['units that are saturated', () => valueOf(core.saturate(session, 3))],
  ['a rest', () => session.rest()],
];

test.each(CHANGES)('the way back is the same after %s', (_, change) => {
  valueOf(session.steps(30));
  const snapshot = valueOf(core.takeSnapshot(session));
  const [at, { steps }] = [session.parameterHash(), session.progress()];
  const expected = hashAfter(20);
  valueOf(core.restore(session, snapshot)).delete();
  change();
  for (let times = 0; times < 2; times++) {
    valueOf(core.restore(session, snapshot)).delete();
    expect([session.parameterHash(), session.progress().steps]).toEqual([at, steps]);
    expect(hashAfter(20)).toBe(expected);
  }
  snapshot.delete();
});

test('the way back to the very beginning, where the optimizer has gathered nothing, is the same, too', () => {
  const snapshot = valueOf(core.takeSnapshot(session));
  const expected = hashAfter(20);
  valueOf(core.restore(session, snapshot)).delete();
  expect(hashAfter(20)).toBe(expected);
  snapshot.delete();
});

test('other settings of the optimizer are not those of the snapshot', () => {
  valueOf(session.steps(10));
  const snapshot = valueOf(core.takeSnapshot(session));
  const expected = hashAfter(10);
  const settings = valueOf(core.restore(session, snapshot));
  valueOf(settings.set('optimizer', 'adam'));
  valueOf(session.apply(settings));
  settings.delete();
  expect(hashAfter(10)).not.toBe(expected);
  const own = valueOf(core.restore(session, snapshot));
  expect(valueOf(own.get('optimizer'))).toBe('momentum');
  expect(hashAfter(10)).toBe(expected);
  for (const owned of [own, snapshot]) owned.delete();
});

test('it outlives other snapshots of the same moment, and the training itself', () => {
  valueOf(session.steps(5));
  const [one, other] = [valueOf(core.takeSnapshot(session)), valueOf(core.takeSnapshot(session))];
  const hash = session.parameterHash();
  one.delete();
  valueOf(session.steps(5));
  valueOf(core.restore(session, other)).delete();
  expect(session.parameterHash()).toBe(hash);
  session.delete();
  session = makeSession('32');
  valueOf(core.restore(session, other)).delete();
  expect(session.parameterHash()).toBe(hash);
  other.delete();
});

test('a snapshot takes no memory before its training changes', () => {
  const many = Array.from({ length: 20 }, () => makeSession('256,128'));
  for (const each of many) {
    valueOf(each.steps(1));
    each.rest();
  }
  const before = core.heapBytes();
  const snapshots = many.map((each) => valueOf(core.takeSnapshot(each)));
  expect(core.heapBytes()).toBe(before);
  for (const each of many) valueOf(each.steps(1));
  // Weights, biases and momentum of each.
  expect(core.heapBytes() - before).toBeGreaterThan(0.8 * 20 * 2 * 4 * many[0].parameterCount());
  for (const owned of [...snapshots, ...many]) owned.delete();
});

test('a snapshot of another network is refused', () => {
  const other = makeSession('5');
  const snapshot = valueOf(core.takeSnapshot(other));
  expect(core.restore(session, snapshot).error).toBe(
    'this snapshot is of another network, or there was no memory for it',
  );
  valueOf(other.steps(1));
  expect(core.restore(session, snapshot).error).toMatch(/25450 weights and biases, got 3985/);
  for (const owned of [other, snapshot]) owned.delete();
});
