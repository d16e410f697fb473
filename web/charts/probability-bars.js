// Ten probabilities as bars with numbers.
import { create } from '../dom.js';
import { formatPercent } from '../i18n/index.js';

const DIGITS = 10;

export class ProbabilityBars {
  /** @type {{row: HTMLElement, bar: HTMLElement, number: HTMLElement}[]} */
  #rows = [];

  /** @param {HTMLElement} parent a list (`ol`) */
  constructor(parent) {
    for (let digit = 0; digit < DIGITS; digit++) {
      const bar = create('span', { class: 'bar' });
      const number = create('span', { class: 'number' });
      const row = create(
        'li',
        {},
        create('span', { class: 'digit' }, String(digit)),
        create('span', { class: 'track' }, bar),
        number,
      );
      parent.append(row);
      this.#rows.push({ row, bar, number });
    }
  }

  /**
   * @param {Float32Array | null} probabilities null when nothing is drawn
   * @param {number} digit the one that is read
   * @param {string} language of the numbers
   */
  show(probabilities, digit, language) {
    this.#rows.forEach(({ row, bar, number }, i) => {
      const share = probabilities ? probabilities[i] : 0;
      bar.style.transform = `scaleX(${share})`;
      number.textContent = probabilities ? formatPercent(share, language) : '–';
      row.toggleAttribute('data-read', probabilities !== null && i === digit);
    });
  }
}
