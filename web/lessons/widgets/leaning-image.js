// To which of two classes a unit leans at every place of a square, as colours.
import { rgbOf } from '../../charts/colour.js';
import { create } from '../../dom.js';

/** Of the full colours: points must stand out from what lies behind them. */
const DEPTH = 0.62;

export class LeaningImage {
  element = create('canvas', { class: 'leaning-image', 'aria-hidden': 'true' });
  /** @type {[number, number, number][] | null} of class 0 and 1 */
  #colours = null;

  /**
   * @param {Float32Array} leanings [side × side], the uppermost row first, from -1 (class 0) to 1 (class 1)
   * @param {number} side
   */
  show(leanings, side) {
    this.#colours ??= ['--negative', '--positive'].map((name) => this.#colourOf(name));
    this.element.width = this.element.height = side;
    const context = /** @type {CanvasRenderingContext2D} */ (this.element.getContext('2d'));
    const image = context.createImageData(side, side);
    leanings.forEach((leaning, i) => {
      const colour = /** @type {[number, number, number][]} */ (this.#colours)[leaning < 0 ? 0 : 1];
      image.data.set([...colour, 255 * DEPTH * Math.abs(leaning)], 4 * i);
    });
    context.putImageData(image, 0, 0);
  }

  /** Colours have changed. */
  restyle() {
    this.#colours = null;
  }

  /** @param {string} name of a custom property */
  #colourOf(name) {
    this.element.style.color = `var(${name})`;
    return rgbOf(getComputedStyle(this.element).color);
  }
}
