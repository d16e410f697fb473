// One sigmoid output: its loss and the gradient of the loss by the logit, for the squared error and for cross-entropy.
import { Curves } from '../../charts/curves.js';
import { create, latestOnly } from '../../dom.js';
import { Formula } from '../widgets/formula.js';
import { numeral } from '../widgets/numeral.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {typeof import('../words/en.js').default['squared-error']} Words */

const LOSSES = ['mean-squared-error', 'binary-cross-entropy'];
const FORMULAS = [
  String.raw`L = \tfrac12 (a - t)^2, \quad \tfrac{\partial L}{\partial z} = (a - t)\,a\,(1 - a)`,
  String.raw`L = -t \ln a - (1 - t) \ln (1 - a), \quad \tfrac{\partial L}{\partial z} = a - t`,
];
const FARTHEST = 10;
const POINTS_PER_UNIT = 10;
const FIRST_LOGIT = 4;
/** Of the pictures: cross-entropy goes on beyond the first. */
const LOSS_HEIGHT = /** @type {[number, number]} */ ([0, 5]);
const GRADIENT_HEIGHT = /** @type {[number, number]} */ ([-1.05, 1.05]);

export class LossPanel {
  #host;
  /** @type {Words | null} */
  #words = null;
  #target;
  #logit;
  #losses = new Curves();
  #gradients = new Curves();
  #output = create('p');
  #caption = create('caption', { class: 'visually-hidden' });
  #heads = [0, 1, 2].map(() => create('th', { scope: 'col' }));
  #rows = create('tbody');
  #show;

  /**
   * @param {LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   */
  constructor(host, controls) {
    this.#host = host;
    this.#show = latestOnly(() => this.#compute());
    this.#target = controls.select(
      (words) => words.target,
      { 0: () => '0', 1: () => '1' },
      () => this.#show(),
    );
    this.#logit = controls.slider(
      (words) => words.logit,
      {
        ...{ minimum: -FARTHEST, maximum: FARTHEST, step: 1 / POINTS_PER_UNIT, value: FIRST_LOGIT },
        format: (value) => numeral(value, host.format, 1),
      },
      () => this.#show(),
    );
    const formulas = FORMULAS.map((tex) => {
      const formula = new Formula();
      formula.show(tex);
      return formula.element;
    });
    const table = create(
      'table',
      { class: 'numbers' },
      this.#caption,
      create('thead', {}, create('tr', {}, ...this.#heads)),
      this.#rows,
    );
    this.element = controls.panel(
      (words) => words.outputTitle,
      create(
        'div',
        { class: 'squared-error-output' },
        create(
          'div',
          { class: 'squared-error-numbers' },
          ...formulas,
          create('div', { class: 'squared-error-fields' }, this.#target.element, this.#logit.element),
          this.#output,
          table,
        ),
        this.#losses.element,
        this.#gradients.element,
      ),
    );
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#caption.textContent = words.outputTitle;
    this.#heads.forEach((head, i) => (head.textContent = [words.loss, 'L', '∂L/∂z'][i]));
    this.#show().catch(this.#host.report);
  }

  restyle() {
    this.#losses.restyle();
    this.#gradients.restyle();
  }

  /** @returns {Promise<{curve: import('#wasm').LossCurve, at: number, target: number}>} `at`: the place of the chosen logit */
  async squaredError() {
    const { target, at } = this.#chosen;
    return { curve: await this.#curve(LOSSES[0], target), at, target };
  }

  get #chosen() {
    const logit = this.#logit.value;
    return { target: Number(this.#target.value), logit, at: Math.round((logit + FARTHEST) * POINTS_PER_UNIT) };
  }

  /** @param {string} loss @param {number} target */
  #curve(loss, target) {
    return this.#host.compute('lossCurve', loss, target, -FARTHEST, FARTHEST, 2 * FARTHEST * POINTS_PER_UNIT + 1);
  }

  async #compute() {
    const words = this.#words;
    if (!words) return;
    const { target, logit, at } = this.#chosen;
    const curves = await Promise.all(LOSSES.map((loss) => this.#curve(loss, target)));
    const write = (/** @type {number} */ value) => numeral(value, this.#host.format, 4);
    const axes = { x: words.logit, xRange: /** @type {[number, number]} */ ([-FARTHEST, FARTHEST]), marker: logit };
    const drawn = (/** @type {'losses' | 'gradients'} */ what) =>
      curves.map((curve, i) => ({ name: words.losses[i], x: curve.logits, y: curve[what], colour: i }));
    this.#losses.show(drawn('losses'), { ...axes, y: 'L', yRange: LOSS_HEIGHT });
    this.#gradients.show(drawn('gradients'), { ...axes, y: '∂L/∂z', yRange: GRADIENT_HEIGHT });
    const texts = { target, logit: numeral(logit, this.#host.format, 1) };
    this.#losses.describe(words.lossSeen(texts));
    this.#gradients.describe(words.gradientSeen(texts));
    this.#output.textContent = words.output({ target, output: write(curves[0].outputs[at]) });
    this.#rows.replaceChildren(
      ...curves.map((curve, i) =>
        create(
          'tr',
          {},
          create('th', { scope: 'row' }, words.losses[i]),
          create('td', {}, write(curve.losses[at])),
          create('td', {}, write(curve.gradients[at])),
        ),
      ),
    );
  }
}
