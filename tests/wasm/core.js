// The WebAssembly module in Node, and the bundled digits.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { loadCore, valueOf } from '../../web/engine/core.js';
import { root } from '../paths.js';

/** @returns {Promise<import('#wasm').Core>} */
export const startCore = () => loadCore(new Uint8Array(readFileSync(root('build/wasm/wasm/inkling.wasm'))));

/** @param {'images-idx3' | 'labels-idx1'} kind */
export const bundledFile = (kind) =>
  new Uint8Array(gunzipSync(readFileSync(root(`build/data/train-${kind}-ubyte.gz`))));

/**
 * @param {import('#wasm').Core} core
 * @returns {{training: import('#wasm').Dataset, test: import('#wasm').Dataset}}
 */
export function bundledDigits(core) {
  const dataset = valueOf(core.readDataset(bundledFile('images-idx3'), bundledFile('labels-idx1')));
  const parts = valueOf(core.splitDataset(dataset));
  dataset.delete();
  return parts;
}
