// Charts of runs, one for each measure.
import { create } from '../../../../dom.js';
import { formatNumber, formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { RunChart } from './run-chart.js';
import { nameOf } from './run-words.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../run-history.js').Run} Run */
/** @typedef {import('./measures.js').Measure} Measure */

/** Of runs.css; runs take them in turn. */
export const COLOURS = 6;

/** @param {Run} run */
export const colourClass = (run) => `run-colour-${run.id % COLOURS}`;

export class RunCharts {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  #palette = create('div', { hidden: true });
  #legend = create('p', { class: 'run-legend', 'aria-hidden': 'true' });
  /** @type {{measure: Measure, box: HTMLElement, chart: RunChart}[]} */
  #charts = [];
  /** @type {{runs: Run[], strong: Run[], mark: number | null}} */
  #shown = { runs: [], strong: [], mark: null };

  /** @param {Measure[]} measures */
  constructor(measures) {
    for (let i = 0; i < COLOURS; i++) this.#palette.append(create('span', { class: `run-colour-${i}` }));
    const figures = measures.map((measure) => this.#makeFigure(measure));
    const solid = create('span', { class: 'solid' });
    const dashed = create('span', { class: 'dashed' });
    this.#legend.append(solid, dashed);
    this.#texts.add(solid, (words) => words.lab.runs.solid);
    this.#texts.add(dashed, (words) => words.lab.runs.dashed);
    this.element = create('div', {}, this.#palette, create('div', { class: 'run-charts' }, ...figures), this.#legend);
  }

  /** @param {Measure} measure */
  #makeFigure(measure) {
    const title = create('figcaption');
    const box = create('div', { class: 'chart run-chart', role: 'img' });
    const chart = new RunChart(box, measure.isShare, () => {
      const { color, fontFamily, fontSize, borderTopColor } = getComputedStyle(box);
      return { grid: borderTopColor, text: color, font: `${fontSize} ${fontFamily}` };
    });
    this.#texts.add(title, (words) => words.lab.runs.measures[measure.name]);
    this.#charts.push({ measure, box, chart });
    return create('figure', {}, title, box);
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#say();
  }

  /**
   * @param {Run[]} runs
   * @param {Run[]} strong those of them that are not faint
   * @param {number | null} [mark] a place on the axis of epochs
   */
  show(runs, strong, mark = null) {
    // What is not faint lies on top.
    const ordered = [...runs.filter((run) => !strong.includes(run)), ...runs.filter((run) => strong.includes(run))];
    this.#shown = { runs: ordered, strong, mark };
    for (const { measure, chart } of this.#charts) {
      const lines = ordered.flatMap((run) => {
        const look = { colour: this.colourOf(run), isFaint: !strong.includes(run) };
        return [
          { ...look, points: measure.dashed(run), isDashed: true },
          { ...look, points: measure.solid(run), isDashed: false },
        ];
      });
      chart.show(lines, mark);
    }
    this.#say();
  }

  restyle() {
    for (const { chart } of this.#charts) chart.restyle();
    this.show(this.#shown.runs, this.#shown.strong, this.#shown.mark);
  }

  /** @returns {{title: string, canvas: HTMLCanvasElement}[]} what is drawn */
  get pictures() {
    return this.#charts.flatMap(({ measure, chart: { canvas } }) =>
      canvas ? [{ title: this.#words?.lab.runs.measures[measure.name] ?? '', canvas }] : [],
    );
  }

  /**
   * @param {Run} run
   * @returns {string} as CSS writes it
   */
  colourOf(run) {
    return getComputedStyle(this.#palette.children[run.id % COLOURS]).color;
  }

  /** Says of each chart where its lines end. */
  #say() {
    const words = this.#words;
    if (!words) return;
    for (const { measure, box } of this.#charts) {
      const ends = this.#shown.runs.flatMap((run) => {
        const end = measure.solid(run).at(-1);
        if (!end) return [];
        const value = measure.isShare ? formatPercent(end[1], this.#language) : significant(end[1], this.#language);
        const epochs = formatNumber(end[0], this.#language, 1);
        return [words.lab.runs.end({ name: nameOf(run, words), value, epochs })];
      });
      box.ariaLabel = [`${words.lab.runs.measures[measure.name]}.`, ...ends].join(' ');
    }
  }
}

/**
 * @param {number} value
 * @param {string} language
 */
const significant = (value, language) => value.toLocaleString(language, { maximumSignificantDigits: 3 });
