// Writes what has changed when there is time for it, and before the page goes.
import { withBytes } from './blobs.js';

const PAUSE_MILLISECONDS = 300;
const BETWEEN_WRITES_MILLISECONDS = 1000;
/** Of what a part holds: one that is of another version is left where it is. */
const VERSION = 1;

/**
 * A part of what is kept, such as the drawing.
 *
 * @typedef {object} Part
 * @property {() => unknown} collect what there is now, as plain data, or a promise of it; undefined when there is
 *   nothing to keep
 */

export class Keeper {
  #database;
  #onProblem;
  /** @type {Map<string, Part>} */
  #parts = new Map();
  /** @type {Set<string>} parts that have changed since they were written */
  #changed = new Set();
  #writtenAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** How many writes are under way. */
  #writes = 0;
  #onHidden = () => {
    if (document.visibilityState === 'hidden') void this.write();
  };
  #onLeave = () => void this.write();

  /**
   * @param {import('./database.js').Database} database
   * @param {(error: unknown) => void} onProblem told once when something could not be written
   */
  constructor(database, onProblem) {
    this.#database = database;
    this.#onProblem = onProblem;
    document.addEventListener('visibilitychange', this.#onHidden);
    addEventListener('pagehide', this.#onLeave);
  }

  /**
   * @param {string} name
   * @param {Part} part
   */
  add(name, part) {
    this.#parts.set(name, part);
  }

  /**
   * @param {string} name
   * @param {number} [since] milliseconds since 1970
   * @returns {Promise<any>} what was kept of a part, or undefined, as when it was kept before
   */
  async read(name, since = 0) {
    const kept = await this.#database.get('parts', name);
    return kept?.version === VERSION && kept.savedAt >= since ? kept.value : undefined;
  }

  /**
   * Something has changed.
   *
   * @param {string} name of the part
   */
  touch(name) {
    this.#changed.add(name);
    if (this.#writes === 0) this.#writeSoon();
  }

  /** Not put off by further changes: a training changes something all the time. */
  #writeSoon() {
    const wait = this.#writtenAt + BETWEEN_WRITES_MILLISECONDS - performance.now();
    this.#timer ??= setTimeout(() => void this.write(), Math.max(PAUSE_MILLISECONDS, wait));
  }

  /**
   * Writes everything now.
   *
   * @returns {Promise<boolean>} whether it is on the disk
   */
  writeAll() {
    for (const name of this.#parts.keys()) this.#changed.add(name);
    return this.write();
  }

  /**
   * Writes what has changed now, beside what is being written.
   *
   * @returns {Promise<boolean>} whether it is on the disk
   */
  async write() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const names = [...this.#changed];
    this.#changed.clear();
    this.#writes++;
    let isWritten = false;
    try {
      await Promise.all(names.map((name) => this.#writePart(name)));
      isWritten = true;
    } catch (error) {
      this.#onProblem(error);
    }
    this.#writes--;
    this.#writtenAt = performance.now();
    if (this.#writes === 0 && this.#changed.size > 0) this.#writeSoon();
    return isWritten;
  }

  /** @param {string} name */
  async #writePart(name) {
    const collected = this.#parts.get(name)?.collect();
    // What is there at once is written at once: a page that is closing does not wait.
    const value = collected instanceof Promise ? await collected : collected;
    if (value === undefined) await this.#database.delete('parts', [name]);
    else await this.#put({ name, version: VERSION, savedAt: Date.now(), value });
  }

  /** @param {{name: string, version: number, savedAt: number, value: unknown}} part */
  async #put(part) {
    try {
      await this.#database.put('parts', [part]);
    } catch (error) {
      const value = await withBytes(part.value);
      if (value === part.value) throw error; // it was not for the blobs in it
      await this.#database.put('parts', [{ ...part, value }]);
    }
  }
}
