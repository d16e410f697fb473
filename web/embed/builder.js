// The builder: what is chosen on one side, how it looks and the code for it on the other.
import { create } from '../dom.js';
import { SETTING_ATTRIBUTES as DIGITS_SETTINGS } from '../elements/digits/element.js';
import { SETTING_ATTRIBUTES as PLAYGROUND_SETTINGS } from '../elements/playground/attributes.js';
import { digitsControls } from '../elements/teacher/digits-controls.js';
import { playgroundControls } from '../elements/teacher/playground-controls.js';
import { languages } from '../i18n/index.js';
import { Texts } from '../i18n/texts.js';
import { CodeBox } from './code-box.js';
import { ElementForm } from './element-form.js';
import { fieldKinds } from './fields.js';
import { elementSnippet, frameAddress, frameSnippet } from './snippets.js';

/** @typedef {import('../i18n/index.js').Dictionary} Dictionary */
/** @typedef {'digits' | 'playground'} ElementName */

const HEIGHTS = { digits: 1100, playground: 1000 };
const CONTROLS = {
  digits: digitsControls(DIGITS_SETTINGS),
  playground: playgroundControls(PLAYGROUND_SETTINGS),
};
const ELEMENTS = /** @type {const} */ (['digits', 'playground']);

export class Builder {
  #texts = new Texts();
  #site;
  /** @type {Record<ElementName, ElementForm>} */
  #forms;
  #radios = ELEMENTS.map((value) => create('input', { type: 'radio', name: 'element', value, id: `element-${value}` }));
  #goal = create('input', { type: 'text', id: 'goal', autocomplete: 'off', spellcheck: 'false' });
  #language = create(
    'select',
    { id: 'language' },
    create('option', { value: '' }),
    ...Object.entries(languages).map(([value, name]) => create('option', { value, lang: value }, name)),
  );
  #width = create('input', { type: 'number', id: 'width', min: 280, max: 4000, step: 10 });
  #height = create('input', { type: 'number', id: 'height', min: 100, max: 10_000, step: 10 });
  #fits = create('input', { type: 'checkbox', id: 'fits', checked: true });
  #problem = create('p', { class: 'embed-problem', role: 'status' });
  #frame = create('iframe', { class: 'embed-frame', height: 600 });
  #asElement = new CodeBox(
    'element-code',
    ({ embed }) => embed.asElement,
    ({ embed }) => embed.asElementHelp,
  );
  #asFrame = new CodeBox(
    'frame-code',
    ({ embed }) => embed.asFrame,
    ({ embed }) => embed.asFrameHelp,
  );
  /** @type {Dictionary | null} */
  #words = null;
  #shown = '';

  /**
   * @param {string} site the address of the folder that inkling.js is in
   * @param {import('../engine/core.js').SettingInfo[]} table of the core's settings
   */
  constructor(site, table) {
    this.#site = site;
    const kinds = fieldKinds(table);
    this.#forms = {
      digits: new ElementForm('digits', kinds.digits, CONTROLS.digits),
      playground: new ElementForm('playground', kinds.playground, CONTROLS.playground),
    };
    this.#radios[0].checked = true;
    this.#texts.add(this.#language.options[0], ({ embed }) => embed.languageOfPage);
    this.#texts.add(this.#frame, ({ embed }) => embed.previewTitle, 'title');
    const form = this.#makeForm();
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', () => this.#show());
    const heading = create('h2', { id: 'preview-title' });
    this.#texts.add(heading, ({ embed }) => embed.preview);
    this.element = create(
      'div',
      { class: 'embed' },
      form,
      create(
        'div',
        { class: 'embed-result' },
        this.#asElement.element,
        this.#asFrame.element,
        create('section', { 'aria-labelledby': heading.id }, heading, this.#problem, this.#frame),
      ),
    );
    addEventListener('message', (event) => this.#hear(event));
  }

  #makeForm() {
    const radios = this.#radios.map((radio) => {
      const label = create('label', { for: radio.id });
      this.#texts.add(label, ({ embed }) => embed[/** @type {ElementName} */ (radio.value)]);
      return create('div', { class: 'embed-check' }, radio, label);
    });
    const forms = ELEMENTS.map((name) => this.#forms[name]);
    const summary = create('summary');
    this.#texts.add(summary, ({ embed }) => embed.switches);
    const switchesHelp = this.#help('switches-help', ({ embed }) => embed.switchesHelp);
    const fits = create('label', { for: this.#fits.id });
    this.#texts.add(fits, ({ embed }) => embed.fits);
    return create(
      'form',
      { class: 'embed-form' },
      this.#group(({ embed }) => embed.element, ...radios),
      this.#group(({ embed }) => embed.settings, ...forms.map(({ settings }) => settings)),
      this.#group(
        ({ embed }) => embed.teacher,
        this.#labelled(
          this.#goal,
          ({ embed }) => embed.goal,
          ({ embed }) => embed.goalHelp,
        ),
        create('details', {}, summary, switchesHelp, ...forms.map(({ switches }) => switches)),
      ),
      this.#group(
        ({ embed }) => embed.size,
        this.#labelled(this.#language, ({ embed }) => embed.language),
        this.#labelled(
          this.#width,
          ({ embed }) => embed.width,
          ({ embed }) => embed.widthHelp,
        ),
        this.#labelled(this.#height, ({ embed }) => embed.height),
        create('div', { class: 'embed-check' }, this.#fits, fits),
      ),
    );
  }

  /**
   * @param {(words: Dictionary) => string} title
   * @param {...Node} children
   */
  #group(title, ...children) {
    const legend = create('legend');
    this.#texts.add(legend, title);
    return create('fieldset', {}, legend, ...children);
  }

  /**
   * @param {HTMLInputElement | HTMLSelectElement} control
   * @param {(words: Dictionary) => string} text
   * @param {(words: Dictionary) => string} [help]
   */
  #labelled(control, text, help) {
    const label = create('label', { for: control.id });
    this.#texts.add(label, text);
    const field = create('div', { class: 'embed-field' }, label, control);
    if (!help) return field;
    const note = this.#help(`${control.id}-help`, help);
    control.setAttribute('aria-describedby', note.id);
    field.append(note);
    return field;
  }

  /**
   * @param {string} id
   * @param {(words: Dictionary) => string} text
   */
  #help(id, text) {
    const note = create('p', { class: 'help', id });
    this.#texts.add(note, text);
    return note;
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#words = words;
    this.#texts.translate(words);
    for (const part of [...Object.values(this.#forms), this.#asElement, this.#asFrame]) part.translate(words);
    this.#show();
  }

  /** @returns {import('./snippets.js').Choice} */
  get #choice() {
    const element = /** @type {ElementName} */ (this.#radios.find(({ checked }) => checked)?.value ?? 'digits');
    const { attributes } = this.#forms[element];
    const goal = this.#goal.value.trim();
    if (goal !== '') attributes.goal = goal;
    if (this.#language.value !== '') attributes.lang = this.#language.value;
    return {
      element,
      attributes,
      width: within(this.#width) || null,
      height: within(this.#height) || HEIGHTS[element],
      fits: this.#fits.checked,
    };
  }

  #show() {
    if (!this.#words) return;
    const choice = this.#choice;
    for (const [name, { settings, switches }] of Object.entries(this.#forms)) {
      settings.hidden = switches.hidden = name !== choice.element;
    }
    this.#height.placeholder = String(HEIGHTS[choice.element]);
    this.#asElement.show(elementSnippet(choice, this.#site));
    this.#asFrame.show(frameSnippet(choice, this.#site, `Inkling: ${this.#words.embed[choice.element].split(':')[0]}`));
    // The preview is in the language of this page where nothing else is chosen, as within a page of that language.
    const lang = choice.attributes.lang ?? document.documentElement.lang;
    const address = frameAddress({ ...choice, attributes: { ...choice.attributes, lang } }, this.#site);
    this.#frame.style.maxWidth = choice.width === null ? '' : `${choice.width}px`;
    if (address === this.#shown) return;
    this.#problem.textContent = '';
    // Without a place in the history of the page each.
    if (this.#shown === '') this.#frame.src = address;
    else this.#frame.contentWindow?.location.replace(address);
    this.#shown = address;
  }

  /** @param {MessageEvent} event */
  #hear({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== location.origin) return;
    if (data?.type === 'inkling-height') this.#frame.height = String(Number(data.height));
    if (data?.type === 'inkling-error') this.#problem.textContent = String(data.detail.message);
  }
}

/**
 * @param {HTMLInputElement} input of a number
 * @returns {number} 0 where it holds none that it may have
 */
function within({ valueAsNumber, min, max }) {
  return valueAsNumber >= Number(min) && valueAsNumber <= Number(max) ? Math.round(valueAsNumber) : 0;
}
