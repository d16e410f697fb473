// The weights between the units: a line for each, as wide as the weight is large, in the colour of its sign.
import { create } from '../../dom.js';

/** @typedef {{x: number, y: number}} Place in pixels of the diagram */
/** @typedef {{layer: number, unit: number, input: number, from: Place, to: Place, place: number}} Link `place` of the parameter */

const WIDEST = 7;
const CATCH_PIXELS = 6;

export class Links {
  canvas = create('canvas', { class: 'links', 'aria-hidden': 'true' });
  /** @type {Link[]} */
  #links = [];
  #width = 0;
  #height = 0;

  /**
   * @param {Link[]} links
   * @param {{width: number, height: number}} size of the diagram
   */
  place(links, { width, height }) {
    this.#links = links;
    this.#width = width;
    this.#height = height;
    this.canvas.width = Math.round(width * devicePixelRatio);
    this.canvas.height = Math.round(height * devicePixelRatio);
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
  }

  /**
   * @param {Float32Array} parameters
   * @param {{negative: string, positive: string}} colours
   * @param {Link | null} chosen stands out
   */
  paint(parameters, { negative, positive }, chosen) {
    const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, this.#width, this.#height);
    for (const link of this.#links) {
      const weight = parameters[link.place];
      context.strokeStyle = weight < 0 ? negative : positive;
      context.lineWidth = Math.min(WIDEST, 0.5 + 2 * Math.abs(weight)) + (link === chosen ? 2 : 0);
      context.globalAlpha = link === chosen ? 1 : Math.min(1, 0.3 + 0.5 * Math.abs(weight));
      curve(context, link);
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  /**
   * @param {Place} at
   * @returns {Link | null} the nearest one that is near enough
   */
  nearest({ x, y }) {
    let best = null;
    let least = CATCH_PIXELS;
    for (const link of this.#links) {
      const { from, to } = link;
      if (x < from.x || x > to.x) continue;
      const distance = Math.abs(heightAt(link, (x - from.x) / (to.x - from.x)) - y);
      if (distance >= least) continue;
      least = distance;
      best = link;
    }
    return best;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Link} link
 */
function curve(context, { from, to }) {
  const middle = (from.x + to.x) / 2;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
}

/**
 * The height of that curve, found by halving: its horizontal part rises with the parameter t.
 *
 * @param {Link} link
 * @param {number} share of the way from left to right
 */
function heightAt({ from, to }, share) {
  let [low, high] = [0, 1];
  for (let i = 0; i < 12; i++) {
    const t = (low + high) / 2;
    const x = 1.5 * (1 - t) ** 2 * t + 1.5 * (1 - t) * t ** 2 + t ** 3;
    if (x < share) low = t;
    else high = t;
  }
  const t = low;
  const rise = 3 * (1 - t) * t ** 2 + t ** 3;
  return from.y + rise * (to.y - from.y);
}
