// How the network learns: the core's settings that the drawing of the network does not have.
import { create } from '../../dom.js';
import { Texts } from '../../i18n/texts.js';
import { panel } from '../panel.js';
import { SettingField } from '../setting-field.js';
import { SETTING_ATTRIBUTES } from './attributes.js';

/** What is seen at once; all others are one click away. */
const FIRST = ['lr', 'loss', 'optimizer', 'batch', 'l1', 'l2', 'seed'];
const IN_DIAGRAM = ['hidden', 'activation'];

export class SettingsPanel {
  #onChange;
  #texts = new Texts();
  #first = create('div', { class: 'fields' });
  #rest = create('div', { class: 'fields' });
  /** @type {Map<string, SettingField>} */
  #fields = new Map();
  /** @type {import('../../i18n/index.js').Dictionary | null} */
  #words = null;

  /** @param {(name: string, value: string) => void} onChange a value was entered */
  constructor(onChange) {
    this.#onChange = onChange;
    const summary = create('summary');
    this.#texts.add(summary, (words) => words.settings.more);
    const form = create('form', {}, this.#first, create('details', { class: 'more' }, summary, this.#rest));
    // Every change holds at once; there is nothing to send.
    form.addEventListener('submit', (event) => event.preventDefault());
    this.element = panel(this.#texts, 'learning', ({ playground }) => playground.learning, form);
  }

  /** @param {import('../../engine/core.js').SettingInfo[]} table */
  build(table) {
    const infos = new Map(table.map((info) => [info.name, info]));
    for (const name of [...FIRST, ...SETTING_ATTRIBUTES.filter((each) => !FIRST.includes(each))]) {
      const info = infos.get(name);
      if (!info || IN_DIAGRAM.includes(name)) continue;
      const field = new SettingField(info, this.#onChange);
      this.#fields.set(name, field);
      (FIRST.includes(name) ? this.#first : this.#rest).append(field.element);
      if (this.#words) field.translate(this.#words);
    }
  }

  /** @param {Record<string, string>} settings what holds */
  show(settings) {
    for (const field of this.#fields.values()) field.show(settings);
  }

  /**
   * @param {string} name
   * @param {string | null} sentence
   * @returns {boolean} whether there is such a field to say it at
   */
  showRefused(name, sentence) {
    const field = this.#fields.get(name);
    field?.showRefused(sentence);
    return field !== undefined;
  }

  /** @param {import('../../i18n/index.js').Dictionary} words */
  translate(words) {
    this.#words = words;
    this.#texts.translate(words);
    for (const field of this.#fields.values()) field.translate(words);
  }
}
