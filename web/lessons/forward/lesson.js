// Forward propagation and back-propagation, every product and sum of them.
import { create } from '../../dom.js';
import { Controls } from '../widgets/controls.js';
import { Exercise, Exercises } from '../widgets/exercise.js';
import { DigitPanel } from './digit-panel.js';
import { GROUPS, NetworkPanel } from './network-panel.js';
import { PARAMETERS } from './parameter-table.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {import('../widgets/exercise.js').Verdict} Verdict */

const WANTED_LOSS = 0.2;

class ForwardLesson {
  #host;
  #controls;
  #network;
  #digit;
  #which;
  #exercises;

  /** @param {LessonHost} host */
  constructor(host) {
    this.#host = host;
    this.#controls = new Controls(host);
    this.#network = new NetworkPanel(host, this.#controls);
    this.#digit = new DigitPanel(host, this.#controls);
    this.#which = this.#controls.select(
      (words) => words.which,
      { network: (words) => words.smallNetwork, digit: (words) => words.digitNetwork },
      () => this.#showWhich(),
    );
    this.#exercises = this.#makeExercises();
    this.element = create(
      'div',
      { class: 'forward' },
      this.#which.element,
      this.#network.element,
      this.#digit.element,
      this.#exercises.element,
    );
    this.#digit.element.hidden = true;
  }

  /** @param {any} words @param {string} language */
  translate(words, language) {
    this.#controls.translate(words);
    this.#network.translate(words);
    this.#digit.translate(words, language);
    this.#exercises.translate(words);
  }

  open() {
    this.#network.open().catch(this.#host.report);
  }

  close() {
    this.#digit.close().catch(this.#host.report);
  }

  restyle() {}

  #showWhich() {
    const isDigit = this.#which.value === 'digit';
    this.#network.element.hidden = isDigit;
    this.#digit.element.hidden = !isDigit;
    if (isDigit) this.#digit.open();
  }

  #makeExercises() {
    const host = this.#host;
    const controls = this.#controls;
    const group = controls.select(
      (words) => words.exercises.fault.field,
      Object.fromEntries([['', () => '–'], ...GROUPS.map((name) => [name, () => nameOf(name)])]),
    );
    const falsify = controls.button(
      (words) => words.exercises.fault.falsify,
      () => this.#network.falsify(),
    );
    const unit = controls.number((words) => words.exercises.unit.field, { minimum: 1, step: 1 });
    return new Exercises([
      new Exercise({ name: 'descend', host, check: () => this.#checkDescent() }),
      new Exercise({
        name: 'fault',
        host,
        control: controls.row(falsify, group.element),
        check: () => this.#checkFault(/** @type {import('./parameter-table.js').Group | ''} */ (group.value)),
      }),
      new Exercise({ name: 'unit', host, control: unit.element, check: () => this.#checkUnit(unit.value) }),
    ]);
  }

  /** @returns {Promise<Verdict>} */
  async #checkDescent() {
    const { values, changed } = await this.#network.state();
    const loss = this.#host.format(values.loss, 3);
    if (changed === 0) return { isRight: false, sentence: 'unchanged', details: { loss } };
    if (values.loss < WANTED_LOSS) return { isRight: true, sentence: 'done', details: { loss, changed } };
    const steepest = PARAMETERS.reduce((most, each) =>
      Math.abs(values.gradient[each.place]) > Math.abs(values.gradient[most.place]) ? each : most,
    );
    const gradient = values.gradient[steepest.place];
    const details = { loss, name: steepest.text, gradient: this.#host.format(gradient, 3), isUp: gradient < 0 };
    return { isRight: false, sentence: 'tooHigh', details };
  }

  /**
   * @param {import('./parameter-table.js').Group | ''} answer
   * @returns {Promise<Verdict>}
   */
  async #checkFault(answer) {
    const { falsified } = this.#network;
    if (falsified === null) return { isRight: false, sentence: 'notFalsified' };
    if (answer === '') return { isRight: false, sentence: 'noChoice' };
    if (answer === falsified) return { isRight: true, sentence: 'done', details: { name: nameOf(answer) } };
    return { isRight: false, sentence: 'agrees', details: { name: nameOf(answer) } };
  }

  /**
   * @param {number} answer
   * @returns {Promise<Verdict>}
   */
  async #checkUnit(answer) {
    const { isDrawn, epochs, digit, strongest } = await this.#digit.state();
    if (!isDrawn) return { isRight: false, sentence: 'notDrawn' };
    if (epochs === 0) return { isRight: false, sentence: 'untrained' };
    if (answer !== strongest) return { isRight: false, sentence: 'other', details: { digit } };
    const code = await this.#digit.resultCode('forward/unit');
    return { isRight: true, sentence: 'done', details: { digit, unit: strongest }, code };
  }
}

/** @param {import('./parameter-table.js').Group} group as the course writes it */
const nameOf = (group) => `${group[0]}${group[1] === '1' ? '⁽¹⁾' : '⁽²⁾'}`;

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'forward',
  exercises: ['descend', 'fault', 'unit'],
  make: (host) => new ForwardLesson(host),
};
