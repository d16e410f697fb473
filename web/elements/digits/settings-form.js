// The settings of the core as a form, from the core's own table.
import { create } from '../../dom.js';
import { Architecture } from './architecture/architecture.js';

/** @typedef {import('../../engine/core.js').SettingInfo} SettingInfo */
/** @typedef {import('../../i18n/index.js').Dictionary} Dictionary */

/**
 * @typedef {object} Field
 * @property {SettingInfo} info
 * @property {HTMLInputElement | HTMLSelectElement} control
 * @property {HTMLLabelElement} label
 * @property {HTMLElement} help
 * @property {HTMLElement} refused
 */

/** What is seen at once; all others of the table are one click away. */
const FIRST = ['hidden', 'activation', 'loss', 'optimizer', 'lr', 'batch', 'epochs', 'seed'];

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

export class SettingsForm {
  #onChange;
  /** @type {Map<string, Field>} */
  #fields = new Map();
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  #first = create('div', { class: 'fields' });
  #rest = create('div', { class: 'fields' });
  #moreTitle = create('summary');
  #preview;
  #architecture = new Architecture((hidden) => {
    const field = this.#fields.get('hidden');
    if (field) field.control.value = hidden;
    this.#onChange('hidden', hidden);
  });

  /**
   * @param {(name: string, value: string) => void} onChange a value was entered
   * @param {import('./augmentation/augmentation-preview.js').AugmentationPreview} preview
   */
  constructor(onChange, preview) {
    this.#onChange = onChange;
    this.#preview = preview;
    const more = create('details', { class: 'more' }, this.#moreTitle, this.#rest, preview.element);
    more.addEventListener('toggle', () => preview.open(more.open));
    this.form = create('form', { part: 'settings' }, this.#architecture.element, this.#first, more);
    // Every change holds at once; there is nothing to send.
    this.form.addEventListener('submit', (event) => event.preventDefault());
  }

  /** @param {SettingInfo[]} table */
  build(table) {
    this.#first.replaceChildren();
    this.#rest.replaceChildren();
    this.#fields.clear();
    for (const info of table) (FIRST.includes(info.name) ? this.#first : this.#rest).append(this.#field(info));
    this.show(Object.fromEntries(table.map(({ name, defaultValue }) => [name, defaultValue])));
    if (this.#words) this.translate(this.#words, this.#language);
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#architecture.translate(words, language);
    this.#preview.translate(words);
    this.#moreTitle.textContent = words.settings.more;
    for (const [name, { info, control, label, help }] of this.#fields) {
      label.textContent = valueAt(words.settings.labels, name);
      help.textContent = valueAt(words.settings.help, name);
      for (const choice of choicesOf(info)) {
        const option = [...control.children].find((child) => /** @type {HTMLOptionElement} */ (child).value === choice);
        if (option) option.textContent = valueAt(words.settings.choices, choice);
      }
    }
  }

  /** @param {Record<string, string>} settings what holds */
  show(settings) {
    for (const [name, value] of Object.entries(settings)) {
      const field = this.#fields.get(name);
      // What was refused stays to be corrected; what is being typed stays, too.
      if (!field || field.control.getAttribute('aria-invalid') === 'true') continue;
      if (/** @type {ShadowRoot} */ (this.form.getRootNode()).activeElement !== field.control)
        field.control.value = value;
      if (name === 'hidden') this.#architecture.show(value);
      if (name === 'augment') this.#preview.show(value === 'on');
    }
    for (const [name, matters] of Object.entries(MATTERS)) {
      const field = this.#fields.get(name);
      if (field?.control.parentElement) field.control.parentElement.hidden = !matters(settings);
    }
  }

  /**
   * @param {string} name
   * @param {string | null} sentence why the value was refused, or null when it was taken
   * @returns {boolean} whether there is such a field to say it at
   */
  showRefused(name, sentence) {
    const field = this.#fields.get(name);
    if (!field) return false;
    field.refused.textContent = sentence ?? '';
    field.refused.hidden = sentence === null;
    field.control.setAttribute('aria-invalid', String(sentence !== null));
    return true;
  }

  /** @param {boolean} isUsable */
  enable(isUsable) {
    for (const { control } of this.#fields.values()) control.disabled = !isUsable;
    this.#architecture.enable(isUsable);
  }

  /** Colours have changed. */
  restyle() {
    this.#preview.restyle();
  }

  /** @param {SettingInfo} info */
  #field(info) {
    const id = `setting-${info.name}`;
    const describedBy = `${id}-help ${id}-refused`;
    const control =
      choicesOf(info).length > 0
        ? create(
            'select',
            { id, 'aria-describedby': describedBy },
            ...choicesOf(info).map((value) => create('option', { value })),
          )
        : create('input', {
            id,
            'aria-describedby': describedBy,
            type: 'text',
            inputmode: info.kind === 'whole numbers' ? 'text' : 'decimal',
            autocomplete: 'off',
            spellcheck: 'false',
          });
    control.value = info.defaultValue;
    const label = create('label', { for: id });
    const help = create('p', { class: 'help', id: `${id}-help` });
    const refused = create('p', { class: 'refused', id: `${id}-refused`, hidden: true });
    control.addEventListener('change', () => this.#onChange(info.name, control.value));
    this.#fields.set(info.name, { info, control, label, help, refused });
    return create('div', { class: 'field' }, label, control, help, refused);
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
