// Curves with fewer points than were measured.
import { expect, test } from 'vitest';
import { MOST_POINTS, upTo, withLosses, withPoints } from '../../web/charts/thinning.js';

/** @param {number} count @param {(i: number) => number} lossAt */
const losses = (count, lossAt) =>
  Array.from({ length: count }, (_, i) => ({ epochs: i + 1, loss: lossAt(i), learningRate: 1 / (i + 1) }));

test('a curve of few losses is these', () => {
  const few = losses(MOST_POINTS, (i) => i);
  expect(withLosses(withLosses([], few.slice(0, 7)), few.slice(7))).toEqual(few);
});

test('all parts of a long curve are equally smooth, and nothing is lost of the mean', () => {
  // As rough at the end as at the beginning.
  const rough = losses(5000, (i) => (i % 2 === 0 ? 0 : 2));
  /** @type {import('../../web/charts/thinning.js').MeanLoss[]} */
  let curve = [];
  for (const loss of rough) curve = withLosses(curve, [loss]);
  expect(curve.length).toBeLessThanOrEqual(MOST_POINTS);
  expect(curve.length).toBeGreaterThan(MOST_POINTS / 2 - 1);
  const whole = curve.slice(0, -1); // the last one may be under way
  expect(new Set(whole.map(({ count }) => count))).toEqual(new Set([16]));
  for (const { loss } of whole) expect(loss).toBe(1);
  const counted = curve.reduce((sum, { count = 1 }) => sum + count, 0);
  expect(counted).toBe(5000);
  expect(curve.reduce((sum, { count = 1, loss }) => sum + count * loss, 0) / counted).toBeCloseTo(1, 12);
  // Each stands where the last of those that it is the mean of was.
  expect(whole.map(({ epochs }) => epochs)).toEqual(whole.map((_, i) => 16 * (i + 1)));
  expect(curve.at(-1)).toMatchObject({ epochs: 5000, learningRate: 1 / 5000 });
});

test('a long curve of tests keeps its last one', () => {
  const tests = Array.from({ length: 4001 }, (_, i) => i);
  const curve = withPoints(tests.slice(0, 10), tests.slice(10));
  expect(curve.length).toBeLessThanOrEqual(MOST_POINTS);
  expect(curve.at(-1)).toBe(4000);
  expect(new Set(curve.slice(1).map((each, i) => each - curve[i])).size).toBe(1);
});

test('a curve is cut after a place', () => {
  expect(
    upTo(
      losses(5, () => 0),
      3,
    ).map(({ epochs }) => epochs),
  ).toEqual([1, 2, 3]);
});
