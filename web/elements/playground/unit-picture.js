// What one unit computes over the plane, small.
import { create } from '../../dom.js';

/** @typedef {[red: number, green: number, blue: number]} Colour */

export class UnitPicture {
  canvas = create('canvas', { 'aria-hidden': 'true' });
  /** @type {ImageData | null} */
  #image = null;

  /**
   * @param {Float32Array} values row by row
   * @param {(value: number) => number} shade from -1 to 1
   * @param {{negative: Colour, positive: Colour, paper: Colour}} colours
   */
  paint(values, shade, { negative, positive, paper }) {
    const side = Math.round(Math.sqrt(values.length));
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    if (this.canvas.width !== side || !this.#image) {
      this.canvas.width = this.canvas.height = side;
      this.#image = context.createImageData(side, side);
      this.#image.data.fill(255);
    }
    const pixels = this.#image.data;
    for (let i = 0; i < values.length; i++) {
      const value = shade(values[i]);
      const colour = value < 0 ? negative : positive;
      const share = Math.min(1, Math.abs(value));
      for (let channel = 0; channel < 3; channel++) {
        pixels[4 * i + channel] = paper[channel] + share * (colour[channel] - paper[channel]);
      }
    }
    context.putImageData(this.#image, 0, 0);
  }
}

/**
 * What brings the activations of a unit to the range from -1 to 1.
 *
 * @param {string} activation
 * @param {Float32Array} values
 * @returns {(value: number) => number}
 */
export function shadeOf(activation, values) {
  if (activation === 'tanh') return (value) => value;
  if (['sigmoid', 'softmax', 'step'].includes(activation)) return (value) => 2 * value - 1;
  let largest = 1;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return (value) => value / largest;
}
