// A line at the end of the page that says that there is a new version, and loads it for whoever asks.
import { create } from '../dom.js';

export class UpdateNote {
  #line = create('p', { class: 'update', role: 'status' });
  #text = create('span');
  #loadButton = create('button', { type: 'button' });
  #laterButton = create('button', { type: 'button' });
  #losesPage;
  /** @type {import('../i18n/index.js').Dictionary['offline'] | null} */
  #words = null;

  /**
   * @param {boolean} losesPage whether loading the new version loses what is on the page, which is then said
   * @param {(mayLose: boolean) => Promise<boolean>} load false when it was not loaded, since something would be lost
   */
  constructor(losesPage, load) {
    this.#losesPage = losesPage;
    document.body.append(this.#line);
    this.#loadButton.addEventListener('click', async () => {
      this.#loadButton.disabled = true;
      if (await load(this.#losesPage)) return;
      this.#loadButton.disabled = false;
      this.#losesPage = true;
      this.#showWords();
    });
    this.#laterButton.addEventListener('click', () => this.#line.replaceChildren());
  }

  show() {
    this.#line.replaceChildren(this.#text, this.#loadButton, this.#laterButton);
    this.#showWords();
  }

  /** @param {import('../i18n/index.js').Dictionary} words */
  translate({ offline }) {
    this.#words = offline;
    this.#showWords();
  }

  #showWords() {
    if (!this.#words) return;
    this.#text.textContent = this.#losesPage ? this.#words.losesPage : this.#words.isThere;
    this.#loadButton.textContent = this.#words.load;
    this.#laterButton.textContent = this.#words.later;
  }
}
