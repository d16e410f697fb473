// Sizes of anything in a table, each as a number and as a bar on a logarithmic scale.
import { create } from '../../dom.js';
import { numeral } from './numeral.js';

const DECIMALS = 4;
const DIGITS = 1;

/**
 * @typedef {object} BarTableContent
 * @property {string} caption
 * @property {string} corner what the rows are
 * @property {string[]} columns two of them
 * @property {{name: string, values: number[]}[]} rows a value over 0 for each column
 */

export class BarTable {
  #host;
  #smallest;
  #largest;
  #caption = create('caption');
  #head = create('tr');
  #rows = create('tbody');
  element = create('table', { class: 'numbers bar-table' }, this.#caption, create('thead', {}, this.#head), this.#rows);

  /**
   * @param {import('../lesson.js').LessonHost} host
   * @param {{smallest: number, largest: number}} scale exponents of ten where the bars begin and where they are full
   */
  constructor(host, { smallest, largest }) {
    this.#host = host;
    this.#smallest = smallest;
    this.#largest = largest;
  }

  /** @param {BarTableContent} content */
  show({ caption, corner, columns, rows }) {
    this.#caption.textContent = caption;
    this.#head.replaceChildren(...[corner, ...columns].map((name) => create('th', { scope: 'col' }, name)));
    this.#rows.replaceChildren(
      ...rows.map(({ name, values }) =>
        create('tr', {}, create('th', { scope: 'row' }, name), ...values.map((value) => this.#cell(value))),
      ),
    );
  }

  /** @param {number} value */
  #cell(value) {
    const share = (Math.log10(value) - this.#smallest) / (this.#largest - this.#smallest);
    const bar = create('span', { class: 'bar' });
    bar.style.inlineSize = `${100 * Math.min(1, Math.max(0, share))}%`;
    const number = numeral(value, this.#host.format, DECIMALS, DIGITS);
    return create(
      'td',
      {},
      create('span', { class: 'cell' }, create('span', { class: 'track' }, bar), create('span', {}, number)),
    );
  }
}
