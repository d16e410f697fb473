// How long a training will still take: a rounded number of seconds that stays for a while, since it is read aloud.

/** @typedef {import('../../engine/types.js').Progress} Progress */

/** The pace of the last seconds counts: settings may have changed, and other things may run on the device. */
const WINDOW_MILLISECONDS = 10_000;
const LEAST_MILLISECONDS = 1500;
const LEAST_SECONDS_LEFT = 3;
/** So long a number stays. */
const STAY_MILLISECONDS = 4000;

export class TimeLeft {
  /** @type {{at: number, place: number}[]} where training was on the axis of epochs, and when */
  #samples = [];
  #network = 0;
  #goal = 0;
  /** @type {number | null} */
  #said = null;
  #saidAt = -Infinity;

  /**
   * @param {Progress | null} progress of a training that is going on
   * @param {number} [now] in milliseconds
   * @returns {number | null} seconds; null when it is not known yet, or not worth saying
   */
  of(progress, now = performance.now()) {
    if (!progress || progress.goal === 0) return null;
    const { epochs, epochProgress, goal, network } = progress;
    const place = epochs + epochProgress;
    const last = this.#samples.at(-1);
    // Another network, another goal, or one that was taken back: what was measured does not hold.
    if (network !== this.#network || goal !== this.#goal || (last && place < last.place)) this.#begin(network, goal);
    if (this.#samples.at(-1)?.place !== place) this.#samples.push({ at: now, place });
    while (this.#samples.length > 2 && now - this.#samples[1].at > WINDOW_MILLISECONDS) this.#samples.shift();
    const [first] = this.#samples;
    const secondsLeft = ((now - first.at) / 1000 / (place - first.place)) * (goal - place);
    if (now - first.at < LEAST_MILLISECONDS || !Number.isFinite(secondsLeft)) return this.#said;
    if (secondsLeft <= LEAST_SECONDS_LEFT) return this.#say(null, now);
    return now - this.#saidAt < STAY_MILLISECONDS ? this.#said : this.#say(rounded(secondsLeft), now);
  }

  /**
   * @param {number} network
   * @param {number} goal
   */
  #begin(network, goal) {
    this.#samples = [];
    this.#network = network;
    this.#goal = goal;
    this.#say(null, -Infinity);
  }

  /**
   * @param {number | null} seconds
   * @param {number} now
   */
  #say(seconds, now) {
    this.#said = seconds;
    this.#saidAt = now;
    return seconds;
  }
}

/** To what a person would say: 4, 10, 25, 90 seconds, 3 minutes. @param {number} seconds */
function rounded(seconds) {
  const unit = seconds < 8 ? 1 : seconds < 60 ? 5 : seconds < 115 ? 10 : 60;
  return unit * Math.round(seconds / unit);
}
