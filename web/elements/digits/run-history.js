// The networks that were trained in this element, one after the other: plain data that can be kept elsewhere.
import { everySecond, halved, MOST_POINTS } from '../../charts/thinning.js';

/** @typedef {import('../../engine/types.js').Update} Update */
/** @typedef {import('../../engine/types.js').State} State */

const MOST_RUNS = 50;

/**
 * @typedef {object} Run one network and its training
 * @property {number} id
 * @property {string | null} name as a person has called it
 * @property {boolean} isShown on charts
 * @property {Record<string, string>} settings
 * @property {number} parameterCount
 * @property {import('../../engine/types.js').LossPoint[]} losses
 * @property {import('../../engine/types.js').TestPoint[]} tests
 * @property {import('../../engine/types.js').EpochSummary[]} epochs
 */

/**
 * @param {number} id
 * @param {Record<string, string>} settings
 * @param {number} parameterCount
 * @returns {Run}
 */
export const newRun = (id, settings, parameterCount) => ({
  id,
  name: null,
  isShown: true,
  settings,
  parameterCount,
  losses: [],
  tests: [],
  epochs: [],
});

/**
 * Adds what is new to a run, and takes away what does not hold any more.
 *
 * @param {Run} run
 * @param {Update} update
 */
export function record(run, { progress, cutAfter = Infinity, losses = [], tests = [], epochs = [] }) {
  run.parameterCount = progress.parameterCount;
  if (cutAfter < Infinity) {
    run.losses = run.losses.filter((point) => point.epochs <= cutAfter);
    run.tests = run.tests.filter((point) => point.epochs <= cutAfter);
    run.epochs = run.epochs.filter(({ epoch }) => epoch <= cutAfter);
  }
  run.losses.push(...losses);
  run.tests.push(...tests);
  run.epochs.push(...epochs);
  if (run.losses.length > MOST_POINTS) run.losses = halved(run.losses);
  if (run.tests.length > MOST_POINTS) run.tests = everySecond(run.tests);
  if (run.epochs.length > MOST_POINTS) run.epochs = everySecond(run.epochs);
}

export class RunHistory {
  /** @type {Run[]} */
  #earlier = [];
  /** @type {Run | null} */
  #present = null;
  /** Which network of the session the present run is of. */
  #network = 0;
  #nextId = 1;
  /** @type {Record<string, string>} */
  #settings = {};
  /** @type {{run: Run, at: number}[]} the last one last */
  #removed = [];

  /** @returns {Run | null} of the network that is there; it may have nothing to show yet */
  get present() {
    return this.#present;
  }

  /** @returns {Record<string, string>} that hold now; those of a run are what it was trained with last */
  get settings() {
    return this.#settings;
  }

  /** @returns {Run[]} in the order in which they began, the present one last, if it has been trained */
  get all() {
    return this.#present && hasBegun(this.#present) ? [...this.#earlier, this.#present] : [...this.#earlier];
  }

  /** @returns {Run | null} the one that was removed last, unless it is back */
  get removed() {
    return this.#removed.at(-1)?.run ?? null;
  }

  /** @param {State} state the settings that hold, of the network that is there */
  take({ settings, progress }) {
    this.#settings = settings;
    this.#follow(progress);
  }

  /** @param {Update} update */
  update(update) {
    this.#follow(update.progress);
    if (!this.#present) return;
    record(this.#present, update);
    if ((update.losses ?? []).length > 0) this.#present.settings = this.#settings;
  }

  /**
   * A run from elsewhere.
   *
   * @param {Run} run
   */
  add(run) {
    run.id = this.#nextId++;
    this.#keep(run);
  }

  /** @param {Run} run an earlier one */
  remove(run) {
    const at = this.#earlier.indexOf(run);
    if (at < 0) return;
    this.#earlier.splice(at, 1);
    this.#removed.push({ run, at });
  }

  /** Puts back what was removed last. */
  undoRemove() {
    const last = this.#removed.pop();
    if (last) this.#earlier.splice(last.at, 0, last.run);
  }

  /** @param {import('../../engine/types.js').Progress} progress */
  #follow({ network, parameterCount }) {
    if (network === this.#network) return;
    this.#network = network;
    const before = this.#present;
    if (before && hasBegun(before)) this.#keep(before);
    // A network that was never trained leaves its number to the next.
    const id = before && !hasBegun(before) ? before.id : this.#nextId++;
    this.#present = newRun(id, this.#settings, parameterCount);
  }

  /** @param {Run} run */
  #keep(run) {
    this.#earlier.push(run);
    if (this.#earlier.length > MOST_RUNS) this.#earlier.shift();
  }
}

/** @param {Run} run */
const hasBegun = ({ losses, tests }) => losses.length + tests.length > 0;
