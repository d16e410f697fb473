// One function of a unit and its slope, at a place that is chosen.
import { Curves } from '../../charts/curves.js';
import { create, latestOnly } from '../../dom.js';
import { Formula } from '../widgets/formula.js';
import { numeral } from '../widgets/numeral.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {typeof import('../words/en.js').default.sigmoid} Words */
/** @typedef {{sum: number, value: number, slope: number}} Place */

/** @type {Record<string, string>} by the names of the core's */
const FORMULAS = {
  sigmoid: String.raw`g(z) = \frac{1}{1 + e^{-z}}, \quad g'(z) = g(z)\,(1 - g(z))`,
  tanh: String.raw`g(z) = \tanh z, \quad g'(z) = 1 - g(z)^2`,
  relu: String.raw`g(z) = \max(0, z), \quad g'(z) = \begin{cases} 1 & z > 0 \\ 0 & z \le 0 \end{cases}`,
  'leaky-relu': String.raw`g(z) = \max(0.01\,z, z), \quad g'(z) = \begin{cases} 1 & z \ge 0 \\ 0.01 & z < 0 \end{cases}`,
};
export const FUNCTIONS = Object.keys(FORMULAS);

const FARTHEST = 10;
const POINTS_PER_UNIT = 10;
const SATURATED = 0.01;
/** Of the picture: the rectified units go on beyond it. */
const HEIGHT = /** @type {[number, number]} */ ([-1.2, 2]);

export class FunctionPanel {
  #host;
  /** @type {Words | null} */
  #words = null;
  #function;
  #sum;
  #formula = new Formula();
  #curves = new Curves();
  #at = create('p', { class: 'sigmoid-at' });
  #said = create('p', { class: 'note', role: 'status' });
  #show;

  /**
   * @param {LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   */
  constructor(host, controls) {
    this.#host = host;
    this.#show = latestOnly(() => this.#compute());
    this.#function = controls.select(
      (words) => words.function,
      Object.fromEntries(FUNCTIONS.map((name) => [name, (words) => words.functions[name]])),
      () => this.#show(),
    );
    this.#sum = controls.slider(
      (words) => words.sum,
      {
        ...{ minimum: -FARTHEST, maximum: FARTHEST, step: 1 / POINTS_PER_UNIT, value: 0 },
        format: (value) => this.#write(value, 1),
      },
      () => this.#show(),
    );
    this.element = controls.panel(
      (words) => words.curveTitle,
      this.#formula.element,
      this.#curves.element,
      create('div', { class: 'sigmoid-fields' }, this.#function.element, this.#sum.element),
      this.#at,
      this.#said,
    );
  }

  /** The name of the function that is shown. */
  get name() {
    return this.#function.value;
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#show().catch(this.#host.report);
  }

  restyle() {
    this.#curves.restyle();
  }

  /**
   * @param {number} [sum] on the curve, a multiple of its step; the chosen one when it is not said
   * @returns {Promise<Place>}
   */
  async at(sum = this.#sum.value) {
    return placeOf(await this.#curve(), sum);
  }

  #curve() {
    return this.#host.compute('activationCurve', this.name, -FARTHEST, FARTHEST, 2 * FARTHEST * POINTS_PER_UNIT + 1);
  }

  async #compute() {
    const words = this.#words;
    if (!words) return;
    const curve = await this.#curve();
    const place = placeOf(curve, this.#sum.value);
    const name = /** @type {Record<string, string>} */ (words.functions)[this.name];
    const texts = { sum: this.#write(place.sum, 1), value: this.#write(place.value), slope: this.#write(place.slope) };
    this.#formula.show(FORMULAS[this.name]);
    this.#curves.show(
      [
        { name: words.curves.value, x: curve.inputs, y: curve.values, colour: 0 },
        { name: words.curves.slope, x: curve.inputs, y: curve.slopes, colour: 1, isDashed: true },
      ],
      { x: 'z', y: '', xRange: [-FARTHEST, FARTHEST], yRange: HEIGHT, marker: place.sum },
    );
    this.#curves.describe(words.curveSeen({ name, ...texts }));
    this.#at.textContent = words.at(texts);
    const said = place.slope < SATURATED ? words.isSaturated : words.isLive;
    if (this.#said.textContent !== said) this.#said.textContent = said;
  }

  /** @param {number} value @param {number} [decimals] */
  #write(value, decimals = 4) {
    return numeral(value, this.#host.format, decimals);
  }
}

/**
 * @param {import('#wasm').ActivationCurve} curve
 * @param {number} sum
 * @returns {Place}
 */
function placeOf({ values, slopes }, sum) {
  const i = Math.round((sum + FARTHEST) * POINTS_PER_UNIT);
  return { sum, value: values[i], slope: slopes[i] };
}
