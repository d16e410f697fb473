// Turns and pauses for work that is done in slices.

/** Work that must not overlap: each piece begins when the one before it has ended, well or not. */
export class Turns {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @template Result
   * @param {() => Result | Promise<Result>} work
   * @returns {Promise<Result>}
   */
  take(work) {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {}); // the caller is told
    return result;
  }
}

const channel = new MessageChannel();
/** @type {(() => void)[]} */
const waiting = [];
channel.port1.onmessage = () => waiting.shift()?.();

/**
 * Resolves in a task of its own, after the messages that have come meanwhile. A timer would wait 4 ms in a visible tab
 * and a second in a hidden one.
 *
 * @returns {Promise<void>}
 */
export const nextTask = () =>
  new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });

/** Adds up the time during which it runs. */
export class Stopwatch {
  #seconds;
  /** @type {number | null} */
  #startedAt = null;

  /** @param {number} [seconds] that have passed already */
  constructor(seconds = 0) {
    this.#seconds = seconds;
  }

  start() {
    this.#startedAt = performance.now();
  }

  stop() {
    this.#seconds = this.seconds;
    this.#startedAt = null;
  }

  get seconds() {
    return this.#seconds + (this.#startedAt === null ? 0 : (performance.now() - this.#startedAt) / 1000);
  }
}
