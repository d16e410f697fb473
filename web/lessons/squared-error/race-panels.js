// Both networks side by side: who is ahead, and what their outputs learn from.
import { Curves } from '../../charts/curves.js';
import { create } from '../../dom.js';
import { BarTable } from '../widgets/bar-table.js';
import { showRunning } from '../widgets/train-or-pause.js';
import { Race } from './race.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {typeof import('../words/en.js').default['squared-error']} Words */

const EPOCHS = 10;
const FIRST_RATE = 0.5;
/** Powers of ten. */
const SCALE = { smallest: -6, largest: 0 };

export class RacePanels {
  #host;
  #race;
  /** The start that was asked for last. */
  #isSaturated = false;
  /** @type {Words | null} */
  #words = null;
  #loss;
  #rate;
  #train;
  #pause;
  #curves = new Curves();
  #said = create('p', { class: 'note', role: 'status' });
  #table;

  /**
   * @param {LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   */
  constructor(host, controls) {
    this.#host = host;
    this.#race = new Race(host);
    this.#table = new BarTable(host, SCALE);
    const begin = () => this.#begin(this.#isSaturated);
    this.#loss = controls.select(
      (words) => words.second,
      {
        'binary-cross-entropy': (words) => words.sigmoidOutputs,
        'softmax-cross-entropy': (words) => words.softmaxOutputs,
      },
      begin,
    );
    this.#rate = controls.number((words) => words.rate, { value: FIRST_RATE }, begin);
    this.#train = controls.button(
      (words) => words.train({ epochs: host.format(EPOCHS) }),
      () => this.#run(),
      { isPrimary: true },
    );
    this.#pause = controls.button(
      (words) => words.pause,
      () => this.#race.pause(),
    );
    this.#pause.hidden = true;
    this.elements = [
      controls.panel(
        (words) => words.raceTitle,
        create('div', { class: 'squared-error-fields' }, this.#rate.element, this.#loss.element),
        controls.row(
          controls.button(
            (words) => words.fresh,
            () => this.#begin(false),
          ),
          controls.button(
            (words) => words.saturated,
            () => this.#begin(true),
          ),
          this.#train,
          this.#pause,
        ),
        this.#curves.element,
        this.#said,
      ),
      controls.panel(
        (words) => words.deltasTitle,
        this.#table.element,
        controls.text('p', (words) => words.deltasNote, { class: 'note' }),
      ),
    ];
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#show();
  }

  /** Loads the digits and makes both networks, when that has not been done. */
  open() {
    if (this.#race.course.length === 0) this.#begin(false).catch(this.#host.report);
  }

  pause() {
    return this.#race.pause();
  }

  restyle() {
    this.#curves.restyle();
  }

  /** @returns {Promise<Race>} what the exercises are about: as it stands when no training goes on */
  async standing() {
    await this.#race.pause();
    return this.#race;
  }

  /** @param {boolean} isSaturated */
  async #begin(isSaturated) {
    this.#isSaturated = isSaturated;
    await this.#race.begin({ crossEntropy: this.#loss.value, rate: this.#rate.value, isSaturated });
    this.#show();
  }

  async #run() {
    const { course } = await this.standing();
    if (course.length === 0) await this.#begin(this.#isSaturated); // it had failed
    this.#showRunning(true);
    try {
      await this.#race.train(EPOCHS, () => this.#show());
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
    const { runners, course, epochs, isSaturated } = this.#race;
    if (!words || runners.length === 0) return;
    const { format, percent } = this.#host;
    const x = course.map((_, epoch) => epoch);
    this.#curves.show(
      words.losses.map((name, i) => ({ name, x, y: course.map((accuracies) => 100 * accuracies[i]), colour: i })),
      { x: words.axes.epochs, y: words.axes.accuracy, xRange: [0, Math.max(EPOCHS, epochs)], yRange: [0, 100] },
    );
    const [squared, crossEntropy] = runners.map(({ accuracy }) => percent(accuracy));
    const sentence = isSaturated ? words.standsSaturated : words.stands;
    const said = sentence({ epochs: format(epochs), squared, crossEntropy });
    this.#said.textContent = said;
    this.#curves.describe(said);
    this.#table.show({
      caption: words.deltasCaption,
      corner: words.digit,
      columns: words.losses,
      rows: Array.from(runners[0].deltas, (_, digit) => ({
        name: String(digit),
        values: runners.map(({ deltas }) => deltas[digit]),
      })),
    });
  }
}
