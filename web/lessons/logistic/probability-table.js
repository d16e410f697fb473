// The probabilities of class 1 at some points, by both, digit by digit.
import { create } from '../../dom.js';
import { numeral } from '../widgets/numeral.js';

const DECIMALS = 7;

export class ProbabilityTable {
  #host;
  #caption = create('caption', { class: 'visually-hidden' });
  #heads = [0, 1, 2, 3].map(() => create('th', { scope: 'col' }));
  #rows = create('tbody');
  element = create(
    'table',
    { class: 'numbers' },
    this.#caption,
    create('thead', {}, create('tr', {}, ...this.#heads)),
    this.#rows,
  );

  /** @param {import('../lesson.js').LessonHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {any} words */
  translate({ probabilities }) {
    this.#caption.textContent = probabilities.caption;
    for (const [i, head] of this.#heads.entries()) head.textContent = probabilities.columns[i];
  }

  /**
   * @param {{number: number, place: [x: number, y: number], pair: [sigmoid: number, softmax: number]}[]} points the
   *   first is the chosen one
   */
  show(points) {
    const { format } = this.#host;
    this.#rows.replaceChildren(
      ...points.map(({ number, place, pair: [sigmoid, softmax] }, i) =>
        create(
          'tr',
          { class: i === 0 ? 'is-marked' : '' },
          create('th', { scope: 'row' }, `${number} (${place.map((x) => format(x, 2)).join(', ')})`),
          ...[
            format(sigmoid, DECIMALS),
            format(softmax, DECIMALS),
            differenceText(Math.abs(sigmoid - softmax), format),
          ].map((text) => create('td', {}, text)),
        ),
      ),
    );
  }
}

/**
 * @param {number} value
 * @param {import('../lesson.js').LessonHost['format']} format
 * @returns {string} such as 1.8 × 10⁻⁷
 */
export const differenceText = (value, format) => (value === 0 ? '0' : numeral(value, format));
