// A few points and lines on a small part of the plane, and where a unit or a network says 1.
import { create } from '../../dom.js';
import { LeaningImage } from './leaning-image.js';
import { svg } from './svg.js';

/**
 * @typedef {[x: number, y: number, bias: number]} Weights of a unit: w₁, w₂ and b
 *
 * @typedef {object} SmallPlaneContent
 * @property {{x: number, y: number, label: number}[]} points labels 0 and 1
 * @property {Weights | null} [fires] the half plane where w₁x₁ + w₂x₂ + b ≥ 0 has the colour of label 1, the rest that of
 *   label 0
 * @property {{leanings: Float32Array, side: number} | null} [image] instead of that, as LeaningImage has it
 * @property {{weights: Weights, kind: 'now' | 'before' | 'first' | 'second'}[]} [lines] where w₁x₁ + w₂x₂ + b = 0
 * @property {number | null} [ringed] the point that has a ring
 */

const SIDE = 200;
const RADIUS = 9;

export class SmallPlane {
  #image = new LeaningImage();
  #svg = svg('svg', { viewBox: `0 0 ${SIDE} ${SIDE}`, role: 'img' });
  #low;
  #high;
  #axes;

  /**
   * @param {object} options
   * @param {number} options.low of both axes
   * @param {number} options.high
   * @param {[string, string]} [options.axes] their names
   */
  constructor({ low, high, axes = ['x₁', 'x₂'] }) {
    this.#low = low;
    this.#high = high;
    this.#axes = axes;
    this.element = create('div', { class: 'small-plane' }, this.#image.element, this.#svg);
  }

  /** @param {string} text what is seen, for those who do not see it */
  describe(text) {
    this.#svg.setAttribute('aria-label', text);
  }

  /** @param {SmallPlaneContent} content */
  show({ points, fires = null, image = null, lines = [], ringed = null }) {
    this.#image.element.hidden = !image;
    if (image) this.#image.show(image.leanings, image.side);
    const [x, y] = [0, 0].map((_, i) => this.#at(i, 0));
    const axes = [
      svg('line', { class: 'axis', x1: 0, y1: y, x2: SIDE, y2: y }),
      svg('line', { class: 'axis', x1: x, y1: 0, x2: x, y2: SIDE }),
      svg('text', { class: 'axis-name', x: SIDE - 4, y: y - 5, 'text-anchor': 'end' }, this.#axes[0]),
      svg('text', { class: 'axis-name', x: x + 5, y: 13 }, this.#axes[1]),
    ];
    this.#svg.replaceChildren(
      ...(fires ? this.#halves(fires) : []),
      ...axes,
      ...lines.map(({ weights, kind }) => this.#line(weights, kind)),
      ...points.flatMap((point, i) => this.#point(point, i === ringed)),
    );
  }

  /** Colours have changed: what has some of its own is to be shown again. */
  restyle() {
    this.#image.restyle();
  }

  /**
   * @param {number} axis 0 or 1
   * @param {number} value
   */
  #at(axis, value) {
    const share = (value - this.#low) / (this.#high - this.#low);
    return SIDE * (axis === 0 ? share : 1 - share);
  }

  /** @param {Weights} weights */
  #halves([x, y, bias]) {
    const corners = [
      [this.#low, this.#low],
      [this.#high, this.#low],
      [this.#high, this.#high],
      [this.#low, this.#high],
    ].map(([first, second]) => ({ first, second, sum: x * first + y * second + bias }));
    /** @type {string[]} the corners that fire, and where the border crosses the edges of the square */
    const outline = [];
    corners.forEach((corner, i) => {
      const next = corners[(i + 1) % corners.length];
      if (corner.sum >= 0) outline.push(this.#place(corner.first, corner.second));
      if (corner.sum >= 0 === next.sum >= 0) return;
      const share = corner.sum / (corner.sum - next.sum);
      const between = (/** @type {'first' | 'second'} */ axis) => corner[axis] + share * (next[axis] - corner[axis]);
      outline.push(this.#place(between('first'), between('second')));
    });
    return [
      svg('rect', { class: 'half-0', width: SIDE, height: SIDE }),
      svg('polygon', { class: 'half-1', points: outline.join(' ') }),
    ];
  }

  /** @param {number} first @param {number} second */
  #place(first, second) {
    return `${this.#at(0, first)},${this.#at(1, second)}`;
  }

  /**
   * @param {Weights} weights
   * @param {string} kind
   */
  #line([x, y, bias], kind) {
    const length = Math.hypot(x, y);
    if (length === 0) return svg('g', {});
    // The foot of the perpendicular from the origin, and far along the line from there.
    const foot = [(-bias * x) / length ** 2, (-bias * y) / length ** 2];
    const far = 4 * (this.#high - this.#low) + Math.hypot(...foot);
    const along = [(-far * y) / length, (far * x) / length];
    return svg('line', {
      class: `border ${kind}`,
      x1: this.#at(0, foot[0] - along[0]),
      y1: this.#at(1, foot[1] - along[1]),
      x2: this.#at(0, foot[0] + along[0]),
      y2: this.#at(1, foot[1] + along[1]),
    });
  }

  /**
   * @param {{x: number, y: number, label: number}} point
   * @param {boolean} isRinged
   */
  #point({ x, y, label }, isRinged) {
    const [cx, cy] = [this.#at(0, x), this.#at(1, y)];
    const ring = isRinged ? [svg('circle', { class: 'ring', cx, cy, r: RADIUS + 5 })] : [];
    return [
      ...ring,
      svg('circle', { class: `point-${label}`, cx, cy, r: RADIUS }),
      svg('text', { class: 'point-label', x: cx, y: cy + 4, 'text-anchor': 'middle' }, String(label)),
    ];
  }
}
