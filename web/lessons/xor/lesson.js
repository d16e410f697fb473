// What one perceptron cannot do (M. Minsky and S. Papert, 1969), and a hidden layer can.
import { create } from '../../dom.js';
import { PerceptronRun } from '../perceptron/run.js';
import { Controls } from '../widgets/controls.js';
import { Exercise, Exercises } from '../widgets/exercise.js';
import { NetworkPanel } from './network-panel.js';
import { PerceptronPanel } from './perceptron-panel.js';
import { XOR } from './task.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {import('../widgets/exercise.js').Verdict} Verdict */

/**
 * Lines in every direction and at every distance that makes a difference to the corners of the unit square: they part
 * them in all the ways in which a line can.
 *
 * @type {import('../widgets/small-plane.js').Weights[]}
 */
const LINES = [-1, 0, 1].flatMap((first) =>
  [-1, 0, 1].flatMap((second) =>
    [-1.5, -0.5, 0.5, 1.5].map((bias) => /** @type {[number, number, number]} */ ([first, second, bias])),
  ),
);
/** Hidden units without which it cannot be done: the answer of one rises or falls along one direction all the way. */
const FEWEST_UNITS = 2;

class XorLesson {
  #controls;
  #perceptron;
  #network;
  #trial;
  #exercises;

  /** @param {LessonHost} host */
  constructor(host) {
    this.#controls = new Controls(host);
    this.#perceptron = new PerceptronPanel(host, this.#controls);
    this.#network = new NetworkPanel(host, this.#controls);
    this.#trial = new PerceptronRun(host);
    this.#exercises = this.#makeExercises(host);
    this.element = create(
      'div',
      {},
      create('div', { class: 'lab xor-lab' }, this.#perceptron.element, this.#network.element),
      this.#exercises.element,
    );
  }

  /** @param {any} words */
  translate(words) {
    this.#controls.translate(words);
    this.#perceptron.translate(words);
    this.#network.translate(words);
    this.#exercises.translate(words);
  }

  open() {
    this.#perceptron.open();
  }

  close() {
    this.#perceptron.close();
    void this.#network.close();
  }

  restyle() {
    this.#network.restyle();
  }

  /** @param {LessonHost} host */
  #makeExercises(host) {
    const most = this.#controls.number((words) => words.exercises.line.field, { minimum: 0, maximum: 4, step: 1 });
    const nearest = this.#controls.choice((words) => words.exercises.fold.ask, {
      ones: (words) => words.exercises.fold.ones,
      zeros: (words) => words.exercises.fold.zeros,
      mixed: (words) => words.exercises.fold.mixed,
    });
    return new Exercises([
      new Exercise({ name: 'line', host, control: most.element, check: () => this.#checkLine(most.value) }),
      new Exercise({ name: 'fewest', host, check: () => this.#checkFewest() }),
      new Exercise({ name: 'fold', host, control: nearest.element, check: () => this.#checkFold(nearest.value, host) }),
    ]);
  }

  /**
   * @param {number} guess
   * @returns {Promise<Verdict>}
   */
  async #checkLine(guess) {
    if (!Number.isInteger(guess)) return { isRight: false, sentence: 'noNumber' };
    const details = await this.#tryLines();
    const { best } = details;
    if (guess === best) return { isRight: true, sentence: 'done', details };
    return { isRight: false, sentence: guess > best ? 'tooMany' : 'tooFew', details };
  }

  /** @returns {Promise<{ways: number, best: number}>} in which lines part the examples, and the most that one has right */
  async #tryLines() {
    await this.#trial.start(XOR);
    /** @type {Map<string, number>} of each way, those that are right */
    const ways = new Map();
    for (const line of LINES) {
      const outputs = await this.#trial.outputsWith(line);
      ways.set(outputs.join(), this.#trial.points.filter(({ label }, i) => label === outputs[i]).length);
    }
    return { ways: ways.size, best: Math.max(...ways.values()) };
  }

  /** @returns {Promise<Verdict>} */
  async #checkFewest() {
    const { units, parameters, right, points } = await this.#network.state();
    if (right < points.length) return { isRight: false, sentence: 'unsolved', details: { units, right } };
    if (units > FEWEST_UNITS) return { isRight: false, sentence: 'tooMany', details: { units, parameters } };
    const code = await this.#network.resultCode('xor/fewest');
    return { isRight: true, sentence: 'done', details: { parameters }, code };
  }

  /**
   * @param {string} answer
   * @param {LessonHost} host
   * @returns {Promise<Verdict>}
   */
  async #checkFold(answer, host) {
    const { right, points, hidden } = await this.#network.state();
    if (right < points.length) return { isRight: false, sentence: 'unsolved', details: { right } };
    if (answer === '') return { isRight: false, sentence: 'noChoice' };
    const pairs = points.flatMap((one, i) =>
      points.slice(i + 1).map((other, k) => ({
        ...{ one, other, distance: Math.hypot(...hidden[i].map((value, unit) => value - hidden[i + 1 + k][unit])) },
        kind: one.label !== other.label ? 'mixed' : one.label === 1 ? 'ones' : 'zeros',
      })),
    );
    const [nearest] = pairs.sort((first, second) => first.distance - second.distance);
    const isRight = answer === nearest.kind;
    const code = isRight ? await this.#network.resultCode('xor/fold') : null;
    const place = (/** @type {{x: number, y: number}} */ { x, y }) => `(${x}, ${y})`;
    const distance = host.format(nearest.distance, 2);
    const details = { one: place(nearest.one), other: place(nearest.other), distance };
    return { isRight, sentence: isRight ? 'done' : 'measured', details, code };
  }
}

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'xor',
  exercises: ['line', 'fewest', 'fold'],
  make: (host) => new XorLesson(host),
};
