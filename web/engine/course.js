// How far the training of one network has come, and what is known of it besides its parameters.
import { Stopwatch } from './scheduling.js';
import { Tally } from './tally.js';

/** @typedef {import('./types.js').PlainCourse} PlainCourse */

/**
 * @typedef {object} LastTest
 * @property {import('./types.js').TestPoint} point
 * @property {number} steps of training when it was made; -1 before the first
 * @property {number} at milliseconds of this thread's clock, as is `cost`
 * @property {number} cost
 */

/** @type {LastTest} */
const NO_TEST = {
  point: { epochs: 0, loss: NaN, accuracy: NaN, gradientNorm: NaN, seconds: 0 },
  steps: -1,
  at: 0,
  cost: 0,
};

export class Course {
  /** The number of epochs at which training stops. */
  goal = 0;
  /** Where it was when that goal was set. */
  goalFrom = 0;
  goalIsOfSettings = false;
  clock;
  epoch;
  lastEpoch;
  /** @type {LastTest} */
  lastTest;

  /** @param {PlainCourse} [plain] to go on with, as `plain` gave it */
  constructor(plain) {
    this.goal = plain?.goal ?? 0;
    this.goalFrom = plain?.goalFrom ?? 0;
    this.goalIsOfSettings = plain?.goalIsOfSettings ?? false;
    this.clock = new Stopwatch(plain?.seconds);
    this.epoch = new Tally(plain?.epoch);
    this.lastEpoch = new Tally(plain?.lastEpoch);
    this.lastTest = { ...NO_TEST, ...plain?.lastTest };
  }

  /** @returns {PlainCourse} */
  get plain() {
    const { goal, goalFrom, goalIsOfSettings, clock, epoch, lastEpoch, lastTest } = this;
    const { point, steps } = lastTest;
    return {
      ...{ goal, goalFrom, goalIsOfSettings },
      seconds: clock.seconds,
      epoch: epoch.sums,
      lastEpoch: lastEpoch.sums,
      lastTest: { point, steps },
    };
  }
}
