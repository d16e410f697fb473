// A range with its label and its value.
import { create } from '../../dom.js';

export class Slider {
  #input;
  #label = create('label');
  #value = create('output');
  #format;

  /**
   * @param {string} name
   * @param {{min: number, max: number, step: number}} range
   * @param {(value: number) => string} format
   * @param {(value: number) => void} onChange when it is let go
   */
  constructor(name, { min, max, step }, format, onChange) {
    this.#format = format;
    this.#input = create('input', { type: 'range', id: `slider-${name}`, min, max, step });
    this.#label.htmlFor = this.#input.id;
    this.#value.setAttribute('for', this.#input.id);
    this.#input.addEventListener('input', () => this.#showValue());
    this.#input.addEventListener('change', () => onChange(this.#input.valueAsNumber));
    this.element = create('div', { class: 'slider', part: name }, this.#label, this.#value, this.#input);
  }

  /** @param {number} value */
  show(value) {
    this.#input.value = String(value);
    this.#showValue();
  }

  /** @param {string} text */
  label(text) {
    this.#label.textContent = text;
    this.#showValue();
  }

  /** @param {boolean} isUsable */
  enable(isUsable) {
    this.#input.disabled = !isUsable;
  }

  #showValue() {
    const text = this.#format(this.#input.valueAsNumber);
    this.#value.textContent = text;
    this.#input.setAttribute('aria-valuetext', text);
  }
}
