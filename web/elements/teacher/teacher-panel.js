// What a teacher has set, as the student sees it: what is locked, and the goal with each of its conditions.
import { create } from '../../dom.js';
import { sentenceOf } from '../../engine/errors.js';
import { formatNumber } from '../../i18n/index.js';
import { Texts } from '../../i18n/texts.js';
import { holds } from './goal.js';

/** @typedef {import('../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('./goal.js').Condition} Condition */
/** @typedef {import('./names.js').Control} Control */

export const NOTE_ID = 'set-by-teacher';

/** @type {Record<import('./goal.js').Comparison, string>} */
const SIGNS = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' };
const MOST_DECIMALS = 6;

export class TeacherPanel {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  /** @type {Control[]} */
  #locked = [];
  /** @type {import('../../engine/errors.js').InklingError[]} */
  #problems = [];
  /** @type {Condition[]} */
  #conditions = [];
  /** @type {import('./goal.js').Values} */
  #values = {};
  #lockedText = create('p', { class: 'teacher-locked' });
  #problemText = create('p', { class: 'teacher-problem' });
  #goalTitle = create('span', { class: 'teacher-goal-title', id: 'teacher-goal-title' });
  // Only the condition that has changed is read aloud.
  #list = create('ul', { 'aria-labelledby': 'teacher-goal-title', 'aria-live': 'polite', 'aria-relevant': 'text' });
  #goal = create('div', { class: 'teacher-goal', part: 'goal' }, this.#goalTitle, this.#list);
  #note = create('span', { id: NOTE_ID, hidden: true });

  constructor() {
    this.#texts.add(this.#goalTitle, ({ teacher }) => teacher.goal);
    this.#texts.add(this.#note, ({ teacher }) => teacher.sign);
    this.element = create(
      'div',
      { class: 'panel teacher', part: 'panel teacher', hidden: true },
      this.#lockedText,
      this.#goal,
      this.#problemText,
      this.#note,
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
   * @param {object} set
   * @param {Control[]} set.locked
   * @param {Condition[]} set.conditions
   * @param {import('../../engine/errors.js').InklingError[]} set.problems
   */
  show({ locked, conditions, problems }) {
    this.#locked = locked;
    this.#conditions = conditions;
    this.#problems = problems;
    this.#show();
  }

  /** @param {import('./goal.js').Values} values */
  update(values) {
    this.#values = values;
    this.#showStates();
  }

  #show() {
    const parts = /** @type {const} */ ([
      [this.#lockedText, this.#locked],
      [this.#goal, this.#conditions],
      [this.#problemText, this.#problems],
    ]);
    for (const [element, list] of parts) element.hidden = list.length === 0;
    this.element.hidden = parts.every(([element]) => element.hidden);
    const words = this.#words;
    if (!words) return;
    const labels = [...new Set(this.#locked.map(({ label }) => label(words)))];
    this.#lockedText.textContent = words.teacher.locked({ list: labels.join(', ') });
    this.#problemText.textContent = this.#problems
      .map(({ code, details }) => sentenceOf(words.errors, code, details))
      .join(' ');
    this.#list.replaceChildren(
      ...this.#conditions.map((condition) =>
        create('li', { 'aria-atomic': 'true' }, `${this.#sentence(condition, words)}: `, create('strong')),
      ),
    );
    this.#showStates();
  }

  #showStates() {
    if (!this.#words) return;
    const { reached, notYet } = this.#words.teacher;
    [...this.#list.children].forEach((item, i) => {
      const isReached = holds(this.#conditions[i], this.#values);
      const state = /** @type {Element} */ (item.querySelector('strong'));
      const text = isReached ? reached : notYet;
      item.toggleAttribute('data-reached', isReached);
      if (state.textContent !== text) state.textContent = text; // else it would be read aloud again
    });
  }

  /**
   * @param {Condition} condition
   * @param {Dictionary} words
   */
  #sentence({ metric, comparison, number }, { teacher }) {
    const isShare = metric === 'accuracy' || metric === 'testAccuracy';
    const text = isShare ? `${this.#number(100 * number)}%` : this.#number(number);
    return `${teacher.metrics[metric]} ${SIGNS[comparison]} ${text}`;
  }

  /** @param {number} number with as many decimals as it has */
  #number(number) {
    const decimals = String(Number(number.toFixed(MOST_DECIMALS))).split('.')[1]?.length ?? 0;
    return formatNumber(number, this.#language, decimals);
  }
}
