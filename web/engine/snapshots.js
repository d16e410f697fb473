// Where a training was at its beginning and after each epoch: the way back.

const MOST = 50;
/** Weights and biases of all snapshots together. Each takes three numbers: itself and two moments; 30 MB in all. */
const MOST_PARAMETERS = 2_500_000;

/**
 * @typedef {object} Snapshot
 * @property {number} epochs where on the axis of epochs
 * @property {import('#wasm').Owned} state the core's: the parameters, the optimizer's state and the settings
 * @property {number} parameterCount
 * @property {number} seconds of training until then
 * @property {import('./tally.js').Tally} epoch what is done of the epoch
 * @property {import('./tally.js').Tally} lastEpoch the epoch before
 * @property {object} lastTest as the session keeps it
 */

/** @template {Snapshot} Kept */
export class Snapshots {
  /** @type {Kept[]} in the order of their places */
  #all = [];
  /** @type {Kept | null} that training has been taken back to */
  #shown = null;

  /** @returns {number[]} where on the axis of epochs there are some */
  get places() {
    return this.#all.map(({ epochs }) => epochs);
  }

  /** @returns {number | null} the place that training has been taken back to, null when it is as far as it ever was */
  get shownPlace() {
    return this.#shown && this.#shown.epochs;
  }

  /**
   * Whether there is room for snapshots of a network.
   *
   * @param {number} parameterCount
   */
  static takes(parameterCount) {
    return 4 * parameterCount <= MOST_PARAMETERS; // or there would be too few to be of use
  }

  /** @param {Kept} snapshot of the present, further on than all others or in the place of the last */
  add(snapshot) {
    this.#keepIf((each) => each.epochs !== snapshot.epochs);
    this.#all.push(snapshot);
    const { length } = this.#all;
    if (length > MOST || length * snapshot.parameterCount > MOST_PARAMETERS) {
      // The beginning and the present stay.
      this.#keepIf((_, i) => i % 2 === 0 || i === length - 1);
    }
  }

  /**
   * @param {number} epochs
   * @returns {Kept | null} the nearest, which training is to be taken back to; null when there are none
   */
  goTo(epochs) {
    const distance = (/** @type {Kept} */ snapshot) => Math.abs(snapshot.epochs - epochs);
    const [first = null, ...others] = this.#all;
    this.#shown = first && others.reduce((best, each) => (distance(each) < distance(best) ? each : best), first);
    return this.#shown;
  }

  /**
   * Training goes on from where it is: what came later is forgotten.
   *
   * @returns {number | null} the place from which it goes on, null when it had not been taken back
   */
  goOn() {
    const shown = this.#shown;
    if (!shown) return null;
    this.#keepIf(({ epochs }) => epochs <= shown.epochs);
    this.#shown = null;
    return shown.epochs;
  }

  clear() {
    this.#keepIf(() => false);
    this.#shown = null;
  }

  /** @param {(snapshot: Kept, i: number) => boolean} isKept of the others the memory comes back */
  #keepIf(isKept) {
    const before = this.#all;
    this.#all = before.filter(isKept);
    for (const snapshot of before) if (!this.#all.includes(snapshot)) snapshot.state.delete();
  }
}
