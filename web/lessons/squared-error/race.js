// One and the same network, trained on the digits with the squared error and with cross-entropy, in step.
import { Turns } from '../../engine/scheduling.js';
import { lazily } from '../../lazily.js';

/** @typedef {import('../lesson.js').RemoteSession} RemoteSession */

/**
 * @typedef {object} Runner how one of both networks stands
 * @property {number} accuracy on the test digits
 * @property {Float64Array} deltas as the question `outputDeltas` has them
 */

/** The digit that a saturated start takes everything for. */
export const SATURATED_DIGIT = 0;
const SETTINGS = {
  ...{ hidden: '30', activation: 'sigmoid', output: 'automatic', init: 'automatic' },
  ...{ optimizer: 'sgd', schedule: 'constant', batch: '32', augment: 'off', 'pen-digits': '0', seed: '1' },
};

export class Race {
  /** That of the squared error, that of cross-entropy. */
  #sessions;
  #turns = new Turns();
  /** Of what was asked for: a training goes on while it is the last. */
  #last = 0;
  isSaturated = false;
  /** Learning rate of both. */
  rate = 0;
  /** Of both. */
  epochs = 0;
  /** After each epoch, and before the first: both accuracies. @type {number[][]} */
  course = [];
  /** @type {Runner[]} in the order of the sessions */
  runners = [];

  /** @param {import('../lesson.js').LessonHost} host */
  constructor(host) {
    this.#sessions = [0, 1].map(() => lazily(() => host.digitsSession(() => {})));
  }

  /**
   * Begins anew.
   *
   * @param {{crossEntropy: string, rate: number, isSaturated: boolean}} options `crossEntropy`: the second loss
   * @throws {import('../../engine/errors.js').InklingError} when the rate is refused
   */
  begin({ crossEntropy, rate, isSaturated }) {
    this.#last++;
    return this.#turns.take(async () => {
      const losses = ['mean-squared-error', crossEntropy];
      for (const [i, session] of (await this.#both()).entries()) {
        await session.set({ ...SETTINGS, loss: losses[i], lr: String(rate) });
        await session.reset();
        if (isSaturated) await session.ask('saturate', SATURATED_DIGIT);
      }
      this.isSaturated = isSaturated;
      this.rate = rate;
      this.epochs = 0;
      this.course = [];
      await this.#look((session) => session.ask('judgement'));
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
        await this.#look(async (session) => ({ accuracy: (await session.train({ epochs: 1 })).testAccuracy }));
        this.epochs++;
        onEpoch();
      }
    });
  }

  /**
   * @param {string} exercise
   * @returns {Promise<string>} of the network with the squared error, as it stands
   */
  resultCode(exercise) {
    return this.#turns.take(async () => {
      const [squared] = await this.#both();
      return squared.ask('resultCode', exercise, this.isSaturated ? SATURATED_DIGIT : null);
    });
  }

  /** Ends a training that is going on after the epoch that has begun, and waits for that. */
  pause() {
    this.#last++;
    return this.#turns.take(() => {});
  }

  /** @param {(session: RemoteSession) => Promise<{accuracy: number}>} judge */
  async #look(judge) {
    this.runners = await Promise.all(
      (await this.#both()).map(async (session) => {
        const { accuracy } = await judge(session);
        return { accuracy, deltas: await session.ask('outputDeltas') };
      }),
    );
    this.course.push(this.runners.map(({ accuracy }) => accuracy));
  }

  async #both() {
    return Promise.all(this.#sessions.map((session) => session()));
  }
}
