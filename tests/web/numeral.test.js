import { expect, test } from 'vitest';
import { numeral, superscript } from '../../web/lessons/widgets/numeral.js';

const write = (/** @type {number} */ value, /** @type {number[]} */ ...decimals) =>
  numeral(value, (number, places) => number.toFixed(places), ...decimals);

test('a number is written plainly as long as that shows a digit of it', () => {
  expect(write(0.25)).toBe('0.25');
  expect(write(-3)).toBe('−3.00');
  expect(write(0)).toBe('0.00');
  expect(write(-0)).toBe('0.00');
  expect(write(0.005)).not.toBe('0.00');
  expect(write(99_999, 0)).toBe('99999');
});

test('a very small or large one is written with a power of ten', () => {
  expect(write(0.0024)).toBe('2.4 × 10⁻³');
  expect(write(0.0024, 4)).toBe('0.0024');
  expect(write(-0.00031, 4)).toBe('−3.100 × 10⁻⁴');
  expect(write(0.00031, 4, 1)).toBe('3.1 × 10⁻⁴');
  expect(write(1.66e38)).toBe('1.7 × 10³⁸');
});

test('what is no finite number says so', () => {
  expect([NaN, Infinity, -Infinity].map((value) => write(value))).toEqual(['NaN', '∞', '−∞']);
});

test('whole numbers are raised', () => {
  expect([12, -45, 0].map(superscript)).toEqual(['¹²', '⁻⁴⁵', '⁰']);
});
