// A layer as a bar, the higher the more units it has.
import { create } from '../../../dom.js';
import { formatNumber } from '../../../i18n/index.js';
import { shareOf } from './units.js';

/** A layer of one unit is seen, too. */
const LEAST_SHARE = 0.06;

/**
 * @param {number} units
 * @returns {number} how much of the height that there is the bar takes
 */
export const heightOf = (units) => LEAST_SHARE + (1 - LEAST_SHARE) * shareOf(units);

/**
 * @param {number} height
 * @returns {number} the share of the scale of units that it stands for
 */
export const shareAt = (height) => (height - LEAST_SHARE) / (1 - LEAST_SHARE);

export class LayerBar {
  name = create('span', { class: 'architecture-name' });
  #bar = create('div', { class: 'architecture-bar' });
  #number = create('span', { class: 'architecture-units' });

  /**
   * @param {{onBar?: Node[], below?: Node[]}} [controls]
   */
  constructor({ onBar = [], below = [] } = {}) {
    this.#bar.append(...onBar);
    this.plot = create('div', { class: 'architecture-plot' }, this.#bar);
    this.element = create(
      'li',
      { class: 'architecture-layer' },
      this.plot,
      this.#number,
      this.name,
      create('div', { class: 'architecture-below' }, ...below),
    );
  }

  /**
   * @param {number} units
   * @param {string} language
   */
  show(units, language) {
    this.#bar.style.height = `${100 * heightOf(units)}%`;
    this.#number.textContent = formatNumber(units, language);
  }
}
