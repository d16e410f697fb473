// Numbers of any size, as they are written in a table.

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LARGEST_PLAIN = 1e5;
const SMALLEST_PLAIN = 1e-3;

/**
 * @param {number} value
 * @param {(value: number, decimals: number) => string} format as the reader writes numbers
 * @param {number} [decimals] of numbers that are neither very large nor very small
 * @param {number} [digits] decimals of the others, before their power of ten
 * @returns {string} such as 0.25, 1.7 × 10³⁸ or ∞
 */
export function numeral(value, format, decimals = 2, digits = Math.max(0, decimals - 1)) {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  const smallest = Math.max(SMALLEST_PLAIN, 0.5 * 10 ** -decimals); // less would be written as 0
  if (size === 0 || (size >= smallest && size < LARGEST_PLAIN)) return signed(format(value + 0, decimals));
  const [mantissa, exponent] = value.toExponential(digits).split('e');
  return `${signed(mantissa)} × 10${superscript(Number(exponent))}`;
}

/** @param {string} number */
const signed = (number) => number.replace('-', '−');

/** @param {number} whole */
export const superscript = (whole) =>
  (whole < 0 ? '⁻' : '') + String(Math.abs(whole)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]);
