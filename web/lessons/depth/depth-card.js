// One of the networks that are compared: how many layers it has, and what it has come to.
import { Plane } from '../../charts/plane.js';
import { create } from '../../dom.js';

/** @typedef {import('./learners.js').Result} Result */

const FACTS = /** @type {const} */ (['units', 'parameters', 'accuracy', 'seconds']);

export class DepthCard {
  #host;
  #layers;
  #heading = create('h4');
  #plane = new Plane();
  #terms = FACTS.map(() => create('dt'));
  #values = FACTS.map(() => create('dd'));
  #words = /** @type {any} */ (null);
  #hidden = /** @type {number[]} */ ([]);
  #parameters = 0;
  /** @type {Result | null} */
  #result = null;
  #isTraining = false;

  /**
   * @param {import('../lesson.js').LessonHost} host
   * @param {number} layers hidden ones
   */
  constructor(host, layers) {
    this.#host = host;
    this.#layers = layers;
    this.element = create(
      'li',
      { class: 'depth-card' },
      this.#heading,
      this.#plane.element,
      create('dl', {}, ...FACTS.flatMap((_, i) => [this.#terms[i], this.#values[i]])),
    );
    this.#plane.element.hidden = true;
  }

  /** @param {any} words */
  translate(words) {
    this.#words = words;
    this.#heading.textContent = words.layers(this.#layers);
    for (const [i, name] of FACTS.entries()) this.#terms[i].textContent = words.facts[name];
    this.#write();
  }

  /**
   * @param {number[]} hidden units of each hidden layer of the network that comes next
   * @param {number} parameters its weights and biases
   */
  begin(hidden, parameters) {
    this.#hidden = hidden;
    this.#parameters = parameters;
    this.#result = null;
    this.#isTraining = false;
    this.#plane.element.hidden = true;
    this.#write();
  }

  /** It is trained from now on. */
  start() {
    this.#isTraining = true;
    this.#write();
  }

  /** @param {Result} result */
  show(result) {
    this.#isTraining = false;
    this.#result = result;
    this.#write();
  }

  /**
   * @param {import('../../engine/points/types.js').PointsNews} news
   * @param {import('../../engine/points/types.js').PointsData} data
   */
  showSurface(news, data) {
    this.#plane.element.hidden = false;
    this.#plane.show({ surface: { ...news.surface, activation: 'sigmoid' }, classes: 2, training: data.training });
  }

  restyle() {
    this.#plane.restyle();
  }

  #write() {
    if (!this.#words) return;
    const { format, percent } = this.#host;
    const result = this.#result;
    const texts = {
      units: this.#hidden.join('-'),
      parameters: format(this.#parameters),
      accuracy: result ? percent(result.testAccuracy) : this.#isTraining ? '…' : '–',
      seconds: result ? format(result.seconds, 2) : '–',
    };
    for (const [i, name] of FACTS.entries()) this.#values[i].textContent = texts[name];
    this.#plane.describe(this.#words.surface({ layers: format(this.#layers), accuracy: texts.accuracy }));
    this.element.toggleAttribute('data-training', this.#isTraining);
  }
}
