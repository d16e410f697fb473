// The perceptron of F. Rosenblatt (1957): the step unit and its rule, one example at a time.
import { create } from '../../dom.js';
import { Turns } from '../../engine/scheduling.js';
import { Controls } from '../widgets/controls.js';
import { Exercise, Exercises } from '../widgets/exercise.js';
import { Formula } from '../widgets/formula.js';
import { SmallPlane } from '../widgets/small-plane.js';
import { arithmetic, RULE } from './arithmetic.js';
import { PresentationTable } from './presentation-table.js';
import { novikoff } from './novikoff.js';
import { PerceptronRun } from './run.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {typeof import('../words/en.js').default.perceptron} Words */
/** @typedef {'and' | 'or'} Task */

/**
 * A line that separates each task: w* of Novikoff's theorem.
 *
 * @type {Record<Task, import('../widgets/small-plane.js').Weights>}
 */
const SEPARATORS = { and: [1, 1, -1.5], or: [1, 1, -0.5] };
const RATES = ['1', '0.5', '0.125'];
const MOST_SEED = 999;
const MILLISECONDS_BETWEEN_EXAMPLES = 150;

class PerceptronLesson {
  #host;
  #controls;
  #run;
  /** For the exercises, which are to leave the lab as it is. */
  #trial;
  /** @type {Words | null} */
  #words = null;
  /** What goes through the examples by itself, of which there is one at the most. @type {object | null} */
  #running = null;
  /** Whatever needs one and the same perceptron waits for what came before. */
  #turns = new Turns();
  #plane = new SmallPlane({ low: -0.6, high: 1.6 });
  #formulas = Array.from({ length: 4 }, () => new Formula());
  #said = create('p', { class: 'said', role: 'status' });
  #counts = create('p', { class: 'perceptron-counts' });
  #bound = create('p', { class: 'note' });
  #table = new PresentationTable();
  #task;
  #seed;
  #rate;
  #go;
  #exercises;

  /** @param {LessonHost} host */
  constructor(host) {
    this.#host = host;
    this.#run = new PerceptronRun(host);
    this.#trial = new PerceptronRun(host);
    const controls = new Controls(host);
    this.#controls = controls;
    const restart = () => this.#restart();
    this.#task = controls.select(
      (words) => words.task,
      { and: (words) => words.and, or: (words) => words.or },
      restart,
    );
    this.#rate = controls.select(
      (words) => words.rate,
      Object.fromEntries(RATES.map((rate) => [rate, () => rate])),
      restart,
    );
    this.#seed = controls.number((words) => words.seed, { minimum: 0, maximum: MOST_SEED, step: 1, value: 1 }, restart);
    const next = controls.button(
      (words) => words.next,
      () => this.#turns.take(() => this.#step()),
      { isPrimary: true },
    );
    this.#go = create('button', { type: 'button' });
    this.#go.addEventListener('click', () => this.#toggle());
    const reset = controls.button((words) => words.reset, restart);
    this.#exercises = this.#makeExercises();
    this.element = create(
      'div',
      {},
      create(
        'div',
        { class: 'lab perceptron-lab' },
        controls.panel(
          (words) => words.planeTitle,
          this.#plane.element,
          create('div', { class: 'perceptron-fields' }, this.#task.element, this.#rate.element, this.#seed.element),
        ),
        controls.panel(
          (words) => words.exampleTitle,
          create('div', { class: 'perceptron-formulas' }, ...this.#formulas.map(({ element }) => element)),
          this.#said,
          controls.row(next, this.#go, reset),
        ),
        controls.panel((words) => words.updatesTitle, this.#counts, this.#bound, this.#table.element),
      ),
      this.#exercises.element,
    );
    restart().catch(host.report);
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#controls.translate(words);
    this.#exercises.translate(words);
    this.#show();
  }

  open() {}

  close() {
    this.#running = null;
    this.#show();
  }

  restyle() {}

  /** @returns {Task} */
  get #taskName() {
    return /** @type {Task} */ (this.#task.value);
  }

  #restart() {
    this.#running = null;
    return this.#turns.take(async () => {
      await this.#run.start({ dataset: this.#taskName }, { seed: this.#seedNow(), rate: Number(this.#rate.value) });
      this.#show();
    });
  }

  /** What is no seed is mended in the field. */
  #seedNow() {
    const seed = Math.min(MOST_SEED, Math.max(0, Math.round(this.#seed.value || 0)));
    this.#seed.value = seed;
    return seed;
  }

  async #step() {
    await this.#run.step();
    this.#show();
  }

  /** Starts or stops going through the examples by itself. */
  async #toggle() {
    const own = this.#running ? null : {};
    this.#running = own;
    this.#show();
    if (!own) return;
    const goesOn = () => this.#running === own && !this.#run.isLearnt;
    try {
      while (goesOn()) {
        await this.#turns.take(async () => goesOn() && this.#step());
        await new Promise((resolve) => setTimeout(resolve, MILLISECONDS_BETWEEN_EXAMPLES));
      }
    } catch (error) {
      this.#host.report(error);
    }
    if (this.#running !== own) return; // it was ended before
    this.#running = null;
    this.#show();
  }

  /** @param {number} value a multiple of the rate */
  #numeral(value) {
    const decimals = (this.#rate.value.split('.')[1] ?? '').length;
    return this.#host.format(value + 0, decimals); // 0 instead of -0
  }

  #show() {
    const words = this.#words;
    if (!words) return;
    const numeral = (/** @type {number} */ value) => this.#numeral(value);
    const { points, presentations, weights, updates, epochs, isLearnt } = this.#run;
    const last = presentations.at(-1);
    this.#go.textContent = this.#running ? words.pause : words.go;
    this.#plane.show({
      points,
      fires: weights,
      lines: [
        ...(last?.isMistake ? [{ weights: last.before, kind: /** @type {const} */ ('before') }] : []),
        { weights, kind: 'now' },
      ],
      ringed: last?.example,
    });
    const [first, second, bias] = weights.map(numeral);
    this.#plane.describe(words.planeSeen({ first, second, bias }));
    const lines = last ? arithmetic(last, Number(this.#rate.value), numeral) : RULE;
    this.#formulas.forEach(({ element }, i) => (element.hidden = i >= lines.length));
    lines.forEach((tex, i) => this.#formulas[i].show(tex));
    this.#said.textContent = this.#sentence(words, last, isLearnt);
    this.#counts.textContent = words.counts({ updates, examples: presentations.length, epochs });
    this.#bound.textContent = this.#boundSentence(words);
    this.#table.show(presentations, words, numeral);
  }

  /**
   * @param {Words} words
   * @param {import('./run.js').Presentation | undefined} last
   * @param {boolean} isLearnt
   */
  #sentence(words, last, isLearnt) {
    if (!last) return words.begin;
    if (isLearnt) return words.learnt({ updates: this.#run.updates });
    if (!last.isMistake) return words.isRight;
    return last.target === 1 ? words.tooLow : words.tooHigh;
  }

  /** @param {Words} words */
  #boundSentence(words) {
    if (this.#run.points.length === 0) return '';
    const separator = SEPARATORS[this.#taskName];
    const { lengthSquared, radiusSquared, margin, bound } = novikoff(this.#run.points, separator);
    const number = (/** @type {number} */ value) =>
      this.#host.format(value, (String(value).split('.')[1] ?? '').length); // multiples of a quarter
    return words.bound({
      separator: separator.map(number).join(', '),
      lengthSquared: number(lengthSquared),
      radiusSquared: number(radiusSquared),
      margin: number(margin),
      bound: number(bound),
    });
  }

  #makeExercises() {
    const host = this.#host;
    const updates = this.#controls.number((words) => words.exercises.or.field, { minimum: 0, step: 1 });
    const effect = this.#controls.choice((words) => words.exercises.rate.ask, {
      fewer: (words) => words.exercises.rate.fewer,
      same: (words) => words.exercises.rate.same,
      more: (words) => words.exercises.rate.more,
    });
    return new Exercises([
      new Exercise({ name: 'and', host, check: () => this.#turns.take(() => this.#checkAnd()) }),
      new Exercise({
        name: 'or',
        host,
        control: updates.element,
        check: () => this.#turns.take(() => this.#checkOr(updates.value)),
      }),
      new Exercise({
        name: 'rate',
        host,
        control: effect.element,
        check: () => this.#turns.take(() => this.#checkRate(effect.value)),
      }),
    ]);
  }

  /** @returns {Promise<import('../widgets/exercise.js').Verdict>} */
  async #checkAnd() {
    if (this.#taskName !== 'and') return { isRight: false, sentence: 'otherTask' };
    const { isLearnt, updates, epochs } = this.#run;
    if (isLearnt) {
      const code = await this.#run.resultCode('perceptron/and');
      return { isRight: true, sentence: 'done', details: { updates }, code };
    }
    if (epochs === 0) return { isRight: false, sentence: 'noEpoch' };
    const size = this.#run.points.length;
    const lastEpoch = this.#run.presentations.slice((epochs - 1) * size, epochs * size);
    const mistakes = lastEpoch.filter(({ isMistake }) => isMistake).length;
    return { isRight: false, sentence: 'mistaken', details: { mistakes, epoch: epochs } };
  }

  /**
   * @param {number} guess
   * @returns {Promise<import('../widgets/exercise.js').Verdict>}
   */
  async #checkOr(guess) {
    if (!(Number.isInteger(guess) && guess >= 0)) return { isRight: false, sentence: 'noNumber' };
    await this.#trial.start({ dataset: 'or' });
    await this.#trial.learn(novikoff(this.#trial.points, SEPARATORS.or).bound + 1);
    const mistakes = this.#trial.presentations.filter(({ isMistake }) => isMistake);
    if (guess === mistakes.length) return { isRight: true, sentence: 'done', details: { updates: guess } };
    if (guess > mistakes.length) return { isRight: false, sentence: 'tooMany', details: { guess } };
    const [x, y] = mistakes[guess].inputs;
    return { isRight: false, sentence: 'tooFew', details: { guess, x, y } };
  }

  /**
   * @param {string} answer
   * @returns {Promise<import('../widgets/exercise.js').Verdict>}
   */
  async #checkRate(answer) {
    if (answer === '') return { isRight: false, sentence: 'noChoice' };
    const [whole, half] = [await this.#updatesOnAnd(1), await this.#updatesOnAnd(0.5)];
    const truth = half < whole ? 'fewer' : half > whole ? 'more' : 'same';
    const isRight = answer === truth;
    return { isRight, sentence: isRight ? 'done' : 'measured', details: { whole, half } };
  }

  /** @param {number} rate */
  async #updatesOnAnd(rate) {
    await this.#trial.start({ dataset: 'and' }, { rate });
    await this.#trial.learn(novikoff(this.#trial.points, SEPARATORS.and).bound + 1);
    return this.#trial.updates;
  }
}

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'perceptron',
  exercises: ['and', 'or', 'rate'],
  make: (host) => new PerceptronLesson(host),
};
