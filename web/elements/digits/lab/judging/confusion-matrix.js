// Which digits are taken for which, as a heat map whose cells can be chosen.
import { create } from '../../../../dom.js';
import { formatNumber } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { section } from '../section.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */

const DIGITS = 10;
const STEPS = /** @type {Record<string, [rows: number, columns: number]>} */ ({
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
});

export class ConfusionMatrix {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  /** @type {HTMLButtonElement[]} row by row */
  #cells = [];

  /** @param {(label: number, read: number) => void} onChoose */
  constructor(onChoose) {
    const rowTitle = create('th', { scope: 'col', rowspan: 2, class: 'row-title' });
    const columnTitle = create('th', { scope: 'colgroup', colspan: DIGITS });
    const body = create('tbody');
    for (let label = 0; label < DIGITS; label++) {
      const row = create('tr', {}, create('th', { scope: 'row' }, String(label)));
      for (let read = 0; read < DIGITS; read++) row.append(create('td', {}, this.#makeCell(label, read, onChoose)));
      body.append(row);
    }
    body.addEventListener('keydown', (event) => this.#moveAlong(event));
    const digits = Array.from({ length: DIGITS }, (_, digit) => create('th', { scope: 'col' }, String(digit)));
    const caption = create('caption', { class: 'visually-hidden' });
    const table = create(
      'table',
      { class: 'confusion' },
      caption,
      create('thead', {}, create('tr', {}, rowTitle, columnTitle), create('tr', {}, ...digits)),
      body,
    );
    this.#texts.add(caption, (words) => words.lab.judging.matrix);
    this.#texts.add(rowTitle, (words) => words.lab.judging.is);
    this.#texts.add(columnTitle, (words) => words.lab.judging.readAs);
    this.element = section(
      this.#texts,
      'confusion-part',
      (words) => words.lab.judging.matrix,
      (words) => words.lab.judging.matrixHelp,
      table,
    );
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
  }

  /**
   * @param {Uint32Array} confusion [10 × 10]
   * @param {{label: number, read: number} | null} chosen
   */
  show(confusion, chosen) {
    const isRight = (/** @type {number} */ i) => i % (DIGITS + 1) === 0;
    const largest = (/** @type {boolean} */ right) =>
      confusion.reduce((most, count, i) => (isRight(i) === right ? Math.max(most, count) : most), 1);
    const most = { right: largest(true), wrong: largest(false) };
    this.#cells.forEach((cell, i) => {
      const [label, read, count] = [Math.floor(i / DIGITS), i % DIGITS, confusion[i]];
      const text = count > 0 ? formatNumber(count, this.#language) : '';
      if (cell.textContent !== text) cell.textContent = text;
      // By the square root, so that rare mistakes are seen, too.
      cell.style.setProperty('--heat', String(Math.sqrt(count / (isRight(i) ? most.right : most.wrong))));
      const name = this.#words?.lab.judging.cell({ label, read, count: text || '0' }) ?? '';
      if (cell.ariaLabel !== name) cell.ariaLabel = cell.title = name;
      cell.ariaPressed = String(chosen?.label === label && chosen.read === read);
    });
  }

  /**
   * @param {number} label
   * @param {number} read
   * @param {(label: number, read: number) => void} onChoose
   */
  #makeCell(label, read, onChoose) {
    const cell = create('button', {
      type: 'button',
      class: label === read ? 'right' : 'wrong',
      tabindex: this.#cells.length === 0 ? 0 : -1,
    });
    cell.addEventListener('click', () => {
      this.#makeReachable(cell);
      onChoose(label, read);
    });
    this.#cells.push(cell);
    return cell;
  }

  /** Of a hundred cells the tab key reaches one; the arrow keys move on from there. */
  #makeReachable(/** @type {HTMLButtonElement} */ reachable) {
    for (const cell of this.#cells) cell.tabIndex = cell === reachable ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  #moveAlong(event) {
    const at = this.#cells.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const step = STEPS[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    const within = (/** @type {number} */ place) => Math.min(DIGITS - 1, Math.max(0, place));
    const row = within(Math.floor(at / DIGITS) + step[0]);
    const column = within((at % DIGITS) + step[1]);
    const next = this.#cells[DIGITS * row + column];
    this.#makeReachable(next);
    next.focus();
  }
}
