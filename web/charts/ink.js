// A part of an image of ink, pixel by pixel.

/**
 * @typedef {object} Part
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 */

/**
 * @param {HTMLCanvasElement} canvas becomes as large as the part
 * @param {Uint8Array} ink rows of `stride` pixels, 0 (paper) to 255 (ink)
 * @param {number} stride
 * @param {Part} part
 * @param {string} [colour] the canvas's style `color` unless it is said
 */
export function paintInk(canvas, ink, stride, { left, top, width, height }, colour = getComputedStyle(canvas).color) {
  canvas.width = width;
  canvas.height = height;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const pixels = context.createImageData(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels.data[4 * (y * width + x) + 3] = ink[(top + y) * stride + left + x];
  }
  context.putImageData(pixels, 0, 0);
  // Wherever there is ink, in its colour.
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
}

/**
 * A square image as a whole.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Uint8Array} ink
 * @param {number} side
 * @param {string} [colour]
 */
export const paintSquare = (canvas, ink, side, colour) =>
  paintInk(canvas, ink, side, { left: 0, top: 0, width: side, height: side }, colour);
