// Numbers beside each other, each with a bar as long as it is large.
import { create } from '../../dom.js';

export class Bars {
  #caption = create('caption', { class: 'visually-hidden' });
  #head = create('tr');
  #body = create('tbody');
  element = create('table', { class: 'why-bars' }, this.#caption, create('thead', {}, this.#head), this.#body);

  /**
   * @param {string} caption
   * @param {string[]} columns their names: of the first, and of the numbers
   * @param {{name: string, texts: string[], value: number | null}[]} rows the bar is as long as `value`; null is not
   *   known yet
   */
  show(caption, columns, rows) {
    const most = Math.max(...rows.map(({ value }) => value ?? 0), Number.MIN_VALUE);
    this.#caption.textContent = caption;
    this.#head.replaceChildren(...columns.map((name) => create('th', { scope: 'col' }, name)));
    this.#body.replaceChildren(
      ...rows.map(({ name, texts, value }) => {
        const bar = create('span', { class: 'why-bar' });
        bar.style.inlineSize = `${(100 * (value ?? 0)) / most}%`;
        const cells = texts.map((text) => create('td', {}, text));
        cells[0].append(bar);
        return create('tr', {}, create('th', { scope: 'row' }, name), ...cells);
      }),
    );
  }
}
