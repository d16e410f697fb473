// Faster machines: the same matrix product, four numbers at a time and one at a time.
import { create } from '../../dom.js';
import { Bars } from './bars.js';

/** @typedef {{operations: number, seconds: number, checksum: number}} Measurement */

export class SpeedPanel {
  #host;
  #runner;
  #bars = new Bars();
  #status = create('p', { role: 'status' });
  #words = /** @type {any} */ (null);
  /** @type {Measurement | null} with vectors */
  #vectors = null;
  /** @type {Measurement | null} without */
  #scalars = null;

  /**
   * @param {import('../lesson.js').LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   * @param {import('./digits-runner.js').DigitsRunner} runner
   */
  constructor(host, controls, runner) {
    this.#host = host;
    this.#runner = runner;
    this.element = controls.panel(
      (words) => words.speed.title,
      controls.text('p', (words) => words.speed.what, { class: 'note' }),
      controls.row(
        controls.button(
          (words) => words.speed.measure,
          () => this.#measure(),
          { isPrimary: true },
        ),
      ),
      this.#bars.element,
      this.#status,
    );
  }

  /** @param {any} words */
  translate(words) {
    this.#words = words;
    this.#write();
  }

  /** @returns {{vectors: number, scalars: number} | null} operations a second, null before they are measured */
  get rates() {
    if (!this.#vectors || !this.#scalars) return null;
    return { vectors: rateOf(this.#vectors), scalars: rateOf(this.#scalars) };
  }

  async #measure() {
    await this.#runner.stop(); // which would share the processor
    this.#scalars = await this.#host.compute('speed', false);
    this.#vectors = await this.#host.compute('speed', true);
    this.#write();
  }

  #write() {
    if (!this.#words) return;
    const { format } = this.#host;
    const { speed } = this.#words;
    const rates = this.rates;
    const rows = /** @type {const} */ (['scalars', 'vectors']).map((name) => {
      const rate = rates?.[name] ?? null;
      return { name: speed.names[name], texts: [rate === null ? '–' : format(rate / 1e9, 2)], value: rate };
    });
    this.#bars.show(speed.caption, speed.columns, rows);
    if (!rates) return;
    const isSame = this.#vectors?.checksum === this.#scalars?.checksum;
    const factor = format(rates.vectors / rates.scalars, 1);
    this.#status.textContent = (isSame ? speed.result : speed.differs)({ factor });
  }
}

/** @param {Measurement} measurement */
const rateOf = ({ operations, seconds }) => operations / seconds;
