// When a session is written down, so that it can come back: with an engine that the test makes.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lastingSession } from '../../web/engine/lasting-session.js';

/** What the engine's session has been changed to, and what of it was written down. */
let value = 0;
/** @type {number[]} */
let written;
/** @type {number[]} what sessions began from */
let recovered;
/** @type {unknown[][]} what sessions were asked */
let asked;
/** Files that cannot be read any more. @type {Set<unknown>} */
let lost;
/** @type {() => Promise<void>} how long it takes to write it down */
let writing;
/** @type {{isOver: boolean, followers: any[]}} */
let present;
/** @type {any} */
let session;

beforeEach(async () => {
  vi.useFakeTimers();
  [value, written, recovered, writing] = [0, [], [], async () => {}];
  [asked, lost] = [[], new Set()];
  const remote = {
    state: async () => value,
    change: async () => ++value,
    parameterHash: async () => value,
    async ask(/** @type {unknown[]} */ ...question) {
      if (lost.has(question[1])) throw new Error(`${question[1]} is not there any more`);
      asked.push(question);
    },
    async checkpoint() {
      const then = value;
      await writing();
      written.push(then);
      return then;
    },
    async recover(/** @type {number} */ checkpoint) {
      recovered.push(checkpoint);
      value = checkpoint;
    },
  };
  const newLife = () => ({
    isOver: false,
    followers: /** @type {any[]} */ ([]),
    engine: {},
    addFollower(/** @type {any} */ follower) {
      this.followers.push(follower);
    },
    async call(/** @type {() => Promise<unknown>} */ work) {
      if (this.isOver) throw new Error('over');
      return work();
    },
  });
  present = newLife();
  const engine = /** @type {any} */ ({
    async loaded() {
      if (present.isOver) present = newLife();
      return { life: present };
    },
  });
  session = await lastingSession(engine, async () => remote, { hear: () => {} });
});

afterEach(() => vi.useRealTimers());

test('a change is written at once, and further ones a second later, together', async () => {
  await session.change();
  await vi.advanceTimersByTimeAsync(0);
  expect(written).toEqual([1]);
  await session.change();
  await session.change();
  await vi.advanceTimersByTimeAsync(999);
  expect(written).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(written).toEqual([1, 3]);
});

test('what changes while it is being written is written again', async () => {
  writing = () => new Promise((resolve) => setTimeout(resolve, 200));
  await session.change();
  await vi.advanceTimersByTimeAsync(100);
  await session.change();
  await vi.advanceTimersByTimeAsync(5000);
  expect(written).toEqual([1, 2]);
});

test('reading writes nothing', async () => {
  for (let i = 0; i < 3; i++) {
    await session.parameterHash();
    await session.state();
    await vi.advanceTimersByTimeAsync(2000);
  }
  expect(written).toEqual([]);
});

test('in another engine it goes on from what was written last', async () => {
  await session.change();
  await vi.advanceTimersByTimeAsync(0);
  await session.change(); // not a second ago
  present.isOver = true;
  expect(await session.revived()).toBe(1);
  expect(recovered).toEqual([1]);
});

test('digits of files are opened again there, in the same order, before it goes on', async () => {
  const questions = [
    ['openDigits', 'a', 'its labels'],
    ['judgeDigits', 1],
    ['openDigits', 'b', 'its labels'],
    ['removeDigits', 1],
  ];
  await session.change();
  for (const question of questions) await session.ask(...question);
  await vi.advanceTimersByTimeAsync(0);
  for (let engines = 0; engines < 2; engines++) {
    asked = [];
    recovered = [];
    present.isOver = true;
    await session.revived();
    expect(asked).toEqual(questions.filter(([name]) => name !== 'judgeDigits'));
    expect(recovered).toEqual([1]);
  }
});

test('where a file is gone, those after it are not given its number', async () => {
  await session.change();
  for (const name of ['a', 'b', 'c']) await session.ask('openDigits', name, 'its labels');
  await vi.advanceTimersByTimeAsync(0);
  lost.add('b');
  asked = [];
  present.isOver = true;
  expect(await session.revived()).toBe(1);
  expect(asked).toEqual([['openDigits', 'a', 'its labels']]);
});

test('digits that were refused are not asked for again', async () => {
  lost.add('a');
  await expect(session.ask('openDigits', 'a', 'its labels')).rejects.toThrow('a is not there');
  lost.clear();
  present.isOver = true;
  await session.revived();
  expect(asked).toEqual([]);
});
