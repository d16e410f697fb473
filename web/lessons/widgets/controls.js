// The controls of a lesson, each with its label. What their work throws is reported above the lesson.
import { create } from '../../dom.js';
import { Texts } from '../../i18n/texts.js';

/** @typedef {(words: any) => string} TextOf of the lesson's words */

/**
 * @template Value
 * @typedef {object} Field
 * @property {HTMLElement} element the control with its label
 * @property {Value} value setting it calls nothing
 */

/** Number of the labels that have been made: each needs a name of its own. */
let count = 0;

export class Controls {
  #report;
  /** @type {Texts<any>} what else is to be said in both languages can be added */
  texts = new Texts();

  /** @param {{report: (error: unknown) => void}} host */
  constructor({ report }) {
    this.#report = report;
  }

  /** @param {any} words */
  translate(words) {
    this.texts.translate(words);
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {TextOf} text
   * @param {Record<string, string | number | boolean>} [attributes]
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  text(tag, text, attributes = {}) {
    const element = create(tag, attributes);
    this.texts.add(element, text);
    return element;
  }

  /**
   * A card with a heading.
   *
   * @param {TextOf} title
   * @param {...Node} children
   */
  panel(title, ...children) {
    return create('section', { class: 'panel' }, this.text('h3', title), ...children);
  }

  /** @param {...Node} children */
  row(...children) {
    return create('div', { class: 'actions' }, ...children);
  }

  /**
   * @param {TextOf} text
   * @param {() => void | Promise<unknown>} action
   * @param {{isPrimary?: boolean}} [options]
   */
  button(text, action, { isPrimary = false } = {}) {
    const button = this.text('button', text, { type: 'button', class: isPrimary ? 'primary' : '' });
    button.addEventListener('click', () => this.#run(action));
    return button;
  }

  /**
   * @param {TextOf} text
   * @param {{minimum: number, maximum: number, step?: number, value: number, format?: (value: number) => string}} range
   *   `format`: of the number beside it
   * @param {(value: number) => void | Promise<unknown>} onInput
   * @returns {Field<number>}
   */
  slider(text, { minimum, maximum, step = 0.1, value, format = String }, onInput) {
    const input = create('input', { type: 'range', min: minimum, max: maximum, step, value });
    const output = create('output', { class: 'slider-value' });
    const show = () => {
      output.textContent = format(input.valueAsNumber);
      input.setAttribute('aria-valuetext', output.textContent);
    };
    input.addEventListener('input', () => {
      show();
      this.#run(() => onInput(input.valueAsNumber));
    });
    show();
    return fieldOf(
      this.#labelled(text, input, output),
      () => input.valueAsNumber,
      (next) => {
        input.valueAsNumber = next;
        show();
      },
    );
  }

  /**
   * @param {TextOf} text
   * @param {{minimum?: number, maximum?: number, step?: number | 'any', value?: number}} range
   * @param {(value: number) => void | Promise<unknown>} [onChange] given finite numbers only
   * @returns {Field<number>} NaN while there is no number in it
   */
  number(text, { minimum, maximum, step = 'any', value } = {}, onChange = () => {}) {
    const input = create('input', {
      type: 'number',
      step,
      ...(minimum !== undefined && { min: minimum }),
      ...(maximum !== undefined && { max: maximum }),
      ...(value !== undefined && { value }),
    });
    input.addEventListener('change', () => {
      if (Number.isFinite(input.valueAsNumber)) this.#run(() => onChange(input.valueAsNumber));
    });
    return fieldOf(
      this.#labelled(text, input),
      () => input.valueAsNumber,
      (next) => (input.value = Number.isFinite(next) ? String(next) : ''),
    );
  }

  /**
   * @param {TextOf} text
   * @param {Record<string, TextOf>} choices by their values; the first is chosen
   * @param {(value: string) => void | Promise<unknown>} [onChange]
   * @returns {Field<string>}
   */
  select(text, choices, onChange = () => {}) {
    const options = Object.entries(choices).map(([value, name]) => this.text('option', name, { value }));
    const select = create('select', {}, ...options);
    select.addEventListener('change', () => this.#run(() => onChange(select.value)));
    return fieldOf(
      this.#labelled(text, select),
      () => select.value,
      (next) => (select.value = next),
    );
  }

  /**
   * Radio buttons, as for an exercise.
   *
   * @param {TextOf} text
   * @param {Record<string, TextOf>} choices by their values; none is chosen
   * @returns {Field<string>} '' while none is chosen
   */
  choice(text, choices) {
    const name = `choice-${++count}`;
    const inputs = Object.keys(choices).map((value) => create('input', { type: 'radio', name, value }));
    const labels = inputs.map((input) => create('label', {}, input, this.text('span', choices[input.value])));
    const legend = this.text('legend', text, { class: 'visually-hidden' });
    return fieldOf(
      create('fieldset', { class: 'choice' }, legend, ...labels),
      () => inputs.find(({ checked }) => checked)?.value ?? '',
      (next) => inputs.forEach((input) => (input.checked = input.value === next)),
    );
  }

  /**
   * @param {TextOf} text
   * @param {HTMLElement} control
   * @param {...HTMLElement} others
   */
  #labelled(text, control, ...others) {
    control.id = `control-${++count}`;
    return create('div', { class: 'field' }, this.text('label', text, { for: control.id }), control, ...others);
  }

  /** @param {() => void | Promise<unknown>} work */
  async #run(work) {
    try {
      await work();
    } catch (error) {
      this.#report(error);
    }
  }
}

/**
 * @template Value
 * @param {HTMLElement} element
 * @param {() => Value} get
 * @param {(value: Value) => void} set
 * @returns {Field<Value>}
 */
function fieldOf(element, get, set) {
  return {
    element,
    get value() {
      return get();
    },
    set value(next) {
      set(next);
    },
  };
}
