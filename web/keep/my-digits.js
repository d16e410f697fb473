// Digits of the user's own hand, with what they are. Kept one by one, so that two tabs add to the same ones.
import { newKey } from './key.js';

/** @typedef {import('../engine/types.js').Strokes} Strokes */

/**
 * @typedef {object} MyDigit
 * @property {string} id
 * @property {number} label 0 to 9
 * @property {Strokes | null} strokes null for one that came as an image
 * @property {Uint8Array | null} image 28 × 28 pixels of one that came as an image
 * @property {string} [writer]
 * @property {number} addedAt milliseconds since 1970
 */

const CHANNEL = 'inkling-my-digits';

export class MyDigits {
  /** @type {Map<string, MyDigit>} */
  #digits = new Map();
  /** @type {import('./database.js').Database | null} */
  #database = null;
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** How often digits were added or removed here. */
  #edits = 0;
  #onChange;
  #onProblem;

  /**
   * @param {() => void} onChange
   * @param {(error: unknown) => void} onProblem something could not be kept
   */
  constructor(onChange, onProblem) {
    this.#onChange = onChange;
    this.#onProblem = onProblem;
  }

  /**
   * Takes those that are kept, and keeps all from now on.
   *
   * @param {import('./database.js').Database} database
   */
  async keepIn(database) {
    const added = this.all;
    this.#database = database;
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.onmessage = () => void this.#reload().catch(this.#onProblem);
    if (added.length > 0) await database.put('digits', added);
    await this.#reload();
  }

  async #reload() {
    /** @type {MyDigit[]} */
    let kept;
    let edits;
    // Read again what was being read when digits were added or removed here: it may be of the time before.
    do {
      edits = this.#edits;
      kept = (await this.#database?.all('digits')) ?? [];
    } while (edits !== this.#edits);
    this.#digits = new Map(kept.map((digit) => [digit.id, digit]));
    this.#onChange();
  }

  /** @returns {MyDigit[]} by label, then by age */
  get all() {
    return [...this.#digits.values()].sort((a, b) => a.label - b.label || a.addedAt - b.addedAt);
  }

  get size() {
    return this.#digits.size;
  }

  /**
   * Adds digits, or puts back those that were removed.
   *
   * @param {MyDigit[]} digits
   */
  async add(digits) {
    this.#edits++;
    for (const digit of digits) this.#digits.set(digit.id, digit);
    this.#onChange();
    await this.#keep((database) => database.put('digits', digits));
  }

  /** @param {MyDigit[]} digits */
  async remove(digits) {
    this.#edits++;
    for (const { id } of digits) this.#digits.delete(id);
    this.#onChange();
    await this.#keep((database) =>
      database.delete(
        'digits',
        digits.map(({ id }) => id),
      ),
    );
  }

  /** @param {(database: import('./database.js').Database) => Promise<unknown>} work */
  async #keep(work) {
    if (!this.#database) return;
    try {
      await work(this.#database);
      this.#channel?.postMessage(null);
    } catch (error) {
      this.#onProblem(error);
    }
  }

  dispose() {
    this.#channel?.close();
  }
}

/**
 * @param {number} label
 * @param {{strokes?: Strokes, image?: Uint8Array, writer?: string}} of
 * @returns {MyDigit} a new one
 */
export function newDigit(label, { strokes, image, writer }) {
  return {
    ...{ id: newKey(), label, strokes: strokes ?? null, image: image ?? null, addedAt: Date.now() },
    ...(writer === undefined ? {} : { writer }),
  };
}
