// What is chosen of one element: its attributes, each of which can be left as it is, and its controls to lock or hide.
import { create } from '../dom.js';
import { Texts } from '../i18n/texts.js';

/** @typedef {import('./fields.js').FieldKind} FieldKind */
/** @typedef {import('../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../elements/teacher/names.js').Controls} Controls */

export class ElementForm {
  #texts = new Texts();
  /** @type {Map<string, HTMLInputElement | HTMLSelectElement>} of the attributes */
  #fields = new Map();
  /** @type {Record<'lock' | 'hide', HTMLInputElement[]>} */
  #switches = { lock: [], hide: [] };
  #autotrain = /** @type {HTMLInputElement | null} */ (null);

  /**
   * @param {'digits' | 'playground'} element
   * @param {FieldKind[]} kinds
   * @param {Controls} controls
   */
  constructor(element, kinds, controls) {
    const first = create('div', { class: 'embed-fields' });
    const rest = create('div', { class: 'embed-fields' });
    for (const kind of kinds) (kind.isFirst ? first : rest).append(this.#makeField(element, kind));
    if (element === 'digits') first.append(this.#makeAutotrain());
    const more = create('summary');
    const help = create('p', { class: 'help' });
    this.#texts.add(more, ({ embed }) => embed.more);
    this.#texts.add(help, ({ embed }) => embed.settingsHelp);
    this.settings = create('div', {}, help, first, create('details', {}, more, rest));
    this.switches = this.#makeSwitches(controls);
  }

  /**
   * @param {string} element
   * @param {FieldKind} kind
   */
  #makeField(element, { name, choices, label, nameOf }) {
    const id = `${element}-${name}`;
    const text = create('label', { for: id });
    this.#texts.add(text, label);
    const asItIs = create('option', { value: '' });
    this.#texts.add(asItIs, ({ embed }) => embed.asItIs);
    const options = choices.map((value) => {
      const option = create('option', { value });
      this.#texts.add(option, (words) => nameOf(words, value));
      return option;
    });
    const control =
      choices.length > 0
        ? create('select', { id }, asItIs, ...options)
        : create('input', { id, type: 'text', autocomplete: 'off', spellcheck: 'false' });
    if (choices.length === 0) this.#texts.add(control, ({ embed }) => embed.asItIs, 'placeholder');
    this.#fields.set(name, control);
    return create('div', { class: 'embed-field' }, text, control);
  }

  #makeAutotrain() {
    const input = create('input', { type: 'checkbox', id: 'digits-autotrain' });
    const label = create('label', { for: input.id });
    this.#texts.add(label, ({ embed }) => embed.autotrain);
    this.#autotrain = input;
    return create('div', { class: 'embed-check' }, input, label);
  }

  /** @param {Controls} controls */
  #makeSwitches(controls) {
    const head = ['control', 'lock', 'hide'].map((name) => {
      const cell = create('th', { scope: 'col' });
      this.#texts.add(cell, ({ embed }) => embed[/** @type {'control' | 'lock' | 'hide'} */ (name)]);
      return cell;
    });
    const rows = Object.entries(controls).map(([name, { label }]) => {
      const text = create('span');
      this.#texts.add(text, label);
      const boxes = /** @type {const} */ (['lock', 'hide']).map((kind) => {
        const box = create('input', { type: 'checkbox', value: name });
        this.#texts.add(box, (words) => words.embed[`${kind}Of`]({ name: `${label(words)} (${name})` }), 'aria-label');
        this.#switches[kind].push(box);
        return create('td', {}, box);
      });
      return create('tr', {}, create('th', { scope: 'row' }, text, ' ', create('code', {}, name)), ...boxes);
    });
    const table = create('table', {}, create('thead', {}, create('tr', {}, ...head)), create('tbody', {}, ...rows));
    const box = create('div', { class: 'embed-table', tabindex: 0, role: 'group' }, table);
    this.#texts.add(box, ({ embed }) => embed.switches, 'aria-label');
    return box;
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#texts.translate(words);
  }

  /** @returns {Record<string, string>} the attributes that are not left as they are */
  get attributes() {
    const fields = [...this.#fields].map(([name, { value }]) => [name, value.trim()]);
    const switches = Object.entries(this.#switches).map(([name, boxes]) => [
      name,
      boxes
        .filter(({ checked }) => checked)
        .map(({ value }) => value)
        .join(' '),
    ]);
    const chosen = [...fields, ...switches].filter(([, value]) => value !== '');
    return { ...Object.fromEntries(chosen), ...(this.#autotrain?.checked ? { autotrain: '' } : {}) };
  }
}
