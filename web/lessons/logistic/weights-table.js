// The weights of both, and the difference that makes them the same.
import { create } from '../../dom.js';
import { differences } from './pair.js';

const ROWS = ['x₁', 'x₂', 'b'];
const DECIMALS = 4;

export class WeightsTable {
  #host;
  #caption = create('caption', { class: 'visually-hidden' });
  #heads = [0, 1, 2, 3, 4].map(() => create('th', { scope: 'col' }));
  #cells = ROWS.map(() => [0, 1, 2, 3].map(() => create('td')));
  element = create(
    'table',
    { class: 'numbers' },
    this.#caption,
    create('thead', {}, create('tr', {}, ...this.#heads)),
    create(
      'tbody',
      {},
      ...ROWS.map((name, i) => create('tr', {}, create('th', { scope: 'row' }, name), ...this.#cells[i])),
    ),
  );

  /** @param {import('../lesson.js').LessonHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {any} words */
  translate({ weights }) {
    this.#caption.textContent = weights.caption;
    for (const [i, head] of this.#heads.entries()) head.textContent = weights.columns[i];
  }

  /**
   * @param {Float32Array} sigmoid parameters: w₁, w₂, b
   * @param {Float32Array} softmax parameters: W₁₀, W₁₁, W₂₀, W₂₁, b₀, b₁
   */
  show(sigmoid, softmax) {
    const difference = differences(softmax);
    for (const [i, cells] of this.#cells.entries()) {
      const values = [sigmoid[i], difference[i], softmax[2 * i], softmax[2 * i + 1]];
      for (const [j, cell] of cells.entries()) cell.textContent = this.#host.format(values[j], DECIMALS);
    }
  }
}
