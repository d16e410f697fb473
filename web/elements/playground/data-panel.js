// What is learnt: which points, how many, how noisy, and which of them are kept for the test.
import { create } from '../../dom.js';
import { TRUTH_TABLES } from '../../engine/points/names.js';
import { formatNumber, formatPercent } from '../../i18n/index.js';
import { Texts } from '../../i18n/texts.js';
import { panel } from '../panel.js';
import { Datasets } from './datasets.js';
import { OwnPointsPanel } from './own-points.js';
import { Slider } from './slider.js';

/** @typedef {import('../../engine/points/types.js').Task} Task */

/**
 * @typedef {object} DataActions
 * @property {(task: Partial<Task>) => void} changeTask
 * @property {(points: import('../../engine/points/types.js').OwnPoints) => Promise<void>} changeOwn
 * @property {(file: File) => void} openTable
 */

export class DataPanel {
  #texts = new Texts();
  #language = 'en';
  #task = { dataSeed: 0 };
  #again = create('button', { type: 'button', part: 'points-seed' });

  /** @param {DataActions} actions */
  constructor(actions) {
    const percent = (/** @type {number} */ share) => formatPercent(share, this.#language, 0);
    this.datasets = new Datasets((dataset) => actions.changeTask({ dataset }));
    this.#points = new Slider(
      'points',
      { min: 50, max: 2000, step: 50 },
      (value) => formatNumber(value, this.#language),
      (points) => actions.changeTask({ points }),
    );
    this.#noise = new Slider('noise', { min: 0, max: 0.5, step: 0.05 }, percent, (noise) =>
      actions.changeTask({ noise }),
    );
    this.#share = new Slider('share', { min: 0.1, max: 0.9, step: 0.1 }, percent, (share) =>
      actions.changeTask({ share }),
    );
    this.own = new OwnPointsPanel({ change: actions.changeOwn, open: actions.openTable });
    this.#again.addEventListener('click', () => actions.changeTask({ dataSeed: this.#task.dataSeed + 1 }));
    this.#texts.add(this.#again, ({ playground }) => playground.data.again);
    this.element = panel(
      this.#texts,
      'data',
      ({ playground }) => playground.data.title,
      this.datasets.element,
      this.own.element,
      this.#points.element,
      this.#noise.element,
      this.#share.element,
      this.#again,
    );
  }

  #points;
  #noise;
  #share;

  /** @param {Task} task */
  show(task) {
    this.#task = task;
    this.datasets.show(task.dataset);
    this.own.show(task);
    this.#points.show(task.points);
    this.#noise.show(task.noise);
    this.#share.show(task.share);
    const isTable = TRUTH_TABLES.includes(task.dataset);
    for (const slider of [this.#points, this.#noise]) slider.element.hidden = isTable || task.dataset === 'own';
    this.#share.element.hidden = isTable;
    this.#again.hidden = isTable;
  }

  /**
   * @param {import('../../i18n/index.js').Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#language = language;
    this.#texts.translate(words);
    this.datasets.translate(words);
    this.own.translate(words);
    this.#points.label(words.playground.data.points);
    this.#noise.label(words.playground.data.noise);
    this.#share.label(words.playground.data.share);
  }

  restyle() {
    this.datasets.restyle();
  }
}
