// A network of one's own on the spiral: as many layers and units as one likes.
import { Plane } from '../../charts/plane.js';
import { create } from '../../dom.js';
import { lazily } from '../../lazily.js';
import { SPIRAL, SPIRAL_SETTINGS } from './learners.js';

/** @typedef {import('../../engine/points/types.js').PointsNews} PointsNews */
/** @typedef {import('../../engine/points/types.js').PointsState} PointsState */

const MOST_LAYERS = 6;
const MOST_UNITS = 40;

export class OwnNetwork {
  #host;
  #session;
  #plane = new Plane();
  #status = create('p', { role: 'status' });
  #words = /** @type {any} */ (null);
  /** @type {PointsNews | null} */
  #news = null;
  /** @type {PointsState | null} */
  #state = null;
  #isTraining = false;
  #fields;

  /**
   * @param {import('../lesson.js').LessonHost} host
   * @param {import('../widgets/controls.js').Controls} controls
   */
  constructor(host, controls) {
    this.#host = host;
    this.#session = lazily(() =>
      host.pointsSession((news) => {
        this.#news = news;
        this.#show();
      }),
    );
    const begin = () => this.begin();
    this.#fields = {
      layers: controls.number(
        (words) => words.own.layers,
        { minimum: 1, maximum: MOST_LAYERS, step: 1, value: 1 },
        begin,
      ),
      units: controls.number((words) => words.own.units, { minimum: 1, maximum: MOST_UNITS, step: 1, value: 6 }, begin),
      activation: controls.select(
        (words) => words.activation,
        Object.fromEntries(
          ['tanh', 'relu', 'sigmoid'].map((name) => [name, (/** @type {any} */ words) => words.activations[name]]),
        ),
        begin,
      ),
      rate: controls.number((words) => words.own.rate, { minimum: 0.0001, maximum: 1, value: 0.01 }, begin),
    };
    const buttons = controls.row(
      controls.button(
        (words) => words.own.train,
        () => this.#train(),
        { isPrimary: true },
      ),
      controls.button(
        (words) => words.pause,
        () => this.pause(),
      ),
      controls.button((words) => words.own.again, begin),
    );
    const fields = create(
      'div',
      { class: 'depth-fields' },
      ...Object.values(this.#fields).map(({ element }) => element),
    );
    this.element = controls.panel(
      (words) => words.own.title,
      create('div', { class: 'depth-own' }, this.#plane.element, create('div', {}, fields, buttons, this.#status)),
    );
  }

  /** @param {any} words */
  translate(words) {
    this.#words = words;
    this.#show();
  }

  /** A new network of the layers and units that are entered. */
  async begin() {
    const session = await this.#session();
    const { layers, units, activation, rate } = this.#fields;
    const hidden = Array.from({ length: clamped(layers.value, MOST_LAYERS) }, () => clamped(units.value, MOST_UNITS));
    const settings = {
      ...SPIRAL_SETTINGS,
      ...{ hidden: hidden.join(), activation: activation.value, lr: String(rate.value) },
    };
    this.#state = await session.set({ settings, task: SPIRAL });
    this.#news = await session.news();
    this.#show();
  }

  async pause() {
    if (this.#isTraining) await (await this.#session()).pause();
  }

  restyle() {
    this.#plane.restyle();
  }

  /** @returns {Promise<{state: PointsState, news: PointsNews}>} of the network as it is now, at rest */
  async atRest() {
    await this.pause();
    const session = await this.#session();
    return { state: await session.state(), news: await session.news() };
  }

  /** @param {string} exercise */
  async resultCode(exercise) {
    return (await this.#session()).resultCode(exercise);
  }

  async #train() {
    if (this.#isTraining) return;
    this.#isTraining = true;
    this.#status.setAttribute('aria-live', 'off'); // not every frame
    try {
      await (await this.#session()).train();
    } finally {
      this.#isTraining = false;
      this.#status.setAttribute('aria-live', 'polite');
      this.#show();
    }
  }

  #show() {
    const news = this.#news;
    const state = this.#state;
    if (!news || !state || !this.#words || news.network !== state.network) return;
    this.#plane.show({
      surface: { ...news.surface, activation: 'sigmoid' },
      ...{ classes: 2, training: state.data.training, test: state.data.test },
    });
    const { format, percent } = this.#host;
    const numbers = { epochs: format(Math.floor(news.epochs)), accuracy: percent(news.test.accuracy) };
    this.#plane.describe(this.#words.own.surface(numbers));
    this.#status.textContent = this.#words.own.status(numbers);
  }
}

/**
 * @param {number} value
 * @param {number} most
 */
const clamped = (value, most) => Math.min(most, Math.max(1, Math.round(value) || 1));
