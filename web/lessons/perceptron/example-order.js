// In which order training goes through the examples.
import { lazily } from '../lazily.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */

/** A linear unit that says 2 for everything, where the targets are 0 and 1. */
const ALWAYS_TWO = new Float32Array([0, 0, 2]);

/**
 * The core draws the order from the seed and does not tell it. But another unit that learns with the same seed from the
 * same points sees them in the same order, and if it is linear and never right, each of its updates is a multiple of the
 * example, with that of the bias as the factor.
 */
export class ExampleOrder {
  #scout;
  /** @type {number[]} as far as it is known */
  #known = [];
  /** @type {Float32Array} */
  #points = new Float32Array();

  /** @param {LessonHost} host */
  constructor(host) {
    this.#scout = lazily(() => host.pointsSession(() => {}));
  }

  /**
   * @param {string} seed
   * @param {Partial<import('../../engine/points/types.js').Task>} task
   */
  async start(seed, task) {
    const scout = await this.#scout();
    const settings = {
      ...{ hidden: 'none', output: 'linear', loss: 'mean-squared-error', optimizer: 'sgd', lr: '0.5' },
      ...{ batch: '1', momentum: '0', seed },
    };
    const { data } = await scout.set({ settings, task });
    this.#points = data.training.inputs;
    this.#known = [];
  }

  /**
   * @param {number} step from 0
   * @returns {Promise<number>} the place of its example among the training points
   */
  async at(step) {
    const scout = await this.#scout();
    while (this.#known.length <= step) {
      await scout.setParameters(ALWAYS_TWO);
      await scout.step('minibatch');
      const { parameters } = await scout.news();
      const [first, second, factor] = parameters.map((value, i) => value - ALWAYS_TWO[i]);
      this.#known.push(this.#placeOf(first / factor, second / factor));
    }
    return this.#known[step];
  }

  /** @param {number} x @param {number} y of one of the points, but for rounding */
  #placeOf(x, y) {
    const distances = Array.from({ length: this.#points.length / 2 }, (_, i) =>
      Math.hypot(this.#points[2 * i] - x, this.#points[2 * i + 1] - y),
    );
    return distances.indexOf(Math.min(...distances));
  }
}
