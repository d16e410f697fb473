// Two deep networks that differ in the function of their hidden units alone, and train in step with each other.
import { lazily } from '../lazily.js';

/** @typedef {import('../../engine/points/types.js').PointsNews} PointsNews */

/**
 * @typedef {object} Measured of one network
 * @property {number} epochs
 * @property {number} accuracy on the test points
 * @property {number[]} norms of the gradient of the mean training loss by the weights W of each layer, the output last
 */

const UNITS = 8;
const TASK = { dataset: 'circle', points: 400, noise: 0, share: 0.5, features: ['x', 'y'] };
const SETTINGS = { loss: 'binary-cross-entropy', optimizer: 'sgd', lr: '0.1', batch: '10', seed: '1' };

export class DeepPair {
  /** That of the sigmoid, that of the other function. */
  #sessions;
  /** @type {(PointsNews | null)[]} in the same order */
  #news = [null, null];
  #isStopping = false;
  /** @type {Promise<void> | null} */
  #run = null;
  /** Hidden layers of both. */
  depth = 0;

  /** @param {import('../lesson.js').LessonHost} host */
  constructor(host) {
    this.#sessions = [0, 1].map((i) => lazily(() => host.pointsSession((news) => void (this.#news[i] = news))));
  }

  /**
   * Begins anew.
   *
   * @param {number} depth hidden layers
   * @param {string[]} activations of the one network and of the other
   */
  async begin(depth, activations) {
    await this.pause();
    const hidden = Array(depth).fill(UNITS).join(',');
    const sessions = await this.#both();
    for (const [i, session] of sessions.entries()) {
      await session.set({ settings: { ...SETTINGS, hidden, activation: activations[i] }, task: TASK });
      this.#news[i] = await session.news();
    }
    this.depth = depth;
  }

  /**
   * Trains both until so many more epochs are complete or it is paused.
   *
   * @param {number} epochs
   * @param {() => Promise<void>} onEpoch
   */
  async train(epochs, onEpoch) {
    await this.pause();
    this.#isStopping = false;
    this.#run = (async () => {
      for (let i = 0; i < epochs && !this.#isStopping; i++) {
        await Promise.all((await this.#both()).map((session) => session.step('epoch')));
        await onEpoch();
      }
    })();
    try {
      await this.#run;
    } finally {
      this.#run = null;
    }
  }

  /** Ends a training that is going on after the epoch that has begun, and waits for that. */
  async pause() {
    this.#isStopping = true;
    await this.#run?.catch(() => {}); // whoever called `train` is told
  }

  /** @returns {Promise<Measured[]>} */
  async measure() {
    const sessions = await this.#both();
    return Promise.all(
      sessions.map(async (session, i) => {
        const { layers } = await session.gradients();
        const { epochs, test } = /** @type {PointsNews} */ (this.#news[i]);
        return { epochs, accuracy: test.accuracy, norms: layers.map(({ norm }) => norm) };
      }),
    );
  }

  /**
   * @param {number} network 0 or 1
   * @param {string} exercise
   */
  async resultCode(network, exercise) {
    const session = (await this.#both())[network];
    return session.resultCode(exercise);
  }

  async #both() {
    return Promise.all(this.#sessions.map((session) => session()));
  }
}
