// A set of digits from files: what the network makes of it, and what can be done with it.
import { create } from '../../../../dom.js';
import { formatNumber, formatPercent } from '../../../../i18n/index.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../files.js').DigitSet} DigitSet */

export class SetRow {
  #set;
  #isUsed = false;
  #said = create('p');
  #train = create('button', { type: 'button' });
  #remove = create('button', { type: 'button' }, '×');

  /**
   * @param {DigitSet} set
   * @param {object} actions
   * @param {(set: DigitSet | null) => void} actions.trainOn null for the bundled digits
   * @param {(set: DigitSet) => void} actions.remove
   */
  constructor(set, { trainOn, remove }) {
    this.#set = set;
    this.#train.addEventListener('click', () => trainOn(this.#isUsed ? null : set));
    this.#remove.addEventListener('click', () => remove(set));
    this.element = create('li', {}, this.#said, this.#train, this.#remove);
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   * @param {boolean} isUsed whether the network is trained on it
   */
  show({ lab: { files } }, language, isUsed) {
    const { name, count, accuracy } = this.#set;
    this.#isUsed = isUsed;
    const sentences = [
      files.set({ name, count: formatNumber(count, language) }),
      accuracy === null ? files.judging : files.judged({ percent: formatPercent(accuracy, language, 2) }),
    ];
    if (isUsed) sentences.push(files.trainingOn);
    this.#said.textContent = sentences.join(' ');
    this.#train.textContent = isUsed ? files.bundled : files.trainOn;
    this.#remove.hidden = isUsed;
    for (const attribute of ['aria-label', 'title']) this.#remove.setAttribute(attribute, files.remove({ name }));
  }
}
