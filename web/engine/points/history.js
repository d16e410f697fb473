// Where a training has been: the way back, to any of its updates.

/** Snapshots of a network as large as a playground's take 30 KB at the most. */
const MOST = 400;

/**
 * @typedef {object} Moment
 * @property {number} steps updates since the beginning
 * @property {number} epochs with the share of the present one
 * @property {import('#wasm').Owned} state the core's: parameters, optimizer's state and settings
 * @property {boolean} isChange what comes after it does not follow from what came before: something was changed by hand
 */

/**
 * Training is deterministic: what lies between two moments comes out again by training on from the first of them. So
 * only some are kept, and those at which something was changed.
 */
export class History {
  /** @type {Moment[]} in their order; one at most of each number of steps */
  #moments = [];

  /** @param {Moment} moment the present */
  add(moment) {
    const isReplaced = (/** @type {Moment} */ { steps }) => steps >= moment.steps;
    const replacesChange = this.#moments.some(
      (each) => isReplaced(each) && each.isChange && each.steps === moment.steps,
    );
    this.#keepIf((each) => !isReplaced(each));
    this.#moments.push({ ...moment, isChange: moment.isChange || replacesChange });
    if (this.#moments.length <= MOST) return;
    const last = this.#moments.length - 1;
    this.#keepIf(({ isChange }, i) => isChange || i === 0 || i === last || i % 2 === 0);
    // So many changes that their beginnings must go.
    if (this.#moments.length > MOST) this.#keepIf((_, i) => i >= this.#moments.length - MOST / 2);
  }

  /**
   * The moment from which to train on to reach a place.
   *
   * @param {'steps' | 'epochs'} by
   * @param {number} place
   * @returns {Moment | undefined} the last one that is not beyond it, or the first of all
   */
  before(by, place) {
    return this.#moments.findLast((moment) => moment[by] <= place) ?? this.#moments[0];
  }

  get first() {
    return this.#moments[0];
  }

  get last() {
    return this.#moments.at(-1);
  }

  /** @param {number} steps of the present: later moments do not hold any more */
  cutAfter(steps) {
    this.#keepIf((moment) => moment.steps <= steps);
  }

  clear() {
    this.#keepIf(() => false);
  }

  /** @param {(moment: Moment, i: number) => boolean} isKept of the others the memory comes back */
  #keepIf(isKept) {
    const kept = this.#moments.filter(isKept);
    for (const moment of this.#moments) if (!kept.includes(moment)) moment.state.delete();
    this.#moments = kept;
  }
}
