// A setting of the core with its label, its sentence of help, and why a value was refused.
import { create } from '../dom.js';

/** @typedef {import('../engine/core.js').SettingInfo} SettingInfo */
/** @typedef {import('../i18n/index.js').Dictionary} Dictionary */

/** @type {Record<string, (settings: Record<string, string>) => boolean>} when a setting makes a difference, if not always */
const MATTERS = {
  momentum: ({ optimizer }) => optimizer === 'momentum' || optimizer === 'nesterov',
  beta1: ({ optimizer }) => optimizer === 'adam' || optimizer === 'adamw',
  beta2: ({ optimizer }) => optimizer === 'adam' || optimizer === 'adamw',
  decay: ({ optimizer }) => optimizer === 'rmsprop',
  'weight-decay': ({ optimizer }) => optimizer === 'adamw',
  'step-epochs': ({ schedule }) => schedule === 'step',
  'step-factor': ({ schedule }) => schedule === 'step',
};

export class SettingField {
  #info;
  #control;
  #label;
  #help;
  #refused;
  /** @type {Dictionary | null} */
  #words = null;

  /**
   * @param {SettingInfo} info
   * @param {(name: string, value: string) => void} onChange a value was entered
   */
  constructor(info, onChange) {
    this.#info = info;
    const id = `setting-${info.name}`;
    const describedBy = `${id}-help ${id}-refused`;
    const choices = choicesOf(info);
    this.#control =
      choices.length > 0
        ? create(
            'select',
            { id, 'aria-describedby': describedBy },
            ...choices.map((value) => create('option', { value })),
          )
        : create('input', {
            id,
            'aria-describedby': describedBy,
            type: 'text',
            inputmode: info.kind === 'whole numbers' ? 'text' : 'decimal',
            autocomplete: 'off',
            spellcheck: 'false',
          });
    this.#control.value = info.defaultValue;
    this.#control.addEventListener('change', () => onChange(info.name, this.#control.value));
    this.#label = create('label', { for: id });
    this.#help = create('p', { class: 'help', id: `${id}-help` });
    this.#refused = create('p', { class: 'refused', id: `${id}-refused`, hidden: true });
    this.element = create(
      'div',
      { class: 'field', part: `setting setting-${info.name}` },
      this.#label,
      this.#control,
      this.#help,
      this.#refused,
    );
  }

  /** What is entered. */
  get value() {
    return this.#control.value;
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#words = words;
    this.#label.textContent = valueAt(words.settings.labels, this.#info.name);
    this.#help.textContent = valueAt(words.settings.help, this.#info.name);
    for (const option of this.#control.querySelectorAll('option')) option.textContent = this.#nameOf(option.value);
  }

  /** @param {Record<string, string>} settings what holds */
  show(settings) {
    this.element.hidden = !(MATTERS[this.#info.name]?.(settings) ?? true);
    const value = settings[this.#info.name];
    // What was refused stays to be corrected; what is being typed stays, too.
    if (value === undefined || this.#control.getAttribute('aria-invalid') === 'true') return;
    if (this.#info.kind === 'choices') this.#offer(value);
    const root = /** @type {Document | ShadowRoot} */ (this.element.getRootNode());
    if (root.activeElement !== this.#control) this.#control.value = value;
  }

  /** @param {string} value takes the place of what is entered */
  put(value) {
    this.#control.value = value;
  }

  /** @param {string | null} sentence why the value was refused, or null when it was taken */
  showRefused(sentence) {
    this.#refused.textContent = sentence ?? '';
    this.#refused.hidden = sentence === null;
    this.#control.setAttribute('aria-invalid', String(sentence !== null));
  }

  /** @param {boolean} isUsable */
  enable(isUsable) {
    this.#control.disabled = !isUsable;
  }

  /**
   * A list of choices, such as an attribute can name, is an option as long as it holds.
   *
   * @param {string} value
   */
  #offer(value) {
    const options = [...this.#control.querySelectorAll('option')];
    for (const option of options) {
      if (option.value !== value && !this.#info.choices.includes(option.value)) option.remove();
    }
    if (options.some((option) => option.value === value)) return;
    this.#control.append(create('option', { value }, this.#nameOf(value)));
  }

  /** @param {string} value of an option: a choice, or choices with commas between */
  #nameOf(value) {
    const names = this.#words?.settings.choices ?? {};
    return value
      .split(',')
      .map((choice) => valueAt(names, choice))
      .join(', ');
  }
}

/** @param {SettingInfo} info */
const choicesOf = (info) => (info.kind === 'switch' ? ['on', 'off'] : info.choices);

/**
 * @param {Record<string, string>} entries
 * @param {string} name
 * @returns {string} the entry, or the name itself where the dictionary has none
 */
const valueAt = (entries, name) => entries[name] ?? name;
