// Networks that read digits, trained one after the other: whoever begins ends what is going on.
import { lazily } from '../../lazily.js';

/** @typedef {import('../../engine/types.js').TestPoint} TestPoint */

/** What all of them have, unless a run says something else. */
const COMMON = {
  hidden: '64',
  output: 'automatic',
  init: 'automatic',
  loss: 'softmax-cross-entropy',
  schedule: 'constant',
  batch: '32',
  augment: 'off',
  'pen-digits': '0',
  seed: '1',
};

/**
 * @typedef {object} Run
 * @property {Record<string, string>} settings
 * @property {number | null} [count] the first so many digits to train on; null for all
 * @property {number} epochs
 * @property {(test: TestPoint) => void} [onTest]
 */

export class DigitsRunner {
  #session;
  /** @type {Map<number, Promise<number>>} the sets of fewer digits that were made */
  #sets = new Map();
  #onTest = /** @type {(test: TestPoint) => void} */ (() => {});
  #network = 0;
  #isStopping = false;
  /** @type {Promise<unknown> | null} */
  #work = null;

  /** @param {import('../lesson.js').LessonHost} host */
  constructor(host) {
    this.#session = lazily(() =>
      host.digitsSession(({ progress, tests = [] }) => {
        if (progress.network === this.#network) for (const test of tests) this.#onTest(test);
      }),
    );
  }

  /**
   * @template Result
   * @param {() => Promise<Result>} work which trains, once or often
   * @returns {Promise<Result>}
   */
  async exclusively(work) {
    while (this.#work) await this.stop(); // more than one may have waited
    this.#isStopping = false;
    const own = work();
    this.#work = own;
    try {
      return await own;
    } finally {
      if (this.#work === own) this.#work = null;
    }
  }

  /** Ends what is going on, and waits for that. */
  async stop() {
    if (!this.#work) return;
    this.#isStopping = true;
    await (await this.#session()).pause();
    await this.#work.catch(() => {}); // whoever began it is told
  }

  /**
   * Trains a new network, within `exclusively`.
   *
   * @param {Run} run
   * @returns {Promise<{testAccuracy: number, seconds: number} | null>} null when it was stopped before its end
   */
  async train({ settings, count = null, epochs, onTest = () => {} }) {
    const session = await this.#session();
    await session.set({ ...COMMON, ...settings });
    const { progress } = await session.useDigits(count === null ? null : await this.#first(count));
    if (this.#isStopping) return null;
    this.#network = progress.network;
    this.#onTest = onTest;
    const summary = await session.train({ epochs });
    return this.#isStopping || summary.epochs < epochs ? null : summary;
  }

  /**
   * @param {string} exercise
   * @returns {Promise<string>} of the last network, within `exclusively`
   */
  async resultCode(exercise) {
    return (await this.#session()).ask('resultCode', exercise);
  }

  /** @param {number} count */
  async #first(count) {
    const session = await this.#session();
    const set = this.#sets.get(count) ?? session.ask('firstDigits', count);
    this.#sets.set(count, set);
    set.catch(() => this.#sets.delete(count));
    return set;
  }
}
