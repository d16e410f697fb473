// Test accuracy as a large number, and the chart of loss and accuracy.
import { TrainingChart } from '../../../charts/training-chart.js';
import { create } from '../../../dom.js';
import { formatNumber, formatPercent } from '../../../i18n/index.js';
import { Texts } from '../../../i18n/texts.js';
import { panel } from '../../panel.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../engine/types.js').TestPoint} TestPoint */

export class ResultsPanel {
  #texts = new Texts();
  #words;
  #language = 'en';
  #accuracy = create('span', { class: 'number', part: 'accuracy' });
  #empty = create('p');
  #box = create('div', { class: 'chart', part: 'chart', role: 'img' }, this.#empty);
  #lossLegend = create('span', { class: 'loss' });
  #testLegend = create('span', { class: 'test' });
  #legend = create('div', { class: 'legend', 'aria-hidden': 'true' }, this.#lossLegend, this.#testLegend);
  #chart;
  #loss = NaN;
  /** @type {TestPoint | null} */
  #test = null;

  /** @param {Dictionary} words */
  constructor(words) {
    this.#words = words;
    const caption = create('span', { class: 'words' });
    this.#texts.add(caption, (all) => all.train.accuracy);
    this.#texts.add(this.#lossLegend, (all) => all.train.loss);
    this.#texts.add(this.#testLegend, (all) => all.train.testAccuracy);
    this.#texts.add(this.#empty, (all) => all.train.chartEmpty);
    this.#chart = new TrainingChart(this.#box, words.train.epochs, () => this.#colours());
    this.element = panel(
      this.#texts,
      'results',
      (all) => all.train.results,
      create('p', { class: 'accuracy' }, this.#accuracy, caption),
      this.#legend,
      this.#box,
    );
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#chart.relabel(words.train.epochs);
    this.#say();
  }

  /** Draws anew, for who has changed the colours. */
  restyle() {
    this.#chart.restyle();
  }

  /**
   * @param {import('../run.js').Run} run the present one
   */
  show({ losses, tests }) {
    const before = this.#test;
    this.#loss = losses.at(-1)?.loss ?? NaN;
    this.#test = tests.at(-1) ?? null;
    this.#empty.hidden = losses.length + tests.length > 0;
    this.#chart.show(losses, tests);
    if (this.#test !== before) this.#say();
  }

  /**
   * The network has been taken back to where it was.
   *
   * @param {number} loss on training digits until then
   * @param {TestPoint | null} test its judgement of then, if there is one
   */
  showPast(loss, test) {
    this.#loss = loss;
    this.#test = test;
    this.#say();
  }

  #say() {
    const { train } = this.#words;
    const test = this.#test;
    this.#accuracy.textContent = test ? formatPercent(test.accuracy, this.#language, 2) : '–';
    const now = test
      ? train.chartNow({
          epochs: formatNumber(test.epochs, this.#language, 1),
          loss: formatNumber(this.#loss, this.#language, 3),
          accuracy: formatPercent(test.accuracy, this.#language),
        })
      : '';
    this.#box.setAttribute('aria-label', `${train.chart}. ${now}`);
  }

  /** @returns {import('../../../charts/training-chart.js').ChartColours} those of the style sheet */
  #colours() {
    const { color, fontFamily, fontSize } = getComputedStyle(this.#box);
    return {
      loss: getComputedStyle(this.#lossLegend).color,
      accuracy: getComputedStyle(this.#testLegend).color,
      grid: getComputedStyle(this.#box).borderTopColor,
      text: color,
      font: `${fontSize} ${fontFamily}`,
    };
  }
}
