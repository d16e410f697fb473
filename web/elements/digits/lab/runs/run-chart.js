// One measure of several runs over the epochs. uPlot has the axes; the lines are drawn on them each with places of its
// own, since runs are tested at different times.
import UPlot from 'uplot';

/** @typedef {import('./measures.js').Points} Points */

/**
 * @typedef {object} Line
 * @property {Points} points
 * @property {string} colour
 * @property {boolean} isDashed
 * @property {boolean} isFaint
 */

/** @typedef {{grid: string, text: string, font: string}} ChartColours */

export class RunChart {
  #parent;
  #isShare;
  #colours;
  /** @type {UPlot | null} */
  #plot = null;
  /** @type {Line[]} */
  #lines = [];
  /** @type {number | null} */
  #mark = null;

  /**
   * @param {HTMLElement} parent
   * @param {boolean} isShare of one, written in percent
   * @param {() => ChartColours} colours asked when it is drawn anew
   */
  constructor(parent, isShare, colours) {
    this.#parent = parent;
    this.#isShare = isShare;
    this.#colours = colours;
    new ResizeObserver(() => this.#resize()).observe(parent);
  }

  /** @returns {HTMLCanvasElement | null} what is drawn, to be copied */
  get canvas() {
    return this.#plot?.ctx.canvas ?? null;
  }

  /**
   * @param {Line[]} lines the last one on top
   * @param {number | null} mark a place on the axis of epochs
   */
  show(lines, mark) {
    this.#lines = lines;
    this.#mark = mark;
    this.#draw();
  }

  /** Draws anew, for who has changed the colours. */
  restyle() {
    this.#plot?.destroy();
    this.#plot = null;
    this.#draw();
  }

  #draw() {
    const width = this.#parent.clientWidth;
    const height = this.#parent.clientHeight;
    if (width === 0 || height === 0) return;
    this.#plot ??= new UPlot(this.#options(width, height), [[], []], this.#parent);
    this.#plot.setData([[0], [null]]); // takes the ranges anew
  }

  #resize() {
    const width = this.#parent.clientWidth;
    const height = this.#parent.clientHeight;
    if (this.#plot && width > 0 && height > 0) this.#plot.setSize({ width, height });
    else this.#draw();
  }

  /** @returns {[number, number]} */
  #epochRange() {
    return [0, Math.max(1, ...this.#lines.map(({ points }) => points.at(-1)?.[0] ?? 0))];
  }

  /** @returns {[number, number]} */
  #valueRange() {
    let [least, most] = [Infinity, -Infinity];
    const [, end] = this.#epochRange();
    for (const { points } of this.#lines) {
      for (const [epochs, value] of points) {
        if (!Number.isFinite(value)) continue;
        // The climb of the first epoch would leave no room for all that comes after.
        if (this.#isShare && epochs < 1 && end > 1) continue;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    if (least > most) return [0, 1];
    // Whole tenths: an axis that moves with every test would be restless.
    if (this.#isShare) return [Math.min(0.9, Math.floor(10 * least) / 10), 1];
    return [0, most > 0 ? 1.05 * most : 1];
  }

  /** @param {UPlot} plot */
  #paint(plot) {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.lineJoin = 'round';
    if (this.#mark !== null) {
      const x = plot.valToPos(this.#mark, 'x', true);
      ctx.strokeStyle = this.#colours().text;
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    }
    for (const line of this.#lines) this.#paintLine(plot, line);
    ctx.restore();
  }

  /**
   * @param {UPlot} plot
   * @param {Line} line
   */
  #paintLine({ ctx, valToPos }, { points, colour, isDashed, isFaint }) {
    const finite = points.filter(([, value]) => Number.isFinite(value));
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    ctx.globalAlpha = isFaint ? 0.45 : 1;
    ctx.lineWidth = devicePixelRatio * (isFaint || isDashed ? 1.25 : 2);
    ctx.setLineDash(isDashed ? [5 * devicePixelRatio, 3 * devicePixelRatio] : []);
    ctx.beginPath();
    for (const [epochs, value] of finite) ctx.lineTo(valToPos(epochs, 'x', true), valToPos(value, 'y', true));
    ctx.stroke();
    if (finite.length !== 1) return;
    // A line of one point is not seen.
    ctx.beginPath();
    ctx.arc(valToPos(finite[0][0], 'x', true), valToPos(finite[0][1], 'y', true), 3 * devicePixelRatio, 0, 7);
    ctx.fill();
  }

  /**
   * @param {number} width
   * @param {number} height
   * @returns {UPlot.Options}
   */
  #options(width, height) {
    const { grid, text, font } = this.#colours();
    const axis = { stroke: text, font, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1, size: 4 } };
    return {
      width,
      height,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: () => this.#epochRange() }, y: { range: () => this.#valueRange() } },
      axes: [
        { ...axis, size: 24, gap: 2 },
        { ...axis, size: 54, gap: 2, values: (_, ticks) => ticks.map((tick) => this.#tick(tick)) },
      ],
      series: [{}, { show: true, points: { show: false } }],
      hooks: { draw: [(plot) => this.#paint(plot)] },
    };
  }

  /** @param {number} value */
  #tick(value) {
    if (this.#isShare) return `${Number((100 * value).toFixed(1))}%`;
    return value !== 0 && value < 0.0001 ? value.toExponential(0) : String(Number(value.toPrecision(2)));
  }
}
