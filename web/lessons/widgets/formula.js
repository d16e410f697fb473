// A formula in TeX, as MathML: browsers set it with their own fonts, and screen readers read it.
import { create } from '../../dom.js';

export class Formula {
  #tex = '';
  #isInline;

  /** @param {{isInline?: boolean}} [options] within a line of text, and not in one of its own */
  constructor({ isInline = false } = {}) {
    this.#isInline = isInline;
    this.element = create(isInline ? 'span' : 'div', { class: 'formula' });
    if (!isInline) new ResizeObserver(() => this.#letScroll()).observe(this.element);
  }

  /** @param {string} tex */
  show(tex) {
    if (tex === this.#tex) return;
    this.#tex = tex;
    // Loaded when it is first needed: it is as large as all the rest of the page's code.
    void import('katex').then(({ default: katex }) => {
      if (this.#tex !== tex) return;
      katex.render(tex, this.element, { output: 'mathml', displayMode: !this.#isInline });
      if (!this.#isInline) this.#letScroll();
    });
  }

  /** What is wider than its place is scrolled, with the keyboard, too. */
  #letScroll() {
    const { scrollWidth, clientWidth } = this.element;
    if (scrollWidth > clientWidth) this.element.setAttribute('tabindex', '0');
    else this.element.removeAttribute('tabindex');
  }
}
