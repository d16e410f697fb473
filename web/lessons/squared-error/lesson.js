// The squared error on sigmoid outputs: one output's loss and gradient, and a race against cross-entropy.
import { create } from '../../dom.js';
import { Controls } from '../widgets/controls.js';
import { Exercise, Exercises } from '../widgets/exercise.js';
import { numeral } from '../widgets/numeral.js';
import { LossPanel } from './loss-panel.js';
import { SATURATED_DIGIT } from './race.js';
import { RacePanels } from './race-panels.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {typeof import('../words/en.js').default['squared-error']} Words */
/** @typedef {import('../widgets/exercise.js').Verdict} Verdict */

/** The slider's step is a tenth. */
const LOGIT_TOLERANCE = 0.11;
const RATIO_TOLERANCE = 0.1;
const WANTED_ACCURACY = 0.8;
const MOST_EPOCHS = 30;

class SquaredErrorLesson {
  #host;
  #controls;
  #loss;
  #race;
  #exercises;

  /** @param {LessonHost} host */
  constructor(host) {
    this.#host = host;
    this.#controls = new Controls(host);
    this.#loss = new LossPanel(host, this.#controls);
    this.#race = new RacePanels(host, this.#controls);
    this.#exercises = this.#makeExercises();
    this.element = create(
      'div',
      {},
      create('div', { class: 'lab squared-error-lab' }, this.#loss.element, ...this.#race.elements),
      this.#exercises.element,
    );
  }

  /** @param {Words} words */
  translate(words) {
    this.#controls.translate(words);
    this.#loss.translate(words);
    this.#race.translate(words);
    this.#exercises.translate(words);
  }

  open() {
    this.#race.open();
  }

  close() {
    this.#race.pause();
  }

  restyle() {
    this.#loss.restyle();
    this.#race.restyle();
  }

  #makeExercises() {
    const host = this.#host;
    const ratio = this.#controls.number((words) => words.exercises.ratio.answer);
    return new Exercises([
      new Exercise({ name: 'steepest', host, check: () => this.#checkSteepest() }),
      new Exercise({ name: 'ratio', host, control: ratio.element, check: () => this.#checkRatio(ratio.value) }),
      new Exercise({ name: 'recover', host, check: () => this.#checkRecovery() }),
    ]);
  }

  /** @param {number} value @param {number} [decimals] */
  #write(value, decimals = 3) {
    return numeral(value, this.#host.format, decimals);
  }

  /** @returns {Promise<Verdict>} */
  async #checkSteepest() {
    const { curve, at, target } = await this.#loss.squaredError();
    if (target !== 0) return { isRight: false, sentence: 'otherTarget' };
    const steepest = curve.gradients.indexOf(Math.max(...curve.gradients));
    const details = {
      logit: this.#write(curve.logits[at], 1),
      output: this.#write(curve.outputs[at]),
      gradient: this.#write(curve.gradients[at], 4),
    };
    const distance = curve.logits[steepest] - curve.logits[at];
    if (Math.abs(distance) <= LOGIT_TOLERANCE) return { isRight: true, sentence: 'done', details };
    return { isRight: false, sentence: distance > 0 ? 'right' : 'left', details };
  }

  /**
   * @param {number} guess
   * @returns {Promise<Verdict>}
   */
  async #checkRatio(guess) {
    if (!(guess > 0)) return { isRight: false, sentence: 'none' };
    const { isSaturated, epochs, runners } = await this.#race.standing();
    if (!isSaturated || epochs > 0) return { isRight: false, sentence: 'notThere' };
    const [squared, crossEntropy] = runners.map(({ deltas }) => deltas[SATURATED_DIGIT]);
    const ratio = crossEntropy / squared;
    const details = {
      squared: this.#write(squared),
      crossEntropy: this.#write(crossEntropy),
      ratio: this.#write(ratio, 0),
    };
    if (Math.abs(guess / ratio - 1) <= RATIO_TOLERANCE) return { isRight: true, sentence: 'done', details };
    return { isRight: false, sentence: guess < ratio ? 'smaller' : 'larger', details };
  }

  /** @returns {Promise<Verdict>} */
  async #checkRecovery() {
    const race = await this.#race.standing();
    const { isSaturated, epochs, course, rate } = race;
    if (!isSaturated) return { isRight: false, sentence: 'fresh' };
    if (epochs === 0) return { isRight: false, sentence: 'untrained' };
    const reached = course.findIndex(([squared]) => squared >= WANTED_ACCURACY);
    if (reached !== -1 && reached <= MOST_EPOCHS) {
      const code = await race.resultCode('squared-error/recover');
      return { isRight: true, sentence: 'done', details: { rate, epochs: reached }, code };
    }
    if (epochs >= MOST_EPOCHS) return { isRight: false, sentence: 'late', details: { epochs: MOST_EPOCHS } };
    const details = { epochs, accuracy: this.#host.percent(course[epochs][0]) };
    return { isRight: false, sentence: 'low', details };
  }
}

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'squared-error',
  exercises: ['steepest', 'ratio', 'recover'],
  make: (host) => new SquaredErrorLesson(host),
};
