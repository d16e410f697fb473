// How many units a layer may have, in what steps they are changed, and what they come to.

export const INPUTS = 28 * 28;
export const OUTPUTS = 10;
/** As in src/network.hpp; the core refuses what is over it. */
export const MOST_LAYERS = 16;
export const MOST_UNITS = 4096;

/** Small layers change by single units, large ones by about a tenth. */
const STEPS = [
  { upTo: 16, by: 1 },
  { upTo: 64, by: 4 },
  { upTo: 512, by: 16 },
  { upTo: MOST_UNITS, by: 128 },
];

/** The numbers of units that a drag or a key comes to, in ascending order. */
const PLACES = STEPS.reduce((/** @type {number[]} */ places, { upTo, by }) => {
  for (let units = (places.at(-1) ?? 0) + by; units <= upTo; units += by) places.push(units);
  return places;
}, []);

/**
 * @param {number} units any number of them
 * @param {number} steps up, or down where it is negative
 * @returns {number}
 */
export function unitsBeside(units, steps) {
  const above = PLACES.findIndex((place) => place > units);
  const next = steps > 0 ? (above < 0 ? PLACES.length : above) - 1 : PLACES.findIndex((place) => place >= units);
  return PLACES[Math.min(Math.max(next + steps, 0), PLACES.length - 1)];
}

/**
 * On a logarithmic scale, since 8 and 16 units differ as much as 512 and 1024 do.
 *
 * @param {number} units
 * @returns {number} 0 for one unit to 1 for the most
 */
export const shareOf = (units) => Math.log(units) / Math.log(MOST_UNITS);

/**
 * @param {number} share
 * @returns {number} the number of units nearest to it
 */
export const unitsAt = (share) =>
  PLACES.reduce((best, place) => (Math.abs(shareOf(place) - share) < Math.abs(shareOf(best) - share) ? place : best));

/**
 * @param {string} text the setting, as the core writes it
 * @returns {number[]} units of each hidden layer
 */
export const layersOf = (text) => (text === 'none' ? [] : text.split(',').map(Number));

/** @param {number[]} layers */
export const textOf = (layers) => (layers.length === 0 ? 'none' : layers.join(','));

/**
 * @param {number[]} layers units of each hidden layer
 * @returns {number} of all weights and biases
 */
export function parameterCountOf(layers) {
  const all = [INPUTS, ...layers, OUTPUTS];
  return all.slice(1).reduce((sum, units, i) => sum + (all[i] + 1) * units, 0);
}
