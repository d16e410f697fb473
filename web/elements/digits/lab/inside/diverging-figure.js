// Numbers of either sign as an image with its scale.
import { magnitudeOf, paintDivergingImage } from '../../../../charts/diverging-image.js';
import { create } from '../../../../dom.js';

export class DivergingFigure {
  #canvas = create('canvas', { role: 'img' });
  #title = create('strong');
  #help = create('span');
  #least = create('span');
  #most = create('span');

  constructor() {
    const scale = create(
      'span',
      { class: 'inside-scale', 'aria-hidden': 'true' },
      this.#least,
      create('span', { class: 'inside-ramp' }),
      this.#most,
    );
    this.element = create(
      'figure',
      { class: 'inside-figure' },
      this.#canvas,
      create('figcaption', {}, this.#title, scale, this.#help),
    );
  }

  /**
   * @param {Float32Array} values row by row
   * @param {number} columns
   * @param {import('./inside-tab.js').Palette} palette
   * @param {object} words
   * @param {string} words.title
   * @param {string} words.help
   * @param {(magnitude: string) => string} words.label what the image shows
   * @param {(value: number) => string} words.number
   */
  show(values, columns, palette, { title, help, label, number }) {
    const scale = magnitudeOf(values);
    paintDivergingImage(this.#canvas, values, columns, scale, palette.rgb);
    this.#title.textContent = title;
    this.#help.textContent = help;
    const isBlank = values.every((value) => value === 0);
    this.#least.textContent = isBlank ? '' : number(-scale);
    this.#most.textContent = isBlank ? '' : `+${number(scale)}`;
    this.#canvas.setAttribute('aria-label', `${title}. ${label(number(scale))}`);
  }
}
