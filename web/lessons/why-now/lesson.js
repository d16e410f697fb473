// Why now: more data, faster machines, better methods, each measured.
import { create } from '../../dom.js';
import { Controls } from '../widgets/controls.js';
import { Exercise, Exercises } from '../widgets/exercise.js';
import { DataPanel } from './data-panel.js';
import { DigitsRunner } from './digits-runner.js';
import { RacePanel } from './race-panel.js';
import { SpeedPanel } from './speed-panel.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {import('../widgets/exercise.js').Verdict} Verdict */

// Of the exercises:
const FEWER = 300;
const MORE = 3000;
const OPERATIONS = 100e9;
const TOLERANCE = 0.1;
const ASKED_ACCURACY = 0.9;

class WhyNowView {
  #host;
  #runner;
  #controls;
  #panels;
  #exercises;

  /** @param {LessonHost} host */
  constructor(host) {
    this.#host = host;
    this.#runner = new DigitsRunner(host);
    this.#controls = new Controls(host);
    this.#panels = {
      data: new DataPanel(host, this.#controls, this.#runner),
      speed: new SpeedPanel(host, this.#controls, this.#runner),
      race: new RacePanel(host, this.#controls, this.#runner),
    };
    this.#exercises = this.#makeExercises();
    const panels = Object.values(this.#panels).map(({ element }) => element);
    this.element = create('div', {}, create('div', { class: 'lab why-lab' }, ...panels), this.#exercises.element);
  }

  /** @param {any} words */
  translate(words) {
    this.#controls.translate(words);
    for (const panel of Object.values(this.#panels)) panel.translate(words);
    this.#exercises.translate(words);
  }

  open() {}

  close() {
    this.#runner.stop().catch(this.#host.report);
  }

  restyle() {
    this.#panels.data.restyle();
    this.#panels.race.restyle();
  }

  #makeExercises() {
    const host = this.#host;
    const controls = this.#controls;
    const tenfold = controls.choice((words) => words.exercises.tenfold.ask, {
      tenth: (words) => words.exercises.tenfold.choices.tenth,
      some: (words) => words.exercises.tenfold.choices.some,
      hardly: (words) => words.exercises.tenfold.choices.hardly,
    });
    const seconds = controls.number((words) => words.exercises.scalar.answer, { minimum: 0 });
    const own = {
      optimizer: controls.select((words) => words.exercises.epoch.optimizer, {
        sgd: (words) => words.exercises.epoch.optimizers.sgd,
        momentum: (words) => words.exercises.epoch.optimizers.momentum,
        adam: (words) => words.exercises.epoch.optimizers.adam,
      }),
      activation: controls.select((words) => words.exercises.epoch.activation, {
        sigmoid: (words) => words.exercises.epoch.activations.sigmoid,
        tanh: (words) => words.exercises.epoch.activations.tanh,
        relu: (words) => words.exercises.epoch.activations.relu,
      }),
      lr: controls.number((words) => words.exercises.epoch.rate, { minimum: 0.0001, maximum: 10, value: 0.01 }),
    };
    const fields = create('div', { class: 'why-fields' }, ...Object.values(own).map(({ element }) => element));
    return new Exercises([
      new Exercise({ name: 'tenfold', host, control: tenfold.element, check: () => this.#checkTenfold(tenfold.value) }),
      new Exercise({ name: 'scalar', host, control: seconds.element, check: () => this.#checkScalar(seconds.value) }),
      new Exercise({
        name: 'epoch',
        host,
        control: fields,
        check: () =>
          this.#checkEpoch({
            optimizer: own.optimizer.value,
            activation: own.activation.value,
            lr: String(own.lr.value),
          }),
      }),
    ]);
  }

  /**
   * @param {string} answer
   * @returns {Promise<Verdict>}
   */
  async #checkTenfold(answer) {
    const [before, after] = [FEWER, MORE].map((count) => this.#panels.data.errorOf(count));
    if (before === null || after === null) return { isRight: false, sentence: 'unmeasured' };
    if (answer === '') return { isRight: false, sentence: 'none' };
    const ratio = after / before;
    const measured = ratio < 0.2 ? 'tenth' : ratio < 0.75 ? 'some' : 'hardly';
    const { percent, format } = this.#host;
    const details = { before: percent(before), after: percent(after), factor: format(before / after, 1) };
    const isRight = answer === measured;
    return { isRight, sentence: isRight ? 'right' : 'wrong', details };
  }

  /**
   * @param {number} answer seconds
   * @returns {Promise<Verdict>}
   */
  async #checkScalar(answer) {
    const { rates } = this.#panels.speed;
    if (!rates) return { isRight: false, sentence: 'unmeasured' };
    if (!Number.isFinite(answer)) return { isRight: false, sentence: 'none' };
    const { format } = this.#host;
    const [scalar, vector] = [rates.scalars, rates.vectors].map((rate) => OPERATIONS / rate);
    const details = { rate: format(rates.scalars / 1e9, 2), scalar: format(scalar, 1), vector: format(vector, 1) };
    const isRight = Math.abs(answer / scalar - 1) <= TOLERANCE;
    return { isRight, sentence: isRight ? 'right' : 'wrong', details };
  }

  /**
   * @param {Record<string, string>} settings
   * @returns {Promise<Verdict>}
   */
  async #checkEpoch(settings) {
    const { result, code } = await this.#runner.exclusively(async () => ({
      result: await this.#runner.train({ settings, epochs: 1 }),
      code: await this.#runner.resultCode('why-now/epoch'),
    }));
    if (!result) return { isRight: false, sentence: 'stopped' };
    const { percent, format } = this.#host;
    const details = { accuracy: percent(result.testAccuracy), seconds: format(result.seconds, 2) };
    const isRight = result.testAccuracy >= ASKED_ACCURACY;
    return { isRight, sentence: isRight ? 'right' : 'wrong', details, code: isRight ? code : null };
  }
}

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'why-now',
  exercises: ['tenfold', 'scalar', 'epoch'],
  make: (host) => new WhyNowView(host),
};
