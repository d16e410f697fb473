// Networks of different depths with the same number of parameters.
import { expect, test } from 'vitest';
import { hiddenWithin, parameterCount } from '../../web/lessons/depth/architectures.js';

test('weights and biases are counted layer by layer', () => {
  expect(parameterCount(2, [], 1)).toBe(3);
  expect(parameterCount(2, [4, 2], 1)).toBe(3 * 4 + 5 * 2 + 3);
  expect(parameterCount(784, [128], 10)).toBe(101_770);
});

test.each([
  ['spiral', 2, 1, 300],
  ['digits', 784, 10, 25_450],
])('one to five layers for the %s are within 3%% of the budget', (_, inputs, outputs, budget) => {
  for (const layers of [1, 2, 3, 4, 5]) {
    const hidden = hiddenWithin(inputs, layers, outputs, budget);
    expect(hidden).toHaveLength(layers);
    expect(Math.abs(parameterCount(inputs, hidden, outputs) / budget - 1)).toBeLessThanOrEqual(0.03);
    expect(Math.max(...hidden) - Math.min(...hidden)).toBeLessThanOrEqual(1);
  }
});
