// Which layer of a network it was that stopped giving finite numbers.
import { valueOf } from './core.js';

/** @typedef {import('#wasm').Core} Core */
/** @typedef {import('#wasm').Session} Network */
/** @typedef {import('#wasm').Dataset} Dataset */

// A weight that is not finite is met by nearly every digit; a sum that overflows, by some of them.
const DIGITS = 8;

/**
 * @param {Core} core
 * @param {Network} network
 * @param {Dataset} digits
 * @returns {number | null} the first layer, from 0, with a weighted sum that is no finite number; null when there is none
 */
export function layerNotFinite(core, network, digits) {
  let first = Infinity;
  for (let i = 0; i < Math.min(DIGITS, digits.size()); i++) {
    const image = valueOf(core.digitImages(digits, Int32Array.of(i)));
    /** @type {import('#wasm').Inspection} */
    const { layers } = valueOf(core.inspect(network, image, 0, 0));
    const layer = layers.findIndex(({ sums }) => !sums.every(Number.isFinite));
    if (layer >= 0) first = Math.min(first, layer);
  }
  return Number.isFinite(first) ? first : null;
}

/**
 * The same for a network that the core has taken back already: it takes its last step again, and is taken back again.
 * The optimizer has forgotten what it had gathered, so that the step may come out otherwise, and then nobody knows.
 *
 * @param {Core} core
 * @param {Network} network
 * @param {Dataset} digits
 * @returns {number | null}
 */
export function layerThatDiverged(core, network, digits) {
  const { value: snapshot } = core.takeSnapshot(network);
  if (!snapshot) return null; // not enough memory
  try {
    valueOf(network.steps(1));
    return layerNotFinite(core, network, digits);
  } finally {
    valueOf(core.restore(network, snapshot)).delete();
    snapshot.delete();
  }
}
