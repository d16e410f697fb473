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

/**
 * @param {Outputs} surface
 * @param {number} classes 0 for values
 * @param {boolean} isDiscrete
 * @param {{rgb: {classes: Colour[], paper: Colour}}} palette
 * @param {Uint8ClampedArray} pixels [places × 4], which it fills
 */
export function shadesOf(surface, classes, isDiscrete, { rgb }, pixels) {
  const places = surface.outputs[0].length;
  const put = (/** @type {number} */ place, /** @type {Colour} */ colour, /** @type {number} */ share) => {
    for (let i = 0; i < 3; i++) pixels[4 * place + i] = rgb.paper[i] + share * (colour[i] - rgb.paper[i]);
    pixels[4 * place + 3] = 255;
  };
  if (classes <= 2) {
    const leaning = leaningOf(surface, classes);
    for (let place = 0; place < places; place++) {
      const value = leaning(place);
      const share = isDiscrete ? 1 : Math.min(1, Math.abs(value));
      put(place, rgb.classes[value < 0 ? 0 : 1], DEPTH * share);
    }
    return;
  }
  const { outputs } = surface;
  for (let place = 0; place < places; place++) {
    let best = 0;
    for (let i = 1; i < outputs.length; i++) if (outputs[i][place] > outputs[best][place]) best = i;
    // From no more than by chance to surely.
    const sure = Math.max(0, Math.min(1, (outputs[best][place] - 1 / classes) / (1 - 1 / classes)));
    put(place, rgb.classes[best % rgb.classes.length], DEPTH * (isDiscrete ? 1 : sure));
  }
}
