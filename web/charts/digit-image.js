// A 28 × 28 image, pixel by pixel.
const SIDE = 28;

/** @typedef {[red: number, green: number, blue: number]} Colour 0 to 255 */

/**
 * The last ink that was asked for: most canvases of a page have the same.
 *
 * @type {{css: string, ink: Colour}}
 */
let known = { css: '', ink: [0, 0, 0] };

/**
 * @param {HTMLCanvasElement} canvas its style `color` is the ink's; what is painted on it is lost
 * @returns {Colour}
 */
export function inkOf(canvas) {
  const css = getComputedStyle(canvas).color;
  if (css !== known.css) known = { css, ink: painted(css, contextOf(canvas)) };
  return known.ink;
}

/**
 * One pixel of a colour, whatever way CSS has written it.
 *
 * @param {string} css
 * @param {CanvasRenderingContext2D} context
 * @returns {Colour}
 */
function painted(css, context) {
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Uint8Array | null} image 0 (paper) to 255 (ink), or null for none
 * @param {Colour} [ink] who paints many asks for it once
 */
export function paintDigitImage(canvas, image, ink) {
  canvas.width = SIDE;
  canvas.height = SIDE;
  if (!image) return;
  const [red, green, blue] = ink ?? inkOf(canvas);
  const context = contextOf(canvas);
  const pixels = context.createImageData(SIDE, SIDE);
  const { data } = pixels;
  image.forEach((strength, i) => {
    data[4 * i] = red;
    data[4 * i + 1] = green;
    data[4 * i + 2] = blue;
    data[4 * i + 3] = strength;
  });
  context.putImageData(pixels, 0, 0);
}

/** @param {HTMLCanvasElement} canvas */
const contextOf = (canvas) =>
  /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
