// Preprocessing: what becomes of the drawing before the network reads it, and what each step is good for.
import { ProbabilityBars } from '../../../../charts/probability-bars.js';
import { create, latestOnly, oncePerFrame } from '../../../../dom.js';
import { formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { Measurement } from './measurement.js';
import { StageFigures } from './stage-figures.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../../engine/queries/preprocessing.js').Steps} Steps */
/** @typedef {ReturnType<typeof import('../../../../engine/queries/preprocessing.js').preprocess>} Preprocessed */
/** @typedef {import('../../../../engine/queries/preprocessing.js').Answer} Answer */

export class PreprocessingTab {
  #host;
  #texts = new Texts();
  #words;
  #language = 'en';
  #isOpen = false;
  #networkNumber = 0;
  /** @type {Preprocessed} null while nothing is drawn */
  #shown = null;
  #scalesToBox = create('input', { type: 'checkbox', id: 'preprocessing-scale' });
  #centresMass = create('input', { type: 'checkbox', id: 'preprocessing-centre' });
  #empty = create('p', { class: 'preprocessing-note' });
  #figures = new StageFigures();
  #chosen;
  #all;
  #verdict = create('p', { class: 'preprocessing-note', role: 'status' });
  #measurement;
  #refresh;

  /**
   * @param {import('../lab.js').LabHost} host
   * @param {Dictionary} words
   */
  constructor(host, words) {
    this.#host = host;
    this.#words = words;
    this.#refresh = oncePerFrame(latestOnly(() => this.#refreshNow()));
    this.#measurement = new Measurement(host, words, () => this.#steps);
    this.#chosen = this.#makeReading((all) => all.lab.preprocessing.withChosen);
    this.#all = this.#makeReading((all) => all.lab.preprocessing.withAll);
    const help = create('p', { class: 'preprocessing-note' });
    this.#texts.add(help, (all) => all.lab.preprocessing.help);
    this.#texts.add(this.#empty, (all) => all.lab.preprocessing.empty);
    const readings = create('h3');
    this.#texts.add(readings, (all) => all.lab.preprocessing.readings);
    this.element = create(
      'div',
      { class: 'preprocessing' },
      help,
      this.#makeSwitches(),
      this.#empty,
      this.#figures.element,
      create(
        'section',
        {},
        readings,
        this.#verdict,
        create('div', { class: 'preprocessing-readings' }, this.#chosen.element, this.#all.element),
      ),
      this.#measurement.element,
    );
  }

  #makeSwitches() {
    const legend = create('legend');
    this.#texts.add(legend, (all) => all.lab.preprocessing.steps);
    const switches = /** @type {const} */ ([
      [this.#scalesToBox, 'scale'],
      [this.#centresMass, 'centre'],
    ]).map(([box, name]) => {
      box.checked = true;
      box.addEventListener('change', () => {
        this.#measurement.forget();
        this.#refresh();
      });
      const text = create('span');
      this.#texts.add(text, (all) => all.lab.preprocessing[name]);
      return create('label', { for: box.id }, box, text);
    });
    return create('fieldset', { class: 'preprocessing-steps' }, legend, ...switches);
  }

  /** @param {(words: Dictionary) => string} title */
  #makeReading(title) {
    const heading = create('h4');
    const answer = create('p', { class: 'preprocessing-answer' });
    const list = create('ol', { class: 'bars' });
    this.#texts.add(heading, title);
    this.#texts.add(list, (all) => all.read.bars, 'aria-label');
    return { element: create('div', {}, heading, answer, list), answer, bars: new ProbabilityBars(list) };
  }

  /** @returns {Steps} */
  get #steps() {
    return { scalesToBox: this.#scalesToBox.checked, centresMass: this.#centresMass.checked };
  }

  open() {
    this.#isOpen = true;
    this.#measurement.open();
    this.#refresh();
  }

  close() {
    this.#isOpen = false;
  }

  drawn() {
    this.#refresh();
  }

  /** @param {import('../../../../engine/types.js').Update} update */
  update({ progress }) {
    if (progress.network !== this.#networkNumber) {
      this.#networkNumber = progress.network;
      this.#measurement.forget();
    }
    this.#refresh();
  }

  take() {
    this.#refresh();
  }

  restyle() {
    this.#show();
    this.#measurement.restyle();
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#figures.translate(words);
    this.#measurement.translate(words, language);
    this.#show();
  }

  async #refreshNow() {
    if (!this.#isOpen) return;
    try {
      this.#shown = await this.#host.ask('preprocess', this.#host.drawing(), this.#steps);
      this.#show();
    } catch (error) {
      this.#host.report(error);
    }
  }

  #show() {
    const { preprocessing } = this.#words.lab;
    const shown = this.#shown;
    this.#empty.hidden = shown !== null;
    this.#figures.show(shown?.stages ?? null, this.#steps);
    this.#showReading(this.#chosen, shown?.chosen ?? null);
    this.#showReading(this.#all, shown?.all ?? null);
    const { scalesToBox, centresMass } = this.#steps;
    let verdict = preprocessing.allOn;
    if (!shown) verdict = preprocessing.nothingRead;
    else if (!scalesToBox || !centresMass) {
      const digits = { chosen: shown.chosen.digit, all: shown.all.digit };
      verdict = digits.chosen === digits.all ? preprocessing.same(digits) : preprocessing.different(digits);
    }
    // Only when it changes: it is read aloud.
    if (this.#verdict.textContent !== verdict) this.#verdict.textContent = verdict;
  }

  /**
   * @param {{answer: HTMLElement, bars: ProbabilityBars}} reading
   * @param {Answer | null} answer
   */
  #showReading(reading, answer) {
    const { preprocessing } = this.#words.lab;
    reading.bars.show(answer?.probabilities ?? null, answer?.digit ?? -1, this.#language);
    reading.answer.textContent = answer
      ? preprocessing.reads({
          digit: answer.digit,
          percent: formatPercent(answer.probabilities[answer.digit], this.#language),
        })
      : '–';
  }
}
