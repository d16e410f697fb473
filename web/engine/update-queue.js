// News for the page, merged while the page is busy.

/** @typedef {import('./types.js').Update} Update */

/** At most one update is under way at a time; what comes meanwhile waits and goes together, so that nothing piles up. */
export class UpdateQueue {
  #onUpdate;
  /** @type {Update | null} */
  #waiting = null;
  /** @type {Promise<void> | null} */
  #sending = null;

  /** @param {import('./types.js').OnUpdate} onUpdate */
  constructor(onUpdate) {
    this.#onUpdate = onUpdate;
  }

  /** @param {Update} update */
  add(update) {
    // What is said of one network does not go together with what is said of the next.
    const isOfSame = this.#waiting?.progress.network === update.progress.network;
    const waiting = isOfSame ? this.#waiting : null;
    // What does not hold any more is not told.
    const end = update.cutAfter ?? Infinity;
    const cuts = [waiting?.cutAfter, update.cutAfter].filter((place) => place !== undefined);
    this.#waiting = {
      progress: update.progress,
      cutAfter: cuts.length > 0 ? Math.min(...cuts) : undefined,
      losses: [...(waiting?.losses ?? []).filter(({ epochs }) => epochs <= end), ...(update.losses ?? [])],
      tests: [...(waiting?.tests ?? []).filter(({ epochs }) => epochs <= end), ...(update.tests ?? [])],
      epochs: [...(waiting?.epochs ?? []).filter(({ epoch }) => epoch <= end), ...(update.epochs ?? [])],
      reading: update.reading ?? waiting?.reading,
    };
    this.#sending ??= this.#send();
  }

  /** Resolves when all updates so far have been answered. */
  async delivered() {
    await this.#sending;
  }

  async #send() {
    try {
      while (this.#waiting) {
        const update = this.#waiting;
        this.#waiting = null;
        await this.#onUpdate(update);
      }
    } finally {
      this.#sending = null;
    }
  }
}
