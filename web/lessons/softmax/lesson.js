// Softmax: from logits to probabilities, step by step.
import { Curves } from '../../charts/curves.js';
import { create, latestOnly } from '../../dom.js';
import { Controls } from '../widgets/controls.js';
import { Exercise, Exercises } from '../widgets/exercise.js';
import { Formula } from '../widgets/formula.js';
import { numeral } from '../widgets/numeral.js';
import { StepsTable } from './steps-table.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {typeof import('../words/en.js').default.softmax} Words */
/** @typedef {import('../widgets/exercise.js').Verdict} Verdict */

const SOFTMAX = String.raw`a_i = \frac{e^{s_i}}{\sum_j e^{s_j}} = \frac{e^{s_i - m}}{\sum_j e^{s_j - m}}, \qquad m = \max_j s_j`;
const FIRST_LOGITS = [2, 1, 0, -1];
const FARTHEST_LOGIT = 5;
const FARTHEST_SHIFT = 100;
const HIGHEST_TEMPERATURE = 10;
const LOWEST_TEMPERATURE = 0.1;
const STEP = 0.1;
/** Where the curves are computed. */
const TEMPERATURES = Array.from({ length: 50 }, (_, i) => LOWEST_TEMPERATURE + (0.2 * i * 99) / 98);
/** Of two ways to compute one and the same thing in float32. */
const ROUNDING = 1e-4;
const WANTED_RATIO = 3;
const RATIO_TOLERANCE = 0.02;
const MOST_OF_ONE_CLASS = 0.4;
const FARTHEST_POWER = 1000;

class SoftmaxLesson {
  #host;
  #controls;
  /** @type {Words | null} */
  #words = null;
  #logits;
  #shift;
  #temperature;
  #table;
  #curves = new Curves();
  #said = create('p', { class: 'note', role: 'status' });
  #exercises;
  /** Computes everything anew from the sliders. */
  #show;

  /** @param {LessonHost} host */
  constructor(host) {
    this.#host = host;
    const controls = new Controls(host);
    this.#controls = controls;
    this.#show = latestOnly(() => this.#compute());
    const tenths = (/** @type {number} */ value) => numeral(value, host.format, 1);
    this.#logits = FIRST_LOGITS.map((value, i) =>
      controls.slider(
        (words) => words.logits[i],
        { minimum: -FARTHEST_LOGIT, maximum: FARTHEST_LOGIT, step: STEP, value, format: tenths },
        () => this.#show(),
      ),
    );
    this.#shift = controls.slider(
      (words) => words.shift,
      { minimum: 0, maximum: FARTHEST_SHIFT, step: 1, value: 0, format: (value) => host.format(value) },
      () => this.#show(),
    );
    this.#temperature = controls.slider(
      (words) => words.temperature,
      { minimum: LOWEST_TEMPERATURE, maximum: HIGHEST_TEMPERATURE, step: STEP, value: 1, format: tenths },
      () => this.#show(),
    );
    this.#table = new StepsTable(host);
    this.#exercises = this.#makeExercises();
    this.element = create('div', {}, this.#makeLab(), this.#exercises.element);
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#controls.translate(words);
    this.#table.translate(words);
    this.#exercises.translate(words);
    this.#show().catch(this.#host.report);
  }

  open() {}

  close() {}

  restyle() {
    this.#curves.restyle();
  }

  get #sliders() {
    return [...this.#logits, this.#shift, this.#temperature];
  }

  #makeLab() {
    const controls = this.#controls;
    const formula = new Formula();
    formula.show(SOFTMAX);
    const scrolling = create('div', { class: 'scrolling', role: 'region', tabindex: 0 }, this.#table.element);
    controls.texts.add(scrolling, (words) => words.stepsTitle, 'aria-label');
    return create(
      'div',
      { class: 'lab softmax-lab' },
      controls.panel(
        (words) => words.logitsTitle,
        create('div', { class: 'softmax-sliders' }, ...this.#sliders.map(({ element }) => element)),
        controls.button(
          (words) => words.reset,
          () => this.#reset(),
        ),
      ),
      controls.panel((words) => words.stepsTitle, formula.element, scrolling, this.#said),
      controls.panel(
        (words) => words.temperatureTitle,
        this.#curves.element,
        controls.text('p', (words) => words.temperatureNote, { class: 'note' }),
      ),
    );
  }

  #reset() {
    FIRST_LOGITS.forEach((value, i) => (this.#logits[i].value = value));
    this.#shift.value = 0;
    this.#temperature.value = 1;
    return this.#show();
  }

  /** @returns {Promise<import('#wasm').SoftmaxSteps>} */
  #steps(temperature = this.#temperature.value) {
    const logits = Float32Array.from(this.#logits, ({ value }) => value + this.#shift.value);
    return this.#host.compute('softmaxSteps', logits, temperature);
  }

  async #compute() {
    const words = this.#words;
    if (!words) return;
    const [steps, ...byTemperature] = await Promise.all([
      this.#steps(),
      ...TEMPERATURES.map((each) => this.#steps(each)),
    ]);
    const { probabilities, naiveProbabilities } = steps;
    this.#table.show(steps);
    const agrees = probabilities.every((share, i) => Math.abs(share - naiveProbabilities[i]) <= ROUNDING);
    const said = agrees ? words.same : words.lost;
    if (this.#said.textContent !== said) this.#said.textContent = said;
    const curves = this.#logits.map((_, i) => ({
      name: `a${'₁₂₃₄'[i]}`,
      ...{ x: TEMPERATURES, y: byTemperature.map((each) => each.probabilities[i]), colour: i },
    }));
    const temperature = this.#temperature.value;
    this.#curves.show(curves, {
      ...{ x: words.axes.temperature, y: words.axes.probability },
      ...{ xRange: [0, HIGHEST_TEMPERATURE], yRange: [0, 1], marker: temperature },
    });
    this.#curves.describe(
      words.curvesSeen({
        temperature: this.#host.format(temperature, 1),
        probabilities: Array.from(probabilities, (share) => this.#host.percent(share)).join(', '),
      }),
    );
  }

  #makeExercises() {
    const host = this.#host;
    const power = this.#controls.number((words) => words.exercises.overflow.answer, { step: 1 });
    return new Exercises([
      new Exercise({ name: 'ratio', host, check: () => this.#checkRatio() }),
      new Exercise({ name: 'temperature', host, check: () => this.#checkTemperature() }),
      new Exercise({ name: 'overflow', host, control: power.element, check: () => this.#checkOverflow(power.value) }),
    ]);
  }

  /** @returns {Promise<Verdict>} */
  async #checkRatio() {
    const temperature = this.#temperature.value;
    if (temperature !== 1) {
      return {
        isRight: false,
        sentence: 'otherTemperature',
        details: { temperature: this.#host.format(temperature, 1) },
      };
    }
    const { probabilities } = await this.#steps();
    const ratio = probabilities[1] / probabilities[0];
    const isRight = Math.abs(ratio / WANTED_RATIO - 1) <= RATIO_TOLERANCE;
    const difference = this.#logits[1].value - this.#logits[0].value;
    const details = {
      ratio: numeral(ratio, this.#host.format),
      difference: numeral(difference, this.#host.format, 1),
    };
    return { isRight, sentence: isRight ? 'done' : 'measured', details };
  }

  /** @returns {Promise<Verdict>} */
  async #checkTemperature() {
    if (this.#logits.some(({ value }, i) => value !== FIRST_LOGITS[i])) {
      return { isRight: false, sentence: 'otherLogits' };
    }
    const { probabilities } = await this.#steps();
    const largest = Math.max(...probabilities);
    const isRight = largest <= MOST_OF_ONE_CLASS;
    const details = {
      largest: this.#host.percent(largest),
      temperature: this.#host.format(this.#temperature.value, 1),
    };
    return { isRight, sentence: isRight ? 'done' : 'tooSharp', details };
  }

  /**
   * @param {number} power
   * @returns {Promise<Verdict>}
   */
  async #checkOverflow(power) {
    if (!(Number.isInteger(power) && Math.abs(power) <= FARTHEST_POWER)) return { isRight: false, sentence: 'none' };
    const { naiveExponentials } = await this.#host.compute('softmaxSteps', Float32Array.of(power - 1, power), 1);
    const [before, at] = naiveExponentials;
    const { format } = this.#host;
    if (Number.isFinite(at)) {
      const details = { value: numeral(power, format, 0), power: numeral(at, format) };
      return { isRight: false, sentence: 'fits', details };
    }
    if (!Number.isFinite(before)) {
      return { isRight: false, sentence: 'smaller', details: { value: numeral(power - 1, format, 0) } };
    }
    const details = { before: numeral(power - 1, format, 0), power: numeral(before, format) };
    return { isRight: true, sentence: 'done', details };
  }
}

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'softmax',
  exercises: ['ratio', 'temperature', 'overflow'],
  make: (host) => new SoftmaxLesson(host),
};
