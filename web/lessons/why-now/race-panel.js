// Better methods: the old ones and the new ones on the same digits, from the same seed.
import { Curves } from '../../charts/curves.js';
import { create } from '../../dom.js';

const EPOCHS = 8;

/** In the order of their years. @type {[name: string, settings: Record<string, string>][]} */
const CONTESTANTS = [
  // As Rosenblatt had it: example by example, and without a hidden layer, which the rule cannot teach.
  [
    'perceptron',
    {
      ...{ hidden: 'none', output: 'step', init: 'zeros', loss: 'mean-squared-error' },
      ...{ optimizer: 'perceptron', lr: '1', batch: '1' },
    },
  ],
  ['sgdSigmoid', { activation: 'sigmoid', optimizer: 'sgd', lr: '0.1' }],
  ['sgdRelu', { activation: 'relu', optimizer: 'sgd', lr: '0.1' }],
  ['adamSigmoid', { activation: 'sigmoid', optimizer: 'adam', lr: '0.003' }],
  ['adamRelu', { activation: 'relu', optimizer: 'adam', lr: '0.003' }],
];

export class RacePanel {
  #host;
  #runner;
  #chart = new Curves();
  #status = create('p', { role: 'status' });
  #words = /** @type {any} */ (null);
  /** @type {{name: string, epochs: number[], accuracies: number[]}[]} those that have begun */
  #courses = [];
  #isRunning = false;

  /**
   * @param {import('../lesson.js').LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   * @param {import('./digits-runner.js').DigitsRunner} runner
   */
  constructor(host, controls, runner) {
    this.#host = host;
    this.#runner = runner;
    this.element = controls.panel(
      (words) => words.race.title,
      controls.text('p', (words) => words.race.what, { class: 'note' }),
      controls.row(
        controls.button(
          (words) => words.race.start,
          () => this.#race(),
          { isPrimary: true },
        ),
        controls.button(
          (words) => words.pause,
          () => runner.stop(),
        ),
      ),
      this.#chart.element,
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

  async #race() {
    await this.#runner.exclusively(async () => {
      this.#courses = [];
      this.#isRunning = true;
      try {
        for (const [name, settings] of CONTESTANTS) {
          const course = { name, epochs: /** @type {number[]} */ ([]), accuracies: /** @type {number[]} */ ([]) };
          this.#courses.push(course);
          this.#write();
          const onTest = (/** @type {import('../../engine/types.js').TestPoint} */ { epochs, accuracy }) => {
            course.epochs.push(epochs);
            course.accuracies.push(accuracy);
            this.#write();
          };
          if (!(await this.#runner.train({ settings, epochs: EPOCHS, onTest }))) return;
        }
      } finally {
        this.#isRunning = false;
        this.#write();
      }
    });
  }

  #write() {
    if (!this.#words) return;
    const { race, axes } = this.#words;
    const begun = this.#courses.filter(({ epochs }) => epochs.length > 0);
    this.#chart.show(
      begun.map(({ name, epochs, accuracies }) => ({
        name: this.#nameOf(name, accuracies),
        x: epochs,
        y: accuracies.map((accuracy) => 100 * accuracy),
        colour: CONTESTANTS.findIndex(([each]) => each === name),
      })),
      { x: axes.epochs, y: axes.accuracy, xRange: [0, EPOCHS], yEmpty: [0, 100] },
    );
    const results = begun.map(({ name, accuracies }) => this.#nameOf(name, accuracies)).join('; ');
    this.#chart.describe(race.chart(results));
    const running = this.#courses.at(-1);
    if (this.#isRunning && running) this.#status.textContent = race.running(race.names[running.name]);
    else this.#status.textContent = begun.length === CONTESTANTS.length ? race.done : '';
  }

  /**
   * @param {string} name
   * @param {number[]} accuracies
   */
  #nameOf(name, accuracies) {
    const accuracy = this.#host.percent(accuracies[accuracies.length - 1]);
    return this.#words.race.result({ name: this.#words.race.names[name], accuracy });
  }
}
