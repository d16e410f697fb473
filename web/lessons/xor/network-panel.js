// A hidden layer in between: what it makes of the four examples, and the line that separates them there.
import { create, latestOnly } from '../../dom.js';
import { Turns } from '../../engine/scheduling.js';
import { SmallPlane } from '../widgets/small-plane.js';
import { XOR } from './task.js';

/** @typedef {typeof import('../words/en.js').default.xor} Words */
/** @typedef {import('../widgets/small-plane.js').Weights} Weights */
/** @typedef {import('../../engine/points/types.js').PointsNews} PointsNews */
/** @typedef {{x: number, y: number, label: number}} Point */

/** With these, eight of the first ten seeds solve it with two units; with a whole epoch in a minibatch few do. */
const SETTINGS = {
  ...{ activation: 'tanh', output: 'sigmoid', loss: 'binary-cross-entropy', optimizer: 'sgd', lr: '1', batch: '1' },
  ...{ init: 'he', momentum: '0' },
};
/** Of the session's surface, to each side of the origin. */
const HALF_WIDTH = 2;
/** What is shown of it, in whole cells. */
const LOW = -0.48;
const HIGH = 1.44;
const MOST_SEED = 999;

export class NetworkPanel {
  #host;
  #session;
  /** @type {Words | null} */
  #words = null;
  /** @type {PointsNews | null} */
  #news = null;
  /** @type {Point[]} */
  #points = [];
  /** The training that goes on, of which there is one at the most. @type {object | null} */
  #running = null;
  #turns = new Turns();
  #inputs = new SmallPlane({ low: LOW, high: HIGH });
  #hidden = new SmallPlane({ low: -1.25, high: 1.25, axes: ['a₁⁽¹⁾', 'a₂⁽¹⁾'] });
  #more = create('p', { class: 'note' });
  #said = create('p', { role: 'status' });
  #go = create('button', { type: 'button', class: 'primary' });
  #units;
  #seed;
  /** Asks for the hidden layer's outputs, once at a time. */
  #refresh = latestOnly(() => this.#showHidden());

  /**
   * @param {import('../lesson.js').LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   */
  constructor(host, controls) {
    this.#host = host;
    this.#session = host.pointsSession((news) => this.#take(news));
    const restart = () => this.#restart();
    this.#units = controls.select(
      (words) => words.units,
      Object.fromEntries(['1', '2', '3', '4'].map((count) => [count, () => count])),
      restart,
    );
    this.#units.value = '2';
    this.#seed = controls.number((words) => words.seed, { minimum: 0, maximum: MOST_SEED, step: 1, value: 1 }, restart);
    this.#go.addEventListener('click', () => this.#toggle());
    this.element = controls.panel(
      (words) => words.networkTitle,
      create(
        'div',
        { class: 'xor-planes' },
        create(
          'figure',
          {},
          this.#inputs.element,
          controls.text('figcaption', (words) => words.inputSpace),
        ),
        create(
          'figure',
          {},
          this.#hidden.element,
          this.#more,
          controls.text('figcaption', (words) => words.hiddenSpace),
        ),
      ),
      controls.row(
        this.#units.element,
        this.#seed.element,
        this.#go,
        controls.button(
          (words) => words.epoch,
          () => this.#step(),
        ),
        controls.button((words) => words.reset, restart),
      ),
      this.#said,
    );
    restart().catch(host.report);
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#show();
  }

  async close() {
    await this.#pause();
    this.#show();
  }

  restyle() {
    this.#inputs.restyle();
    this.#show();
  }

  /** @returns {Promise<{units: number, parameters: number, right: number, points: Point[], hidden: number[][]}>} */
  async state() {
    const session = await this.#session;
    const { parameters, training } = await session.news();
    const hidden = await this.#hiddenOutputs();
    const right = Math.round(training.accuracy * this.#points.length);
    return { units: hidden[0].length, parameters: parameters.length, right, points: this.#points, hidden };
  }

  /** @param {string} exercise @returns {Promise<string>} of the network as it stands */
  async resultCode(exercise) {
    return (await this.#session).resultCode(exercise);
  }

  /** Ends a training that goes on, and with it its turn. */
  async #pause() {
    this.#running = null;
    await (await this.#session).pause();
  }

  #restart() {
    this.#pause().catch(this.#host.report);
    this.#show();
    return this.#turns.take(() => this.#begin());
  }

  async #begin() {
    const session = await this.#session;
    const seed = Math.min(MOST_SEED, Math.max(0, Math.round(this.#seed.value || 0)));
    this.#seed.value = seed;
    const settings = { ...SETTINGS, hidden: this.#units.value, seed: String(seed) };
    const { data } = await session.set({ settings, task: XOR });
    const { inputs, labels } = data.training;
    this.#points = Array.from(labels, (label, i) => ({ x: inputs[2 * i], y: inputs[2 * i + 1], label }));
    this.#take(await session.news());
  }

  async #step() {
    if (this.#running) return;
    await this.#turns.take(async () => (await this.#session).step('epoch'));
  }

  async #toggle() {
    const own = this.#running ? null : {};
    this.#running = own;
    this.#show();
    try {
      if (own) await this.#turns.take(() => this.#train(own));
      else await this.#pause();
    } catch (error) {
      this.#host.report(error);
    }
    if (!own || this.#running !== own) return; // it was ended before
    this.#running = null;
    this.#show();
  }

  /** @param {object} own */
  async #train(own) {
    const session = await this.#session;
    if (this.#running === own) await session.train({ pace: 'frame' });
  }

  /** @param {PointsNews} news */
  #take(news) {
    this.#news = news;
    this.#show();
  }

  #show() {
    const [words, news] = [this.#words, this.#news];
    if (!words) return;
    this.#go.textContent = this.#running ? words.pause : words.train;
    if (!news) return;
    this.#showInputs(words, news);
    this.#refresh().catch(this.#host.report);
    const right = Math.round(news.training.accuracy * this.#points.length);
    this.#said.textContent = words.state({
      epochs: this.#host.format(news.epochs),
      loss: this.#host.format(news.training.loss, 3),
      parameters: news.parameters.length,
      right,
    });
  }

  /**
   * @param {Words} words
   * @param {PointsNews} news
   */
  #showInputs(words, { surface, parameters }) {
    const units = surface.layers[0].length;
    const kinds = /** @type {const} */ (['first', 'second']);
    // Of the hidden layer: weights [inputs × units], then biases.
    const borders = Array.from({ length: units }, (_, i) => ({
      weights: /** @type {Weights} */ ([parameters[i], parameters[units + i], parameters[2 * units + i]]),
      kind: kinds[i % 2],
    }));
    this.#inputs.show({ points: this.#points, image: shownPart(surface.outputs[0]), lines: borders });
    this.#inputs.describe(words.inputSeen({ units }));
  }

  async #showHidden() {
    const [words, news] = [this.#words, this.#news];
    if (!words || !news) return;
    const hidden = await this.#hiddenOutputs();
    const units = hidden[0].length;
    if (units !== news.surface.layers[0].length) return; // news of an earlier network
    // One unit has only one axis; of more than two, the first two are shown, and no line.
    const points = hidden.map(([x, y = 0], i) => ({ x, y, label: this.#points[i].label }));
    const output = news.parameters.slice(-units - 1);
    const weights = /** @type {Weights} */ (units === 1 ? [output[0], 0, output[1]] : Array.from(output));
    const isSeparated = units <= 2;
    this.#hidden.show({
      points,
      fires: isSeparated ? weights : null,
      lines: isSeparated ? [{ weights, kind: 'now' }] : [],
    });
    this.#more.hidden = isSeparated;
    this.#more.textContent = words.moreUnits({ units });
    const places = hidden.map((outputs, i) => {
      const { x, y } = this.#points[i];
      return words.folded({ x, y, outputs: outputs.map((value) => this.#host.format(value, 2)).join(', ') });
    });
    this.#hidden.describe(words.hiddenSeen(places.join('; ')));
  }

  /** @returns {Promise<number[][]>} of each example */
  async #hiddenOutputs() {
    const session = await this.#session;
    return Promise.all(
      this.#points.map(async ({ x, y }) => Array.from((await session.inspect([x, y], 0, 0)).layers[0].outputs)),
    );
  }
}

/** @param {Float32Array} outputs of a sigmoid unit over the session's surface, the uppermost row first */
function shownPart(outputs) {
  const whole = Math.sqrt(outputs.length);
  const cells = (/** @type {number} */ length) => Math.round((length * whole) / (2 * HALF_WIDTH));
  const side = cells(HIGH - LOW);
  const [rowsAbove, columnsBefore] = [cells(HALF_WIDTH - HIGH), cells(LOW + HALF_WIDTH)];
  const leanings = Float32Array.from({ length: side * side }, (_, i) => {
    const place = (rowsAbove + Math.floor(i / side)) * whole + columnsBefore + (i % side);
    return 2 * outputs[place] - 1;
  });
  return { leanings, side };
}
