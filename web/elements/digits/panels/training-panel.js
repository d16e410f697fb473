// Train, Pause, Step and Reset, and where training stands.
import { create } from '../../../dom.js';
import { Texts } from '../../../i18n/texts.js';
import { hintOf } from '../hint.js';
import { panel } from '../../panel.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {'loading' | 'failed' | 'idle' | 'training'} State */

export class TrainingPanel {
  #texts = new Texts();
  #train = create('button', { type: 'button', class: 'primary', part: 'train', disabled: true });
  #step = create('button', { type: 'button', class: 'step', part: 'step', disabled: true });
  #reset = create('button', { type: 'button', part: 'reset', disabled: true });
  #bringBack = create('button', { type: 'button', class: 'bring-back', hidden: true });
  #progress = create('progress', { part: 'progress', max: 1, value: 0 });
  #status = create('p', { class: 'status', part: 'status', role: 'status' });

  /** @param {{trainOrPause: () => void, step: () => void, reset: () => void, bringBack: () => void}} actions */
  constructor({ trainOrPause, step, reset, bringBack }) {
    this.#train.addEventListener('click', trainOrPause);
    this.#step.addEventListener('click', step);
    this.#reset.addEventListener('click', reset);
    this.#bringBack.addEventListener('click', bringBack);
    this.#texts.add(this.#bringBack, (words) => words.keep.bringBack);
    this.#texts.add(this.#progress, (words) => words.train.progress, 'aria-label');
    this.#texts.add(this.#step, (words) => words.train.step);
    this.#texts.add(this.#reset, (words) => words.train.reset);
    const stepHint = hintOf(this.#step, 'step-hint');
    const resetHint = hintOf(this.#reset, 'reset-hint');
    const bringBackHint = hintOf(this.#bringBack, 'bring-back-hint');
    this.#texts.add(stepHint, (words) => words.train.stepHelp);
    this.#texts.add(resetHint, (words) => words.train.resetHelp);
    this.#texts.add(bringBackHint, (words) => words.keep.bringBackHelp);
    const hints = [stepHint, resetHint, bringBackHint];
    this.element = panel(
      this.#texts,
      'training',
      (words) => words.train.title,
      create('div', { class: 'actions' }, this.#train, this.#step, this.#reset, this.#bringBack, ...hints),
      this.#progress,
      this.#status,
    );
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#texts.translate(words);
  }

  focus() {
    this.#train.focus();
  }

  /**
   * @param {Dictionary} words
   * @param {object} now
   * @param {State} now.state
   * @param {boolean} now.isBegun training has been stopped on the way to its goal
   * @param {number} now.share of the way that is done, in [0, 1]
   * @param {string} now.sentence
   * @param {boolean} now.canBringBack the network before this one is there
   */
  show({ train }, { state, isBegun, share, sentence, canBringBack }) {
    const isUsable = state === 'idle' || state === 'training';
    if (state === 'training') this.#train.textContent = train.pause;
    else this.#train.textContent = isBegun ? train.goOn : train.train;
    this.#train.disabled = !isUsable;
    this.#step.disabled = state !== 'idle';
    this.#reset.disabled = !isUsable;
    this.#bringBack.hidden = !canBringBack;
    this.#bringBack.disabled = !isUsable;
    this.#progress.value = share;
    // Only when it changes: it is read aloud.
    if (this.#status.textContent !== sentence) this.#status.textContent = sentence;
  }
}
