// All weights and biases, to be edited, with their gradients: by back-propagation, and by central differences.
import { create } from '../../dom.js';
import { Formula } from '../widgets/formula.js';
import { biasName, weightName } from './steps.js';
import { SIZES, placeOfBias, placeOfWeight } from './values.js';

/** @typedef {import('./values.js').Values} Values */
/** @typedef {import('./steps.js').Step} Step */
/** @typedef {typeof import('../words/en.js').default.forward} Words */
/** @typedef {'W1' | 'b1' | 'W2' | 'b2'} Group */

/**
 * @typedef {object} Parameter
 * @property {number} place
 * @property {Group} group
 * @property {number} layer
 * @property {number} unit that it leads to
 * @property {string} tex
 * @property {string} text
 */

const upTo = (/** @type {number} */ count) => Array.from({ length: count }, (_, i) => i);

/** @type {Parameter[]} in their order */
export const PARAMETERS = [1, 2].flatMap((layer) => [
  ...upTo(SIZES[layer - 1]).flatMap((from) =>
    upTo(SIZES[layer]).map((unit) => ({
      ...{ place: placeOfWeight(layer, from, unit), group: /** @type {Group} */ (`W${layer}`), layer, unit },
      ...{ tex: weightName(layer, from, unit), text: `W(${layer}) ${from + 1},${unit + 1}` },
    })),
  ),
  ...upTo(SIZES[layer]).map((unit) => ({
    ...{ place: placeOfBias(layer, unit), group: /** @type {Group} */ (`b${layer}`), layer, unit },
    ...{ tex: biasName(layer, unit), text: `b(${layer}) ${unit + 1}` },
  })),
]);

const DECIMALS = 4;
const STEP = 0.1;

export class ParameterTable {
  #caption = create('caption', { class: 'visually-hidden' });
  #heads = Array.from({ length: 4 }, () => create('th', { scope: 'col' }));
  #rows;

  /** @param {(place: number, value: number) => void} onEdit */
  constructor(onEdit) {
    this.#rows = PARAMETERS.map(({ place, tex, text }) => {
      const name = new Formula({ isInline: true });
      name.show(tex);
      name.element.setAttribute('aria-hidden', 'true');
      const input = create('input', { type: 'number', step: STEP });
      input.addEventListener('change', () => {
        if (Number.isFinite(input.valueAsNumber)) onEdit(place, input.valueAsNumber);
      });
      const [gradient, numeric] = [create('td'), create('td')];
      const head = create('th', { scope: 'row' }, name.element, create('span', { class: 'visually-hidden' }, text));
      return { row: create('tr', {}, head, create('td', {}, input), gradient, numeric), input, gradient, numeric };
    });
    const body = create('tbody', {}, ...this.#rows.map(({ row }) => row));
    const head = create('thead', {}, create('tr', {}, ...this.#heads));
    this.element = create(
      'div',
      { class: 'scrolling', tabindex: 0, role: 'group' },
      create('table', { class: 'numbers' }, this.#caption, head, body),
    );
  }

  /** @param {Words} words */
  translate(words) {
    this.#caption.textContent = words.table;
    this.element.setAttribute('aria-label', words.table);
    const { parameter, value, gradient, numeric } = words.columns;
    [parameter, value, gradient, numeric].forEach((text, i) => (this.#heads[i].textContent = text));
    this.#rows.forEach(({ input }, i) => input.setAttribute('aria-label', words.valueOf(PARAMETERS[i].text)));
  }

  /**
   * @param {Values} values
   * @param {number[]} gradient which is shown as that of back-propagation
   * @param {Step} step
   * @param {(value: number, decimals: number) => string} format
   */
  show(values, gradient, step, format) {
    this.#rows.forEach(({ row, input, gradient: cell, numeric }, i) => {
      const { place, layer, unit } = PARAMETERS[i];
      const text = String(Number(values.parameters[place].toFixed(DECIMALS)));
      if (input !== document.activeElement || input.value === '') input.value = text;
      cell.textContent = format(gradient[place], DECIMALS);
      numeric.textContent = format(values.numeric[place], DECIMALS);
      const isMarked =
        (step.kind === 'sum' && step.layer === layer && step.unit === unit) ||
        (step.kind === 'weightGradient' && step.layer === layer);
      row.className = isMarked ? 'is-marked' : '';
    });
  }
}
