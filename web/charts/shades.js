// What a network answers at each place, as a colour.

/**
 * @typedef {object} Outputs
 * @property {Float32Array[]} outputs of each output unit, at every place
 * @property {string} activation of the output
 */

/** @typedef {[red: number, green: number, blue: number]} Colour 0 to 255 */

/** Of the full colours: points must stand out from what lies behind them. */
const DEPTH = 0.62;

/**
 * An answer from -1 (surely class 0) to 1 (surely class 1); of a value, the value itself.
 *
 * @param {Outputs} surface
 * @param {number} classes 2, or 0 for values
 * @returns {(place: number) => number}
 */
export function leaningOf({ outputs, activation }, classes) {
  if (outputs.length === 2) return (place) => outputs[1][place] - outputs[0][place];
  const [only] = outputs;
  // Targets of tanh are -1 and 1, of all others 0 and 1.
  if (classes === 0 || activation === 'tanh') return (place) => only[place];
  return (place) => 2 * only[place] - 1;
}

/** Of either side: more than the eye tells apart. */
const LEVELS = 200;

/**
 * A colour that lies between the paper and another one, as a pixel of a canvas.
 *
 * @param {Colour} paper
 * @param {Colour} colour
 * @param {number} share
 */
function pixelOf(paper, colour, share) {
  const pixel = new Uint8ClampedArray(4);
  for (let i = 0; i < 3; i++) pixel[i] = paper[i] + share * (colour[i] - paper[i]);
  pixel[3] = 255;
  return new Uint32Array(pixel.buffer)[0];
}

/**
 * @param {Outputs} surface
 * @param {number} classes 0 for values
 * @param {boolean} isDiscrete
 * @param {{rgb: {classes: Colour[], paper: Colour}}} palette
 * @param {Uint8ClampedArray} bytes [places × 4], which it fills
 */
export function shadesOf(surface, classes, isDiscrete, { rgb }, bytes) {
  const pixels = new Uint32Array(bytes.buffer);
  const shadesTo = (/** @type {Colour} */ colour) =>
    Uint32Array.from({ length: LEVELS + 1 }, (_, level) =>
      pixelOf(rgb.paper, colour, DEPTH * (isDiscrete ? 1 : level / LEVELS)),
    );
  const levelOf = (/** @type {number} */ share) => Math.round(LEVELS * Math.max(0, Math.min(1, share)));
  if (classes <= 2) {
    const leaning = leaningOf(surface, classes);
    const [negative, positive] = rgb.classes.slice(0, 2).map(shadesTo);
    for (let place = 0; place < pixels.length; place++) {
      const value = leaning(place);
      pixels[place] = value < 0 ? negative[levelOf(-value)] : positive[levelOf(value)];
    }
    return;
  }
  const { outputs } = surface;
  const shades = outputs.map((_, i) => shadesTo(rgb.classes[i]));
  for (let place = 0; place < pixels.length; place++) {
    let best = 0;
    for (let i = 1; i < outputs.length; i++) if (outputs[i][place] > outputs[best][place]) best = i;
    // From no more than by chance to surely.
    pixels[place] = shades[best][levelOf((outputs[best][place] - 1 / classes) / (1 - 1 / classes))];
  }
}
