// The accuracy on digits that are drawn in other manners, with the chosen steps, with all and with none.
import { paintSquare } from '../../../../charts/ink.js';
import { create } from '../../../../dom.js';
import { formatNumber, formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../../engine/queries/preprocessing.js').Steps} Steps */
/** @typedef {Awaited<ReturnType<typeof import('../../../../engine/queries/preprocessing.js').measurePreprocessing>>} Result */

const CANVAS = 280;
// Of the user's own digits, the newest: each is drawn and read three times.
const MOST_OWN = 300;
const COLUMNS = /** @type {const} */ (['chosen', 'all', 'none']);

export class Measurement {
  #host;
  #texts = new Texts();
  #words;
  #language = 'en';
  #stepsNow;
  #isMeasuring = false;
  /** Of what is to be measured: an answer that comes too late is of another one. */
  #number = 0;
  /** @type {{name: string, ink: Uint8Array}[]} */
  #examples = [];
  /** @type {Result | null} */
  #result = null;
  #button = create('button', { type: 'button' });
  #status = create('p', { class: 'preprocessing-note', role: 'status' });
  #rows = create('tbody');

  /**
   * @param {import('../lab.js').LabHost} host
   * @param {Dictionary} words
   * @param {() => Steps} stepsNow
   */
  constructor(host, words, stepsNow) {
    this.#host = host;
    this.#words = words;
    this.#stepsNow = stepsNow;
    const heading = create('h3');
    const help = create('p', { class: 'preprocessing-note' });
    const caption = create('caption', { class: 'visually-hidden' });
    this.#texts.add(heading, (all) => all.lab.preprocessing.measurement);
    this.#texts.add(help, (all) => all.lab.preprocessing.measurementHelp);
    this.#texts.add(caption, (all) => all.lab.preprocessing.measurement);
    const heads = /** @type {const} */ (['manner', ...COLUMNS]).map((name) => {
      const head = create('th', { scope: 'col' });
      this.#texts.add(head, (all) => all.lab.preprocessing.columns[name]);
      return head;
    });
    this.#button.addEventListener('click', () => this.#measure());
    host.hand.onChange(() => this.forget());
    this.element = create(
      'section',
      { class: 'preprocessing-measurement' },
      heading,
      help,
      create('p', {}, this.#button),
      this.#status,
      create('table', {}, caption, create('thead', {}, create('tr', {}, ...heads)), this.#rows),
    );
  }

  async open() {
    if (this.#examples.length > 0) return;
    try {
      this.#examples = await this.#host.ask('variations');
      this.#show();
    } catch (error) {
      this.#host.report(error);
    }
  }

  /** Another network, or other steps: what was measured holds no more. */
  forget() {
    this.#number++;
    this.#result = null;
    this.#show();
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#show();
  }

  restyle() {
    this.#examples.forEach(({ ink }, i) => {
      const canvas = /** @type {HTMLCanvasElement} */ (this.#rows.children[i].querySelector('canvas'));
      paintSquare(canvas, ink, CANVAS);
    });
  }

  /** What the user has drawn and said what it is. */
  get #own() {
    return this.#host.hand.digits.all
      .flatMap(({ label, strokes }) => (strokes ? [{ label, strokes }] : []))
      .slice(-MOST_OWN);
  }

  async #measure() {
    if (this.#isMeasuring) return;
    const number = this.#number;
    this.#isMeasuring = true;
    this.#show();
    try {
      const result = await this.#host.ask('measurePreprocessing', this.#stepsNow(), this.#own);
      if (number === this.#number) this.#result = result;
    } catch (error) {
      this.#host.report(error);
    } finally {
      this.#isMeasuring = false;
      this.#show();
    }
  }

  #show() {
    const { preprocessing } = this.#words.lab;
    const result = this.#result;
    this.#button.textContent = this.#isMeasuring ? preprocessing.measuring : preprocessing.measure;
    this.#button.setAttribute('aria-disabled', String(this.#isMeasuring));
    const total = result?.rows.at(-1);
    const percent = (/** @type {number} */ share) => formatPercent(share, this.#language);
    this.#status.textContent =
      result && total
        ? preprocessing.measured({
            digits: formatNumber(result.digits * this.#examples.length, this.#language),
            chosen: percent(total.chosen),
            all: percent(total.all),
            none: percent(total.none),
          })
        : '';
    const examples = this.#examples.map(({ name }) => name);
    const rows = [...examples, ...(this.#own.length > 0 ? ['mine'] : []), ''];
    while (this.#rows.childElementCount < rows.length) this.#rows.append(makeRow());
    while (this.#rows.childElementCount > rows.length) this.#rows.lastElementChild?.remove();
    rows.forEach((name, i) => {
      const [head, ...cells] = this.#rows.children[i].children;
      const [canvas, label] = /** @type {Element} */ (head.firstElementChild).children;
      /** @type {HTMLElement} */ (canvas).hidden = !examples.includes(name);
      label.textContent = name === '' ? preprocessing.total : valueAt(preprocessing.manners, name);
      this.#rows.children[i].classList.toggle('total', name === '');
      const row = result?.rows.find((each) => each.name === name);
      COLUMNS.forEach((column, j) => (cells[j].textContent = row ? percent(row[column]) : '–'));
    });
    this.restyle();
  }
}

/**
 * @param {Record<string, string>} entries
 * @param {string} name
 */
const valueAt = (entries, name) => entries[name] ?? name;

function makeRow() {
  const manner = create('div', {}, create('canvas', { 'aria-hidden': 'true' }), create('span'));
  const head = create('th', { scope: 'row' }, manner);
  return create('tr', {}, head, ...COLUMNS.map(() => create('td')));
}
