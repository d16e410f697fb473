// A perceptron that learns, example by example, with what each of them came to.
import { lazily } from '../../lazily.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {import('../widgets/small-plane.js').Weights} Weights */

/**
 * @typedef {object} Presentation of an example to the perceptron
 * @property {number} example its place among the points
 * @property {[x: number, y: number]} inputs
 * @property {number} target
 * @property {number} sum
 * @property {number} output
 * @property {Weights} before w₁, w₂ and b
 * @property {Weights} after
 * @property {boolean} isMistake the output was wrong, and the weights were updated
 */

export class PerceptronRun {
  #session;
  /** @type {{x: number, y: number, label: number}[]} */
  points = [];
  /** @type {Presentation[]} since the weights were zero */
  presentations = [];
  /** @type {Weights} */
  weights = [0, 0, 0];

  /** @param {LessonHost} host */
  constructor(host) {
    this.#session = lazily(() => host.pointsSession(() => {}));
  }

  /**
   * Begins with weights and a bias of zero.
   *
   * @param {Partial<import('../../engine/points/types.js').Task>} task points that are all to train on
   * @param {{seed?: number, rate?: number}} [options] `seed` names the order of the examples
   */
  async start(task, { seed = 1, rate = 1 } = {}) {
    const session = await this.#session();
    const settings = {
      ...{ hidden: 'none', output: 'step', loss: 'mean-squared-error', optimizer: 'perceptron', init: 'zeros' },
      ...{ lr: String(rate), batch: '1', seed: String(seed) },
    };
    const { data } = await session.set({ settings, task });
    const { inputs, labels } = data.training;
    this.points = Array.from(labels, (label, i) => ({ x: inputs[2 * i], y: inputs[2 * i + 1], label }));
    this.presentations = [];
    this.weights = await this.#weightsNow();
  }

  /** @returns {Promise<Presentation>} of the next example */
  async step() {
    const session = await this.#session();
    const [example] = await session.nextExamples();
    const { x, y, label: target } = this.points[example];
    const { unit } = await session.inspect([x, y], 0, 0);
    const before = this.weights;
    await session.step('minibatch');
    this.weights = await this.#weightsNow();
    const isMistake = unit.output !== target;
    /** @type {Presentation} */
    const presentation = {
      ...{ example, inputs: [x, y], target, sum: unit.sum, output: unit.output },
      ...{ before, after: this.weights, isMistake },
    };
    this.presentations.push(presentation);
    return presentation;
  }

  /**
   * Goes on until an epoch is without a mistake, or for so many epochs in all.
   *
   * @param {number} mostEpochs
   * @returns {Promise<boolean>} whether it has learnt them
   */
  async learn(mostEpochs) {
    while (!this.isLearnt && this.presentations.length < mostEpochs * this.points.length) await this.step();
    return this.isLearnt;
  }

  /**
   * What a perceptron with other weights says to each of the points. The run is over then: it begins anew by `start`.
   *
   * @param {Weights} weights
   * @returns {Promise<number[]>}
   */
  async outputsWith(weights) {
    const session = await this.#session();
    await session.setParameters(Float32Array.from(weights));
    return Array.from(await session.predict(this.points.map(({ x, y }) => [x, y])));
  }

  /** @returns {number} how often the weights were updated */
  get updates() {
    return this.presentations.filter(({ isMistake }) => isMistake).length;
  }

  /** @returns {number} that are complete */
  get epochs() {
    return this.points.length === 0 ? 0 : Math.floor(this.presentations.length / this.points.length);
  }

  /** Whether the last complete epoch was without a mistake. */
  get isLearnt() {
    const size = this.points.length;
    const last = this.presentations.slice((this.epochs - 1) * size, this.epochs * size);
    return this.epochs > 0 && last.every(({ isMistake }) => !isMistake);
  }

  /** @param {string} exercise */
  async resultCode(exercise) {
    return (await this.#session()).resultCode(exercise);
  }

  async #weightsNow() {
    const { parameters } = await (await this.#session()).news();
    return /** @type {Weights} */ (Array.from(parameters));
  }
}
