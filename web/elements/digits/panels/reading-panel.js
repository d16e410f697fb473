// What the network reads: the answer, ten probabilities, the image that it sees.
import { paintDigitImage } from '../../../charts/digit-image.js';
import { ProbabilityBars } from '../../../charts/probability-bars.js';
import { create } from '../../../dom.js';
import { formatPercent } from '../../../i18n/index.js';
import { Texts } from '../../../i18n/texts.js';
import { Correction } from './correction.js';
import { panel } from '../../panel.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../engine/types.js').Reading} Reading */

/** How far the network has come: only one that reads well can tell what is no digit. @typedef {'no' | 'poorly' | 'well'} Trained */

// Read aloud when the answer has been at rest for so long.
const SPEAK_AFTER_MILLISECONDS = 600;

export class ReadingPanel {
  #texts = new Texts();
  #words;
  #language = 'en';
  /** @type {Reading | null} */
  #reading = null;
  /** @type {Trained} */
  #trained = 'no';
  #isDrawn = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  #answerWords = create('span', { class: 'words' });
  #answerDigit = create('span', { class: 'digit', part: 'digit' });
  #answerShare = create('span', { class: 'share' });
  #answer = create(
    'p',
    { class: 'answer', part: 'answer', 'aria-hidden': 'true' },
    this.#answerWords,
    this.#answerDigit,
    this.#answerShare,
  );
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
      this.#answer,
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
    this.show(this.#reading, { trained: this.#trained, isDrawn: this.#isDrawn });
  }

  /** Paints anew, for who has changed the colours. */
  restyle() {
    paintDigitImage(this.#seen, this.#reading?.image ?? null);
  }

  /**
   * @param {Reading | null} reading null when nothing is drawn, or nothing is there to read it
   * @param {{trained: Trained, isDrawn: boolean}} now
   */
  show(reading, { trained, isDrawn }) {
    const { read } = this.#words;
    this.#reading = reading;
    this.#trained = trained;
    this.#isDrawn = isDrawn;
    this.restyle();
    this.#correction.show(reading !== null);
    const isRead = reading !== null && !this.#isNone(reading);
    this.#answer.toggleAttribute('data-none', reading !== null && !isRead);
    this.#bars.show(reading?.probabilities ?? null, isRead ? reading.digit : -1, this.#language);
    this.#seen.setAttribute('aria-label', reading ? read.image : read.noImage);
    if (reading && !isRead) {
      this.#answerWords.textContent = read.answerNone;
      this.#answerDigit.textContent = '';
      this.#answerShare.textContent = this.#whyNone(reading);
    } else if (reading) {
      this.#answerWords.textContent = this.#kind(reading, read.answer, read.answerUnsure, read.answerUntrained);
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
    if (this.#isNone(this.#reading)) return `${read.answerNone}. ${this.#whyNone(this.#reading)}`;
    const { digit, probabilities } = this.#reading;
    const sentence = this.#kind(this.#reading, read.spoken, read.spokenUnsure, read.spokenUntrained);
    return sentence({ digit, percent: formatPercent(probabilities[digit], this.#language, 0) });
  }

  /** @param {Reading} reading */
  #isNone(reading) {
    return this.#trained === 'well' && !reading.isDigit;
  }

  /**
   * @template Words
   * @param {Reading} reading
   * @param {Words} sure
   * @param {Words} unsure
   * @param {Words} untrained
   */
  #kind(reading, sure, unsure, untrained) {
    if (this.#trained === 'no') return untrained;
    return reading.isDigit ? sure : unsure;
  }

  /** @param {Reading} reading */
  #whyNone({ digit, probabilities }) {
    return this.#words.read.shareNone({ digit, percent: formatPercent(probabilities[digit], this.#language, 0) });
  }
}
