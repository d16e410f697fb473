// What was measured of the units of a network as it was trained.

/** @typedef {{digits: number, epochs: number, layers: import('#wasm').LayerActivity[]}} Activity */

// More than there are pixels for.
const MOST_MEASUREMENTS = 240;

export class ActivityHistory {
  /** @type {Activity[]} in the order of their epochs, all of networks of one shape */
  measurements = [];

  get newest() {
    return this.measurements.at(-1);
  }

  /** Another network: what was measured is of the one before. */
  clear() {
    this.measurements = [];
  }

  /**
   * An answer may be of a network that has been replaced since it was asked for, and training may have been taken back: what
   * does not go before it goes.
   *
   * @param {Activity} activity
   */
  add(activity) {
    const isBefore = (/** @type {Activity} */ earlier) =>
      earlier.epochs < activity.epochs && shapeOf(earlier) === shapeOf(activity);
    const earlier = this.measurements.filter(isBefore);
    this.measurements = [...earlier, activity];
    // Every other one goes, but the newest stays.
    if (this.measurements.length > MOST_MEASUREMENTS)
      this.measurements = this.measurements.filter((_, i, all) => (all.length - i) % 2);
  }
}

/** @param {Activity} activity */
const shapeOf = ({ layers }) => layers.map(({ units }) => units).join();
