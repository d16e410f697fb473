// The weights and the bias of one unit, to be changed by hand.
import { create } from '../../dom.js';
import { formatNumber } from '../../i18n/index.js';

/**
 * @typedef {object} EditedUnit
 * @property {number} layer from 0
 * @property {number} unit
 * @property {string[]} inputs what the weights come from, as it is to be read
 * @property {number[]} places of the weights, and of the bias as the last
 */

const DECIMALS = 4;

export class UnitEditor {
  #onEdit;
  #title = create('h3', { id: 'unit-title' });
  #close = create('button', { type: 'button', class: 'close' }, '×');
  #help = create('p', { class: 'help' });
  #fields = create('div', { class: 'unit-fields' });
  /** @type {HTMLInputElement[]} */
  #inputs = [];
  /** @type {EditedUnit | null} */
  #shown = null;
  /** @type {import('../../i18n/index.js').Dictionary | null} */
  #words = null;
  #language = 'en';

  /**
   * @param {(place: number, value: number) => void} onEdit
   * @param {() => void} onClose
   */
  constructor(onEdit, onClose) {
    this.#onEdit = onEdit;
    this.element = create(
      'section',
      { class: 'unit-editor', 'aria-labelledby': 'unit-title', hidden: true },
      create('div', { class: 'unit-head' }, this.#title, this.#close),
      this.#help,
      this.#fields,
    );
    this.#close.addEventListener('click', onClose);
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') onClose();
    });
  }

  /**
   * @param {EditedUnit | null} unit null closes it
   * @param {number} [focused] the place that gets the focus
   */
  show(unit, focused) {
    this.#shown = unit;
    this.element.hidden = unit === null;
    if (!unit) return;
    this.#inputs = unit.places.map((place) => {
      const input = create('input', { type: 'number', step: '0.1', id: `parameter-${place}` });
      input.addEventListener('change', () => {
        if (Number.isFinite(input.valueAsNumber)) this.#onEdit(place, input.valueAsNumber);
      });
      return input;
    });
    this.#fields.replaceChildren(
      ...this.#inputs.map((input) => create('div', { class: 'unit-field' }, create('label', { for: input.id }), input)),
    );
    this.#translate();
    if (focused === undefined) return;
    const input = this.#inputs[unit.places.indexOf(focused)];
    input?.focus();
    input?.select();
  }

  /** @param {Float32Array} parameters */
  update(parameters) {
    if (!this.#shown) return;
    const { activeElement } = /** @type {ShadowRoot} */ (this.element.getRootNode());
    this.#shown.places.forEach((place, i) => {
      // What is being typed stays.
      if (this.#inputs[i] !== activeElement) this.#inputs[i].value = parameters[place].toFixed(DECIMALS);
    });
  }

  /**
   * @param {import('../../i18n/index.js').Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#translate();
  }

  #translate() {
    if (!this.#words || !this.#shown) return;
    const { editor } = this.#words.playground;
    const { layer, unit, inputs } = this.#shown;
    const number = (/** @type {number} */ value) => formatNumber(value, this.#language);
    this.#title.textContent = editor.title({ layer: number(layer + 1), unit: number(unit + 1) });
    this.#help.textContent = editor.help;
    for (const attribute of ['aria-label', 'title']) this.#close.setAttribute(attribute, this.#words.keep.close);
    this.#fields.querySelectorAll('label').forEach((label, i) => {
      label.textContent = i < inputs.length ? editor.weight({ input: inputs[i] }) : editor.bias;
    });
  }
}
