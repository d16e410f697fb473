// What is computed one after the other, forward and then back: each step as formulas with the network's real numbers.
import { SIZES, placeOfBias, placeOfWeight } from './values.js';

/** @typedef {import('./values.js').Values} Values */
/** @typedef {(value: number) => string} Numeral */

/**
 * @typedef {object} Step
 * @property {'inputs' | 'sum' | 'softmax' | 'loss' | 'outputDelta' | 'hiddenDelta' | 'weightGradient'} kind
 * @property {number} layer that is looked at; 0 are the inputs
 * @property {number | null} unit of it, from 0; null for all
 */

const HIDDEN = 1;
const OUTPUT = 2;
const unitsOf = (/** @type {number} */ layer) => Array.from({ length: SIZES[layer] }, (_, i) => i);

/** @type {Step[]} */
export const STEPS = [
  { kind: 'inputs', layer: 0, unit: null },
  ...unitsOf(HIDDEN).map((unit) => ({ kind: /** @type {const} */ ('sum'), layer: HIDDEN, unit })),
  ...unitsOf(OUTPUT).map((unit) => ({ kind: /** @type {const} */ ('sum'), layer: OUTPUT, unit })),
  { kind: 'softmax', layer: OUTPUT, unit: null },
  { kind: 'loss', layer: OUTPUT, unit: null },
  { kind: 'outputDelta', layer: OUTPUT, unit: null },
  { kind: 'weightGradient', layer: OUTPUT, unit: null },
  ...unitsOf(HIDDEN).map((unit) => ({ kind: /** @type {const} */ ('hiddenDelta'), layer: HIDDEN, unit })),
  { kind: 'weightGradient', layer: HIDDEN, unit: null },
];

/** The first step of the way back. */
export const FIRST_BACKWARD = STEPS.findIndex(({ kind }) => kind === 'outputDelta');

const a = (/** @type {number} */ layer, /** @type {number} */ unit) => `a^{(${layer})}_{${unit + 1}}`;
const z = (/** @type {number} */ layer, /** @type {number} */ unit) => `z^{(${layer})}_{${unit + 1}}`;
const delta = (/** @type {number} */ layer, /** @type {number} */ unit) => `\\delta^{(${layer})}_{${unit + 1}}`;
export const weightName = (/** @type {number} */ layer, /** @type {number} */ from, /** @type {number} */ to) =>
  `W^{(${layer})}_{${from + 1},${to + 1}}`;
export const biasName = (/** @type {number} */ layer, /** @type {number} */ unit) => `b^{(${layer})}_{${unit + 1}}`;
/** @param {string[]} numbers */
const addition = ([first, ...others]) =>
  others.reduce((text, each) => (each.startsWith('-') ? `${text} - ${each.slice(1)}` : `${text} + ${each}`), first);
const bracketed = (/** @type {string} */ number) => (number.startsWith('-') ? `(${number})` : number);

/**
 * @param {Step} step
 * @param {Values} values
 * @param {Numeral} numeral
 * @returns {string[]} formulas, one below the other
 */
export function formulasOf(step, values, numeral) {
  const { layer, unit } = step;
  switch (step.kind) {
    case 'inputs':
      return [
        String.raw`a^{(0)} = (x_1,\; x_2,\; x_1 x_2)`,
        ...unitsOf(0).map((i) => `${a(0, i)} = ${numeral(values.inputs[i])}`),
      ];
    case 'sum':
      return sum(layer, unit ?? 0, values, numeral);
    case 'softmax':
      return [
        String.raw`a^{(2)}_i = \frac{e^{z^{(2)}_i}}{\sum_k e^{z^{(2)}_k}}`,
        ...unitsOf(OUTPUT).map((i) => {
          const sums = values.sums[OUTPUT - 1].map(numeral);
          const below = sums.map((each) => `e^{${each}}`).join(' + ');
          return String.raw`${a(OUTPUT, i)} = \frac{e^{${sums[i]}}}{${below}} = ${numeral(values.outputs[OUTPUT - 1][i])}`;
        }),
      ];
    case 'loss': {
      const said = values.outputs[OUTPUT - 1][values.target];
      return [
        String.raw`L = -\sum_i y_i \ln a^{(2)}_i \qquad y = (${targets(values).join(', ')})`,
        String.raw`L = -\ln ${a(OUTPUT, values.target)} = -\ln ${numeral(said)} = ${numeral(values.loss)}`,
      ];
    }
    case 'outputDelta':
      return [
        String.raw`\delta^{(2)}_i = \frac{\partial L}{\partial z^{(2)}_i} = a^{(2)}_i - y_i`,
        ...unitsOf(OUTPUT).map(
          (i) =>
            `${delta(OUTPUT, i)} = ${numeral(values.outputs[OUTPUT - 1][i])} - ${targets(values)[i]} = ${numeral(values.deltas[OUTPUT - 1][i])}`,
        ),
      ];
    case 'hiddenDelta':
      return hiddenDelta(unit ?? 0, values, numeral);
    case 'weightGradient':
      return weightGradient(layer, values, numeral);
  }
}

/** What softmax is to come to. @param {Values} values */
const targets = ({ target }) => unitsOf(OUTPUT).map((i) => (i === target ? 1 : 0));

/** What a layer gets. @param {Values} values @param {number} layer */
const inputsOf = ({ inputs, outputs }, layer) => (layer === 1 ? inputs : outputs[layer - 2]);

/**
 * @param {number} layer
 * @param {number} unit
 * @param {Values} values
 * @param {Numeral} numeral
 */
function sum(layer, unit, values, numeral) {
  const n = (/** @type {number} */ value) => bracketed(numeral(value));
  const from = unitsOf(layer - 1);
  const inputs = inputsOf(values, layer);
  const weights = from.map((k) => values.parameters[placeOfWeight(layer, k, unit)]);
  const bias = values.parameters[placeOfBias(layer, unit)];
  const terms = values.terms[layer - 1][unit];
  const products = from.map((k) => {
    const names = `${weightName(layer, k, unit)}\\, ${a(layer - 1, k)}`;
    return `${names} = ${n(weights[k])} \\cdot ${n(inputs[k])} &= & ${numeral(terms[k])}`;
  });
  const lines = [
    String.raw`\begin{array}{rcr}${[...products, `${biasName(layer, unit)} &= & ${numeral(bias)}`].join(String.raw` \\ `)}\end{array}`,
    `${z(layer, unit)} = ${addition([...terms, bias].map(numeral))} = ${numeral(values.sums[layer - 1][unit])}`,
  ];
  if (layer === OUTPUT) return lines;
  const output = String.raw`${a(layer, unit)} = \tanh ${z(layer, unit)} = ${numeral(values.outputs[layer - 1][unit])}`;
  return [...lines, output];
}

/**
 * @param {number} unit
 * @param {Values} values
 * @param {Numeral} numeral
 */
function hiddenDelta(unit, values, numeral) {
  const n = (/** @type {number} */ value) => bracketed(numeral(value));
  const to = unitsOf(OUTPUT);
  const output = values.outputs[HIDDEN - 1][unit];
  const products = to.map(
    (i) => `${n(values.parameters[placeOfWeight(OUTPUT, unit, i)])} \\cdot ${n(values.deltas[OUTPUT - 1][i])}`,
  );
  const d = delta(HIDDEN, unit);
  return [
    String.raw`${d} = \Big(\sum_i W^{(2)}_{${unit + 1},i}\, \delta^{(2)}_i\Big)\, \tanh'\big(${z(HIDDEN, unit)}\big)`,
    String.raw`\tanh'(z) = 1 - \tanh(z)^2 = 1 - a^2`,
    `${d} = \\big(${products.join(' + ')}\\big)`,
    String.raw`\cdot\, \big(1 - ${n(output)}^2\big) = ${numeral(values.deltas[HIDDEN - 1][unit])}`,
  ];
}

/**
 * @param {number} layer
 * @param {Values} values
 * @param {Numeral} numeral
 */
function weightGradient(layer, values, numeral) {
  const matrix = (/** @type {number[][]} */ rows) =>
    String.raw`\begin{pmatrix}${rows.map((row) => row.map(numeral).join(' & ')).join(String.raw` \\ `)}\end{pmatrix}`;
  const deltas = values.deltas[layer - 1];
  const gradients = unitsOf(layer - 1).map((k) =>
    unitsOf(layer).map((i) => values.gradient[placeOfWeight(layer, k, i)]),
  );
  return [
    String.raw`\frac{\partial L}{\partial W^{(${layer})}_{k,i}} = a^{(${layer - 1})}_k\, \delta^{(${layer})}_i \qquad \frac{\partial L}{\partial b^{(${layer})}_i} = \delta^{(${layer})}_i`,
    `${matrix(inputsOf(values, layer).map((value) => [value]))} ${matrix([deltas])}`,
    `= ${matrix(gradients)}`,
  ];
}
