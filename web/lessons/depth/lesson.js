// Deep or not: one to five hidden layers with the same number of parameters, on the spiral and on digits.
import { Curves } from '../../charts/curves.js';
import { create } from '../../dom.js';
import { Controls } from '../widgets/controls.js';
import { Exercise, Exercises } from '../widgets/exercise.js';
import { hiddenWithin, parameterCount } from './architectures.js';
import { DepthCard } from './depth-card.js';
import { DigitsLearner, SpiralLearner } from './learners.js';
import { OwnNetwork } from './own-network.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */
/** @typedef {import('./learners.js').Result} Result */
/** @typedef {import('../widgets/exercise.js').Verdict} Verdict */

const DEPTHS = [1, 2, 3, 4, 5];
/** Seeds that are kept: as many as the chart has colours. */
const MOST_SEEDS = 6;
/** Of the exercises. */
const ASKED_PARAMETERS = 151;
const ASKED_ACCURACY = 0.95;
const MOST_UNITS = 20;

/**
 * Trained with one seed, the networks of the first depths, or of all of them.
 *
 * @typedef {{seed: number, results: Result[]}} Series
 */

class DepthView {
  #host;
  #controls;
  #words = /** @type {any} */ (null);
  #cards;
  #chart = new Curves();
  #status = create('p', { role: 'status' });
  #learners;
  #own;
  #exercises;
  /** @type {Series[]} of what is compared now */
  #series = [];
  /** @type {number | null} which of the networks is being trained */
  #at = null;
  #isStopping = false;
  /** @type {Promise<void> | null} */
  #run = null;
  #hasBegun = false;
  /** @type {{first: number, all: number} | null} parameters of the deepest network on digits, and those of its first layer */
  #deepest = null;

  /** @param {LessonHost} host */
  constructor(host) {
    this.#host = host;
    this.#controls = new Controls(host);
    this.#cards = DEPTHS.map((layers) => new DepthCard(host, layers));
    this.#learners = {
      spiral: new SpiralLearner(host, (news) => this.#showSurface(news)),
      digits: new DigitsLearner(host),
    };
    const begin = () => this.#begin();
    this.data = this.#controls.select(
      (words) => words.data,
      { spiral: (words) => words.dataNames.spiral, digits: (words) => words.dataNames.digits },
      begin,
    );
    this.activation = this.#controls.select(
      (words) => words.activation,
      Object.fromEntries(
        ['tanh', 'relu', 'sigmoid'].map((name) => [name, (/** @type {any} */ words) => words.activations[name]]),
      ),
      begin,
    );
    this.#own = new OwnNetwork(host, this.#controls);
    this.#exercises = this.#makeExercises();
    this.element = create('div', {}, this.#makeLab(), this.#exercises.element);
  }

  /** @param {any} words */
  translate(words) {
    this.#words = words;
    this.#controls.translate(words);
    this.#own.translate(words);
    this.#exercises.translate(words);
    for (const card of this.#cards) card.translate(words);
    this.#write();
  }

  open() {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#tried(() => Promise.all([this.#begin(), this.#own.begin()]));
  }

  close() {
    this.#tried(() => Promise.all([this.#stop(), this.#own.pause()]));
  }

  restyle() {
    this.#chart.restyle();
    this.#own.restyle();
    for (const card of this.#cards) card.restyle();
  }

  #makeLab() {
    const controls = this.#controls;
    return create(
      'div',
      { class: 'lab depth-lab' },
      controls.panel(
        (words) => words.compare,
        create('div', { class: 'depth-fields' }, this.data.element, this.activation.element),
        controls.row(
          controls.button(
            (words) => words.trainAll,
            () => this.#trainAll(),
            { isPrimary: true },
          ),
          controls.button(
            (words) => words.pause,
            () => this.#stop(),
          ),
        ),
        this.#status,
        controls.text('p', (words) => words.how, { class: 'note' }),
      ),
      controls.panel((words) => words.chart, this.#chart.element),
      create('ol', { class: 'depth-cards' }, ...this.#cards.map(({ element }) => element)),
      this.#own.element,
    );
  }

  #makeExercises() {
    const host = this.#host;
    const share = this.#controls.choice((words) => words.exercises.share.ask, {
      fifth: (words) => words.exercises.share.choices.fifth,
      half: (words) => words.exercises.share.choices.half,
      most: (words) => words.exercises.share.choices.most,
    });
    return new Exercises([
      new Exercise({ name: 'count', host, check: () => this.#checkCount() }),
      new Exercise({ name: 'twenty', host, check: () => this.#checkTwenty() }),
      new Exercise({ name: 'share', host, control: share.element, check: () => this.#checkShare(share.value) }),
    ]);
  }

  get #learner() {
    return this.#learners[/** @type {'spiral' | 'digits'} */ (this.data.value)];
  }

  /** What was compared so far was something else. */
  async #begin() {
    await this.#stop();
    this.#series = [];
    this.#beginCards();
    this.#write();
  }

  /** @returns {number[][]} the hidden layers of each network */
  #beginCards() {
    const { inputs, outputs, budget } = this.#learner;
    return DEPTHS.map((layers, i) => {
      const hidden = hiddenWithin(inputs, layers, outputs, budget);
      this.#cards[i].begin(hidden, parameterCount(inputs, hidden, outputs));
      return hidden;
    });
  }

  /** Every press is another seed. */
  async #trainAll() {
    if (this.#run) return;
    this.#isStopping = false;
    this.#run = this.#trainEach();
    try {
      this.#status.setAttribute('aria-live', 'off'); // but for the end
      await this.#run;
    } finally {
      this.#run = null;
      this.#at = null;
      this.#status.setAttribute('aria-live', 'polite');
      this.#write();
    }
  }

  async #trainEach() {
    const learner = this.#learner;
    const { inputs, epochs } = learner;
    // One that was stopped is made anew.
    if (this.#series.at(-1)?.results.length !== DEPTHS.length) this.#series.pop();
    /** @type {Series} */
    const series = { seed: (this.#series.at(-1)?.seed ?? 0) + 1, results: [] };
    this.#series = [...this.#series, series].slice(-MOST_SEEDS);
    for (const [i, hidden] of this.#beginCards().entries()) {
      this.#at = i;
      this.#cards[i].start();
      this.#write();
      const result = await learner.train(hidden, this.activation.value, series.seed);
      if (this.#isStopping || result.epochs < epochs) return;
      series.results.push(result);
      this.#cards[i].show(result);
      if (inputs > 2) this.#deepest = { first: (inputs + 1) * hidden[0], all: result.parameters };
    }
  }

  async #stop() {
    this.#isStopping = true;
    if (!this.#run) return;
    await this.#learner.pause();
    await this.#run.catch(() => {}); // whoever pressed the button is told
  }

  /** @param {import('../../engine/points/types.js').PointsNews} news */
  #showSurface(news) {
    const { data } = this.#learners.spiral;
    if (data && this.#at !== null) this.#cards[this.#at].showSurface(news, data);
  }

  #write() {
    if (!this.#words) return;
    const { percent, format } = this.#host;
    const drawn = this.#series.filter(({ results }) => results.length > 0);
    this.#chart.show(
      drawn.map(({ seed, results }) => ({
        name: this.#words.seed(format(seed)),
        x: DEPTHS.slice(0, results.length),
        y: results.map(({ testAccuracy }) => 100 * testAccuracy),
        colour: seed - 1,
      })),
      { x: this.#words.axes.layers, y: this.#words.axes.accuracy, xRange: [1, DEPTHS.length], yEmpty: [0, 100] },
    );
    const means = DEPTHS.map((_, i) => meanOf(drawn.flatMap(({ results }) => results[i]?.testAccuracy ?? [])));
    const texts = means.filter((mean) => mean !== null).map((mean) => percent(mean));
    this.#chart.describe(this.#words.chartText(texts.join(', ')));
    this.#status.textContent = this.#statusText(texts);
  }

  /** @param {string[]} means of the accuracy, by depth */
  #statusText(means) {
    if (this.#at !== null) return this.#words.training(this.#host.format(this.#at + 1));
    if (means.length === 0) return this.#words.untrained;
    const seeds = this.#series.filter(({ results }) => results.length === DEPTHS.length).length;
    return this.#words.trained({ means: means.join(', '), seeds: this.#host.format(seeds) });
  }

  /** @returns {Promise<Verdict>} */
  async #checkCount() {
    const { state, news } = await this.#own.atRest();
    const count = news.parameters.length;
    const units = [2, ...state.layers.map((layer) => layer.units)];
    const sum = units
      .slice(1)
      .map((each, i) => `(${units[i]} + 1) · ${each}`)
      .join(' + ');
    const details = { sum, count: this.#host.format(count), asked: this.#host.format(ASKED_PARAMETERS) };
    const isRight = count === ASKED_PARAMETERS;
    if (isRight) return { isRight, sentence: 'right', details };
    return { isRight, sentence: count < ASKED_PARAMETERS ? 'tooFew' : 'tooMany', details };
  }

  /** @returns {Promise<Verdict>} */
  async #checkTwenty() {
    const { state, news } = await this.#own.atRest();
    const units = state.layers.slice(0, -1).reduce((sum, layer) => sum + layer.units, 0);
    const details = {
      units: this.#host.format(units),
      most: this.#host.format(MOST_UNITS),
      accuracy: this.#host.percent(news.test.accuracy),
      layers: this.#host.format(state.layers.length - 1),
    };
    if (units > MOST_UNITS) return { isRight: false, sentence: 'tooMany', details };
    if (news.steps === 0) return { isRight: false, sentence: 'untrained', details };
    if (news.test.accuracy < ASKED_ACCURACY) {
      const isShallow = state.layers.length <= 2;
      return { isRight: false, sentence: isShallow ? 'shallow' : 'notYet', details };
    }
    return { isRight: true, sentence: 'right', details, code: await this.#own.resultCode('depth/twenty') };
  }

  /**
   * @param {string} answer
   * @returns {Promise<Verdict>}
   */
  async #checkShare(answer) {
    if (!this.#deepest) return { isRight: false, sentence: 'untrained' };
    if (answer === '') return { isRight: false, sentence: 'none' };
    const { first, all } = this.#deepest;
    const share = first / all;
    const measured = share < 0.35 ? 'fifth' : share < 0.65 ? 'half' : 'most';
    const { format, percent } = this.#host;
    const details = { first: format(first), all: format(all), share: percent(share, 0) };
    const isRight = answer === measured;
    return { isRight, sentence: isRight ? 'right' : 'wrong', details };
  }

  /** @param {() => Promise<unknown>} work */
  async #tried(work) {
    try {
      await work();
    } catch (error) {
      this.#host.report(error);
    }
  }
}

/**
 * @param {number[]} values
 * @returns {number | null} null of none
 */
const meanOf = (values) => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);

/** @type {import('../lesson.js').Lesson} */
export const lesson = {
  name: 'depth',
  exercises: ['count', 'twenty', 'share'],
  make: (host) => new DepthView(host),
};
