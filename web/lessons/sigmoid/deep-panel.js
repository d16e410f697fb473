// Two deep networks side by side, and the gradients of their layers while they train.
import { create } from '../../dom.js';
import { Formula } from '../widgets/formula.js';
import { BarTable } from '../widgets/bar-table.js';
import { numeral, superscript } from '../widgets/numeral.js';
import { showRunning } from '../widgets/train-or-pause.js';
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

  /**
   * @param {LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   */
  constructor(host, controls) {
    this.#host = host;
    this.#pair = new DeepPair(host);
    this.#table = new BarTable(host, SCALE);
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
    begin().catch(host.report);
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#show();
  }

  pause() {
    return this.#pair.pause();
  }

  /** @returns {Promise<DeepPair>} what the exercise is about: as it stands when no training goes on */
  async standing() {
    await this.#pair.pause();
    return this.#pair;
  }

  async #begin() {
    await this.#pair.begin(this.#depth.value, [FIRST, this.#other.value]);
    this.#show();
  }

  async #run() {
    const { measured } = await this.standing();
    if (measured.length === 0) await this.#begin(); // it had failed
    this.#showRunning(true);
    try {
      await this.#pair.train(EPOCHS, () => this.#show());
    } finally {
      this.#showRunning(false);
      this.#show();
    }
  }

  /** @param {boolean} isRunning */
  #showRunning(isRunning) {
    showRunning({ train: this.#train, pause: this.#pause, said: this.#said }, isRunning);
  }

  #show() {
    const words = this.#words;
    const { measured, activations } = this.#pair;
    if (!words || measured.length === 0) return;
    const names = activations.map((name) => /** @type {Record<string, string>} */ (words.functions)[name]);
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
    const [sigmoid, other] = measured.map(({ norms }) => numeral(norms[0] / norms[norms.length - 1], format, 3, 1));
    const [sigmoidAccuracy, otherAccuracy] = measured.map(({ accuracy }) => percent(accuracy));
    const epochs = format(measured[0].epochs);
    this.#said.textContent = words.shrinks({
      ...{ epochs, sigmoid, other, name: names[1], sigmoidAccuracy, otherAccuracy },
    });
  }
}
