// Two deep networks side by side, and the gradients of their layers while they train.
import { create, latestOnly } from '../../dom.js';
import { Formula } from '../widgets/formula.js';
import { BarTable } from '../widgets/bar-table.js';
import { numeral, superscript } from '../widgets/numeral.js';
import { DeepPair } from './deep-pair.js';
import { FUNCTIONS } from './function-panel.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {typeof import('../words/en.js').default.sigmoid} Words */

const BACK = String.raw`\delta^{(j)} = g'(z^{(j)}) \odot W^{(j+1)} \delta^{(j+1)}, \qquad \frac{\partial L}{\partial W^{(j)}} = a^{(j-1)} \otimes \delta^{(j)}`;
const FIRST = 'sigmoid';
const OTHERS = ['relu', ...FUNCTIONS.filter((name) => name !== 'relu' && name !== FIRST)];
const MOST_LAYERS = 8;
const FIRST_DEPTH = 5;
const EPOCHS = 100;
/** Powers of ten. */
const SCALE = { smallest: -6, largest: 1 };

export class DeepPanel {
  #host;
  #pair;
  /** @type {Words | null} */
  #words = null;
  #other;
  #depth;
  #train;
  #pause;
  #table;
  #said = create('p', { class: 'note', role: 'status' });
  /** Draws what both networks are now. */
  #draw;
  /** @type {Promise<unknown>} both networks are as the controls say */
  #begun;

  /**
   * @param {LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   */
  constructor(host, controls) {
    this.#host = host;
    this.#pair = new DeepPair(host);
    this.#table = new BarTable(host, SCALE);
    this.#draw = latestOnly(() => this.#measure());
    const begin = () => this.#begin();
    this.#other = controls.select(
      (words) => words.other,
      Object.fromEntries(OTHERS.map((name) => [name, (words) => words.functions[name]])),
      begin,
    );
    this.#depth = controls.slider(
      (words) => words.depth,
      { minimum: 1, maximum: MOST_LAYERS, step: 1, value: FIRST_DEPTH },
      begin,
    );
    this.#train = controls.button(
      (words) => words.train({ epochs: host.format(EPOCHS) }),
      () => this.#run(),
      { isPrimary: true },
    );
    this.#pause = controls.button(
      (words) => words.pause,
      () => this.#pair.pause(),
    );
    this.#pause.hidden = true;
    const formula = new Formula();
    formula.show(BACK);
    this.element = controls.panel(
      (words) => words.deepTitle,
      formula.element,
      create('div', { class: 'sigmoid-fields' }, this.#other.element, this.#depth.element),
      this.#table.element,
      controls.row(
        this.#train,
        this.#pause,
        controls.button((words) => words.again, begin),
      ),
      this.#said,
    );
    this.#begun = this.#begin();
    this.#begun.catch(host.report);
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#begun.then(() => this.#draw()).catch(() => {}); // it has been told
  }

  pause() {
    return this.#pair.pause();
  }

  /**
   * What the exercise is about: both networks as they are when no training goes on.
   *
   * @returns {Promise<{depth: number, activations: string[], measured: import('./deep-pair.js').Measured[], codeOf: (network: number) => Promise<string>}>}
   */
  async answer() {
    await this.#begun;
    await this.#pair.pause();
    return {
      depth: this.#pair.depth,
      activations: this.#activations,
      measured: await this.#pair.measure(),
      codeOf: (network) => this.#pair.resultCode(network, 'sigmoid/deep'),
    };
  }

  get #activations() {
    return [FIRST, this.#other.value];
  }

  #begin() {
    this.#begun = (async () => {
      await this.#pair.begin(this.#depth.value, this.#activations);
      await this.#draw();
    })();
    return this.#begun;
  }

  async #run() {
    await this.#begun;
    this.#showRunning(true);
    try {
      await this.#pair.train(EPOCHS, () => this.#draw());
    } finally {
      this.#showRunning(false);
      await this.#draw();
    }
  }

  /** @param {boolean} isRunning */
  #showRunning(isRunning) {
    const hadFocus = document.activeElement === (isRunning ? this.#train : this.#pause);
    this.#train.hidden = isRunning;
    this.#pause.hidden = !isRunning;
    if (hadFocus) (isRunning ? this.#pause : this.#train).focus();
    this.#said.setAttribute('aria-live', isRunning ? 'off' : 'polite'); // not every epoch
  }

  async #measure() {
    const words = this.#words;
    if (!words) return;
    const measured = await this.#pair.measure();
    const names = this.#activations.map((name) => /** @type {Record<string, string>} */ (words.functions)[name]);
    const { length } = measured[0].norms;
    this.#table.show({
      caption: words.gradients.caption,
      corner: words.gradients.layer,
      columns: names,
      rows: Array.from({ length }, (_, layer) => {
        const weights = `W⁽${superscript(layer + 1)}⁾`;
        return {
          name: layer === length - 1 ? words.gradients.output({ weights }) : weights,
          values: measured.map(({ norms }) => norms[layer]),
        };
      }),
    });
    const { format, percent } = this.#host;
    const [sigmoid, other] = measured.map(({ norms }) => numeral(norms[0] / norms[norms.length - 1], format));
    const [sigmoidAccuracy, otherAccuracy] = measured.map(({ accuracy }) => percent(accuracy));
    const epochs = format(measured[0].epochs);
    this.#said.textContent = words.shrinks({
      ...{ epochs, sigmoid, other, name: names[1], sigmoidAccuracy, otherAccuracy },
    });
  }
}
