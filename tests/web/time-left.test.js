// How long a training will still take, as it is said.
import { expect, test } from 'vitest';
import { TimeLeft } from '../../web/elements/digits/time-left.js';

/** @param {number} place @param {number} [goal] @param {number} [network] */
const at = (place, goal = 40, network = 1) => ({
  ...{ steps: 1, parameterCount: 10, goal, network },
  epochs: Math.floor(place),
  epochProgress: place % 1,
});

/** What is said of a training with ten news a second. @param {number} seconds @param {(second: number) => number} place */
function said(seconds, place, goal = 40) {
  const left = new TimeLeft();
  return Array.from({ length: 10 * seconds + 1 }, (_, i) => left.of(at(place(i / 10), goal), 100 * i));
}

test('an even pace counts down in round numbers, seldom, and says nothing at the beginning and at the end', () => {
  const values = said(40, (second) => second);
  expect(values.slice(0, 15)).toEqual(Array(15).fill(null));
  const changes = values.filter((value, i) => value !== values[i - 1]);
  expect(changes).toEqual([null, 40, 35, 30, 25, 20, 15, 10, 6, null]);
  expect(values.slice(-30)).toEqual(Array(30).fill(null));
});

test('a shaky pace makes no shaky numbers, and what has become slower is noticed', () => {
  const values = said(30, (second) => second / 2 + 0.2 * Math.sin(7 * second), 100);
  const changes = values.filter((value, i) => value !== values[i - 1]);
  expect(changes.length).toBeLessThan(10);
  for (const value of changes.slice(1)) expect(value).toBeGreaterThan(160);
  const slower = said(40, (second) => Math.min(second, 10) + Math.max(0, second - 10) / 10);
  expect(slower.at(-1)).toBeGreaterThan(200);
});

test('another network or another goal is measured anew', () => {
  const left = new TimeLeft();
  left.of(at(0), 0);
  expect(left.of(at(2), 2000)).toBe(40);
  expect(left.of(at(2.1, 20), 2100)).toBeNull();
  expect(left.of(at(4.1, 20), 4100)).toBe(15);
  expect(left.of(at(0.1, 20, 2), 4200)).toBeNull();
  expect(left.of(null)).toBeNull();
  expect(left.of(at(1, 0))).toBeNull();
});
