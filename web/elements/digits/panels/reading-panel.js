// What the network reads: the answer, ten probabilities, the image that it sees.
import { paintDigitImage } from '../../../charts/digit-image.js';
import { ProbabilityBars } from '../../../charts/probability-bars.js';
import { create } from '../../../dom.js';
import { formatPercent } from '../../../i18n/index.js';
import { Texts } from '../../../i18n/texts.js';
import { Correction } from './correction.js';
import { panel } from './panel.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../engine/types.js').Reading} Reading */

// Read aloud when the answer has been at rest for so long.
const SPEAK_AFTER_MILLISECONDS = 600;

export class ReadingPanel {
  #texts = new Texts();
  #words;
  #language = 'en';
  /** @type {Reading | null} */
  #reading = null;
  #isTrained = false;
  #isDrawn = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  #answerWords = create('span', { class: 'words' });
  #answerDigit = create('span', { class: 'digit', part: 'digit' });
  #answerShare = create('span', { class: 'share' });
  #spokenAnswer = create('p', { class: 'visually-hidden', role: 'status' });
  #seen = create('canvas', { role: 'img' });
  #bars;

  #correction;

  /**
   * @param {Dictionary} words
   * @param {ConstructorParameters<typeof Correction>[0]} teach what is drawn
   */
  constructor(words, teach) {
    this.#words = words;
    this.#correction = new Correction(teach);
    const list = create('ol', { class: 'bars', part: 'bars' });
    const caption = create('strong');
    const help = create('span');
    this.#bars = new ProbabilityBars(list);
    this.#texts.add(list, (all) => all.read.bars, 'aria-label');
    this.#texts.add(caption, (all) => all.read.image);
    this.#texts.add(help, (all) => all.read.imageHelp);
    this.element = panel(
      this.#texts,
      'reading',
      (all) => all.read.title,
      create('p', { class: 'answer', 'aria-hidden': 'true' }, this.#answerWords, this.#answerDigit, this.#answerShare),
      this.#correction.element,
      list,
      create('figure', { class: 'seen' }, this.#seen, create('figcaption', {}, caption, help)),
      this.#spokenAnswer,
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
    this.#correction.translate(words, language);
    this.show(this.#reading, { isTrained: this.#isTrained, isDrawn: this.#isDrawn });
  }

  /** Paints anew, for who has changed the colours. */
  restyle() {
    paintDigitImage(this.#seen, this.#reading?.image ?? null);
  }

  /**
   * @param {Reading | null} reading null when nothing is drawn, or nothing is there to read it
   * @param {{isTrained: boolean, isDrawn: boolean}} now
   */
  show(reading, { isTrained, isDrawn }) {
    const { read } = this.#words;
    this.#reading = reading;
    this.#isTrained = isTrained;
    this.#isDrawn = isDrawn;
    this.restyle();
    this.#correction.show(reading !== null);
    this.#bars.show(reading?.probabilities ?? null, reading?.digit ?? -1, this.#language);
    this.#seen.setAttribute('aria-label', reading ? read.image : read.noImage);
    if (reading) {
      this.#answerWords.textContent = isTrained ? read.answer : read.answerUntrained;
      this.#answerDigit.textContent = String(reading.digit);
      this.#answerShare.textContent = formatPercent(reading.probabilities[reading.digit], this.#language);
    } else {
      this.#answerWords.textContent = isDrawn ? read.waiting : read.empty;
      this.#answerDigit.textContent = '';
      this.#answerShare.textContent = '';
    }
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => (this.#spokenAnswer.textContent = this.#sentence()), SPEAK_AFTER_MILLISECONDS);
  }

  #sentence() {
    const { read } = this.#words;
    if (!this.#reading) return this.#isDrawn ? read.waiting : read.empty;
    const { digit, probabilities } = this.#reading;
    const sentence = this.#isTrained ? read.spoken : read.spokenUntrained;
    return sentence({ digit, percent: formatPercent(probabilities[digit], this.#language, 0) });
  }
}
