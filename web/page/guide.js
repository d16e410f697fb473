// Help with the page: the list of keys and the tour, each with a quiet button in the header.
import { ShortcutList } from './shortcut-list.js';
import { Shortcuts } from './shortcuts.js';
import { Tour } from './tour.js';

export class Guide {
  #tourButton;
  #keysButton;
  #list;
  #tour;

  /**
   * @param {HTMLElement} digits
   * @param {Element} header with both buttons in it: added later, they would move what is there
   */
  constructor(digits, header) {
    this.#tourButton = /** @type {HTMLButtonElement} */ (header.querySelector('.take-tour'));
    this.#keysButton = /** @type {HTMLButtonElement} */ (header.querySelector('.list-keys'));
    this.#list = new ShortcutList(() => shortcuts);
    this.#tour = new Tour(digits, this.#tourButton);
    const shortcuts = new Shortcuts(digits, () => this.#list.show());
    this.#tourButton.addEventListener('click', () => this.#tour.start());
    this.#keysButton.addEventListener('click', () => this.#list.show());
  }

  /** @param {import('../i18n/index.js').Dictionary} words */
  translate({ guide }) {
    this.#tourButton.textContent = guide.tour.start;
    this.#keysButton.textContent = guide.keys.open;
    this.#list.translate(guide.keys);
    this.#tour.translate(guide.tour);
  }
}
