// Whether the network is as often right as it is sure (Guo et al. 2017).
import { create } from '../../../../dom.js';
import { formatNumber, formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { section } from '../section.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../../engine/queries/judging.js').Judgement} Judgement */

const SIDE = 200;
/** Around the square: left, for the numbers of accuracy, and below. */
const MARGIN = { left: 44, top: 8, right: 20, bottom: 38 };
const TICKS = [0, 0.5, 1];

export class ReliabilityDiagram {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  /** @type {Judgement | null} */
  #judgement = null;
  #error = create('p', { class: 'calibration-error' });
  #diagram = shape('svg', {
    class: 'reliability',
    role: 'img',
    viewBox: `0 0 ${MARGIN.left + SIDE + MARGIN.right} ${MARGIN.top + SIDE + MARGIN.bottom}`,
  });
  #rows = create('tbody');

  constructor() {
    const heads = /** @type {const} */ (['confidence', 'digits', 'accuracy']).map((name) => {
      const head = create('th', { scope: 'col' });
      this.#texts.add(head, (words) => words.lab.judging.bins[name]);
      return head;
    });
    const summary = create('summary');
    this.#texts.add(summary, (words) => words.lab.judging.asTable);
    const table = create('table', { class: 'bins' }, create('thead', {}, create('tr', {}, ...heads)), this.#rows);
    this.element = section(
      this.#texts,
      'reliability-part',
      (words) => words.lab.judging.reliability,
      (words) => words.lab.judging.reliabilityHelp,
      create(
        'div',
        { class: 'reliability-body' },
        this.#diagram,
        create('div', {}, this.#error, create('details', {}, summary, table)),
      ),
    );
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    if (this.#judgement) this.show(this.#judgement);
  }

  /** @param {Judgement} judgement */
  show(judgement) {
    this.#judgement = judgement;
    const words = this.#words?.lab.judging;
    if (!words) return;
    const { bins, calibrationError } = judgement;
    const percent = (/** @type {number} */ share, decimals = 1) => formatPercent(share, this.#language, decimals);
    this.#error.textContent = words.calibrationError({ percent: percent(calibrationError, 2) });
    this.#diagram.setAttribute('aria-label', words.reliabilityImage({ percent: percent(calibrationError, 2) }));
    this.#diagram.replaceChildren(
      ...this.#axes(words),
      ...bins.flatMap((bin, i) => (bin.count > 0 ? barsOf(bin, i, bins.length) : [])),
      // Twice: what is beneath makes it stand out from the bars.
      ...['diagonal-edge', 'diagonal'].map((name) =>
        shape('line', { class: name, x1: x(0), y1: y(0), x2: x(1), y2: y(1) }),
      ),
    );
    this.#rows.replaceChildren(
      ...bins.map(({ count, accuracy }, i) =>
        create(
          'tr',
          {},
          create('th', { scope: 'row' }, `${percent(i / bins.length, 0)} – ${percent((i + 1) / bins.length, 0)}`),
          create('td', { class: 'number' }, formatNumber(count, this.#language)),
          create('td', { class: 'number' }, count > 0 ? percent(accuracy) : '–'),
        ),
      ),
    );
  }

  /** @param {Dictionary['lab']['judging']} words */
  #axes(words) {
    const percent = (/** @type {number} */ share) => formatPercent(share, this.#language, 0);
    const text = (/** @type {Record<string, string | number>} */ attributes, /** @type {string} */ content) => {
      const element = shape('text', attributes);
      element.textContent = content;
      return element;
    };
    return [
      shape('rect', { class: 'frame', x: x(0), y: y(1), width: SIDE, height: SIDE }),
      ...TICKS.map((tick) => text({ x: x(tick), y: y(0) + 14, 'text-anchor': 'middle' }, percent(tick))),
      ...TICKS.map((tick) => text({ x: x(0) - 5, y: y(tick) + 4, 'text-anchor': 'end' }, percent(tick))),
      text({ x: x(0.5), y: y(0) + 31, 'text-anchor': 'middle' }, words.bins.confidence),
      text({ x: 10, y: y(0.5), 'text-anchor': 'middle', transform: `rotate(-90 10 ${y(0.5)})` }, words.bins.accuracy),
    ];
  }
}

/** @param {number} share */
const x = (share) => MARGIN.left + SIDE * share;
/** @param {number} share */
const y = (share) => MARGIN.top + SIDE * (1 - share);

/**
 * A bar as high as the share that was right, and the gap to how sure the network was.
 *
 * @param {Judgement['bins'][number]} bin
 * @param {number} i its place
 * @param {number} count of bins
 */
function barsOf({ accuracy, confidence }, i, count) {
  const width = SIDE / count;
  const column = { x: x(i / count) + 1, width: width - 2 };
  const [low, high] = [Math.min(accuracy, confidence), Math.max(accuracy, confidence)];
  return [
    shape('rect', { class: 'accuracy-bar', ...column, y: y(accuracy), height: SIDE * accuracy }),
    shape('rect', { class: 'gap', ...column, y: y(high), height: SIDE * (high - low) }),
  ];
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElementTagNameMap[Tag]}
 */
function shape(tag, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
