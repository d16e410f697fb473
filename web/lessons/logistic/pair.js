// A sigmoid unit and a softmax layer of two that learn the same points in step with each other.
import { Turns } from '../../engine/scheduling.js';
import { lazily } from '../../lazily.js';

/** @typedef {import('../../engine/points/types.js').PointsNews} PointsNews */
/** @typedef {import('../../engine/points/types.js').PointsState} PointsState */

/**
 * Where both begin, so that they compute the same: with zeros, or with first weights w of the sigmoid unit that the
 * softmax layer has as -w/2 and w/2, or as 0 and w.
 *
 * @typedef {'zeros' | 'halves' | 'second'} Start
 */

/** Two clouds that overlap: classes that a line told apart entirely would let the weights grow for ever. */
const TASK = { dataset: 'gauss', points: 400, noise: 0.3, share: 0.5, features: ['x', 'y'] };
const SETTINGS = { hidden: 'none', optimizer: 'sgd', schedule: 'constant', batch: '10' };

export class Pair {
  /** That of the sigmoid unit, that of the softmax layer. */
  #sessions;
  /** @type {(PointsNews | null)[]} in the same order */
  #news = [null, null];
  #turns = new Turns();
  /** Of what was asked for: a training goes on while it is the last. */
  #last = 0;
  /** @type {Start} */
  start = 'zeros';

  /** @param {import('../lesson.js').LessonHost} host */
  constructor(host) {
    this.#sessions = [0, 1].map((i) => lazily(() => host.pointsSession((news) => void (this.#news[i] = news))));
  }

  /**
   * Begins anew.
   *
   * @param {Start} start
   * @param {number[]} rates learning rates of the sigmoid unit and of the softmax layer
   * @throws {import('../../engine/errors.js').InklingError} when a rate is refused
   */
  begin(start, rates) {
    this.#last++;
    return this.#turns.take(async () => {
      const [sigmoid, softmax] = await this.#both();
      const settings = { ...SETTINGS, init: start === 'zeros' ? 'zeros' : 'glorot' };
      await softmax.set({ settings: { ...settings, loss: 'softmax-cross-entropy', lr: String(rates[1]) }, task: TASK });
      await sigmoid.set({ settings: { ...settings, loss: 'binary-cross-entropy', lr: String(rates[0]) }, task: TASK });
      this.start = start;
      this.#news[0] = await sigmoid.news();
      if (start !== 'zeros') await softmax.setParameters(matching(start, this.#news[0].parameters));
      this.#news[1] = await softmax.news();
    });
  }

  /**
   * Trains both until so many more epochs are complete or something else is asked for.
   *
   * @param {number} epochs
   * @param {() => Promise<void>} onEpoch
   */
  train(epochs, onEpoch) {
    const number = ++this.#last;
    return this.#turns.take(async () => {
      for (let i = 0; i < epochs && number === this.#last; i++) {
        await this.#stepBoth('epoch');
        await onEpoch();
      }
    });
  }

  /** Ends a training that is going on after the epoch that has begun, and waits for that. */
  pause() {
    this.#last++;
    return this.#turns.take(() => {});
  }

  /**
   * Takes one step with both; a training that is going on ends before it.
   *
   * @param {import('../../engine/points/types.js').StepSize} size
   */
  step(size) {
    this.#last++;
    return this.#turns.take(() => this.#stepBoth(size));
  }

  /** @returns {Promise<PointsState[]>} that of the sigmoid unit, that of the softmax layer */
  async states() {
    return Promise.all((await this.#both()).map((session) => session.state()));
  }

  /** @returns {(PointsNews | null)[]} in the same order */
  get news() {
    return this.#news;
  }

  /**
   * @param {[x: number, y: number][]} points
   * @returns {Promise<[sigmoid: number, softmax: number][]>} the probability of class 1 at each, by the one and the other
   */
  async probabilities(points) {
    const [sigmoid, softmax] = await Promise.all((await this.#both()).map((session) => session.predict(points)));
    return points.map((_, i) => [sigmoid[i], softmax[2 * i + 1]]);
  }

  /** @returns {Promise<number>} the largest difference of the two probabilities over all test points */
  async largestDifference() {
    const [{ data }] = await this.states();
    const pairs = await this.probabilities(placesOf(data.test.inputs));
    return Math.max(...pairs.map(([sigmoid, softmax]) => Math.abs(sigmoid - softmax)));
  }

  /**
   * Adds a number to both biases of the softmax layer, and takes it away again; a training that is going on ends before
   * it.
   *
   * @param {number} shift
   * @returns {Promise<number>} by how much, meanwhile, a probability of class 1 had changed at the most
   */
  changeByShift(shift) {
    this.#last++;
    return this.#turns.take(async () => {
      const [{ data }, { data: own }] = await this.states();
      const [, softmax] = await this.#both();
      const points = placesOf(data.test.inputs);
      const { parameters } = await softmax.news();
      const before = await softmax.predict(points);
      const biases = parameters.length - own.outputs;
      await softmax.setParameters(parameters.map((value, i) => (i < biases ? value : value + shift)));
      const after = await softmax.predict(points);
      await softmax.setParameters(parameters);
      return Math.max(...before.map((value, i) => Math.abs(value - after[i])));
    });
  }

  /**
   * @param {string} exercise
   * @returns {Promise<string | null>} of the sigmoid unit's run; null when it began with weights that were put in: then
   *   it cannot be repeated from its settings
   */
  async resultCode(exercise) {
    const [sigmoid] = await this.#both();
    return this.start === 'zeros' ? sigmoid.resultCode(exercise) : null;
  }

  /** @param {import('../../engine/points/types.js').StepSize} size */
  async #stepBoth(size) {
    await Promise.all((await this.#both()).map((session) => session.step(size)));
  }

  async #both() {
    return Promise.all(this.#sessions.map((session) => session()));
  }
}

/**
 * Weights of a softmax layer of two that computes what a sigmoid unit does.
 *
 * @param {'halves' | 'second'} start
 * @param {Float32Array} parameters of the sigmoid unit: w₁, w₂, b
 * @returns {Float32Array} of the softmax layer: W₁₀, W₁₁, W₂₀, W₂₁, b₀, b₁
 */
export const matching = (start, parameters) =>
  Float32Array.from([...parameters].flatMap((w) => (start === 'halves' ? [-w / 2, w / 2] : [0, w])));

/**
 * @param {Float32Array} parameters of the softmax layer
 * @returns {number[]} what class 1 has more than class 0: of x₁, of x₂, and the bias
 */
export const differences = (parameters) => [0, 2, 4].map((i) => parameters[i + 1] - parameters[i]);

/**
 * @param {Float32Array} inputs [count × 2]
 * @returns {[x: number, y: number][]}
 */
export const placesOf = (inputs) =>
  Array.from({ length: inputs.length / 2 }, (_, i) => [inputs[2 * i], inputs[2 * i + 1]]);
