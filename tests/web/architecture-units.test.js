// The steps in which layers grow and shrink, and what they come to.
import { expect, test } from 'vitest';
import {
  layersOf,
  MOST_UNITS,
  parameterCountOf,
  shareOf,
  textOf,
  unitsAt,
  unitsBeside,
} from '../../web/elements/digits/architecture/units.js';

test('steps are single units at first and about a tenth later, from any number, and end at both ends', () => {
  expect([1, 15, 16, 60, 64, 512, 4096].map((units) => unitsBeside(units, 1))).toEqual([2, 16, 20, 64, 80, 640, 4096]);
  expect([1, 2, 16, 20, 80, 640, 4096].map((units) => unitsBeside(units, -1))).toEqual([1, 1, 15, 16, 64, 512, 3968]);
  // Between two steps.
  expect([unitsBeside(100, 1), unitsBeside(100, -1)]).toEqual([112, 96]);
  expect([unitsBeside(4000, 1), unitsBeside(4000, 4), unitsBeside(4000, -1)]).toEqual([4096, 4096, 3968]);
  expect([unitsBeside(3, -4), unitsBeside(128, 4), unitsBeside(128, -4)]).toEqual([1, 192, 64]);
});

test('a place on the scale is the step nearest to it', () => {
  for (const units of [1, 2, 16, 20, 64, 128, 512, 640, MOST_UNITS]) expect(unitsAt(shareOf(units))).toBe(units);
  expect([unitsAt(-1), unitsAt(2)]).toEqual([1, MOST_UNITS]);
});

test('layers are what the setting says, and have so many weights and biases', () => {
  expect(layersOf('none')).toEqual([]);
  expect(layersOf('128,64')).toEqual([128, 64]);
  expect([textOf([]), textOf([128, 64])]).toEqual(['none', '128,64']);
  expect(parameterCountOf([])).toBe(7_850);
  expect(parameterCountOf([128])).toBe(101_770);
  expect(parameterCountOf([20, 10])).toBe(16_020);
});
