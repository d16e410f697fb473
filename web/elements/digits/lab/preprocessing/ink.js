/**
 * Paints a part of an image of ink, pixel by pixel.
 *
 * @param {HTMLCanvasElement} canvas its style `color` is the ink's
 * @param {Uint8Array} ink rows of `stride` pixels, 0 (paper) to 255 (ink)
 * @param {number} stride
 * @param {number} width of the part
 * @param {number} height
 * @param {number} [left]
 * @param {number} [top]
 */
export function paintInk(canvas, ink, stride, width, height, left = 0, top = 0) {
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
  context.fillStyle = getComputedStyle(canvas).color;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'source-over';
}
