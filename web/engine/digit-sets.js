// Labelled digits that a session can train on and be judged on: the bundled ones, and those of files.
import { valueOf } from './core.js';
import { InklingError } from './errors.js';
import { TrainingData } from './training-data.js';

/** @typedef {import('#wasm').Dataset} Dataset */
/** @typedef {{training: Dataset, test: Dataset}} Parts */
/** @typedef {{training: TrainingData, test: Dataset}} Halves */

export class DigitSets {
  #core;
  #bundled;
  /** @type {Map<number, {whole: Dataset, halves: Halves | null, isPart: boolean}>} */
  #own = new Map();
  #last = 0;

  /**
   * @param {import('#wasm').Core} core
   * @param {Halves} bundled of all sessions: not deleted here
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
    const whole = valueOf(this.#core.readDataset(images, labels));
    this.#own.set(++this.#last, { whole, halves: null, isPart: false });
    return this.#last;
  }

  /**
   * @param {Dataset} part of the bundled digits, to train on; a network that does is tested on the same as one that
   *   trains on all. It is deleted with the set.
   * @returns {number} of the new set
   */
  addPart(part) {
    const halves = { training: new TrainingData(this.#core, part), test: this.#bundled.test };
    this.#own.set(++this.#last, { whole: part, halves, isPart: true });
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
   * @param {number} penDigits made-up digits among those to train on
   * @returns {Promise<Parts>} to train and to test on
   * @throws {InklingError} when there are too few to be split
   */
  async parts(number, penDigits) {
    const { training, test } = this.#halvesOf(number);
    return { training: await training.with(penDigits), test };
  }

  /**
   * The same at once, without the made-up digits if they are not all drawn yet.
   *
   * @param {number | null} number
   * @param {number} penDigits
   * @returns {Parts}
   */
  partsSoFar(number, penDigits) {
    const { training, test } = this.#halvesOf(number);
    return { training: training.soFarWith(penDigits), test };
  }

  /** @param {number | null} number */
  #halvesOf(number) {
    return number === null ? this.#bundled : this.#halves(number);
  }

  /**
   * @param {number} number
   * @returns {Halves}
   */
  #halves(number) {
    const set = this.#set(number);
    if (!set.halves) {
      /** @type {Parts} */
      const { training, test } = valueOf(this.#core.splitDataset(set.whole));
      set.halves = { training: new TrainingData(this.#core, training), test };
    }
    return set.halves;
  }

  /** @param {number} number of a set that nothing uses any more */
  remove(number) {
    const { whole, halves, isPart } = this.#set(number);
    this.#own.delete(number);
    halves?.training.dispose();
    if (isPart) return; // which was the whole of it
    whole.delete();
    halves?.test.delete();
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
