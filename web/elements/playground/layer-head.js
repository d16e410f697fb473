// Above a hidden layer: its units and its activation, to be changed.
import { create } from '../../dom.js';

export const MOST_LAYERS = 8;
export const MOST_UNITS = 16;

export const HIDDEN_ACTIVATIONS = ['relu', 'tanh', 'sigmoid', 'linear', 'leaky-relu'];

/**
 * @typedef {object} LayerActions
 * @property {(layer: number, units: number) => void} resize
 * @property {(layer: number, activation: string) => void} activate
 * @property {(layer: number) => void} remove
 */

export class LayerHead {
  #layer;
  #fewer = create('button', { type: 'button' }, '−');
  #more = create('button', { type: 'button' }, '+');
  #remove = create('button', { type: 'button', class: 'layer-remove' }, '×');
  #count = create('span', { class: 'layer-count' });
  #activation = create(
    'select',
    { class: 'layer-activation' },
    ...HIDDEN_ACTIVATIONS.map((value) => create('option', { value })),
  );
  #units = 1;

  /**
   * @param {number} layer from 0
   * @param {LayerActions} actions
   */
  constructor(layer, actions) {
    this.#layer = layer;
    this.element = create(
      'div',
      { class: 'layer-head', role: 'group' },
      create('div', { class: 'layer-size' }, this.#fewer, this.#count, this.#more, this.#remove),
      this.#activation,
    );
    this.#fewer.addEventListener('click', () => actions.resize(layer, this.#units - 1));
    this.#more.addEventListener('click', () => actions.resize(layer, this.#units + 1));
    this.#remove.addEventListener('click', () => actions.remove(layer));
    this.#activation.addEventListener('change', () => actions.activate(layer, this.#activation.value));
  }

  /** @param {{units: number, activation: string}} layer */
  show({ units, activation }) {
    this.#units = units;
    this.#count.textContent = String(units);
    this.#fewer.disabled = units <= 1;
    this.#more.disabled = units >= MOST_UNITS;
    this.#activation.value = activation;
  }

  /** @param {import('../../i18n/index.js').Dictionary} words */
  translate({ playground: { network }, settings }) {
    const layer = this.#layer + 1;
    const label = (/** @type {Element} */ element, /** @type {string} */ text) => {
      element.setAttribute('aria-label', text);
      element.setAttribute('title', text);
    };
    this.element.setAttribute('aria-label', network.layer({ layer }));
    label(this.#fewer, network.fewer({ layer }));
    label(this.#more, network.more({ layer }));
    label(this.#remove, network.remove({ layer }));
    label(this.#activation, network.activation({ layer }));
    /** @type {Record<string, string>} */
    const names = settings.choices;
    for (const option of this.#activation.options) option.textContent = names[option.value];
  }
}
