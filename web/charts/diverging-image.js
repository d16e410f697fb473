// Numbers of either sign as an image: one colour over zero, another under it, and nothing but paper at zero.

/**
 * @typedef {object} DivergingColours
 * @property {[red: number, green: number, blue: number]} positive
 * @property {[red: number, green: number, blue: number]} negative
 */

/**
 * @param {ArrayLike<number>} values
 * @returns {number} the largest magnitude
 */
export function magnitudeOf(values) {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  return largest;
}

/**
 * @param {HTMLCanvasElement} canvas a pixel for each number
 * @param {ArrayLike<number>} values row by row
 * @param {number} columns
 * @param {number} scale the magnitude that has the full colour
 * @param {DivergingColours} colours
 */
export function paintDivergingImage(canvas, values, columns, scale, { positive, negative }) {
  const rows = Math.ceil(values.length / columns);
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const pixels = context.createImageData(columns, rows);
  for (let i = 0; i < values.length; i++) {
    const share = scale > 0 ? Math.min(1, Math.abs(values[i]) / scale) : 0;
    pixels.data.set(values[i] < 0 ? negative : positive, 4 * i);
    pixels.data[4 * i + 3] = 255 * share;
  }
  context.putImageData(pixels, 0, 0);
}
