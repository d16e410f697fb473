// One perceptron on XOR: its weights come back to where they were, epoch after epoch.
import { create, latestOnly } from '../../dom.js';
import { PerceptronRun } from '../perceptron/run.js';
import { Formula } from '../widgets/formula.js';
import { SmallPlane } from '../widgets/small-plane.js';
import { epochEnds } from './epochs.js';
import { XOR } from './task.js';

/** @typedef {typeof import('../words/en.js').default.xor} Words */

const MOST_EPOCHS = 100;
const EPOCHS_AT_ONCE = 10;

/** What the examples ask of the weights: those of class 0 on the left, those of class 1 on the right. */
const DEMANDS = String.raw`\begin{array}{rclrcl} b &<& 0 & w_2 + b &\ge& 0 \\ w_1 + w_2 + b &<& 0 & w_1 + b &\ge& 0 \end{array}`;
/** Both of either side added up. */
const CONTRADICTION = String.raw`w_1 + w_2 + 2b < 0 \qquad w_1 + w_2 + 2b \ge 0`;

export class PerceptronPanel {
  #run;
  /** @type {Words | null} */
  #words = null;
  #isClosed = false;
  #wanted = 0;
  #plane = new SmallPlane({ low: -0.48, high: 1.44 });
  #rows = create('tbody');
  #caption = create('caption', { class: 'visually-hidden' });
  #scroller;
  #said = create('p', { role: 'status' });
  #go;

  /**
   * @param {import('../lesson.js').LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   */
  constructor(host, controls) {
    this.#run = new PerceptronRun(host);
    const heads = /** @type {const} */ (['epoch', 'mistakes', 'weights', 'sameAs']).map((name) =>
      controls.text('th', (words) => words.columns[name], { scope: 'col' }),
    );
    this.#scroller = create(
      'div',
      { class: 'scrolling', tabindex: 0, role: 'group' },
      create('table', { class: 'numbers' }, this.#caption, create('thead', {}, create('tr', {}, ...heads)), this.#rows),
    );
    const goOn = latestOnly(() => this.#goOn());
    const add = (/** @type {number} */ epochs) => {
      this.#wanted = Math.min(MOST_EPOCHS, this.#run.epochs + epochs);
      return goOn();
    };
    this.#go = [
      controls.button(
        (words) => words.oneEpoch,
        () => add(1),
        { isPrimary: true },
      ),
      controls.button(
        (words) => words.tenEpochs,
        () => add(EPOCHS_AT_ONCE),
      ),
    ];
    const [demands, contradiction] = [DEMANDS, CONTRADICTION].map((tex) => {
      const formula = new Formula();
      formula.show(tex);
      return formula.element;
    });
    this.element = controls.panel(
      (words) => words.perceptronTitle,
      create('div', { class: 'xor-perceptron' }, this.#plane.element, this.#scroller),
      controls.row(...this.#go),
      this.#said,
      create(
        'details',
        { class: 'xor-why' },
        controls.text('summary', (words) => words.why),
        demands,
        controls.text('p', (words) => words.added, { class: 'note' }),
        contradiction,
      ),
    );
    this.#run
      .start(XOR)
      .then(() => this.#show())
      .catch(host.report);
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#show();
  }

  open() {
    this.#isClosed = false;
  }

  close() {
    this.#isClosed = true;
  }

  async #goOn() {
    while (this.#run.epochs < this.#wanted && !this.#isClosed) {
      for (let i = 0; i < this.#run.points.length; i++) await this.#run.step();
      this.#show();
    }
  }

  #show() {
    const words = this.#words;
    const { points, presentations, weights, epochs } = this.#run;
    if (!words || points.length === 0) return;
    this.#plane.show({ points, fires: weights, lines: [{ weights, kind: 'now' }] });
    const [first, second, bias] = weights;
    this.#plane.describe(words.planeSeen({ first, second, bias }));
    for (const button of this.#go) button.disabled = epochs >= MOST_EPOCHS;
    this.#caption.textContent = words.table;
    this.#scroller.setAttribute('aria-label', words.table);
    const ends = epochEnds(presentations, points.length);
    this.#rows.replaceChildren(
      ...ends
        .map(({ epoch, mistakes, weights: atEnd, sameAs }) =>
          create(
            'tr',
            { class: sameAs ? 'is-marked' : '' },
            create('th', { scope: 'row' }, String(epoch)),
            create('td', {}, String(mistakes)),
            create('td', {}, atEnd.join(', ')),
            create('td', {}, sameAs ? String(sameAs) : ''),
          ),
        )
        .reverse(),
    );
    const last = ends.at(-1);
    if (!last) this.#said.textContent = words.begin;
    else if (last.mistakes === 0) this.#said.textContent = words.learnt({ epoch: last.epoch });
    else if (last.sameAs) this.#said.textContent = words.repeats({ epoch: last.epoch, earlier: last.sameAs });
    else this.#said.textContent = words.mistaken({ epoch: last.epoch, mistakes: last.mistakes });
  }
}
