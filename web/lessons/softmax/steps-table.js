// Softmax column by column, with the maximum subtracted and without.
import { create } from '../../dom.js';
import { numeral } from '../widgets/numeral.js';

/** Each step, and of what e is taken to the power. */
const COLUMNS = [['sᵢ = (zᵢ + c)/T'], ['sᵢ − m'], ['e', 'sᵢ − m'], ['aᵢ'], ['e', 'sᵢ'], ['aᵢ']];
/** Of the columns, those with the maximum subtracted; the rest are without. */
const SUBTRACTED = 4;

export class StepsTable {
  #host;
  #caption = create('caption', { class: 'visually-hidden' });
  #corner = create('th', { scope: 'col', rowspan: 2 });
  #groups = [SUBTRACTED, COLUMNS.length - SUBTRACTED].map((colspan) => create('th', { scope: 'colgroup', colspan }));
  #rows = create('tbody');
  #total = create('tfoot');

  /** @param {import('../lesson.js').LessonHost} host */
  constructor(host) {
    this.#host = host;
    const heads = COLUMNS.map(([step, power]) =>
      create('th', { scope: 'col' }, step, ...(power ? [create('sup', {}, power)] : [])),
    );
    this.element = create(
      'table',
      { class: 'numbers softmax-steps' },
      this.#caption,
      create('thead', {}, create('tr', {}, this.#corner, ...this.#groups), create('tr', {}, ...heads)),
      this.#rows,
      this.#total,
    );
  }

  /** @param {typeof import('../words/en.js').default.softmax} words */
  translate({ table }) {
    this.#caption.textContent = table.caption;
    this.#corner.textContent = table.class;
    this.#groups[0].textContent = table.subtracted;
    this.#groups[1].textContent = table.naive;
  }

  /** @param {import('#wasm').SoftmaxSteps} steps */
  show({ scaled, maximum, shifted, exponentials, sum, probabilities, naiveExponentials, naiveProbabilities }) {
    const write = (/** @type {number} */ value) => numeral(value, this.#host.format);
    const cell = (/** @type {number} */ value) =>
      create('td', { class: Number.isFinite(value) ? '' : 'is-lost' }, write(value));
    this.#rows.replaceChildren(
      ...Array.from(scaled, (value, i) =>
        create(
          'tr',
          {},
          create('th', { scope: 'row' }, String(i + 1)),
          create('td', { class: value === maximum ? 'is-marked' : '' }, write(value)),
          cell(shifted[i]),
          cell(exponentials[i]),
          this.#bar(probabilities[i]),
          cell(naiveExponentials[i]),
          this.#share(naiveProbabilities[i]),
        ),
      ),
    );
    const total = (/** @type {Float32Array} */ values) => values.reduce((all, value) => all + value, 0);
    this.#total.replaceChildren(
      create(
        'tr',
        {},
        create('th', { scope: 'row' }, 'Σ'),
        create('td'),
        create('td'),
        cell(sum),
        this.#share(total(probabilities)),
        cell(total(naiveExponentials)),
        this.#share(total(naiveProbabilities)),
      ),
    );
  }

  /** @param {number} share */
  #bar(share) {
    const cell = this.#share(share);
    cell.classList.add('has-bar');
    cell.style.setProperty('--share', String(share));
    return cell;
  }

  /** @param {number} share */
  #share(share) {
    const isLost = Number.isNaN(share);
    return create('td', { class: isLost ? 'is-lost' : '' }, isLost ? 'NaN' : this.#host.percent(share));
  }
}
