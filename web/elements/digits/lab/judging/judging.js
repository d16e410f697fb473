// How well the test digits are read: which are taken for which, the worst mistakes, each class, each degree of
// confidence.
import { create, paced } from '../../../../dom.js';
import { formatNumber, formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { ClassTable } from './class-table.js';
import { ConfusionMatrix } from './confusion-matrix.js';
import { DigitGallery } from './digit-gallery.js';
import { examplesOf } from './examples.js';
import { ReliabilityDiagram } from './reliability-diagram.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../../engine/queries/judging.js').Judgement} Judgement */

/** While it trains, judging takes a tenth of the time at the most. */
const REST_MILLISECONDS = 400;

export class JudgingTab {
  #host;
  #words;
  #language = 'en';
  #texts = new Texts();
  /** @type {Judgement | null} */
  #judgement = null;
  /** @type {{label: number, read: number} | null} the cell whose digits are shown; null for all mistakes */
  #cell = null;
  #summary = create('p', { class: 'judging-summary', role: 'status' });
  #matrix;
  #gallery;
  #classes = new ClassTable();
  #reliability = new ReliabilityDiagram();
  #refresh = paced(REST_MILLISECONDS, () => this.#judge());

  /**
   * @param {import('../lab.js').LabHost} host
   * @param {Dictionary} words
   */
  constructor(host, words) {
    this.#host = host;
    this.#words = words;
    this.#matrix = new ConfusionMatrix((label, read) => this.#choose({ label, read }));
    this.#gallery = new DigitGallery(
      (numbers) => host.ask('testImages', numbers),
      () => this.#choose(null),
    );
    const refresh = create('button', { type: 'button' });
    refresh.addEventListener('click', () => void this.#judge());
    this.#texts.add(refresh, (all) => all.lab.judging.refresh);
    this.element = create(
      'div',
      { class: 'judging' },
      create('div', { class: 'judging-head' }, this.#summary, refresh),
      this.#matrix.element,
      this.#gallery.element,
      this.#classes.element,
      this.#reliability.element,
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
    for (const part of [this.#matrix, this.#gallery, this.#classes, this.#reliability]) part.translate(words, language);
    this.#show();
  }

  open() {
    this.#refresh();
  }

  take() {
    this.#refresh();
  }

  /** @param {import('../../../../engine/types.js').Update} update */
  update({ tests = [] }) {
    if (tests.length > 0) this.#refresh();
  }

  restyle() {
    this.#gallery.restyle();
  }

  async #judge() {
    try {
      this.#judgement = await this.#host.ask('judgement');
      this.#show();
    } catch (error) {
      this.#host.report(error);
    }
  }

  /** @param {{label: number, read: number} | null} cell */
  #choose(cell) {
    this.#cell = cell;
    this.#gallery.forget();
    this.#show();
  }

  #show() {
    const judgement = this.#judgement;
    if (!judgement) return;
    const { count, accuracy, confusion } = judgement;
    let right = 0;
    for (let digit = 0; digit < 10; digit++) right += confusion[11 * digit];
    const sentence = this.#words.lab.judging.summary({
      right: formatNumber(right, this.#language),
      count: formatNumber(count, this.#language),
      percent: formatPercent(accuracy, this.#language, 2),
    });
    // Only when it changes: it is read aloud.
    if (this.#summary.textContent !== sentence) this.#summary.textContent = sentence;
    this.#matrix.show(confusion, this.#cell);
    this.#classes.show(judgement);
    this.#reliability.show(judgement);
    this.#gallery.show(examplesOf(judgement), this.#cell);
  }
}
