// A 28 × 28 image, pixel by pixel.
const SIDE = 28;

/**
 * @param {HTMLCanvasElement} canvas its style `color` is the ink's
 * @param {Uint8Array | null} image 0 (paper) to 255 (ink), or null for none
 */
export function paintDigitImage(canvas, image) {
  canvas.width = SIDE;
  canvas.height = SIDE;
  if (!image) return;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  // One pixel of the ink's colour, whatever way CSS has written it.
  context.fillStyle = getComputedStyle(canvas).color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  const pixels = context.createImageData(SIDE, SIDE);
  image.forEach((ink, i) => pixels.data.set([red, green, blue, ink], 4 * i));
  context.putImageData(pixels, 0, 0);
}
