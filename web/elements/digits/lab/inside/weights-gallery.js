// The weights of the first layer as images, some at a time.
import { magnitudeOf, paintDivergingImage } from '../../../../charts/diverging-image.js';
import { create } from '../../../../dom.js';
import { formatNumber } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */

const SIDE = 28;
const AT_ONCE = 24;

export class WeightsGallery {
  #texts = new Texts();
  #palette;
  #actions;
  #heading = create('h3');
  #list = create('div', { class: 'inside-gallery', role: 'group' });
  #range = create('span');
  #least = create('span');
  #most = create('span');
  #before = create('button', { type: 'button' });
  #after = create('button', { type: 'button' });
  #first = 0;
  /** @type {Float32Array[]} */
  #images = [];

  /**
   * @param {import('./inside-tab.js').Palette} palette
   * @param {{turn: () => void, choose: (unit: number) => void}} actions other weights are to be shown; a unit is chosen
   */
  constructor(palette, actions) {
    this.#palette = palette;
    this.#actions = actions;
    this.#before.addEventListener('click', () => this.#turn(-AT_ONCE));
    this.#after.addEventListener('click', () => this.#turn(AT_ONCE));
    const help = create('p', { class: 'inside-help' });
    this.#texts.add(help, (words) => words.lab.inside.galleryHelp);
    this.#texts.add(this.#heading, (words) => words.lab.inside.gallery);
    this.#texts.add(this.#list, (words) => words.lab.inside.gallery, 'aria-label');
    this.#texts.add(this.#before, (words) => words.lab.inside.before);
    this.#texts.add(this.#after, (words) => words.lab.inside.after);
    const scale = create(
      'span',
      { class: 'inside-scale', 'aria-hidden': 'true' },
      this.#least,
      create('span', { class: 'inside-ramp' }),
      this.#most,
    );
    const pages = create('div', { class: 'inside-pages' }, this.#before, this.#after, this.#range, scale);
    this.element = create('section', {}, this.#heading, help, this.#list, pages);
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#texts.translate(words);
  }

  /** @returns {{first: number, count: number}} the units whose weights are to be shown */
  get wanted() {
    return { first: this.#first, count: AT_ONCE };
  }

  /**
   * @param {ReturnType<typeof import('../../../../engine/queries/inside.js').firstWeights>} weights
   * @param {Dictionary} words
   * @param {string} language
   */
  show({ units, first, images }, words, language) {
    const { inside } = words.lab;
    this.#first = first;
    this.#images = images;
    while (this.#list.childElementCount > images.length) this.#list.lastElementChild?.remove();
    while (this.#list.childElementCount < images.length)
      this.#list.append(this.#makeButton(this.#list.childElementCount));
    const scale = Math.max(...images.map(magnitudeOf));
    const last = this.#first + images.length;
    [...this.#list.children].forEach((button, i) => {
      const label = inside.unit({ unit: this.#first + i + 1 });
      button.setAttribute('aria-label', label);
      button.setAttribute('title', label);
    });
    this.#range.textContent = inside.range({ first: this.#first + 1, last, units });
    this.#least.textContent = formatNumber(-scale, language, 3);
    this.#most.textContent = `+${formatNumber(scale, language, 3)}`;
    this.#before.disabled = this.#first === 0;
    this.#after.disabled = last >= units;
    this.restyle();
  }

  restyle() {
    const scale = Math.max(...this.#images.map(magnitudeOf));
    this.#images.forEach((image, i) => {
      const canvas = /** @type {HTMLCanvasElement} */ (this.#list.children[i].firstElementChild);
      paintDivergingImage(canvas, image, SIDE, scale, this.#palette.rgb);
    });
  }

  /** @param {number | null} unit of the first layer, null for none */
  mark(unit) {
    [...this.#list.children].forEach((button, i) =>
      button.setAttribute('aria-pressed', String(this.#first + i === unit)),
    );
  }

  /** @param {number} i */
  #makeButton(i) {
    const button = create(
      'button',
      { type: 'button', 'aria-pressed': 'false' },
      create('canvas', { 'aria-hidden': 'true' }),
    );
    button.addEventListener('click', () => this.#actions.choose(this.#first + i));
    return button;
  }

  /** @param {number} by */
  #turn(by) {
    this.#first = Math.max(0, this.#first + by);
    this.#actions.turn();
  }
}
