// Play, step, back, and where training stands.
import { create } from '../../dom.js';
import { formatNumber } from '../../i18n/index.js';
import { Texts } from '../../i18n/texts.js';

/** @typedef {import('../../engine/points/types.js').StepSize} StepSize */

/**
 * @typedef {object} ControlActions
 * @property {() => void} playOrPause
 * @property {(size: StepSize) => void} step
 * @property {(size: StepSize) => void} back
 * @property {() => void} reset
 * @property {() => void} newSeed
 * @property {(epochs: number) => void} goTo
 * @property {(pace: string) => void} changePace
 */

/** @type {StepSize[]} */
const SIZES = ['example', 'minibatch', 'epoch'];

export class Controls {
  #texts = new Texts();
  #words = /** @type {import('../../i18n/index.js').Dictionary | null} */ (null);
  #language = 'en';
  #isTraining = false;
  #play = create('button', { type: 'button', class: 'primary play', part: 'play' });
  #step = create('button', { type: 'button', part: 'step' });
  #back = create('button', { type: 'button', part: 'back' });
  #reset = create('button', { type: 'button', part: 'reset' });
  #newSeed = create('button', { type: 'button', part: 'new-seed' });
  #size = create('select', { id: 'step-size' }, ...SIZES.map((value) => create('option', { value })));
  #pace = create('select', { id: 'pace' }, create('option', { value: 'frame' }), create('option', { value: 'full' }));
  #history = create('input', { type: 'range', id: 'history', min: 0, max: 1, step: 'any', value: 0 });
  #epochs = create('output', { class: 'epochs' });
  #steps = create('span', { class: 'steps' });
  /** @type {import('../../engine/points/types.js').PointsNews | null} */
  #news = null;

  /** @param {ControlActions} actions */
  constructor(actions) {
    const size = () => /** @type {StepSize} */ (this.#size.value);
    this.#size.value = 'epoch';
    this.#play.addEventListener('click', actions.playOrPause);
    this.#step.addEventListener('click', () => actions.step(size()));
    this.#back.addEventListener('click', () => actions.back(size()));
    this.#reset.addEventListener('click', actions.reset);
    this.#newSeed.addEventListener('click', actions.newSeed);
    this.#pace.addEventListener('change', () => actions.changePace(this.#pace.value));
    this.#history.addEventListener('input', () => actions.goTo(this.#history.valueAsNumber));
    const label = (/** @type {HTMLElement} */ control, /** @type {(words: any) => string} */ text) => {
      const element = create('label', { for: control.id });
      this.#texts.add(element, text);
      return element;
    };
    this.#texts.add(this.#step, ({ playground }) => playground.controls.step);
    this.#texts.add(this.#back, ({ playground }) => playground.controls.back);
    this.#texts.add(this.#back, ({ playground }) => playground.controls.backHelp, 'title');
    this.#texts.add(this.#reset, ({ playground }) => playground.controls.reset);
    this.#texts.add(this.#reset, ({ playground }) => playground.controls.resetHelp, 'title');
    this.#texts.add(this.#newSeed, ({ playground }) => playground.controls.newSeed);
    this.#texts.add(this.#newSeed, ({ playground }) => playground.controls.newSeedHelp, 'title');
    this.element = create(
      'section',
      { class: 'panel controls', part: 'panel controls' },
      create('div', { class: 'buttons' }, this.#play, this.#back, this.#step),
      create(
        'div',
        { class: 'labelled', part: 'step-size' },
        label(this.#size, ({ playground }) => playground.controls.size),
        this.#size,
      ),
      create(
        'div',
        { class: 'labelled', part: 'pace' },
        label(this.#pace, ({ playground }) => playground.controls.pace),
        this.#pace,
      ),
      create('div', { class: 'buttons' }, this.#reset, this.#newSeed),
      create(
        'div',
        { class: 'labelled place', part: 'history' },
        create(
          'div',
          { class: 'counts' },
          label(this.#history, ({ playground }) => playground.controls.epoch),
          this.#epochs,
          this.#steps,
        ),
        this.#history,
      ),
    );
    this.#texts.add(this.element, ({ playground }) => playground.controls.title, 'aria-label');
  }

  /** @param {boolean} isTraining */
  showTraining(isTraining) {
    this.#isTraining = isTraining;
    this.#step.disabled = isTraining;
    this.#showPlay();
  }

  /** @param {string} pace */
  showPace(pace) {
    this.#pace.value = pace;
  }

  /** @param {boolean} isUsable */
  enable(isUsable) {
    for (const control of [this.#play, this.#step, this.#back, this.#reset, this.#newSeed, this.#history]) {
      control.disabled = !isUsable;
    }
  }

  /** @param {import('../../engine/points/types.js').PointsNews} news */
  update(news) {
    this.#news = news;
    const { epochs, steps, earliest, furthest } = news;
    this.#history.min = String(earliest);
    this.#history.max = String(Math.max(furthest, earliest + 1e-6));
    const { activeElement } = /** @type {ShadowRoot} */ (this.element.getRootNode());
    // What is being dragged stays under the finger.
    if (activeElement !== this.#history || this.#isTraining) this.#history.value = String(epochs);
    this.#back.disabled = steps === 0 || epochs <= earliest;
    const number = formatNumber(epochs, this.#language, epochs % 1 === 0 ? 0 : 2);
    this.#epochs.textContent = number;
    this.#steps.textContent =
      this.#words?.playground.controls.updates({ steps: formatNumber(steps, this.#language) }) ?? '';
    this.#history.setAttribute('aria-valuetext', number);
  }

  /**
   * @param {import('../../i18n/index.js').Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    const { sizes, paces } = words.playground.controls;
    for (const option of this.#size.options)
      option.textContent = /** @type {Record<string, string>} */ (sizes)[option.value];
    for (const option of this.#pace.options)
      option.textContent = /** @type {Record<string, string>} */ (paces)[option.value];
    this.#showPlay();
    if (this.#news) this.update(this.#news);
  }

  #showPlay() {
    const words = this.#words?.playground.controls;
    if (words) this.#play.textContent = this.#isTraining ? words.pause : words.play;
  }
}
