// Two deep networks that differ in the function of their hidden units alone, and train in step with each other.
import { Turns } from '../../engine/scheduling.js';
import { lazily } from '../../lazily.js';

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
  #turns = new Turns();
  /** Of what was asked for: a training goes on while it is the last. */
  #last = 0;
  /** Hidden layers of both. */
  depth = 0;
  /** Their functions in the one and in the other. @type {string[]} */
  activations = [];
  /** Both as they are now. @type {Measured[]} */
  measured = [];

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
  begin(depth, activations) {
    this.#last++;
    return this.#turns.take(async () => {
      const hidden = Array(depth).fill(UNITS).join(',');
      for (const [i, session] of (await this.#both()).entries()) {
        await session.set({ settings: { ...SETTINGS, hidden, activation: activations[i] }, task: TASK });
        this.#news[i] = await session.news();
      }
      this.depth = depth;
      this.activations = activations;
      await this.#measure();
    });
  }

  /**
   * Trains both until so many more epochs are complete or something else is asked for.
   *
   * @param {number} epochs
   * @param {() => void} onEpoch
   */
  train(epochs, onEpoch) {
    const number = ++this.#last;
    return this.#turns.take(async () => {
      for (let i = 0; i < epochs && number === this.#last; i++) {
        await Promise.all((await this.#both()).map((session) => session.step('epoch')));
        await this.#measure();
        onEpoch();
      }
    });
  }

  /** Ends a training that is going on after the epoch that has begun, and waits for that. */
  pause() {
    this.#last++;
    return this.#turns.take(() => {});
  }

  /**
   * @param {number} network 0 or 1
   * @param {string} exercise
   */
  async resultCode(network, exercise) {
    const session = (await this.#both())[network];
    return session.resultCode(exercise);
  }

  async #measure() {
    const sessions = await this.#both();
    this.measured = await Promise.all(
      sessions.map(async (session, i) => {
        const { layers } = await session.gradients();
        const { epochs, test } = /** @type {PointsNews} */ (this.#news[i]);
        return { epochs, accuracy: test.accuracy, norms: layers.map(({ norm }) => norm) };
      }),
    );
  }

  async #both() {
    return Promise.all(this.#sessions.map((session) => session()));
  }
}
