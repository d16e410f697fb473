// Networks that are trained one after the other, on points or on digits, and what each has come to.
import { lazily } from '../../lazily.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {import('../../engine/points/types.js').PointsNews} PointsNews */

/**
 * @typedef {object} Result
 * @property {number} parameters weights and biases
 * @property {number} testAccuracy
 * @property {number} seconds
 * @property {number} epochs fewer than were asked for when it was paused
 */

/**
 * @typedef {object} Learner
 * @property {number} inputs of the networks
 * @property {number} outputs
 * @property {number} budget of weights and biases
 * @property {number} epochs
 * @property {(hidden: number[], activation: string, seed: number) => Promise<Result>} train
 * @property {() => Promise<void>} pause
 */

/** Too intricate for few units, and without noise: what is not learnt is the network's fault. */
export const SPIRAL = { dataset: 'spiral', points: 500, noise: 0, share: 0.5, features: ['x', 'y'] };

export const SPIRAL_SETTINGS = {
  loss: 'binary-cross-entropy',
  optimizer: 'adam',
  lr: '0.01',
  schedule: 'constant',
  batch: '25',
};

const DIGITS_SETTINGS = {
  loss: 'softmax-cross-entropy',
  optimizer: 'adam',
  lr: '0.001',
  schedule: 'constant',
  batch: '64',
  augment: 'off',
  'pen-digits': '0',
};

/** Paused before it began. @type {Result} */
const NOTHING = { parameters: 0, testAccuracy: 0, seconds: 0, epochs: 0 };

/** @implements {Learner} */
export class SpiralLearner {
  inputs = 2;
  outputs = 1;
  budget = 300;
  epochs = 300;
  /** @type {import('../../engine/points/types.js').PointsData | null} what is learnt, from the first training on */
  data = null;
  #session;
  #isPaused = false;

  /**
   * @param {LessonHost} host
   * @param {(news: PointsNews) => void} onNews
   */
  constructor(host, onNews) {
    this.#session = lazily(() => host.pointsSession(onNews));
  }

  /**
   * @param {number[]} hidden
   * @param {string} activation
   * @param {number} seed
   * @returns {Promise<Result>}
   */
  async train(hidden, activation, seed) {
    this.#isPaused = false;
    const session = await this.#session();
    const settings = { ...SPIRAL_SETTINGS, hidden: hidden.join(), activation, seed: String(seed) };
    this.data = (await session.set({ settings, task: SPIRAL })).data;
    if (this.#isPaused) return NOTHING;
    const { testAccuracy, seconds, epochs } = await session.train({ epochs: this.epochs });
    const { parameters } = await session.news();
    return { parameters: parameters.length, testAccuracy, seconds, epochs };
  }

  async pause() {
    this.#isPaused = true;
    await (await this.#session()).pause();
  }
}

/** @implements {Learner} */
export class DigitsLearner {
  inputs = 784;
  outputs = 10;
  budget = 25_450;
  epochs = 5;
  #session;
  #isPaused = false;

  /** @param {LessonHost} host */
  constructor(host) {
    this.#session = lazily(() => host.digitsSession(() => {}));
  }

  /**
   * @param {number[]} hidden
   * @param {string} activation
   * @param {number} seed
   * @returns {Promise<Result>}
   */
  async train(hidden, activation, seed) {
    this.#isPaused = false;
    const session = await this.#session();
    const { progress } = await session.set({
      ...DIGITS_SETTINGS,
      hidden: hidden.join(),
      activation,
      seed: String(seed),
    });
    // The same settings twice would go on with the same network.
    if (progress.steps > 0) await session.reset();
    if (this.#isPaused) return NOTHING;
    const { testAccuracy, seconds, epochs } = await session.train({ epochs: this.epochs });
    return { parameters: progress.parameterCount, testAccuracy, seconds, epochs };
  }

  async pause() {
    this.#isPaused = true;
    await (await this.#session()).pause();
  }
}
