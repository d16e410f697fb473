// The digits that come with the page.
import { valueOf } from './core.js';
import { download, gunzip, progressOfAll } from './download.js';
import { InklingError } from './errors.js';
import { TrainingData } from './training-data.js';

/**
 * @typedef {object} BundledDigits
 * @property {number} count of those to train on
 * @property {TrainingData} training
 * @property {import('#wasm').Dataset} test
 */

/**
 * @param {{images: string, labels: string, core: () => Promise<import('#wasm').Core>}} sources addresses, and
 *   what reads them
 * @param {import('./loaded-once.js').OnLoadProgress} onProgress
 * @returns {Promise<BundledDigits>}
 */
export async function loadDigits(sources, onProgress) {
  const urls = [sources.images, sources.labels];
  const reportOf = progressOfAll(urls.length, onProgress);
  const files = await Promise.all(urls.map((url, i) => download(url, reportOf(i))));
  const [images, labels] = await Promise.all(files.map((file, i) => gunzip(file, urls[i])));
  const core = await sources.core();
  const dataset = readDataset(core, images, labels, sources.images);
  const { training, test } = valueOf(core.splitDataset(dataset));
  dataset.delete();
  return { count: training.size(), training: new TrainingData(core, training), test };
}

/**
 * @param {import('#wasm').Core} core
 * @param {Uint8Array} images
 * @param {Uint8Array} labels
 * @param {string} url
 * @returns {import('#wasm').Dataset}
 */
function readDataset(core, images, labels, url) {
  try {
    return valueOf(core.readDataset(images, labels));
  } catch (error) {
    throw new InklingError('corrupt', { url, reason: /** @type {Error} */ (error).message });
  }
}
