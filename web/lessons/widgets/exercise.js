// What a lesson ends with: questions that are answered by doing, by a choice or by a number.
//
//   const exercises = new Exercises([
//     new Exercise({
//       name: 'and', // in lesson.exercises, too
//       host,
//       control: field.element, // what it is answered with, or nothing
//       check: async () => ({ isRight, sentence: 'tooFew', details: { updates: host.format(updates) }, code }),
//     }),
//   ]);
//   exercises.element; exercises.translate(words);
//
// In the lesson's words: exercises: { and: { ask: '…', tooFew: ({ updates }) => `…` } }. Every sentence says why the
// answer is right or wrong. The check is computed from the state of a session, and throws what it cannot answer.
import { create } from '../../dom.js';

/** @typedef {import('../lesson.js').LessonHost} LessonHost */

/**
 * @typedef {object} Verdict
 * @property {boolean} isRight
 * @property {string} sentence its name among the words of the exercise
 * @property {Record<string, any>} [details] what the sentence needs
 * @property {string | null} [code] of the run that is the answer: session.resultCode('lesson/exercise')
 */

export class Exercise {
  #host;
  #check;
  #tick = create('span', { class: 'tick', role: 'img', hidden: true }, '✓');
  #ask = create('p', { class: 'ask' });
  #button = create('button', { type: 'button' });
  #verdict = create('p', { class: 'verdict', role: 'status' });
  #codeLabel = create('span', { class: 'code-label' });
  #code = create('code', { tabindex: 0 });
  #copy = create('button', { type: 'button' });
  #codeRow = create('div', { class: 'code', hidden: true }, this.#codeLabel, this.#code, this.#copy);
  #isChecking = false;
  /** @type {Verdict | null} */
  #last = null;
  /** @type {any} */
  #words = null;

  /**
   * @param {object} options
   * @param {string} options.name
   * @param {LessonHost} options.host
   * @param {() => Promise<Verdict>} options.check
   * @param {HTMLElement} [options.control] labelled
   */
  constructor({ name, host, check, control }) {
    this.name = name;
    this.#host = host;
    this.#check = check;
    this.#button.addEventListener('click', () => this.#answer());
    this.#copy.addEventListener('click', () => this.#copyCode());
    this.element = create(
      'li',
      { class: 'panel exercise', 'data-exercise': name },
      create('div', { class: 'question' }, this.#ask, this.#tick),
      create('div', { class: 'answer' }, ...(control ? [control] : []), this.#button),
      this.#verdict,
      this.#codeRow,
    );
  }

  /** @param {any} words of the lesson */
  translate(words) {
    this.#words = words;
    this.#ask.textContent = words.exercises[this.name].ask;
    this.#button.textContent = words.shared.check;
    this.#tick.setAttribute('aria-label', words.shared.solved);
    this.#codeLabel.textContent = words.shared.code;
    this.#code.setAttribute('aria-label', words.shared.code);
    this.#copy.textContent = words.shared.copy;
    this.#write();
  }

  async #answer() {
    if (this.#isChecking) return; // it is not disabled, since it would lose the focus
    this.#isChecking = true;
    try {
      this.#last = await this.#check();
      const { isRight, code = null } = this.#last;
      this.#host.answered({ exercise: this.name, isRight, code });
    } catch (error) {
      this.#last = null;
      this.#host.report(error);
    } finally {
      this.#isChecking = false;
    }
    this.#write();
  }

  #write() {
    this.#tick.hidden = !this.#host.isSolved(this.name);
    const { isRight, sentence, details = {}, code = null } = this.#last ?? { isRight: false, sentence: '' };
    this.#verdict.dataset.verdict = this.#last ? (isRight ? 'right' : 'wrong') : 'none';
    this.#verdict.textContent = this.#last ? this.#sentenceOf(isRight, sentence, details) : '';
    this.#codeRow.hidden = code === null;
    this.#code.textContent = code ?? '';
  }

  /**
   * @param {boolean} isRight
   * @param {string} name
   * @param {Record<string, any>} details
   */
  #sentenceOf(isRight, name, details) {
    const sentence = this.#words.exercises[this.name][name];
    const reason = typeof sentence === 'function' ? sentence(details) : sentence;
    return `${isRight ? this.#words.shared.right : this.#words.shared.wrong} ${reason}`;
  }

  async #copyCode() {
    try {
      await navigator.clipboard.writeText(this.#code.textContent ?? '');
      this.#copy.textContent = this.#words.shared.copied;
    } catch {
      // Not allowed here: it is selected, to be copied by hand.
      getSelection()?.selectAllChildren(this.#code);
    }
  }
}

export class Exercises {
  #exercises;
  #heading = create('h3');

  /** @param {Exercise[]} exercises */
  constructor(exercises) {
    this.#exercises = exercises;
    const list = create('ol', { class: 'exercise-list' }, ...exercises.map(({ element }) => element));
    this.element = create('section', { class: 'exercises' }, this.#heading, list);
  }

  /** @param {any} words of the lesson */
  translate(words) {
    this.#heading.textContent = words.shared.exercises;
    for (const exercise of this.#exercises) exercise.translate(words);
  }
}
