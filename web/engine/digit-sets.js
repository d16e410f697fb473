// Labelled digits that a session can train on and be judged on: the bundled ones, and those of files.
import { valueOf } from './core.js';
import { InklingError } from './errors.js';

/** @typedef {import('#wasm').Dataset} Dataset */
/** @typedef {{training: Dataset, test: Dataset}} Parts */

export class DigitSets {
  #core;
  #bundled;
  /** @type {Map<number, {whole: Dataset, parts: Parts | null}>} */
  #own = new Map();
  #last = 0;

  /**
   * @param {import('#wasm').Core} core
   * @param {Parts} bundled of all sessions: not deleted here
   */
  constructor(core, bundled) {
    this.#core = core;
    this.#bundled = bundled;
  }

  /**
   * @param {Uint8Array} images IDX, unzipped
   * @param {Uint8Array} labels IDX, unzipped
   * @returns {number} of the new set
   * @throws {InklingError} when they are anything else or do not belong together
   */
  add(images, labels) {
    this.#own.set(++this.#last, { whole: valueOf(this.#core.readDataset(images, labels)), parts: null });
    return this.#last;
  }

  /** @param {number | null} number null is the bundled ones' */
  has(number) {
    return number === null || this.#own.has(number);
  }

  /**
   * @param {number} number
   * @returns {Dataset} all of its digits
   */
  whole(number) {
    return this.#set(number).whole;
  }

  /**
   * @param {number | null} number null is the bundled ones'
   * @returns {Parts} to train and to test on
   * @throws {InklingError} when there are too few to be split
   */
  parts(number) {
    if (number === null) return this.#bundled;
    const set = this.#set(number);
    set.parts ??= /** @type {Parts} */ (valueOf(this.#core.splitDataset(set.whole)));
    return set.parts;
  }

  /**
   * @param {number} number
   * @param {Dataset} training what is trained on
   */
  isUsed(number, training) {
    return this.#set(number).parts?.training === training;
  }

  /** @param {number} number of a set that nothing uses any more */
  remove(number) {
    const set = this.#set(number);
    this.#own.delete(number);
    for (const dataset of [set.whole, set.parts?.training, set.parts?.test]) dataset?.delete();
  }

  /** Frees all but the bundled ones. */
  dispose() {
    for (const number of [...this.#own.keys()]) this.remove(number);
  }

  /** @param {number} number */
  #set(number) {
    const set = this.#own.get(number);
    if (!set) throw new InklingError('refused', { message: `there is no set of digits ${number}` });
    return set;
  }
}
