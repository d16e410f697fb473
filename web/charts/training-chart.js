// Training loss and test accuracy over the epochs, live.
import UPlot from 'uplot';
import { whenIdle } from '../dom.js';

/** @typedef {import('../engine/types.js').LossPoint} LossPoint */
/** @typedef {import('../engine/types.js').TestPoint} TestPoint */
/** @typedef {{loss: string, accuracy: string, grid: string, text: string, font: string}} ChartColours */

export class TrainingChart {
  #parent;
  #axisLabel;
  #colours;
  /** @type {UPlot | null} */
  #plot = null;
  /** @type {LossPoint[]} */
  #losses = [];
  /** @type {TestPoint[]} */
  #tests = [];

  /**
   * @param {HTMLElement} parent
   * @param {string} axisLabel of the epochs
   * @param {() => ChartColours} colours asked when it is drawn anew
   */
  constructor(parent, axisLabel, colours) {
    this.#parent = parent;
    this.#axisLabel = axisLabel;
    this.#colours = colours;
    new ResizeObserver(() => this.#resize()).observe(parent);
  }

  /**
   * @param {LossPoint[]} losses
   * @param {TestPoint[]} tests
   */
  show(losses, tests) {
    this.#losses = losses;
    this.#tests = tests;
    this.#draw();
  }

  /** @param {string} axisLabel */
  relabel(axisLabel) {
    this.#axisLabel = axisLabel;
    this.restyle();
  }

  /** Draws anew, for who has changed the colours. */
  restyle() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#draw();
  }

  /**
   * Without a point the page's first moments are not for a plot that nobody sees; made when there is time, it takes its
   * first points without holding up the page.
   */
  #draw() {
    if (this.#plot || this.#losses.length + this.#tests.length > 0) {
      this.#drawNow();
    } else {
      whenIdle(() => {
        if (!this.#plot) this.#drawNow();
      });
    }
  }

  #drawNow() {
    const width = this.#parent.clientWidth;
    const height = this.#parent.clientHeight;
    if (width === 0 || height === 0) return;
    const plot = (this.#plot ??= new UPlot(this.#options(width, height), [[], [], []], this.#parent));
    // At once, and not after this turn: Firefox prints what is there then.
    plot.batch(() => plot.setData(this.#data()));
  }

  #resize() {
    const width = this.#parent.clientWidth;
    const height = this.#parent.clientHeight;
    if (this.#plot && width > 0 && height > 0) this.#plot.setSize({ width, height });
    else this.#draw();
  }

  /** @returns {UPlot.AlignedData} both on one axis of epochs, gaps where one has no value */
  #data() {
    return UPlot.join([
      [this.#losses.map(({ epochs }) => epochs), this.#losses.map(({ loss }) => loss)],
      [this.#tests.map(({ epochs }) => epochs), this.#tests.map(({ accuracy }) => 100 * accuracy)],
    ]);
  }

  /**
   * @param {number} width
   * @param {number} height
   * @returns {UPlot.Options}
   */
  #options(width, height) {
    const { loss, accuracy, grid, text, font } = this.#colours();
    const axis = { stroke: text, font, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1, size: 4 } };
    return {
      width,
      height,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: (_, __, max) => [0, Math.max(1, max ?? 1)] },
        loss: { range: (_, __, max) => [0, Math.max(0.5, max ?? 0.5)] },
        accuracy: { range: [0, 100] },
      },
      axes: [
        { ...axis, label: this.#axisLabel, labelFont: font, labelSize: 18, size: 26, gap: 2 },
        { ...axis, scale: 'loss', stroke: loss, size: 38, gap: 2, values: (_, ticks) => ticks.map(shortNumber) },
        {
          ...axis,
          scale: 'accuracy',
          stroke: accuracy,
          side: 1,
          size: 42,
          gap: 2,
          grid: { show: false },
          values: (_, ticks) => ticks.map((tick) => `${tick}%`),
        },
      ],
      series: [
        {},
        { scale: 'loss', stroke: loss, width: 1.5, spanGaps: true, points: { show: false } },
        {
          scale: 'accuracy',
          stroke: accuracy,
          width: 2,
          spanGaps: true,
          points: { show: true, size: 5, fill: accuracy },
        },
      ],
    };
  }
}

/** @param {number} value */
const shortNumber = (value) => value.toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 2 });
