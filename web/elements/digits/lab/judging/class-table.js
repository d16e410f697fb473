// Precision and recall of each digit.
import { create } from '../../../../dom.js';
import { formatNumber, formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { section } from '../section.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */

const DIGITS = 10;

export class ClassTable {
  #texts = new Texts();
  #language = 'en';
  /** @type {{count: HTMLElement, precision: Share, recall: Share}[]} */
  #rows = [];

  constructor() {
    const heads = /** @type {const} */ (['digit', 'count', 'precision', 'recall']).map((name) => {
      const head = create('th', { scope: 'col', class: name === 'count' ? 'number' : '' });
      this.#texts.add(head, (words) => words.lab.judging.columns[name]);
      return head;
    });
    const body = create('tbody');
    for (let digit = 0; digit < DIGITS; digit++) {
      const row = { count: create('td', { class: 'number' }), precision: makeShare(), recall: makeShare() };
      this.#rows.push(row);
      body.append(
        create(
          'tr',
          {},
          create('th', { scope: 'row' }, String(digit)),
          row.count,
          row.precision.element,
          row.recall.element,
        ),
      );
    }
    const caption = create('caption', { class: 'visually-hidden' });
    this.#texts.add(caption, (words) => words.lab.judging.classes);
    this.element = section(
      this.#texts,
      'classes-part',
      (words) => words.lab.judging.classes,
      (words) => words.lab.judging.classesHelp,
      create('table', { class: 'classes' }, caption, create('thead', {}, create('tr', {}, ...heads)), body),
    );
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#language = language;
    this.#texts.translate(words);
  }

  /** @param {import('../../../../engine/queries/judging.js').Judgement} judgement */
  show({ confusion, precision, recall }) {
    this.#rows.forEach((row, digit) => {
      const count = confusion.subarray(DIGITS * digit, DIGITS * (digit + 1)).reduce((sum, each) => sum + each, 0);
      row.count.textContent = formatNumber(count, this.#language);
      row.precision.show(precision[digit], this.#language);
      row.recall.show(recall[digit], this.#language);
    });
  }
}

/** @typedef {ReturnType<typeof makeShare>} Share */

/** A cell with a share of one as a bar and a number. */
function makeShare() {
  const bar = create('span', { class: 'bar' });
  const number = create('span', { class: 'number' });
  return {
    element: create('td', {}, create('span', { class: 'share-bar' }, create('span', { class: 'track' }, bar), number)),
    /**
     * @param {number} share
     * @param {string} language
     */
    show(share, language) {
      bar.style.transform = `scaleX(${share})`;
      number.textContent = formatPercent(share, language);
    },
  };
}
