// The core and the bundled digits, loaded once for all sessions of a page. Knows of no worker and no page.
import { loadCore, valueOf } from './core.js';
import { download, gunzip } from './download.js';
import { InklingError } from './errors.js';
import { Session } from './session.js';
import { TrainingData } from './training-data.js';

/**
 * @typedef {object} Sources where the parts are: absolute addresses
 * @property {string} wasm
 * @property {string} images IDX, gzipped or not
 * @property {string} labels IDX, gzipped or not
 */

/** @typedef {(received: number, total: number) => void} OnLoadProgress bytes; `total` is 0 while it is not known */

/** @typedef {{core: import('#wasm').Core, digits: number, training: TrainingData, test: import('#wasm').Dataset}} Parts */

export class Engine {
  /** @type {Promise<Parts> | null} */
  #loading = null;
  /** @type {Set<OnLoadProgress>} */
  #listeners = new Set();

  /**
   * Loads the core and the digits, unless that is done or under way. A failure is not remembered: call again to retry.
   *
   * @param {Sources} sources
   * @param {OnLoadProgress} onProgress
   * @returns {Promise<{settings: import('./core.js').SettingInfo[], training: number, test: number}>} the core's table
   *   of settings and the numbers of digits
   */
  async load(sources, onProgress) {
    this.#listeners.add(onProgress);
    this.#loading ??= loadParts(sources, (received, total) => {
      for (const listener of this.#listeners) listener(received, total);
    });
    try {
      const { core, digits, test } = await this.#loading;
      return { settings: core.settingTable(), training: digits, test: test.size() };
    } catch (error) {
      this.#loading = null;
      throw error;
    } finally {
      this.#listeners.delete(onProgress);
    }
  }

  /**
   * A network and its training, with the default settings.
   *
   * @param {import('./types.js').OnUpdate} onUpdate
   */
  async createSession(onUpdate) {
    if (!this.#loading) throw new InklingError('not-loaded');
    const { core, training, test } = await this.#loading;
    return new Session(core, training, test, onUpdate);
  }
}

/**
 * @param {Sources} sources
 * @param {OnLoadProgress} onProgress
 * @returns {Promise<Parts>}
 */
async function loadParts(sources, onProgress) {
  const urls = [sources.wasm, sources.images, sources.labels];
  const received = urls.map(() => 0);
  const totals = urls.map(() => 0);
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((a, b) => a + b, 0);
  const files = await Promise.all(
    urls.map((url, i) =>
      download(url, (bytes, total) => {
        received[i] = bytes;
        totals[i] = total;
        onProgress(sum(received), totals.every((size) => size > 0) ? sum(totals) : 0);
      }),
    ),
  );
  const [wasm, images, labels] = await Promise.all(files.map((file, i) => gunzip(file, urls[i])));
  const core = await loadCore(wasm);
  const dataset = readDataset(core, images, labels, sources.images);
  const { training, test } = valueOf(core.splitDataset(dataset));
  dataset.delete();
  return { core, digits: training.size(), training: new TrainingData(core, training), test };
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
