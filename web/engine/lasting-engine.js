// The engine as an element has it: it outlives the worker in which it runs.
import { exceptions, simd } from 'wasm-feature-detect';
import { EngineLife } from './engine-life.js';
import { InklingError } from './errors.js';

/** @typedef {import('./engine-life.js').RemoteEngine} RemoteEngine */
/** @typedef {{life: EngineLife, settings: import('./core.js').SettingInfo[]}} Loaded */

/** One for all elements of a page. @type {EngineLife | null} */
let present = null;
/** @type {Promise<EngineLife> | null} */
let beginning = null;

/** When lives began. @type {number[]} */
let beginnings = [];
/** More of them within so many seconds, and it is of no use to try again by oneself. */
const MOST_LIVES = 6;
const WITHIN_MILLISECONDS = 10_000;

export class LastingEngine {
  #load;
  /** @type {Promise<Loaded> | null} */
  #loading = null;
  /** @type {Loaded | null} */
  #loaded = null;

  /** @param {(engine: RemoteEngine) => Promise<{settings: import('./core.js').SettingInfo[]}>} load what is needed of it */
  constructor(load) {
    this.#load = load;
  }

  /**
   * The engine that lives now, loaded; one that breaks meanwhile is replaced. A failure is not remembered: call again to
   * retry.
   *
   * @returns {Promise<Loaded>} with the core's table of settings
   * @throws {InklingError} when a file cannot be had, or it breaks again and again
   */
  async loaded() {
    if (this.#loaded && !this.#loaded.life.isOver) return this.#loaded;
    this.#loading ??= this.#start().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** @returns {Promise<Loaded>} */
  async #start() {
    const life = await presentLife();
    try {
      const { settings } = await life.call(() => this.#load(life.engine));
      return (this.#loaded = { life, settings });
    } catch (error) {
      if (life.isOver) return this.#start();
      throw error;
    }
  }
}

/** @returns {Promise<EngineLife>} */
async function presentLife() {
  if (present && !present.isOver) return present;
  beginning ??= begin().finally(() => (beginning = null));
  return (present = await beginning);
}

/** @returns {Promise<EngineLife>} */
async function begin() {
  const now = performance.now();
  beginnings = beginnings.filter((at) => now - at < WITHIN_MILLISECONDS);
  if (beginnings.length >= MOST_LIVES) throw new InklingError('worker-crashes', { count: beginnings.length });
  beginnings.push(now);
  await checkBrowser();
  return EngineLife.begin();
}

/** @throws {InklingError} */
async function checkBrowser() {
  const missing = [];
  if (!(await simd())) missing.push('WebAssembly SIMD');
  if (!(await exceptions())) missing.push('WebAssembly exceptions');
  if (typeof DecompressionStream !== 'function') missing.push('DecompressionStream');
  if (missing.length > 0) throw new InklingError('old-browser', { missing: missing.join(', ') });
}
