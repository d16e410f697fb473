// What a perceptron does with an example, in TeX: the formula, and the same with its numbers.

/** @typedef {import('./run.js').Presentation} Presentation */
/** @typedef {(value: number) => string} Numeral */

const bracketed = (/** @type {string} */ number) => (/^[-−]/.test(number) ? `(${number})` : number);

/** @param {number[]} values @param {Numeral} numeral */
const vector = (values, numeral) => `(${values.map(numeral).join(',\\,')})`;

/** The rule before there is an example. */
export const RULE = [
  String.raw`z = w_1 x_1 + w_2 x_2 + b`,
  String.raw`a = \begin{cases} 1 & z \ge 0 \\ 0 & z < 0 \end{cases}`,
  String.raw`\Delta w = \eta\,(t - a)\,x \qquad \Delta b = \eta\,(t - a)`,
];

/**
 * @param {Presentation} presentation
 * @param {number} rate
 * @param {Numeral} numeral
 * @returns {string[]} one line each
 */
export function arithmetic({ inputs, target, sum, output, before, after }, rate, numeral) {
  const [first, second, bias] = before.map((value) => bracketed(numeral(value)));
  const [x, y] = inputs.map(numeral);
  const changes = after.map((value, i) => value - before[i]);
  const comparison = sum >= 0 ? String.raw`\ge` : '<';
  const error = bracketed(numeral(target - output));
  return [
    String.raw`z = ${first} \cdot ${x} + ${second} \cdot ${y} + ${bias} = ${numeral(sum)}`,
    String.raw`z ${comparison} 0 \;\Rightarrow\; a = ${numeral(output)}, \qquad t - a = ${numeral(target)} - ${numeral(output)} = ${numeral(target - output)}`,
    String.raw`\Delta w = ${numeral(rate)} \cdot ${error} \cdot ${vector(inputs, numeral)} = ${vector(changes.slice(0, 2), numeral)}, \quad \Delta b = ${numeral(changes[2])}`,
    String.raw`w = ${vector(after.slice(0, 2), numeral)}, \quad b = ${numeral(after[2])}`,
  ];
}
