// What stands in a tab's place until its code has come.
import { create } from '../../../dom.js';
import { asInklingError, sentenceOf } from '../../../engine/errors.js';
import { Texts } from '../../../i18n/texts.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */

export class Waiting {
  #texts = new Texts();
  #words;
  /** Why it did not come. @type {import('../../../engine/errors.js').InklingError | null} */
  #problem = null;
  #sentence = create('p', { role: 'status' });
  #retry = create('button', { type: 'button', hidden: true });
  element = create(
    'div',
    { class: 'lab-waiting', role: 'tabpanel', tabindex: 0, hidden: true },
    this.#sentence,
    this.#retry,
  );

  /**
   * @param {Dictionary} words
   * @param {() => void} retry
   */
  constructor(words, retry) {
    this.#words = words;
    this.#texts.add(this.#retry, ({ status }) => status.retry);
    this.#retry.addEventListener('click', () => {
      this.element.focus(); // the button goes
      retry();
    });
  }

  /** @param {string} name of the tab that is waited for */
  standInFor(name) {
    this.element.id = `lab-${name}`;
    this.element.setAttribute('aria-labelledby', `lab-tab-${name}`);
    this.element.hidden = false;
  }

  hide() {
    this.element.hidden = true;
    this.element.removeAttribute('id'); // it is the tab's own
  }

  /** @param {unknown} [error] none while it may still come */
  say(error) {
    this.#problem = error === undefined ? null : asInklingError(error);
    this.#retry.hidden = this.#problem === null;
    this.#write();
  }

  #write() {
    const { lab, errors } = this.#words;
    const problem = this.#problem;
    this.#sentence.textContent = problem ? sentenceOf(errors, problem.code, problem.details) : lab.loading;
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#words = words;
    this.#texts.translate(words);
    this.#write();
  }
}
