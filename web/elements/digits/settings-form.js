// The settings of the core as a form, from the core's own table.
import { create } from '../../dom.js';
import { SettingField } from '../setting-field.js';
import { Architecture } from './architecture/architecture.js';

/** @typedef {import('../../engine/core.js').SettingInfo} SettingInfo */
/** @typedef {import('../../i18n/index.js').Dictionary} Dictionary */

/** What is seen at once; all others of the table are one click away. */
const FIRST = ['hidden', 'activation', 'loss', 'optimizer', 'lr', 'batch', 'epochs', 'seed'];

export class SettingsForm {
  #onChange;
  /** @type {Map<string, SettingField>} */
  #fields = new Map();
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  #first = create('div', { class: 'fields' });
  #rest = create('div', { class: 'fields' });
  #moreTitle = create('summary');
  #preview;
  #architecture = new Architecture((hidden) => {
    this.#fields.get('hidden')?.put(hidden);
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
    for (const info of table) {
      const field = new SettingField(info, this.#onChange);
      this.#fields.set(info.name, field);
      (FIRST.includes(info.name) ? this.#first : this.#rest).append(field.element);
    }
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
    for (const field of this.#fields.values()) field.translate(words);
  }

  /**
   * @param {Record<string, string>} settings what holds
   * @param {(name: string) => boolean} [isChanging] whether a later change of a setting is still to be answered: until
   *   then what the person has made of it stays
   */
  show(settings, isChanging = () => false) {
    for (const [name, field] of this.#fields) if (!isChanging(name)) field.show(settings);
    if (settings.hidden !== undefined && !isChanging('hidden')) this.#architecture.show(settings.hidden);
    if (settings.augment !== undefined) this.#preview.show(settings.augment === 'on');
  }

  /**
   * @param {string} name
   * @param {string | null} sentence why the value was refused, or null when it was taken
   * @returns {boolean} whether there is such a field to say it at
   */
  showRefused(name, sentence) {
    const field = this.#fields.get(name);
    field?.showRefused(sentence);
    return field !== undefined;
  }

  /** @param {boolean} isUsable */
  enable(isUsable) {
    for (const field of this.#fields.values()) field.enable(isUsable);
    this.#architecture.enable(isUsable);
  }

  /** Colours have changed. */
  restyle() {
    this.#preview.restyle();
  }
}
