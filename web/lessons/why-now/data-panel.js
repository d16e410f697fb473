// More data: the same network, trained on more and more digits.
import { Curves } from '../../charts/curves.js';
import { create } from '../../dom.js';
import { Bars } from './bars.js';

const COUNTS = [100, 300, 1000, 3000, 8000];
const SETTINGS = { activation: 'relu', optimizer: 'adam', lr: '0.003' };
/** Each is trained until it has seen so many digits, but none of them more often than `MOST_EPOCHS` times. */
const SEEN = 40_000;
const MOST_EPOCHS = 60;

export class DataPanel {
  #host;
  #runner;
  #chart = new Curves();
  #bars = new Bars();
  #status = create('p', { role: 'status' });
  #words = /** @type {any} */ (null);
  /** @type {number[]} test accuracies so far, in the order of `COUNTS` */
  #accuracies = [];
  #isTraining = false;

  /**
   * @param {import('../lesson.js').LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   * @param {import('./digits-runner.js').DigitsRunner} runner
   */
  constructor(host, controls, runner) {
    this.#host = host;
    this.#runner = runner;
    this.element = controls.panel(
      (words) => words.amount.title,
      controls.text('p', (words) => words.amount.what, { class: 'note' }),
      controls.row(
        controls.button(
          (words) => words.amount.train,
          () => this.#measure(),
          { isPrimary: true },
        ),
        controls.button(
          (words) => words.pause,
          () => runner.stop(),
        ),
      ),
      this.#chart.element,
      this.#bars.element,
      this.#status,
    );
  }

  /** @param {any} words */
  translate(words) {
    this.#words = words;
    this.#write();
  }

  restyle() {
    this.#chart.restyle();
  }

  /**
   * @param {number} count of digits
   * @returns {number | null} share of the test digits that is read wrongly, null before it is measured
   */
  errorOf(count) {
    const accuracy = this.#accuracies[COUNTS.indexOf(count)];
    return accuracy === undefined ? null : 1 - accuracy;
  }

  async #measure() {
    await this.#runner.exclusively(async () => {
      this.#accuracies = [];
      this.#isTraining = true;
      try {
        for (const count of COUNTS) {
          this.#write();
          const epochs = Math.min(MOST_EPOCHS, Math.round(SEEN / count));
          const result = await this.#runner.train({ settings: SETTINGS, count, epochs });
          if (!result) return;
          this.#accuracies.push(result.testAccuracy);
        }
      } finally {
        this.#isTraining = false;
        this.#write();
      }
    });
  }

  #write() {
    if (!this.#words) return;
    const { format, percent } = this.#host;
    const { amount, axes } = this.#words;
    const x = COUNTS.slice(0, this.#accuracies.length).map(Math.log10);
    const y = this.#accuracies.map((accuracy) => 100 * accuracy);
    const curves = x.length > 0 ? [{ name: amount.curve, x, y, colour: 0 }] : [];
    this.#chart.show(curves, { x: amount.axis, y: axes.accuracy, xRange: [2, 4], yEmpty: [0, 100] });
    const rows = COUNTS.map((count, i) => {
      const accuracy = this.#accuracies[i];
      const texts = accuracy === undefined ? ['–', '–'] : [percent(1 - accuracy, 2), percent(accuracy, 2)];
      return { name: format(count), texts, value: accuracy === undefined ? null : 1 - accuracy };
    });
    this.#bars.show(amount.caption, amount.columns, rows);
    this.#chart.describe(amount.chart);
    const count = format(COUNTS[this.#accuracies.length] ?? 0);
    this.#status.textContent = this.#isTraining
      ? amount.training(count)
      : this.#accuracies.length === COUNTS.length
        ? amount.done
        : '';
  }
}
