// Colours of the style sheet as numbers.

/**
 * @param {string} colour in whatever way CSS has written it
 * @returns {[red: number, green: number, blue: number]} 0 to 255
 */
export function rgbOf(colour) {
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (
    new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  );
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}
