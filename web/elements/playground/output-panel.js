// What the network answers over the plane, and how its loss falls.
import { Curves } from '../../charts/curves.js';
import { Plane } from '../../charts/plane.js';
import { create } from '../../dom.js';
import { formatNumber, formatPercent } from '../../i18n/index.js';
import { Texts } from '../../i18n/texts.js';
import { panel } from '../panel.js';

/** @typedef {import('../../engine/points/types.js').PointsState} PointsState */
/** @typedef {import('../../engine/points/types.js').PointsNews} PointsNews */

/**
 * @typedef {object} OutputActions
 * @property {(point: [x: number, y: number]) => void} addPoint
 * @property {(name: string, isOn: boolean) => void} changeView
 */

export class OutputPanel {
  #texts = new Texts();
  #words = /** @type {import('../../i18n/index.js').Dictionary | null} */ (null);
  #language = 'en';
  plane = new Plane();
  #curves = new Curves();
  #showTest = create('input', { type: 'checkbox', id: 'show-test' });
  #discretise = create('input', { type: 'checkbox', id: 'discretise' });
  #figures = create('dl', { class: 'figures' });
  #hint = create('p', { class: 'help plane-hint', hidden: true });
  /** @type {{training: HTMLElement[], test: HTMLElement[]}} */
  #cells;
  /** @type {PointsState | null} */
  #state = null;
  /** @type {PointsNews | null} */
  #news = null;

  /** @param {OutputActions} actions */
  constructor(actions) {
    const row = (/** @type {'training' | 'test'} */ part) => {
      const [name, loss, accuracy] = [create('dt'), create('dd', { class: part }), create('dd')];
      this.#texts.add(name, ({ playground }) => playground.output[part]);
      this.#figures.append(create('div', {}, name, loss, accuracy));
      return [loss, accuracy];
    };
    this.#cells = { training: row('training'), test: row('test') };
    const check = (/** @type {HTMLInputElement} */ input, /** @type {'showTest' | 'discretise'} */ text) => {
      const label = create('label', { for: input.id });
      this.#texts.add(label, ({ playground }) => playground.output[text]);
      input.addEventListener('change', () => actions.changeView(input.id, input.checked));
      return create('div', { class: 'check', part: input.id }, input, label);
    };
    this.plane.element.part.add('plane');
    this.#curves.element.part.add('chart');
    this.#texts.add(this.#hint, ({ playground }) => playground.own.hint);
    this.plane.element.addEventListener('click', (event) => {
      if (this.#state?.task.dataset === 'own') actions.addPoint(this.plane.placeOf(event));
    });
    this.element = panel(
      this.#texts,
      'output',
      ({ playground }) => playground.output.title,
      create('div', { class: 'plane-frame' }, this.plane.element, this.#hint),
      create('div', { class: 'checks' }, check(this.#showTest, 'showTest'), check(this.#discretise, 'discretise')),
      this.#figures,
      this.#curves.element,
    );
  }

  /** @param {Record<string, string>} view */
  showView(view) {
    this.#showTest.checked = view['show-test'] === 'on';
    this.#discretise.checked = view.discretise === 'on';
    this.#draw();
  }

  /** @param {PointsState} state */
  show(state) {
    this.#state = state;
    this.#news = null;
    this.plane.element.classList.toggle('takes-points', state.task.dataset === 'own');
    this.#hint.hidden = state.task.dataset !== 'own';
  }

  /** @param {PointsNews} news */
  update(news) {
    this.#news = news;
    this.#draw();
    for (const part of /** @type {const} */ (['training', 'test'])) {
      const { loss, accuracy } = news[part];
      this.#cells[part][0].textContent = Number.isNaN(loss)
        ? ''
        : (this.#words?.playground.output.loss({ loss: formatNumber(loss, this.#language, 4) }) ?? '');
      this.#cells[part][1].textContent = Number.isNaN(accuracy)
        ? ''
        : (this.#words?.playground.output.right({ percent: formatPercent(accuracy, this.#language) }) ?? '');
    }
    const { epochs, training, test } = news.curve;
    const words = this.#words?.playground.output;
    if (!words) return;
    this.#curves.show(
      [
        { name: words.trainingLoss, x: epochs, y: training, colour: 1 },
        { name: words.testLoss, x: epochs, y: test, colour: 0 },
      ],
      {
        x: words.epochs,
        y: '',
        yRange: [0, Math.max(1e-3, ceilingOf(training), ceilingOf(test))],
        marker: news.furthest > news.epochs ? news.epochs : null,
      },
    );
  }

  /**
   * @param {import('../../i18n/index.js').Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    if (this.#news) this.update(this.#news);
  }

  restyle() {
    this.plane.restyle();
    this.#curves.restyle();
  }

  /** What a screen reader is told of the picture. */
  describe() {
    if (!this.#words || !this.#state || !this.#news) return;
    const { training, test, classes } = this.#state.data;
    const { accuracy, loss } = this.#news.test;
    const { output } = this.#words.playground;
    this.plane.describe(
      output.spoken({
        training: formatNumber(training.inputs.length / 2, this.#language),
        test: formatNumber(test.inputs.length / 2, this.#language),
        result:
          classes === 0
            ? output.spokenLoss({ loss: formatNumber(loss, this.#language, 4) })
            : output.right({ percent: formatPercent(accuracy, this.#language) }),
      }),
    );
    this.#curves.describe(output.spokenLoss({ loss: formatNumber(loss, this.#language, 4) }));
  }

  #draw() {
    if (!this.#state || !this.#news) return;
    const { data, layers } = this.#state;
    this.plane.show({
      surface: { outputs: this.#news.surface.outputs, activation: layers[layers.length - 1].activation },
      classes: data.classes,
      training: data.training,
      test: this.#showTest.checked ? data.test : null,
      isDiscrete: this.#discretise.checked,
      halfWidth: data.halfWidth,
    });
  }
}

/** @param {Float64Array} losses */
const ceilingOf = (losses) => losses.reduce((most, loss) => Math.max(most, loss), 0);
