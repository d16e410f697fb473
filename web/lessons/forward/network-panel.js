// A 3-3-2 network and one example: forward, back, and every gradient beside its central difference.
import { create, latestOnly } from '../../dom.js';
import { Formula } from '../widgets/formula.js';
import { NetworkFigure } from './network-figure.js';
import { PARAMETERS, ParameterTable } from './parameter-table.js';
import { FIRST_BACKWARD, formulasOf, STEPS } from './steps.js';
import { ForwardNetwork } from './values.js';

/** @typedef {typeof import('../words/en.js').default.forward} Words */
/** @typedef {import('./values.js').Values} Values */
/** @typedef {import('./parameter-table.js').Group} Group */

/** @type {Group[]} */
export const GROUPS = ['W1', 'b1', 'W2', 'b2'];

const DECIMALS = 3;
const MOST_FORMULAS = 4;
const SEED = 3;
/** What a falsified gradient is multiplied by, as if a factor of the chain rule had been forgotten. */
const FALSE_FACTOR = 0.5;
/** Of a gradient that can be told from one that is falsified. */
const LEAST_GRADIENT = 0.01;

export class NetworkPanel {
  #host;
  #network;
  /** @type {Words | null} */
  #words = null;
  /** @type {Values | null} */
  #values = null;
  #at = 0;
  #seed = SEED;
  /** @type {Group | null} whose gradient is falsified */
  falsified = null;
  /** @type {Float32Array | null} the parameters at the beginning */
  #first = null;
  #figure = new NetworkFigure();
  #formulas = Array.from({ length: MOST_FORMULAS }, () => new Formula());
  #place = create('p', { class: 'forward-place', role: 'status' });
  #table;
  #falseNote;
  #error = create('p', { class: 'note' });
  #example;
  #back;
  #next;
  #load = latestOnly(() => this.#loadNow());

  /**
   * @param {import('../lesson.js').LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   */
  constructor(host, controls) {
    this.#host = host;
    this.#network = new ForwardNetwork(host);
    this.#table = new ParameterTable((place, value) => this.#change(place, value));
    this.#example = controls.select(
      (words) => words.example,
      Object.fromEntries(['1', '2', '3', '4'].map((number) => [number, () => number])),
      () => this.#load(),
    );
    const turn = (/** @type {number} */ steps) => {
      this.#at = Math.min(STEPS.length - 1, Math.max(0, this.#at + steps));
      this.#show();
      // A button that is disabled loses the focus.
      if (this.#next.disabled) this.#back.focus();
      if (this.#back.disabled) this.#next.focus();
    };
    this.#back = controls.button(
      (words) => words.back,
      () => turn(-1),
    );
    this.#next = controls.button(
      (words) => words.next,
      () => turn(1),
      { isPrimary: true },
    );
    this.#falseNote = controls.text('p', (words) => words.falsified, { class: 'forward-false', hidden: true });
    this.element = create(
      'div',
      { class: 'lab forward-lab' },
      controls.panel(
        (words) => words.networkTitle,
        this.#figure.element,
        controls.row(
          this.#example.element,
          controls.button(
            (words) => words.reset,
            () => this.#restart(this.#seed),
          ),
          controls.button(
            (words) => words.newWeights,
            () => this.#restart(this.#seed + 1),
          ),
        ),
      ),
      controls.panel(
        (words) => words.stepTitle,
        this.#place,
        create('div', { class: 'forward-formulas' }, ...this.#formulas.map(({ element }) => element)),
        controls.row(this.#back, this.#next),
      ),
      controls.panel((words) => words.parametersTitle, this.#falseNote, this.#table.element, this.#error),
    );
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#table.translate(words);
    this.#show();
  }

  async open() {
    if (!this.#values) await this.#restart(this.#seed);
  }

  /** @returns {Promise<{values: Values, changed: number}>} how many parameters are not those of the beginning */
  async state() {
    const values = await this.#network.valuesOf(this.#exampleNow());
    const first = this.#first ?? values.parameters;
    return { values, changed: PARAMETERS.filter(({ place }) => values.parameters[place] !== first[place]).length };
  }

  /** Falsifies the gradient of a group, which one the parameters tell. @returns {Promise<void>} */
  async falsify() {
    const values = await this.#network.valuesOf(this.#exampleNow());
    const seen = GROUPS.filter((group) =>
      PARAMETERS.some((each) => each.group === group && Math.abs(values.gradient[each.place]) > LEAST_GRADIENT),
    );
    const number = parseInt((await this.#network.parameterHash()).slice(0, 6), 16);
    this.falsified = seen[number % seen.length] ?? null;
    this.#show();
  }

  #exampleNow() {
    return Number(this.#example.value) - 1;
  }

  /** @param {number} seed */
  async #restart(seed) {
    this.#seed = seed;
    this.falsified = null;
    await this.#network.start(seed);
    this.#values = await this.#network.valuesOf(this.#exampleNow());
    this.#first = this.#values.parameters;
    this.#show();
  }

  /** @param {number} place @param {number} value */
  async #change(place, value) {
    try {
      await this.#network.change(place, value);
      await this.#load();
    } catch (error) {
      this.#host.report(error);
    }
  }

  async #loadNow() {
    this.#values = await this.#network.valuesOf(this.#exampleNow());
    this.#show();
  }

  #show() {
    const [words, values] = [this.#words, this.#values];
    this.#back.disabled = this.#at === 0;
    this.#next.disabled = this.#at === STEPS.length - 1;
    if (!words || !values) return;
    const step = STEPS[this.#at];
    const numeral = (/** @type {number} */ value) => this.#host.format(value, DECIMALS);
    this.#figure.show(step, (layer, unit) => (this.#isKnown(layer, unit) ? numeral(saidBy(values, layer, unit)) : '…'));
    this.#figure.describe(
      words.figureSeen({
        inputs: values.inputs.map(numeral).join(', '),
        outputs: values.outputs[1].map(numeral).join(', '),
        target: values.target,
      }),
    );
    const formulas = formulasOf(step, values, numeral);
    this.#formulas.forEach(({ element }, i) => (element.hidden = i >= formulas.length));
    formulas.forEach((tex, i) => this.#formulas[i].show(tex));
    const direction = this.#at < FIRST_BACKWARD ? words.forward : words.backward;
    const number = { step: this.#at + 1, steps: STEPS.length };
    const about = words.steps[step.kind]({ layer: step.layer, unit: (step.unit ?? 0) + 1, target: values.target });
    this.#place.textContent = words.place({ ...number, direction, about });
    this.#table.show(values, this.#shownGradient(values), step, this.#host.format);
    this.#falseNote.hidden = this.falsified === null;
    // It would tell that something is wrong, but not where.
    this.#error.textContent = this.falsified ? '' : words.relativeError(values.relativeError.toExponential(1));
  }

  /** @param {Values} values */
  #shownGradient({ gradient }) {
    if (!this.falsified) return gradient;
    return PARAMETERS.map(({ place, group }) => gradient[place] * (group === this.falsified ? FALSE_FACTOR : 1));
  }

  /**
   * Whether a unit has been computed by now.
   *
   * @param {number} layer
   * @param {number} unit
   */
  #isKnown(layer, unit) {
    if (layer === 0) return true;
    const last = STEPS.findIndex((step) =>
      layer === 2 ? step.kind === 'softmax' : step.kind === 'sum' && step.layer === layer && step.unit === unit,
    );
    return this.#at >= last;
  }
}

/** @param {Values} values @param {number} layer @param {number} unit */
const saidBy = ({ inputs, outputs }, layer, unit) => (layer === 0 ? inputs[unit] : outputs[layer - 1][unit]);
