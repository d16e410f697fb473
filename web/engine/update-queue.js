// News for the page, merged while the page is busy.

/** @typedef {{epochs: number, loss: number}} LossPoint where on the axis of epochs, and the mean loss up to there */
/** @typedef {{epochs: number, loss: number, accuracy: number, seconds: number}} TestPoint */

/**
 * @typedef {object} Update
 * @property {import('./session.js').Progress} progress
 * @property {LossPoint[]} [losses]
 * @property {TestPoint[]} [tests]
 * @property {import('./session.js').EpochSummary[]} [epochs]
 * @property {import('./session.js').Reading} [reading] of the drawing that is kept
 */

/** At most one update is under way at a time; what comes meanwhile waits and goes together, so that nothing piles up. */
export class UpdateQueue {
  #onUpdate;
  /** @type {Update | null} */
  #waiting = null;
  /** @type {Promise<void> | null} */
  #sending = null;

  /** @param {(update: Update) => void | Promise<void>} onUpdate */
  constructor(onUpdate) {
    this.#onUpdate = onUpdate;
  }

  /** @param {Update} update */
  add(update) {
    const waiting = this.#waiting;
    this.#waiting = {
      progress: update.progress,
      losses: [...(waiting?.losses ?? []), ...(update.losses ?? [])],
      tests: [...(waiting?.tests ?? []), ...(update.tests ?? [])],
      epochs: [...(waiting?.epochs ?? []), ...(update.epochs ?? [])],
      reading: update.reading ?? waiting?.reading,
    };
    this.#sending ??= this.#send();
  }

  /** Resolves when all updates so far have been answered. */
  async delivered() {
    await this.#sending;
  }

  async #send() {
    while (this.#waiting) {
      const update = this.#waiting;
      this.#waiting = null;
      await this.#onUpdate(update);
    }
    this.#sending = null;
  }
}
