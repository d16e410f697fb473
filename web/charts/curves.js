// Curves on one pair of axes.
import UPlot from 'uplot';
import { create } from '../dom.js';

/**
 * @typedef {object} Curve
 * @property {string} name
 * @property {ArrayLike<number>} x ascending
 * @property {ArrayLike<number>} y
 * @property {number} colour which of the chart's: --curve-0 to --curve-5
 * @property {boolean} [isDashed]
 */

/**
 * @typedef {object} CurveAxes
 * @property {string} x what the axis is labelled with
 * @property {string} y
 * @property {[number, number]} [xRange] otherwise as far as the curves reach
 * @property {[number, number]} [yRange] likewise
 * @property {[number, number]} [yEmpty] while there is no curve; otherwise 0 to 1
 * @property {number | null} [marker] a vertical line
 */

const COLOURS = 6;

export class Curves {
  #picture = create('div', { class: 'curves-picture', role: 'img' });
  #legend = create('ul', { class: 'curves-legend' });
  /** @type {UPlot | null} */
  #plot = null;
  #shape = '';
  /** @type {{curves: Curve[], axes: CurveAxes} | null} */
  #content = null;

  constructor() {
    this.element = create('figure', { class: 'curves' }, this.#picture, this.#legend);
    new ResizeObserver(() => this.#resize()).observe(this.#picture);
  }

  /** @param {string} text what is seen, for those who do not see it */
  describe(text) {
    this.#picture.setAttribute('aria-label', text);
  }

  /**
   * @param {Curve[]} curves
   * @param {CurveAxes} axes
   */
  show(curves, axes) {
    this.#content = { curves, axes };
    const shape = JSON.stringify([
      axes.x,
      axes.y,
      curves.map(({ name, colour, isDashed }) => [name, colour, isDashed]),
    ]);
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#plot?.destroy();
      this.#plot = null;
      this.#legend.replaceChildren(
        ...curves.map(({ name, colour, isDashed }) =>
          create('li', { class: `curve-${colour % COLOURS}${isDashed ? ' dashed' : ''}` }, name),
        ),
      );
    }
    this.#draw();
  }

  /** Colours have changed. */
  restyle() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#draw();
  }

  #draw() {
    const { clientWidth: width, clientHeight: height } = this.#picture;
    if (!this.#content || width === 0 || height === 0) return;
    this.#plot ??= new UPlot(this.#options(width, height), this.#data(), this.#picture);
    this.#plot.setData(this.#data());
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.#picture;
    if (this.#plot && width > 0 && height > 0) this.#plot.setSize({ width, height });
    else this.#draw();
  }

  /** @returns {UPlot.AlignedData} */
  #data() {
    const { curves } = /** @type {{curves: Curve[]}} */ (this.#content);
    if (curves.length === 0) return [[]];
    return UPlot.join(curves.map(({ x, y }) => [Array.from(x), Array.from(y)]));
  }

  /**
   * @param {number} width
   * @param {number} height
   * @returns {UPlot.Options}
   */
  #options(width, height) {
    const { curves, axes } = /** @type {{curves: Curve[], axes: CurveAxes}} */ (this.#content);
    const style = getComputedStyle(this.element);
    const colourOf = (/** @type {string} */ name) => {
      const probe = create('span');
      probe.style.color = `var(--${name})`;
      probe.style.forcedColorAdjust = 'none'; // the curves would be all alike
      this.element.append(probe);
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    };
    const font = `12px ${style.fontFamily}`;
    const [text, grid] = [colourOf('curve-text'), colourOf('curve-grid')];
    const axis = {
      ...{ stroke: text, font, labelFont: font, labelSize: 18, gap: 2 },
      ...{ grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1, size: 4 } },
    };
    const rangeOf = (/** @type {'xRange' | 'yRange'} */ name) =>
      /** @type {UPlot.Range.Function} */ (
        (_, low, high) => {
          const { [name]: range, yEmpty } = /** @type {{axes: CurveAxes}} */ (this.#content).axes;
          if (range) return range;
          if (low === null || high === null) return (name === 'yRange' && yEmpty) || [0, 1];
          const margin = name === 'yRange' ? 0.05 * (high - low || 1) : 0;
          return [low - margin, (high === low ? high + 1 : high) + margin];
        }
      );
    return {
      width,
      height,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: rangeOf('xRange') }, y: { range: rangeOf('yRange') } },
      axes: [
        { ...axis, label: axes.x, size: 26 },
        { ...axis, label: axes.y, size: 44 },
      ],
      series: [
        {},
        ...curves.map(({ colour, isDashed }) => ({
          stroke: colourOf(`curve-${colour % COLOURS}`),
          width: 2,
          spanGaps: true,
          points: { show: false },
          dash: isDashed ? [6, 5] : undefined,
        })),
      ],
      hooks: { draw: [(plot) => this.#drawMarker(plot, text)] },
    };
  }

  /**
   * @param {UPlot} plot
   * @param {string} colour
   */
  #drawMarker(plot, colour) {
    const marker = this.#content?.axes.marker;
    if (typeof marker !== 'number') return;
    const x = plot.valToPos(marker, 'x', true);
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.setLineDash([]); // the last curve may be dashed
    ctx.strokeStyle = colour;
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  }
}
