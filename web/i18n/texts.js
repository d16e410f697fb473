// Which element says what, so that all of them can be said in another language.

/** @typedef {import('./index.js').Dictionary} Dictionary */

/** @template [Words=Dictionary] */
export class Texts {
  /** @type {{element: Element, text: (words: Words) => string, attribute?: string}[]} */
  #entries = [];

  /**
   * @param {Element} element
   * @param {(words: Words) => string} text
   * @param {string} [attribute] that says it, instead of the element's text
   */
  add(element, text, attribute) {
    this.#entries.push({ element, text, attribute });
  }

  /** @param {Words} words */
  translate(words) {
    for (const { element, text, attribute } of this.#entries) {
      if (attribute) element.setAttribute(attribute, text(words));
      else element.textContent = text(words);
    }
  }
}
