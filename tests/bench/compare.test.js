// The comparison of trainers, with trainers that are made up.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { compare } from '../../bench/compare.mjs';
import { CHECKED, flopOf, LEARNT, NETWORKS, PATIENCE_SECONDS } from '../../bench/tasks.mjs';

const SELECTION = { networks: ['784-128-10'], batches: [32], repetitions: 3, seconds: 0.01 };

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

/**
 * @param {string} key
 * @param {Partial<import('../../bench/tasks.mjs').Measurement>[]} measurements one after the other
 * @param {Partial<import('../../bench/compare.mjs').Trainer>} [more]
 */
function trainerOf(key, measurements, more = {}) {
  let next = 0;
  const measure = vi.fn(async () => {
    const each = measurements[next++ % measurements.length];
    return { examplesPerSecond: 100, coreShare: 1, before: 2, after: 1, ...each };
  });
  const stop = vi.fn(async () => {});
  return { key, start: async () => ({ description: `${key} 1.0`, measure, stop }), measure, stop, ...more };
}

test('a row has the median, the least and the most of the repetitions', async () => {
  const trainer = trainerOf('some', [
    { examplesPerSecond: 30, coreShare: 1 },
    { examplesPerSecond: 10, coreShare: 0.5 },
    { examplesPerSecond: 20, coreShare: 0.8 },
  ]);
  const { rows, trainers } = await compare([trainer], SELECTION);
  expect(rows).toEqual([
    {
      trainer: 'some',
      network: '784-128-10',
      batch: 32,
      examplesPerSecond: 20,
      turns: [30, 10, 20],
      coreShare: 0.8,
      examplesPerCoreSecond: 25,
      way: undefined,
    },
  ]);
  expect(trainers).toEqual([{ key: 'some', description: 'some 1.0' }]);
  expect(trainer.stop).toHaveBeenCalledOnce();
});

test('the trainers take turns', async () => {
  /** @type {string[]} */
  const turns = [];
  const [a, b] = [trainerOf('a', [{}]), trainerOf('b', [{}])];
  for (const { key, measure } of [a, b]) {
    measure.mockImplementation(async () => {
      turns.push(key);
      return { examplesPerSecond: 1, coreShare: 1, before: 2, after: 1 };
    });
  }
  await compare([a, b], SELECTION);
  expect(turns).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
});

describe('a trainer that does not learn ends the run', () => {
  test.each([
    ['its loss stays', { before: 2, after: 2 }],
    ['its loss falls by less than is asked for', { before: 2, after: 2 * LEARNT + 0.001 }],
    ['its loss is no number', { after: NaN }],
    ['its loss came as null', { after: /** @type {any} */ (null) }],
    ['its first loss came as null', { before: /** @type {any} */ (null) }],
  ])('%s', async (_, measurement) => {
    await expect(compare([trainerOf('lazy', [measurement])], SELECTION)).rejects.toThrowError(
      /lazy did not learn 784-128-10 in minibatches of 32/,
    );
  });

  test('even in a later repetition, when its loss is no number', async () => {
    await expect(compare([trainerOf('wild', [{}, { after: NaN }])], SELECTION)).rejects.toThrowError(/wild/);
  });
});

test('only the first repetition waits for the loss to come down', async () => {
  const slow = trainerOf('slow', [{}, { before: 2, after: 1.99 }]);
  await compare([slow], SELECTION);
  /** @type {any[]} */
  const calls = slow.measure.mock.calls;
  expect(calls.map(([, { patienceSeconds }]) => patienceSeconds)).toEqual([PATIENCE_SECONDS, 0, 0]);
});

test('a trainer that cannot start is absent, with the reason, and the others are measured', async () => {
  const broken = trainerOf('broken', [{}], { start: () => Promise.reject(new Error('no such thing here')) });
  const { rows, absent } = await compare([broken, trainerOf('some', [{}])], SELECTION);
  expect(absent).toEqual([{ key: 'broken', why: 'no such thing here' }]);
  expect(rows.map(({ trainer }) => trainer)).toEqual(['some']);
});

test('a trainer without minibatches is measured one example at a time', async () => {
  const single = trainerOf('single', [{}], { batches: [1] });
  const { rows } = await compare([single], { ...SELECTION, batches: undefined });
  expect(rows.map(({ batch }) => batch)).toEqual([1]);
});

test('an example of 784-128-10 costs 4 operations a weight of the first layer and 6 of the second', () => {
  expect(flopOf(NETWORKS[0])).toBe(4 * 784 * 128 + 6 * 128 * 10);
});

test('minibatches fit into the examples that the loss is checked on', () => {
  for (const batch of NETWORKS.flatMap(({ learningRates }) => Object.keys(learningRates))) {
    expect(CHECKED % Number(batch)).toBe(0);
  }
});
