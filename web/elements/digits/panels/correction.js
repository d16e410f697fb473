// One tap says what a drawing is, and teaches it to the network.
import { create } from '../../../dom.js';
import { formatNumber } from '../../../i18n/index.js';
import { Texts } from '../../../i18n/texts.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../hand.js').Lesson} Lesson */

export class Correction {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  #label = create('span', { id: 'correction-label' });
  #outcome = create('span', { role: 'status' });
  /** @type {HTMLButtonElement[]} */
  #buttons;

  /** @param {(digit: number) => Promise<(Lesson & {count: number}) | null>} teach answers null when it could not */
  constructor(teach) {
    this.#texts.add(this.#label, ({ lab }) => lab.hand.wrong);
    this.#buttons = Array.from({ length: 10 }, (_, digit) => {
      const button = create('button', { type: 'button' }, String(digit));
      this.#texts.add(button, ({ lab }) => lab.hand.itIs({ digit }), 'aria-label');
      button.addEventListener('click', () => void this.#teach(teach, digit));
      return button;
    });
    const digits = create(
      'span',
      { class: 'digits', role: 'group', 'aria-labelledby': this.#label.id },
      ...this.#buttons,
    );
    const words = create('p', {}, this.#label, this.#outcome);
    this.element = create('div', { class: 'correction', part: 'correction', 'data-away': '' }, words, digits);
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#say('');
  }

  /** @param {boolean} isDrawn whether there is something to correct */
  show(isDrawn) {
    this.element.toggleAttribute('data-away', !isDrawn);
    if (!isDrawn) this.#say('');
  }

  /** @param {string} outcome in the place of the question, until something else is drawn */
  #say(outcome) {
    this.#label.hidden = outcome !== '';
    this.#outcome.textContent = outcome;
  }

  /**
   * @param {(digit: number) => Promise<(Lesson & {count: number}) | null>} teach
   * @param {number} digit
   */
  async #teach(teach, digit) {
    if (this.#buttons[0].getAttribute('aria-disabled') === 'true') return;
    // Not disabled: the focus would be lost.
    for (const button of this.#buttons) button.setAttribute('aria-disabled', 'true');
    this.#say(this.#words?.lab.hand.teaching ?? '');
    const lesson = await teach(digit);
    for (const button of this.#buttons) button.removeAttribute('aria-disabled');
    const number = (/** @type {number} */ value, decimals = 0) => formatNumber(value, this.#language, decimals);
    this.#say(
      lesson && this.#words
        ? this.#words.lab.hand.taught({
            seconds: number(lesson.seconds, 1),
            read: number(lesson.read),
            count: number(lesson.count),
          })
        : '',
    );
  }
}
