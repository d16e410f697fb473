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
  #made = new Map();

  /**
   * @param {import('#wasm').Core} core
   * @param {Dataset} digits
   */
  constructor(core, digits) {
    this.#core = core;
    this.#digits = digits;
  }

  /**
   * @param {number} count of made-up digits
   * @returns {Promise<Dataset>} the digits and these; it is not the caller's to delete
   */
  with(count) {
    const made = this.#made.get(count) ?? this.#make(count);
    this.#made.set(count, made);
    return made;
  }

  /** Frees the digits, too. They must not be used any more. */
  dispose() {
    this.#digits.delete();
    for (const [count, made] of this.#made) if (count > 0) void made.then((dataset) => dataset.delete());
  }

  /** @param {number} count */
  async #make(count) {
    if (count === 0) return this.#digits;
    const pen = this.#core.makePenDigits();
    try {
      while (pen.size() < count) {
        valueOf(pen.draw(Math.min(DRAWN_AT_ONCE, count - pen.size())));
        await nextTask();
      }
      return valueOf(pen.addedTo(this.#digits));
    } finally {
      pen.delete();
    }
  }
}
