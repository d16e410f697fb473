// What is loaded once, however many ask for it.
import { InklingError } from './errors.js';

/** @typedef {import('./download.js').OnLoadProgress} OnLoadProgress */

/** @template Source, Loaded */
export class LoadedOnce {
  #work;
  /** @type {Promise<Loaded> | null} */
  #loading = null;
  /** @type {Set<OnLoadProgress>} */
  #listeners = new Set();

  /** @param {(source: Source, onProgress: OnLoadProgress) => Promise<Loaded>} work */
  constructor(work) {
    this.#work = work;
  }

  /**
   * Loads it, unless that is done or under way. A failure is not remembered: call again to retry.
   *
   * @param {Source} source
   * @param {OnLoadProgress} onProgress
   * @returns {Promise<Loaded>}
   */
  async load(source, onProgress) {
    this.#listeners.add(onProgress);
    this.#loading ??= this.#work(source, (progress) => {
      for (const listener of this.#listeners) listener(progress);
    });
    try {
      return await this.#loading;
    } catch (error) {
      this.#loading = null;
      throw error;
    } finally {
      this.#listeners.delete(onProgress);
    }
  }

  /**
   * @returns {Promise<Loaded>}
   * @throws {InklingError} when nobody has loaded it
   */
  async loaded() {
    if (!this.#loading) throw new InklingError('not-loaded');
    return this.#loading;
  }
}
