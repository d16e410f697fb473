// Code that is read, selected and copied.
import { create } from '../dom.js';
import { Texts } from '../i18n/texts.js';

/** @typedef {import('../i18n/index.js').Dictionary} Dictionary */

export class CodeBox {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #status = create('span', { role: 'status' });
  #code;

  /**
   * @param {string} id
   * @param {(words: Dictionary) => string} title
   * @param {(words: Dictionary) => string} help
   */
  constructor(id, title, help) {
    this.#code = create('textarea', { id, readonly: true, rows: 3, spellcheck: 'false' });
    const heading = create('h2', { id: `${id}-title` });
    const note = create('p', { class: 'help' });
    const copy = create('button', { type: 'button', class: 'primary' });
    this.#texts.add(heading, title);
    this.#texts.add(note, help);
    this.#texts.add(copy, ({ embed }) => embed.copy);
    this.#texts.add(this.#code, (words) => `${title(words)}: ${words.embed.code}`, 'aria-label');
    copy.addEventListener('click', () => void this.#copy());
    this.element = create(
      'section',
      { 'aria-labelledby': heading.id, class: 'embed-code' },
      heading,
      note,
      this.#code,
      create('p', { class: 'embed-copy' }, copy, this.#status),
    );
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#words = words;
    this.#texts.translate(words);
    this.#status.textContent = '';
  }

  /** @param {string} code */
  show(code) {
    if (code === this.#code.value) return;
    this.#code.value = code;
    this.#code.rows = code.split('\n').length + 1;
    this.#status.textContent = '';
  }

  async #copy() {
    this.#code.select();
    try {
      await navigator.clipboard.writeText(this.#code.value);
      this.#say(true);
    } catch {
      // On a site without HTTPS there is no other way.
      this.#say(document.execCommand('copy'));
    }
  }

  /** @param {boolean} isCopied */
  #say(isCopied) {
    const { copied = '', notCopied = '' } = this.#words?.embed ?? {};
    this.#status.textContent = isCopied ? copied : notCopied;
  }
}
