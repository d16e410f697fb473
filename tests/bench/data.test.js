// The examples that the benchmark's trainers share.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { dataFolder, writeData } from '../../bench/data.mjs';

/** @param {string} name */
const read = (name) => new Uint8Array(readFileSync(`${dataFolder}/${name}`));

/** @param {string} name */
const floatsOf = (name) => new Float32Array(read(name).buffer);

/** @param {Uint8Array} labels @param {number} classes */
const counts = (labels, classes) =>
  Array.from({ length: classes }, (_, c) => labels.filter((label) => label === c).length);

beforeAll(writeData);

test('the digits are in random order', () => {
  const labels = read('digits.labels');
  expect(labels).toHaveLength(7680);
  expect(read('digits.inputs')).toHaveLength(7680 * 784);
  // Each tenth has about 77 of each digit.
  for (const count of counts(labels.subarray(0, 768), 10)) expect(Math.abs(count - 77)).toBeLessThan(35);
});

test('about half of the points lie within the circle', () => {
  const [points, labels] = [floatsOf('points.inputs'), read('points.labels')];
  expect(points).toHaveLength(2 * labels.length);
  expect(counts(labels, 2)[1] / labels.length).toBeCloseTo(0.5, 1);
});

test('they are the same every time', () => {
  const hashes = () =>
    ['digits', 'points'].map((name) =>
      createHash('sha256')
        .update(read(`${name}.inputs`))
        .digest('hex'),
    );
  const before = hashes();
  writeData();
  expect(hashes()).toEqual(before);
});
