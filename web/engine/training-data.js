// What networks are trained on: digits, and made-up pen drawings among them.
import { valueOf } from './core.js';
import { nextTask } from './scheduling.js';

/** @typedef {import('#wasm').Dataset} Dataset */

// A few milliseconds' worth.
const DRAWN_AT_ONCE = 50;

/** Keeps what was made for the numbers of made-up digits that were asked for: drawing them takes a second. */
export class TrainingData {
  #core;
  #digits;
  /** @type {Map<number, Promise<Dataset>>} */
  #begun = new Map();
  /** @type {Map<number, Dataset>} */
  #made = new Map();

  /**
   * @param {import('#wasm').Core} core
   * @param {Dataset} digits
   */
  constructor(core, digits) {
    this.#core = core;
    this.#digits = digits;
    this.#made.set(0, digits);
  }

  /**
   * @param {number} count of made-up digits
   * @returns {Promise<Dataset>} the digits and these; it is not the caller's to delete
   */
  async with(count) {
    const made = this.#made.get(count);
    if (made) return made;
    const begun = this.#begun.get(count) ?? this.#make(count).finally(() => this.#begun.delete(count));
    this.#begun.set(count, begun);
    return begun;
  }

  /**
   * @param {number} count of made-up digits
   * @returns {Dataset} the digits and these if they have been drawn, or the digits alone; it is not the caller's to delete
   */
  soFarWith(count) {
    return this.#made.get(count) ?? this.#digits;
  }

  /** Frees the digits, too. They must not be used any more. */
  dispose() {
    for (const dataset of this.#made.values()) dataset.delete();
    this.#made.clear();
  }

  /** @param {number} count */
  async #make(count) {
    const pen = this.#core.makePenDrawings();
    try {
      while (pen.size() < count) {
        valueOf(pen.draw(Math.min(DRAWN_AT_ONCE, count - pen.size())));
        await nextTask();
      }
      const made = valueOf(pen.addedTo(this.#digits));
      this.#made.set(count, made);
      return made;
    } finally {
      pen.delete();
    }
  }
}
