// A picture that was opened, as the network sees it and what it reads.
import { paintDigitImage } from '../../../../charts/digit-image.js';
import { create } from '../../../../dom.js';
import { formatPercent } from '../../../../i18n/index.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../files.js').Picture} Picture */

export class PictureCell {
  #picture;
  #canvas = create('canvas', { role: 'img', width: 28, height: 28 });
  #digit = create('span', { class: 'hand-label' });
  #share = create('span', { class: 'hand-read' });
  #remove = create('button', { type: 'button', class: 'hand-remove' }, '×');

  /**
   * @param {Picture} picture
   * @param {(picture: Picture) => void} onRemove
   */
  constructor(picture, onRemove) {
    this.#picture = picture;
    this.#remove.addEventListener('click', () => onRemove(picture));
    const { name } = picture;
    this.element = create(
      'li',
      {},
      this.#canvas,
      create('span', { class: 'hand-words', 'aria-hidden': 'true' }, this.#digit, this.#share),
      create('span', { class: 'hand-read', 'aria-hidden': 'true', title: name }, name),
      this.#remove,
    );
  }

  /**
   * Within the page: it is painted in the page's colours.
   *
   * @param {Dictionary} words
   * @param {string} language
   */
  show({ lab: { files } }, language) {
    const { name, image, reading } = this.#picture;
    const digit = reading?.isDigit ? reading.digit : null;
    this.#canvas.setAttribute('aria-label', reading ? files.picture({ name, digit }) : name);
    this.#digit.textContent = reading ? String(digit ?? '–') : '';
    this.#share.textContent = reading ? formatPercent(reading.probability, language, 0) : '';
    for (const attribute of ['aria-label', 'title']) this.#remove.setAttribute(attribute, files.remove({ name }));
    paintDigitImage(this.#canvas, image);
  }
}
