// The runs as a table: each can be shown on the charts or not, renamed and deleted.
import { create } from '../../../../dom.js';
import { formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { colourClass } from './run-charts.js';
import { nameOf, numberOrDash, settingsSentence, speedOf } from './run-words.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../run-history.js').Run} Run */

/**
 * @typedef {object} Row
 * @property {HTMLTableRowElement} element
 * @property {HTMLInputElement} shown
 * @property {HTMLInputElement} name
 * @property {HTMLElement} now
 * @property {HTMLElement} settings
 * @property {HTMLElement[]} numbers
 * @property {HTMLButtonElement} remove
 */

// The result first: on a phone the rest is scrolled to.
const NUMBERS = /** @type {const} */ (['testAccuracy', 'testLoss', 'seconds', 'speed', 'parameters']);

export class RunTable {
  #texts = new Texts();
  #actions;
  #body = create('tbody');
  /** @type {Map<Run, Row>} */
  #rows = new Map();

  /** @param {{onChange: () => void, onRemove: (run: Run) => void}} actions */
  constructor(actions) {
    this.#actions = actions;
    const heads = /** @type {const} */ (['shown', 'run', ...NUMBERS, 'settings']).map((name) => {
      const head = create('th', { scope: 'col', class: NUMBERS.some((each) => each === name) ? 'number' : '' });
      this.#texts.add(head, (words) => words.lab.runs.columns[name]);
      return head;
    });
    const removal = create('span', { class: 'visually-hidden' });
    this.#texts.add(removal, (words) => words.lab.runs.delete);
    const caption = create('caption', { class: 'visually-hidden' });
    this.#texts.add(caption, (words) => words.lab.runs.table);
    const head = create('thead', {}, create('tr', {}, ...heads, create('th', { scope: 'col' }, removal)));
    // It can be wider than a phone: then it is scrolled by itself, with the keyboard, too.
    this.element = create(
      'div',
      { class: 'run-table', role: 'group', tabindex: 0 },
      create('table', {}, caption, head, this.#body),
    );
    this.#texts.add(this.element, (words) => words.lab.runs.table, 'aria-label');
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#texts.translate(words);
  }

  /**
   * @param {Run[]} runs in the order in which they are shown
   * @param {Run | null} present
   * @param {import('../../../../engine/core.js').SettingInfo[]} settingTable
   * @param {Dictionary} words
   * @param {string} language
   */
  show(runs, present, settingTable, words, language) {
    for (const [run, row] of this.#rows) {
      if (runs.includes(run)) continue;
      row.element.remove();
      this.#rows.delete(run);
    }
    runs.forEach((run, i) => {
      const row = this.#rows.get(run) ?? this.#makeRow(run);
      // Only where it has to move: moving takes focus away.
      if (this.#body.children[i] !== row.element) this.#body.insertBefore(row.element, this.#body.children[i] ?? null);
      fill(row, run, run === present, settingTable, words, language);
    });
  }

  /** @param {Run} run */
  #makeRow(run) {
    const row = {
      shown: create('input', { type: 'checkbox' }),
      name: create('input', { type: 'text', maxlength: 40, autocomplete: 'off', spellcheck: 'false' }),
      now: create('span', { class: 'now' }),
      settings: create('td', { class: 'run-settings' }),
      numbers: NUMBERS.map(() => create('td', { class: 'number' })),
      remove: create('button', { type: 'button' }),
    };
    row.shown.addEventListener('change', () => {
      run.isShown = row.shown.checked;
      this.#actions.onChange();
    });
    row.name.addEventListener('change', () => {
      run.name = row.name.value.trim() || null;
      this.#actions.onChange();
    });
    row.remove.addEventListener('click', () => this.#actions.onRemove(run));
    const swatch = create('span', { class: `swatch ${colourClass(run)}` });
    const element = create(
      'tr',
      {},
      create('td', { class: 'run-shown' }, create('label', {}, row.shown, swatch)),
      create('td', { class: 'run-name' }, row.name, row.now),
      ...row.numbers,
      row.settings,
      create('td', {}, row.remove),
    );
    const made = { ...row, element };
    this.#rows.set(run, made);
    return made;
  }
}

/**
 * @param {Row} row
 * @param {Run} run
 * @param {boolean} isPresent
 * @param {import('../../../../engine/core.js').SettingInfo[]} settingTable
 * @param {Dictionary} words
 * @param {string} language
 */
function fill(row, run, isPresent, settingTable, words, language) {
  const name = nameOf(run, words);
  const test = run.tests.at(-1);
  row.shown.checked = run.isShown;
  row.shown.ariaLabel = words.lab.runs.show({ name });
  row.name.ariaLabel = words.lab.runs.rename({ name });
  // What is being typed stays.
  if (/** @type {ShadowRoot} */ (row.name.getRootNode()).activeElement !== row.name) row.name.value = name;
  row.now.textContent = isPresent ? words.lab.runs.now : '';
  row.settings.textContent = settingsSentence(run, settingTable, words);
  const numbers = [
    test ? formatPercent(test.accuracy, language, 2) : '–',
    numberOrDash(test?.loss, language, 4),
    numberOrDash(test?.seconds, language, 1),
    numberOrDash(speedOf(run), language),
    numberOrDash(run.parameterCount, language),
  ];
  row.numbers.forEach((cell, i) => (cell.textContent = numbers[i]));
  row.remove.textContent = words.lab.runs.delete;
  row.remove.ariaLabel = words.lab.runs.deleteRun({ name });
  row.remove.hidden = isPresent;
  row.remove.disabled = isPresent;
}
