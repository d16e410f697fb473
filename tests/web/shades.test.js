// The colours of what a network answers over the plane.
import { describe, expect, test } from 'vitest';
import { leaningOf, shadesOf } from '../../web/charts/shades.js';

/** @typedef {import('../../web/charts/shades.js').Colour} Colour */

const PALETTE = {
  rgb: {
    paper: /** @type {Colour} */ ([200, 200, 200]),
    classes: /** @type {Colour[]} */ ([
      [100, 0, 0],
      [0, 100, 0],
      [0, 0, 100],
    ]),
  },
};

/** @param {number[][]} outputs @param {string} activation @param {number} classes @param {boolean} [isDiscrete] */
function pixels(outputs, activation, classes, isDiscrete = false) {
  const bytes = new Uint8ClampedArray(4 * outputs[0].length);
  const surface = { outputs: outputs.map((values) => Float32Array.from(values)), activation };
  shadesOf(surface, classes, isDiscrete, PALETTE, bytes);
  return Array.from({ length: outputs[0].length }, (_, i) => [...bytes.subarray(4 * i, 4 * i + 4)]);
}

test.each([
  ['sigmoid', [[0, 0.5, 1]], 2, [-1, 0, 1]],
  ['tanh', [[-1, 0, 0.5]], 2, [-1, 0, 0.5]],
  ['linear', [[-0.25, 3]], 0, [-0.25, 3]],
  [
    'softmax',
    [
      [0.75, 0.5],
      [0.25, 0.5],
    ],
    2,
    [-0.5, 0],
  ],
])('an answer of %s leans to one class or the other', (activation, outputs, classes, expected) => {
  const leaning = leaningOf({ outputs: outputs.map((values) => Float32Array.from(values)), activation }, classes);
  expect(expected.map((_, place) => leaning(place))).toEqual(expected);
});

describe('a place has the colour', () => {
  test('of paper where nothing is known, and of a class the more the surer it is', () => {
    const [negative, none, half, positive] = pixels([[0, 0.5, 0.75, 1]], 'sigmoid', 2);
    expect(none).toEqual([200, 200, 200, 255]);
    expect(negative).toEqual([138, 76, 76, 255]);
    expect(positive).toEqual([76, 138, 76, 255]);
    expect(half).toEqual([138, 169, 138, 255]);
  });

  test('of one class or the other, when nothing is to lie between', () => {
    const [a, b] = pixels([[0.49, 0.51]], 'sigmoid', 2, true);
    expect([a, b]).toEqual([
      [138, 76, 76, 255],
      [76, 138, 76, 255],
    ]);
  });

  test('of the likeliest of three classes', () => {
    const [even, third, sure] = pixels(
      [
        [1 / 3, 0.2, 0],
        [1 / 3, 0.2, 1],
        [1 / 3, 0.6, 0],
      ],
      'softmax',
      3,
    );
    expect(even).toEqual([200, 200, 200, 255]);
    expect(third[2]).toBeGreaterThan(third[0]);
    expect(sure).toEqual([76, 138, 76, 255]);
  });

  test('of a value, within its range', () => {
    const [low, zero, beyond] = pixels([[-1, 0, 7]], 'linear', 0);
    expect(low).toEqual([138, 76, 76, 255]);
    expect(zero).toEqual([200, 200, 200, 255]);
    expect(beyond).toEqual([76, 138, 76, 255]);
  });
});
