// The network drawn layer by layer, to be changed by hand: the same setting as the field of hidden layers.
import { create } from '../../../dom.js';
import { formatNumber } from '../../../i18n/index.js';
import { Texts } from '../../../i18n/texts.js';
import { HiddenLayer, label } from './hidden-layer.js';
import { heightOf, LayerBar } from './layer-bar.js';
import { INPUTS, layersOf, MOST_LAYERS, OUTPUTS, parameterCountOf, textOf } from './units.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */

/** Of a layer in a network that has had none. */
const FIRST_UNITS = 32;

/**
 * What is between two layers: their connections, and a button that puts a layer there.
 *
 * @typedef {object} Gap
 * @property {HTMLElement} element
 * @property {HTMLElement} connections
 * @property {HTMLButtonElement} add
 */

export class Architecture {
  #onChange;
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  /** Units of each hidden layer, as drawn. @type {number[]} */
  #units = [];
  /** The setting as it was shown or told last. */
  #told = 'none';
  /** A layer is being changed: what is shown now comes too late. */
  #isMoving = false;
  #isUsable = false;
  /** @type {HiddenLayer[]} */
  #layers = [];
  /** One more than there are hidden layers. @type {Gap[]} */
  #gaps = [];
  #input = new LayerBar();
  #output = new LayerBar();
  #row = create('ol', { class: 'architecture-row' });
  #total = create('p', { class: 'architecture-total' });
  #status = create('p', { class: 'visually-hidden', role: 'status' });

  /** @param {(text: string) => void} onChange the setting that the person has made */
  constructor(onChange) {
    this.#onChange = onChange;
    const title = create('h3', { id: 'architecture-title' });
    const help = create('p', { class: 'architecture-help' });
    this.#texts.add(title, (words) => words.settings.architecture.title);
    this.#texts.add(help, (words) => words.settings.architecture.help);
    this.#texts.add(this.#input.name, (words) => words.settings.architecture.input);
    this.#texts.add(this.#output.name, (words) => words.settings.architecture.output);
    this.element = create(
      'div',
      { class: 'architecture', part: 'architecture', role: 'group', 'aria-labelledby': title.id },
      title,
      help,
      create('div', { class: 'architecture-drawing' }, this.#row),
      this.#total,
      this.#status,
    );
    this.#build();
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#status.textContent = '';
    this.#paint();
  }

  /** @param {string} hidden the setting that holds */
  show(hidden) {
    if (this.#isMoving) return;
    this.#told = hidden;
    this.#set(layersOf(hidden));
  }

  /** @param {boolean} isUsable */
  enable(isUsable) {
    this.#isUsable = isUsable;
    this.#enableAll();
  }

  /** @param {number[]} units */
  #set(units) {
    const isOtherDepth = units.length !== this.#units.length;
    this.#units = units;
    if (isOtherDepth) this.#build();
    this.#paint();
  }

  /** Draws as many layers as there are. */
  #build() {
    this.#layers = this.#units.map((_, i) => this.#makeLayer(i));
    this.#gaps = [...this.#units, OUTPUTS].map((_, i) => this.#makeGap(i));
    const inner = this.#layers.flatMap(({ element }, i) => [element, this.#gaps[i + 1].element]);
    this.#row.replaceChildren(this.#input.element, this.#gaps[0].element, ...inner, this.#output.element);
    this.#enableAll();
  }

  /** @param {number} i */
  #makeLayer(i) {
    return new HiddenLayer({
      move: (units) => {
        this.#isMoving = true;
        this.#set(this.#units.map((each, k) => (k === i ? units : each)));
      },
      commit: () => this.#commit(),
      remove: () => {
        this.#set(this.#units.filter((_, k) => k !== i));
        this.#commit();
        // Its own button is gone.
        (this.#layers[Math.min(i, this.#layers.length - 1)]?.remove ?? this.#gaps[0].add).focus();
      },
    });
  }

  /**
   * @param {number} i the layer that would come there
   * @returns {Gap}
   */
  #makeGap(i) {
    const connections = create('div', { class: 'architecture-connections' });
    const add = create('button', { type: 'button', class: 'architecture-add' }, '+');
    add.addEventListener('click', () => {
      const units = this.#units[i - 1] ?? this.#units[i] ?? FIRST_UNITS;
      this.#set([...this.#units.slice(0, i), units, ...this.#units.slice(i)]);
      this.#commit();
      this.#layers[i].edge.focus();
    });
    return { element: create('li', { class: 'architecture-gap' }, connections, add), connections, add };
  }

  #commit() {
    this.#isMoving = false;
    const text = textOf(this.#units);
    if (text === this.#told) return;
    this.#told = text;
    if (this.#words) {
      const layers = this.#units.map((units) => formatNumber(units, this.#language));
      const { architecture } = this.#words.settings;
      this.#status.textContent = architecture.now({ layers, parameters: this.#parameters });
    }
    this.#onChange(text);
  }

  get #parameters() {
    return formatNumber(parameterCountOf(this.#units), this.#language);
  }

  #paint() {
    if (!this.#words) return;
    const { architecture } = this.#words.settings;
    this.#input.show(INPUTS, this.#language);
    this.#output.show(OUTPUTS, this.#language);
    for (const [i, layer] of this.#layers.entries()) {
      layer.show(this.#units[i], i + 1, this.#words, this.#language);
    }
    const all = [INPUTS, ...this.#units, OUTPUTS];
    for (const [i, { connections, add }] of this.#gaps.entries()) {
      label(add, i === 0 ? architecture.addFirst : architecture.add({ layer: i }));
      const [left, right] = [all[i], all[i + 1]].map((units) => `${100 * (1 - heightOf(units))}%`);
      connections.style.clipPath = `polygon(0 ${left}, 100% ${right}, 100% 100%, 0 100%)`;
    }
    this.#total.textContent = architecture.total({ parameters: this.#parameters });
  }

  #enableAll() {
    for (const layer of this.#layers) layer.enable(this.#isUsable);
    for (const { add } of this.#gaps) add.disabled = !this.#isUsable || this.#units.length >= MOST_LAYERS;
  }
}
