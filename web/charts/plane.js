// Points in the plane, and what a network makes of every place in it.
import { create } from '../dom.js';
import { planePalette } from './plane-palette.js';
import { shadesOf } from './shades.js';

/** @typedef {import('../engine/points/types.js').OwnPoints} OwnPoints */

/**
 * @typedef {object} PlaneContent
 * @property {import('./shades.js').Outputs} [surface] without it there are only points
 * @property {number} classes 0 for values
 * @property {OwnPoints} training
 * @property {OwnPoints | null} [test] null hides them
 * @property {boolean} [isDiscrete] one colour or the other, and nothing between
 * @property {[x: number, y: number, bias: number][]} [lines] where x · x₁ + y · x₂ + bias is zero
 * @property {number} [halfWidth] so far the square reaches to each side of the origin
 * @property {number | null} [ringed] the training point that has a ring
 */

/** Where nothing else is said. */
const HALF_WIDTH = 6;
const POINT_RADIUS = 3.2;

export class Plane {
  #surface = create('canvas', { class: 'plane-surface', 'aria-hidden': 'true' });
  #points = create('canvas', { class: 'plane-points', role: 'img' });
  /** @type {PlaneContent | null} */
  #content = null;
  /** @type {ReturnType<typeof planePalette> | null} */
  #palette = null;
  #isDrawnAt = 0;

  constructor() {
    this.element = create('div', { class: 'plane' }, this.#surface, this.#points);
    new ResizeObserver(() => this.#drawPoints()).observe(this.element);
  }

  /** @param {string} text what is seen, for those who do not see it */
  describe(text) {
    this.#points.setAttribute('aria-label', text);
  }

  /** @param {PlaneContent} content */
  show(content) {
    const before = this.#content;
    this.#content = content;
    this.#drawSurface();
    const isSame =
      before?.training === content.training && before.test === content.test && before.ringed === content.ringed;
    if (!isSame || content.lines || before?.lines) this.#drawPoints();
  }

  /** Colours have changed. */
  restyle() {
    this.#palette = null;
    if (this.#content) this.show({ ...this.#content });
    this.#drawPoints();
  }

  /**
   * @param {MouseEvent} event
   * @returns {[x: number, y: number]} where on the plane it is
   */
  placeOf(event) {
    const { left, top, width, height } = this.element.getBoundingClientRect();
    const within = (/** @type {number} */ share) => this.#halfWidth * (2 * Math.min(1, Math.max(0, share)) - 1);
    return [within((event.clientX - left) / width), -within((event.clientY - top) / height)];
  }

  get #halfWidth() {
    return this.#content?.halfWidth ?? HALF_WIDTH;
  }

  #drawSurface() {
    const { surface, classes, isDiscrete = false } = /** @type {PlaneContent} */ (this.#content);
    this.#surface.hidden = !surface;
    if (!surface) return;
    this.#palette ??= planePalette(this.element);
    const side = Math.sqrt(surface.outputs[0].length);
    if (this.#surface.width !== side) {
      this.#surface.width = side;
      this.#surface.height = side;
    }
    const context = /** @type {CanvasRenderingContext2D} */ (this.#surface.getContext('2d'));
    const image = context.createImageData(side, side);
    shadesOf(surface, classes, isDiscrete, this.#palette, image.data);
    context.putImageData(image, 0, 0);
  }

  #drawPoints() {
    const pixels = Math.round(this.element.clientWidth * devicePixelRatio);
    if (!this.#content || pixels === 0) return;
    this.#palette ??= planePalette(this.element);
    if (this.#isDrawnAt !== pixels) {
      this.#points.width = this.#points.height = this.#isDrawnAt = pixels;
    }
    const context = /** @type {CanvasRenderingContext2D} */ (this.#points.getContext('2d'));
    const scale = pixels / (2 * this.#halfWidth);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, pixels, pixels);
    context.translate(pixels / 2, pixels / 2);
    const { training, test, lines = [], classes, ringed } = this.#content;
    context.lineWidth = 2 * devicePixelRatio;
    context.strokeStyle = this.#palette.css.text;
    for (const line of lines) drawLine(context, line, scale);
    const radius = (POINT_RADIUS * devicePixelRatio * Math.min(1.6, Math.max(1, 120 / training.inputs.length))) | 0;
    if (test) drawPoints(context, test, classes, scale, radius, this.#palette, true);
    drawPoints(context, training, classes, scale, radius, this.#palette, false);
    if (typeof ringed === 'number') {
      context.lineWidth = 2 * devicePixelRatio;
      context.strokeStyle = this.#palette.css.text;
      context.beginPath();
      const [x, y] = training.inputs.subarray(2 * ringed);
      context.arc(x * scale, -y * scale, 2.4 * radius, 0, 2 * Math.PI);
      context.stroke();
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {[x: number, y: number, bias: number]} line
 * @param {number} scale
 */
function drawLine(context, [x, y, bias], scale) {
  const length = Math.hypot(x, y);
  if (!(length > 0)) return;
  // The foot of the perpendicular from the origin, and far along the line from there.
  const foot = [(-bias * x) / length ** 2, (-bias * y) / length ** 2];
  const far = 8 * HALF_WIDTH;
  context.beginPath();
  for (const sign of [-1, 1]) {
    context.lineTo((foot[0] - (sign * far * y) / length) * scale, -(foot[1] + (sign * far * x) / length) * scale);
  }
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {OwnPoints} points
 * @param {number} classes
 * @param {number} scale
 * @param {number} radius
 * @param {ReturnType<typeof planePalette>} palette
 * @param {boolean} isTest test points have a dark rim, as in TensorFlow Playground, and the others a light one
 */
function drawPoints(context, { inputs, labels, values }, classes, scale, radius, palette, isTest) {
  context.lineWidth = devicePixelRatio;
  context.strokeStyle = isTest ? palette.css.text : palette.css.paper;
  for (let i = 0; i < inputs.length / 2; i++) {
    context.fillStyle = classes === 0 ? palette.ofValue(values[i]) : palette.css.classes[labels[i]];
    context.beginPath();
    context.arc(inputs[2 * i] * scale, -inputs[2 * i + 1] * scale, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
