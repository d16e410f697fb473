// The 3-3-2 network: its units with what they say, and the way between them that is looked at.
import { create } from '../../dom.js';
import { svg } from '../widgets/svg.js';
import { SIZES } from './values.js';

/** @typedef {import('./steps.js').Step} Step */

const WIDTH = 240;
const HEIGHT = 190;
const RADIUS = 25;
const INPUTS = ['x₁', 'x₂', 'x₁x₂'];

const placeOf = (/** @type {number} */ layer, /** @type {number} */ unit) => ({
  x: 28 + (layer * (WIDTH - 56)) / (SIZES.length - 1),
  y: (HEIGHT * (unit + 0.5)) / SIZES[layer],
});

export class NetworkFigure {
  #svg = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img' });

  constructor() {
    this.element = create('div', { class: 'network-figure' }, this.#svg);
  }

  /** @param {string} text what is seen, for those who do not see it */
  describe(text) {
    this.#svg.setAttribute('aria-label', text);
  }

  /**
   * @param {Step} step
   * @param {(layer: number, unit: number) => string} textOf what a unit says, or nothing as yet
   */
  show(step, textOf) {
    const units = SIZES.flatMap((size, layer) => Array.from({ length: size }, (_, unit) => ({ layer, unit })));
    const links = units
      .filter(({ layer }) => layer > 0)
      .flatMap(({ layer, unit }) =>
        Array.from({ length: SIZES[layer - 1] }, (_, from) => this.#link(step, layer, from, unit)),
      );
    this.#svg.replaceChildren(...links, ...units.flatMap((unit) => this.#unit(step, unit.layer, unit.unit, textOf)));
  }

  /**
   * @param {Step} step
   * @param {number} layer that it leads to
   * @param {number} from
   * @param {number} to
   */
  #link(step, layer, from, to) {
    const start = placeOf(layer - 1, from);
    const end = placeOf(layer, to);
    const isIn = step.layer === layer && (step.unit ?? to) === to;
    // What comes back to a hidden unit comes from the layer above it.
    const isBack = layer === step.layer + 1 && from === step.unit;
    const isMarked =
      step.kind === 'hiddenDelta' ? isBack : isIn && (step.kind === 'sum' || step.kind === 'weightGradient');
    return svg('line', {
      class: isMarked ? 'link marked' : 'link',
      ...{ x1: start.x, y1: start.y, x2: end.x, y2: end.y },
    });
  }

  /**
   * @param {Step} step
   * @param {number} layer
   * @param {number} unit
   * @param {(layer: number, unit: number) => string} textOf
   */
  #unit(step, layer, unit, textOf) {
    const { x, y } = placeOf(layer, unit);
    const isMarked = step.layer === layer && (step.unit ?? unit) === unit;
    const name = layer === 0 ? INPUTS[unit] : `a${['₁', '₂', '₃'][unit]}${['', '⁽¹⁾', '⁽²⁾'][layer]}`;
    return [
      svg('circle', { class: isMarked ? 'unit marked' : 'unit', cx: x, cy: y, r: RADIUS }),
      svg('text', { class: 'unit-name', x, y: y - 5, 'text-anchor': 'middle' }, name),
      svg('text', { class: 'unit-value', x, y: y + 10, 'text-anchor': 'middle' }, textOf(layer, unit)),
    ];
  }
}
