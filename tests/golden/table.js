// The table of golden hashes: networks whose parameters are the same to the bit wherever they are trained. Settings that
// an entry does not name are the defaults. A hash that must change (npm run golden writes the new one) means that every
// seed named in a course names another network.
import { readFileSync } from 'node:fs';
import { root } from '../paths.js';

/**
 * @typedef {object} Network
 * @property {string} name
 * @property {string} data what it trains on: `mnist` (8,000 of the bundled digits) or a generated set of points
 * @property {Record<string, string>} settings those that are not the defaults, as text
 * @property {number} steps minibatches
 * @property {number} loss of the last minibatch, before its update
 * @property {string} parameterHash
 */

/** @type {Network[]} */
export const networks = JSON.parse(readFileSync(root('tests/golden/networks.json'), 'utf8'));

/** @param {string} name */
export function networkNamed(name) {
  const found = networks.find((network) => network.name === name);
  if (!found) throw new Error(`tests/golden/networks.json has no network "${name}"`);
  return found;
}
