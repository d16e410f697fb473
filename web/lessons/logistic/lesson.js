// Logistic regression is softmax with two classes: both are trained from matching starts, and their probabilities agree
// to the last digit that a float32 has.
import { Plane } from '../../charts/plane.js';
import { create, latestOnly } from '../../dom.js';
import { Controls } from '../widgets/controls.js';
import { Exercise, Exercises } from '../widgets/exercise.js';
import { Formula } from '../widgets/formula.js';
import { differences, Pair, placesOf } from './pair.js';
import { differenceText, ProbabilityTable } from './probability-table.js';
import { WeightsTable } from './weights-table.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {import('./pair.js').Start} Start */

const EPOCHS = 50;
const SIGMOID_RATE = 0.1;
/** Probabilities that are no further apart than this have only been rounded differently. */
const ROUNDING = 1e-5;
/** Points in the table. */
const SHOWN = 5;
/** Of the exercise about the rates. */
const ASKED_RATE = 0.2;
/** Of the exercise about logits. */
const LOGITS = Float32Array.of(-0.4, 1.1);
const LOGIT_TOLERANCE = 5e-4;
/** Of the exercise about the biases. */
const SHIFT = 3;

/** The one in terms of the other. */
const FORMULA = String.raw`\frac{e^{z_1}}{e^{z_0} + e^{z_1}} = \frac{1}{1 + e^{-(z_1 - z_0)}} = \sigma(z_1 - z_0)`;

class LogisticView {
  #host;
  #pair;
  #controls;
  #words = /** @type {any} */ (null);
  #planes = [new Plane(), new Plane()];
  #captions = [create('figcaption'), create('figcaption')];
  #status = create('p', { class: 'logistic-status', role: 'status' });
  #probabilities;
  #weights;
  #exercises;
  /** Numbers of training points, that which was chosen last first. */
  #chosen = Array.from({ length: SHOWN }, (_, i) => i);
  #hasBegun = false;
  #draw = latestOnly(() => this.#show());

  /** @param {LessonHost} host */
  constructor(host) {
    this.#host = host;
    this.#pair = new Pair(host);
    this.#controls = new Controls(host);
    this.#probabilities = new ProbabilityTable(host);
    this.#weights = new WeightsTable(host);
    const begin = () => this.#begin();
    const range = { minimum: 0.001, maximum: 10 };
    this.start = this.#controls.select(
      (words) => words.start,
      {
        zeros: (words) => words.starts.zeros,
        halves: (words) => words.starts.halves,
        second: (words) => words.starts.second,
      },
      begin,
    );
    this.sigmoidRate = this.#controls.number((words) => words.rates[0], { ...range, value: SIGMOID_RATE }, begin);
    this.softmaxRate = this.#controls.number((words) => words.rates[1], { ...range, value: SIGMOID_RATE / 2 }, begin);
    this.point = this.#controls.number(
      (words) => words.point,
      { minimum: 1, maximum: 200, step: 1, value: 1 },
      (number) => this.#choose(Math.round(number) - 1),
    );
    this.#exercises = this.#makeExercises();
    this.element = create('div', {}, this.#makeLab(), this.#exercises.element);
  }

  /** @param {any} words */
  translate(words) {
    this.#words = words;
    this.#controls.translate(words);
    this.#probabilities.translate(words);
    this.#weights.translate(words);
    this.#exercises.translate(words);
    this.#redraw();
  }

  open() {
    if (!this.#hasBegun) this.#run(() => this.#begin());
  }

  close() {
    this.#run(() => this.#pair.pause());
  }

  restyle() {
    for (const plane of this.#planes) plane.restyle();
  }

  #makeLab() {
    const controls = this.#controls;
    const formula = new Formula();
    formula.show(FORMULA);
    for (const plane of this.#planes) {
      plane.element.addEventListener('click', (event) =>
        this.#run(async () => this.#choose(await this.#nearest(plane.placeOf(event)))),
      );
    }
    const figures = this.#planes.map((plane, i) => create('figure', {}, plane.element, this.#captions[i]));
    const training = controls.panel(
      (words) => words.training,
      create(
        'div',
        { class: 'logistic-controls' },
        create(
          'div',
          { class: 'logistic-fields' },
          this.start.element,
          this.sigmoidRate.element,
          this.softmaxRate.element,
        ),
        controls.row(
          controls.button(
            (words) => words.train({ epochs: this.#host.format(EPOCHS) }),
            () => this.#train(),
            { isPrimary: true },
          ),
          controls.button(
            (words) => words.pause,
            () => this.#pair.pause(),
          ),
          controls.button(
            (words) => words.step,
            () => this.#step(),
          ),
          controls.button(
            (words) => words.again,
            () => this.#begin(),
          ),
        ),
        this.#status,
      ),
    );
    const probabilities = controls.panel(
      (words) => words.probabilities.title,
      this.#scrolling(this.#probabilities.element, (words) => words.probabilities.title),
      this.point.element,
    );
    const same = controls.panel(
      (words) => words.same,
      formula.element,
      this.#scrolling(this.#weights.element, (words) => words.weights.caption),
      controls.text('p', (words) => words.why, { class: 'note' }),
    );
    return create(
      'div',
      { class: 'lab logistic-lab' },
      create('div', {}, create('div', { class: 'panel logistic-planes' }, ...figures), training),
      create('div', {}, probabilities, same),
    );
  }

  /**
   * @param {HTMLElement} table that may be wider than a telephone
   * @param {import('../widgets/controls.js').TextOf} name
   */
  #scrolling(table, name) {
    const region = create('div', { class: 'scrolling', role: 'region', tabindex: 0 }, table);
    this.#controls.texts.add(region, name, 'aria-label');
    return region;
  }

  #makeExercises() {
    const host = this.#host;
    const controls = this.#controls;
    const logit = controls.number((words) => words.exercises.logit.answer);
    const shift = controls.choice((words) => words.exercises.shift.ask, {
      grow: (words) => words.exercises.shift.choices.grow,
      unchanged: (words) => words.exercises.shift.choices.unchanged,
      multiplied: (words) => words.exercises.shift.choices.multiplied,
    });
    return new Exercises([
      new Exercise({ name: 'rate', host, check: () => this.#checkRate() }),
      new Exercise({ name: 'logit', host, control: logit.element, check: () => this.#checkLogit(logit.value) }),
      new Exercise({ name: 'shift', host, control: shift.element, check: () => this.#checkShift(shift.value) }),
    ]);
  }

  async #begin() {
    this.#hasBegun = true;
    await this.#pair.begin(/** @type {Start} */ (this.start.value), [this.sigmoidRate.value, this.softmaxRate.value]);
    await this.#draw();
  }

  async #train() {
    try {
      this.#status.setAttribute('aria-live', 'off'); // not every epoch
      await this.#pair.train(EPOCHS, this.#draw);
    } finally {
      this.#status.setAttribute('aria-live', 'polite');
      await this.#draw();
    }
  }

  async #step() {
    await this.#pair.step('minibatch');
    await this.#draw();
  }

  /** @param {number} number of a training point */
  async #choose(number) {
    this.#chosen = [number, ...this.#chosen.filter((each) => each !== number)].slice(0, SHOWN);
    this.point.value = number + 1;
    await this.#draw();
  }

  /**
   * @param {[x: number, y: number]} place
   * @returns {Promise<number>} of the training point that is nearest
   */
  async #nearest([x, y]) {
    const [{ data }] = await this.#pair.states();
    const distances = placesOf(data.training.inputs).map((each) => Math.hypot(each[0] - x, each[1] - y));
    return distances.indexOf(Math.min(...distances));
  }

  /** Everything that changes with training. */
  async #show() {
    const [sigmoid, softmax] = this.#pair.news;
    if (!sigmoid || !softmax || !this.#words) return;
    const states = await this.#pair.states();
    const { training } = states[0].data;
    const places = placesOf(training.inputs);
    const pairs = await this.#pair.probabilities(this.#chosen.map((i) => places[i]));
    const largest = await this.#pair.largestDifference();
    this.#probabilities.show(this.#chosen.map((i, row) => ({ number: i + 1, place: places[i], pair: pairs[row] })));
    this.#weights.show(sigmoid.parameters, softmax.parameters);
    const { format, percent } = this.#host;
    const lines = [[...sigmoid.parameters], differences(softmax.parameters)];
    for (const [i, news] of [sigmoid, softmax].entries()) {
      this.#planes[i].show({
        surface: { ...news.surface, activation: states[i].layers[0].activation },
        ...{ classes: 2, training, ringed: this.#chosen[0] },
        lines: [/** @type {[number, number, number]} */ (lines[i])],
      });
      const numbers = { loss: format(news.test.loss, 4), accuracy: percent(news.test.accuracy) };
      this.#captions[i].textContent = this.#words.captions[i](numbers);
      this.#planes[i].describe(this.#words.plane(numbers));
    }
    const epochs = format(sigmoid.epochs, Number.isInteger(sigmoid.epochs) ? 0 : 2);
    const sentence = largest <= ROUNDING ? this.#words.agree : this.#words.apart;
    this.#status.textContent = sentence({ epochs, difference: differenceText(largest, this.#host.format) });
  }

  /** @returns {Promise<import('../widgets/exercise.js').Verdict>} */
  async #checkRate() {
    await this.#pair.pause();
    const [sigmoid, softmax] = await this.#pair.states();
    const [news] = this.#pair.news;
    const largest = await this.#pair.largestDifference();
    const details = {
      epochs: this.#host.format(EPOCHS),
      rate: this.#host.format(ASKED_RATE, 1),
      difference: differenceText(largest, this.#host.format),
    };
    if (Number(softmax.settings.lr) !== ASKED_RATE) return { isRight: false, sentence: 'otherRate', details };
    if (!news || news.epochs < EPOCHS) return { isRight: false, sentence: 'tooFew', details };
    if (largest > ROUNDING) {
      const isTooSlow = Number(sigmoid.settings.lr) < 2 * ASKED_RATE;
      return { isRight: false, sentence: isTooSlow ? 'tooSlow' : 'tooFast', details };
    }
    return { isRight: true, sentence: 'agree', details, code: await this.#pair.resultCode('logistic/rate') };
  }

  /**
   * @param {number} logit
   * @returns {Promise<import('../widgets/exercise.js').Verdict>}
   */
  async #checkLogit(logit) {
    if (!Number.isFinite(logit)) return { isRight: false, sentence: 'none' };
    const [{ values }, { probabilities }] = await Promise.all([
      this.#host.compute('activationCurve', 'sigmoid', logit, logit + 1, 2),
      this.#host.compute('softmaxSteps', LOGITS, 1),
    ]);
    const isRight = Math.abs(values[0] - probabilities[1]) <= LOGIT_TOLERANCE;
    const details = { sigmoid: this.#host.format(values[0], 4), softmax: this.#host.format(probabilities[1], 4) };
    return { isRight, sentence: isRight ? 'right' : 'wrong', details };
  }

  /**
   * @param {string} answer
   * @returns {Promise<import('../widgets/exercise.js').Verdict>}
   */
  async #checkShift(answer) {
    if (answer === '') return { isRight: false, sentence: 'none' };
    const change = await this.#pair.changeByShift(SHIFT);
    const isUnchanged = change <= ROUNDING;
    const isRight = (answer === 'unchanged') === isUnchanged;
    return {
      isRight,
      sentence: isRight ? 'right' : 'wrong',
      details: { change: differenceText(change, this.#host.format) },
    };
  }

  #redraw() {
    this.#run(() => this.#draw());
  }

  /** @param {() => Promise<unknown>} work */
  async #run(work) {
    try {
      await work();
    } catch (error) {
      this.#host.report(error);
    }
  }
}

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'logistic',
  exercises: ['rate', 'logit', 'shift'],
  make: (host) => new LogisticView(host),
};
