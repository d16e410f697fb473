// The sigmoid and its kin: their slopes, and what becomes of a gradient that goes back through many of them.
import { Controls } from '../widgets/controls.js';
import { Exercise, Exercises } from '../widgets/exercise.js';
import { numeral } from '../widgets/numeral.js';
import { create } from '../../dom.js';
import { FunctionPanel } from './function-panel.js';
import { DeepPanel } from './deep-panel.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {typeof import('../words/en.js').default.sigmoid} Words */
/** @typedef {import('../widgets/exercise.js').Verdict} Verdict */

/** Numbers are asked for with two decimals. */
const SLOPE_TOLERANCE = 0.005;
const LEAST_SLOPE = 0.01;
const LEAST_DEPTH = 5;
const WANTED_ACCURACY = 0.95;
const STEPS_OF_TENTHS = 10;

class SigmoidLesson {
  #host;
  #controls;
  /** @type {Words | null} */
  #words = null;
  #function;
  #deep;
  #exercises;

  /** @param {LessonHost} host */
  constructor(host) {
    this.#host = host;
    this.#controls = new Controls(host);
    this.#function = new FunctionPanel(host, this.#controls);
    this.#deep = new DeepPanel(host, this.#controls);
    this.#exercises = this.#makeExercises();
    this.element = create(
      'div',
      {},
      create('div', { class: 'lab sigmoid-lab' }, this.#function.element, this.#deep.element),
      this.#exercises.element,
    );
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#controls.translate(words);
    this.#function.translate(words);
    this.#deep.translate(words);
    this.#exercises.translate(words);
  }

  open() {}

  close() {
    this.#deep.pause();
  }

  restyle() {
    this.#function.restyle();
  }

  #makeExercises() {
    const host = this.#host;
    const slope = this.#controls.number((words) => words.exercises.slope.answer);
    return new Exercises([
      new Exercise({ name: 'slope', host, control: slope.element, check: () => this.#checkSlope(slope.value) }),
      new Exercise({ name: 'saturated', host, check: () => this.#checkSaturated() }),
      new Exercise({ name: 'deep', host, check: () => this.#checkDeep() }),
    ]);
  }

  /** @param {number} value @param {number} [decimals] */
  #write(value, decimals = 4) {
    return numeral(value, this.#host.format, decimals);
  }

  /**
   * @param {number} guess
   * @returns {Promise<Verdict>}
   */
  async #checkSlope(guess) {
    if (!Number.isFinite(guess)) return { isRight: false, sentence: 'none' };
    const { inputs, slopes } = await this.#host.compute('activationCurve', 'sigmoid', -10, 10, 201);
    const largest = Math.max(...slopes);
    if (guess > largest + SLOPE_TOLERANCE) return { isRight: false, sentence: 'flatter' };
    if (guess >= largest - SLOPE_TOLERANCE) {
      const details = { slope: this.#write(largest, 2), power: this.#write(largest ** LEAST_DEPTH) };
      return { isRight: true, sentence: 'done', details };
    }
    const steeper = slopes.findIndex((slope) => slope > guess + SLOPE_TOLERANCE);
    const details = { sum: this.#write(inputs[steeper], 1), slope: this.#write(slopes[steeper]) };
    return { isRight: false, sentence: 'steeper', details };
  }

  /** @returns {Promise<Verdict>} */
  async #checkSaturated() {
    if (this.#function.name !== 'sigmoid') return { isRight: false, sentence: 'otherFunction' };
    const { sum, value, slope } = await this.#function.at();
    const details = { sum: this.#write(sum, 1), value: this.#write(value), slope: this.#write(slope) };
    if (slope >= LEAST_SLOPE) return { isRight: false, sentence: 'steep', details };
    const step = Math.sign(sum) / STEPS_OF_TENTHS;
    const nearer = await this.#function.at(sum - step);
    if (nearer.slope >= LEAST_SLOPE) return { isRight: true, sentence: 'done', details };
    return {
      isRight: false,
      sentence: 'far',
      details: { ...details, nearer: this.#write(nearer.sum, 1), slope: this.#write(nearer.slope) },
    };
  }

  /** @returns {Promise<Verdict>} */
  async #checkDeep() {
    const pair = await this.#deep.standing();
    const { depth, activations, measured } = pair;
    if (depth < LEAST_DEPTH) return { isRight: false, sentence: 'shallow', details: { depth } };
    const best = measured[1].accuracy > measured[0].accuracy ? 1 : 0;
    const nameOf = (/** @type {number} */ network) => this.#nameOf(activations[network]);
    const percents = measured.map(({ accuracy }) => this.#host.percent(accuracy));
    if (measured[best].accuracy < WANTED_ACCURACY) {
      const details = { sigmoid: percents[0], other: percents[1], name: nameOf(1), epochs: measured[0].epochs };
      return { isRight: false, sentence: 'low', details };
    }
    const [sigmoidNorm, norm] = [measured[0], measured[best]].map(({ norms }) => this.#write(norms[0]));
    const details = { accuracy: percents[best], name: nameOf(best), norm, sigmoidNorm };
    return { isRight: true, sentence: 'done', details, code: await pair.resultCode(best, 'sigmoid/deep') };
  }

  /** @param {string} name of a function */
  #nameOf(name) {
    return /** @type {Record<string, string>} */ (this.#words?.functions ?? {})[name];
  }
}

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'sigmoid',
  exercises: ['slope', 'saturated', 'deep'],
  make: (host) => new SigmoidLesson(host),
};
