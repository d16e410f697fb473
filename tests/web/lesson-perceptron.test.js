import { describe, expect, test } from 'vitest';
import { novikoff } from '../../web/lessons/perceptron/novikoff.js';
import { epochEnds } from '../../web/lessons/xor/epochs.js';

const table = (/** @type {number[]} */ labels) => labels.map((label, i) => ({ x: Math.floor(i / 2), y: i % 2, label }));

describe("Novikoff's bound", () => {
  test('is 51 for AND and 27 for OR, as in the tests of the core', () => {
    expect(novikoff(table([0, 0, 0, 1]), [1, 1, -1.5])).toEqual({
      ...{ lengthSquared: 4.25, radiusSquared: 3, margin: 0.5, bound: 51 },
    });
    expect(novikoff(table([0, 1, 1, 1]), [1, 1, -0.5]).bound).toBe(27);
  });

  test('does not depend on the length of the separator', () => {
    expect(novikoff(table([0, 0, 0, 1]), [4, 4, -6]).bound).toBe(51);
  });

  test('is infinite for what does not separate the classes', () => {
    expect(novikoff(table([0, 1, 1, 0]), [1, 1, -0.5]).bound).toBe(Infinity);
    expect(novikoff(table([0, 0, 0, 1]), [1, 1, -1]).bound).toBe(Infinity); // two points lie on the line
  });
});

describe('the ends of epochs', () => {
  const presentation = (/** @type {[number, number, number]} */ after, isMistake = true) => ({
    ...{ example: 0, target: 0, sum: 0, output: 0, after, isMistake },
    inputs: /** @type {[number, number]} */ ([0, 0]),
    before: /** @type {[number, number, number]} */ ([0, 0, 0]),
  });

  test('have their mistakes, and the first epoch that ended with the same weights', () => {
    const presentations = [
      presentation([1, 0, 0]),
      presentation([0, 0, 1]),
      presentation([2, 2, 2]),
      presentation([2, 2, 2], false),
      presentation([1, 0, 0]),
      presentation([0, 0, 1]),
      presentation([5, 5, 5]), // of an epoch that is not complete
    ];
    expect(epochEnds(presentations, 2)).toEqual([
      { epoch: 1, mistakes: 2, weights: [0, 0, 1], sameAs: null },
      { epoch: 2, mistakes: 1, weights: [2, 2, 2], sameAs: null },
      { epoch: 3, mistakes: 2, weights: [0, 0, 1], sameAs: 1 },
    ]);
  });
});
