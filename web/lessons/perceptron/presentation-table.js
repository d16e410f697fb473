// What each example came to, the last one first.
import { create } from '../../dom.js';

/** @typedef {import('./run.js').Presentation} Presentation */
/** @typedef {typeof import('../words/en.js').default.perceptron} Words */

const COLUMNS = ['#', 'x', 't', 'z', 'a', 'Δw₁, Δw₂, Δb', 'w₁, w₂, b'];

export class PresentationTable {
  #caption = create('caption', { class: 'visually-hidden' });
  #rows = create('tbody');

  constructor() {
    const heads = COLUMNS.map((name) => create('th', { scope: 'col' }, name));
    this.element = create(
      'div',
      { class: 'scrolling', tabindex: 0, role: 'group' },
      create('table', { class: 'numbers' }, this.#caption, create('thead', {}, create('tr', {}, ...heads)), this.#rows),
    );
  }

  /**
   * @param {Presentation[]} presentations
   * @param {Words} words
   * @param {(value: number) => string} numeral
   */
  show(presentations, words, numeral) {
    this.#caption.textContent = words.table;
    this.element.setAttribute('aria-label', words.table);
    const together = (/** @type {number[]} */ values) => values.map(numeral).join(', ');
    this.#rows.replaceChildren(
      ...presentations
        .map(({ inputs, target, sum, output, before, after, isMistake }, i) => {
          const changes = after.map((value, k) => value - before[k]);
          const cells = [
            `(${inputs.join(', ')})`,
            String(target),
            numeral(sum),
            String(output),
            isMistake ? together(changes) : '–',
            together(after),
          ];
          return create(
            'tr',
            { class: isMistake ? 'is-marked' : '' },
            create('th', { scope: 'row' }, String(i + 1)),
            ...cells.map((text) => create('td', {}, text)),
          );
        })
        .reverse(),
    );
  }
}
