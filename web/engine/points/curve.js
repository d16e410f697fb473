// The losses of a training over its epochs.

/** More than a chart has pixels for. */
const MOST = 1000;

export class LossCurve {
  /** @type {{epochs: number, training: number, test: number}[]} in the order of the epochs */
  #points = [];
  /** How far apart points are that are kept. */
  #distance = 0;

  /** @param {{epochs: number, training: number, test: number}} point further on than all others, or in the place of the last */
  add(point) {
    this.cutAfter(point.epochs);
    const last = this.#points.at(-1);
    const beforeLast = this.#points.at(-2);
    if (last && beforeLast && last.epochs - beforeLast.epochs < this.#distance) this.#points.pop();
    if (last?.epochs === point.epochs) this.#points.pop();
    this.#points.push(point);
    if (this.#points.length > MOST) this.#thin();
  }

  /**
   * What does not hold any more is forgotten.
   *
   * @param {number} epochs
   */
  cutAfter(epochs) {
    while (this.#points.length > 0 && /** @type {{epochs: number}} */ (this.#points.at(-1)).epochs > epochs) {
      this.#points.pop();
    }
  }

  clear() {
    this.#points = [];
    this.#distance = 0;
  }

  /** @returns {import('./types.js').Curve} */
  get plain() {
    const column = (/** @type {'epochs' | 'training' | 'test'} */ name) =>
      Float64Array.from(this.#points, (point) => point[name]);
    return { epochs: column('epochs'), training: column('training'), test: column('test') };
  }

  /** Keeps points at equal distances over the whole curve, so that no part of it looks rougher than another. */
  #thin() {
    const end = /** @type {{epochs: number}} */ (this.#points.at(-1)).epochs;
    this.#distance = (2 * end) / MOST;
    let kept = -Infinity;
    this.#points = this.#points.filter(({ epochs }, i) => {
      const isKept = epochs - kept >= this.#distance || i === this.#points.length - 1;
      if (isKept) kept = epochs;
      return isKept;
    });
  }
}
