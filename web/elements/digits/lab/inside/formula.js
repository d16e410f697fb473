// How a unit comes to its activation, in TeX: the formula, and the same with its numbers.

/** @type {Record<string, (z: string) => string>} g of a weighted sum that is written as z */
const ACTIVATIONS = {
  linear: (z) => `{${z}}`,
  sigmoid: (z) => String.raw`\frac{1}{1 + e^{-${bracketed(z)}}}`,
  tanh: (z) => String.raw`\tanh\left({${z}}\right)`,
  relu: (z) => String.raw`\max\left(0,\, {${z}}\right)`,
  'leaky-relu': (z) => String.raw`\max\left({${z}},\, 0.01 \cdot ${bracketed(z)}\right)`,
  step: (z) => String.raw`\left[\,{${z}} \ge 0\,\right]`,
};

const bracketed = (/** @type {string} */ z) => (z.startsWith('-') ? String.raw`\left({${z}}\right)` : `{${z}}`);

/**
 * @param {number} layer from 1
 * @param {string | number} unit
 */
export const generalFormula = (layer, unit) =>
  String.raw`a^{(${layer})}_{${unit}} = g\Big(\sum_{k} W^{(${layer})}_{k,\,${unit}}\; a^{(${layer - 1})}_{k} + b^{(${layer})}_{${unit}}\Big)`;

/**
 * The sum over k, then the bias.
 *
 * @param {number} layer from 1
 * @param {string | number} unit
 * @param {{termTotal: string, bias: string, sum: string}} numbers as they are to be read
 */
export const sumFormula = (layer, unit, { termTotal, bias, sum }) =>
  `z^{(${layer})}_{${unit}} = {${termTotal}} + ${bracketed(bias)} = {${sum}}`;

/**
 * @param {number} layer from 1
 * @param {string | number} unit
 * @param {string} activation
 * @param {{sum: string, output: string}} numbers
 */
export function activationFormula(layer, unit, activation, { sum, output }) {
  const a = `a^{(${layer})}_{${unit}}`;
  if (activation === 'softmax') {
    return String.raw`${a} = \frac{e^{z_{${unit}}}}{\sum_{i} e^{z_i}} = \frac{e^{${sum}}}{\sum_{i} e^{z_i}} = {${output}}`;
  }
  return `${a} = g(z) = ${ACTIVATIONS[activation](sum)} = {${output}}`;
}
