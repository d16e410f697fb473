// A sentence about what was done, with a way back.
import { create } from '../../dom.js';
import { Texts } from '../../i18n/texts.js';

/** @typedef {import('../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {(words: Dictionary, language: string) => string} Saying */

export class Notice {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  /** @type {Saying | null} */
  #saying = null;
  /** @type {(() => void) | null} */
  #undo = null;
  #sentence = create('p', { role: 'status' });
  #undoButton = create('button', { type: 'button', hidden: true });
  #close = create('button', { type: 'button', class: 'close' }, '×');

  constructor() {
    this.#texts.add(this.#undoButton, (words) => words.keep.undo);
    for (const attribute of ['aria-label', 'title']) {
      this.#texts.add(this.#close, (words) => words.keep.close, attribute);
    }
    this.#undoButton.addEventListener('click', () => {
      const undo = this.#undo;
      this.hide();
      undo?.();
    });
    this.#close.addEventListener('click', () => this.hide());
    // Always there, its content not: what appears in a status that was there before is read aloud.
    this.element = create(
      'div',
      { class: 'notice', part: 'notice', 'data-empty': '' },
      this.#sentence,
      this.#undoButton,
      this.#close,
    );
    this.#show();
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#show();
  }

  /**
   * @param {Saying} saying
   * @param {() => void} [undo]
   */
  say(saying, undo) {
    this.#saying = saying;
    this.#undo = undo ?? null;
    this.#show();
  }

  hide() {
    this.#saying = null;
    this.#undo = null;
    this.#show();
  }

  /** Puts the focus on the way back, for who has used a button that is gone now. */
  focusUndo() {
    this.#undoButton.focus();
  }

  #show() {
    this.#sentence.textContent = (this.#words && this.#saying?.(this.#words, this.#language)) ?? '';
    this.#undoButton.hidden = this.#undo === null;
    this.#undoButton.disabled = this.#undo === null;
    this.#close.hidden = this.#saying === null;
    this.element.toggleAttribute('data-empty', this.#saying === null);
  }
}
