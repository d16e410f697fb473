// The core and the bundled digits, each loaded once for all sessions of a page. Knows of no worker and no page.
import { loadDigits } from './bundled-digits.js';
import { compute } from './computations.js';
import { loadCore } from './core.js';
import { download, gunzip, progressOfAll } from './download.js';
import { LoadedOnce } from './loaded-once.js';
import { PointsSession } from './points/points-session.js';
import { Session } from './session.js';

/** @typedef {import('./loaded-once.js').OnLoadProgress} OnLoadProgress */

/**
 * @typedef {object} Sources where the parts are: absolute addresses
 * @property {string} wasm
 * @property {string} images IDX, gzipped or not
 * @property {string} labels IDX, gzipped or not
 */

export class Engine {
  #core = new LoadedOnce(async (/** @type {string} */ url, /** @type {OnLoadProgress} */ onProgress) =>
    loadCore(await gunzip(await download(url, onProgress), url)),
  );
  #digits = new LoadedOnce(loadDigits);

  /**
   * Loads the core alone, unless that is done or under way. A failure is not remembered: call again to retry.
   *
   * @param {Sources} sources
   * @param {OnLoadProgress} onProgress
   * @returns {Promise<{settings: import('./core.js').SettingInfo[]}>} the core's table of settings
   */
  async loadCore({ wasm }, onProgress) {
    const core = await this.#core.load(wasm, onProgress);
    return { settings: core.settingTable() };
  }

  /**
   * Loads the core and the digits likewise.
   *
   * @param {Sources} sources
   * @param {OnLoadProgress} onProgress
   * @returns {Promise<{settings: import('./core.js').SettingInfo[], training: number, test: number}>} the core's table
   *   of settings and the numbers of digits
   */
  async load({ wasm, images, labels }, onProgress) {
    const reportOf = progressOfAll(2, onProgress);
    const [core, { count, test }] = await Promise.all([
      this.#core.load(wasm, reportOf(0)),
      // The core of then: by the time that the digits are there, it may have been tried again.
      this.#digits.load({ images, labels, core: () => this.#core.loaded() }, reportOf(1)),
    ]);
    return { settings: core.settingTable(), training: count, test: test.size() };
  }

  /**
   * A network that reads digits and its training, with the default settings.
   *
   * @param {import('./types.js').OnUpdate} onUpdate
   */
  async createSession(onUpdate) {
    const [core, { training, test }] = await Promise.all([this.#core.loaded(), this.#digits.loaded()]);
    return new Session(core, training, test, onUpdate);
  }

  /**
   * A network over points in the plane and its training. Needs no digits.
   *
   * @param {import('./points/types.js').OnPointsUpdate} onUpdate
   */
  async createPointsSession(onUpdate) {
    return new PointsSession(await this.#core.loaded(), onUpdate);
  }

  /**
   * @param {string} name of a computation that needs no network
   * @param {any[]} args
   */
  async compute(name, args) {
    return compute(await this.#core.loaded(), name, args);
  }
}
