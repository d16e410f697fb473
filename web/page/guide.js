// Help with the page: the list of keys and the tour, each with a quiet button in the header.
import { create } from '../dom.js';
import { ShortcutList } from './shortcut-list.js';
import { Shortcuts } from './shortcuts.js';
import { Tour } from './tour.js';

export class Guide {
  #tourButton = create('button', { type: 'button' });
  #keysButton = create('button', { type: 'button', class: 'for-keyboards' });
  #list;
  #tour;

  /**
   * @param {HTMLElement} digits
   * @param {Element} header
   */
  constructor(digits, header) {
    this.#list = new ShortcutList(() => shortcuts);
    this.#tour = new Tour(digits, this.#tourButton);
    const shortcuts = new Shortcuts(digits, () => this.#list.show());
    this.#tourButton.addEventListener('click', () => this.#tour.start());
    this.#keysButton.addEventListener('click', () => this.#list.show());
    header.append(create('div', { class: 'guide' }, this.#tourButton, this.#keysButton));
  }

  /** @param {import('../i18n/index.js').Dictionary} words */
  translate({ guide }) {
    this.#tourButton.textContent = guide.tour.start;
    this.#keysButton.textContent = guide.keys.open;
    this.#list.translate(guide.keys);
    this.#tour.translate(guide.tour);
  }
}
