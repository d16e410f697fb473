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
const nextMessage = () =>
  new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });

/** A frame that is out of sight may never be drawn. */
const LONGEST_FRAME_MILLISECONDS = 100;
/** Of the time between two frames. */
const WORK_MILLISECONDS = 12;
let frameBegan = 0;

/**
 * Where the work is done on the page's own thread, the page is drawn in between.
 *
 * @returns {Promise<void>}
 */
async function nextMessageOrFrame() {
  if (document.visibilityState === 'visible' && performance.now() - frameBegan > WORK_MILLISECONDS) {
    await Promise.race([
      new Promise(requestAnimationFrame),
      new Promise((resolve) => setTimeout(resolve, LONGEST_FRAME_MILLISECONDS)),
    ]);
    frameBegan = performance.now();
  }
  await nextMessage(); // after the frame, and not within it
}

export const nextTask = typeof document === 'undefined' ? nextMessage : nextMessageOrFrame;

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
