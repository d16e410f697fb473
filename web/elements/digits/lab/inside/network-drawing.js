// A drawing of the network, every unit shaded by its activation, with the strongest ways into the chosen one.
import { magnitudeOf } from '../../../../charts/diverging-image.js';
import { paintSquare } from '../../../../charts/ink.js';
import { create } from '../../../../dom.js';
import { Texts } from '../../../../i18n/texts.js';
import { paintFrame, sideOf } from './network-frame.js';
import { cornerOf, layOut, unitAt, unitBeside } from './network-layout.js';
import { strongest } from './strongest.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('./network-layout.js').UnitPlace} UnitPlace */
/** @typedef {import('./inside-tab.js').Inspection} Inspection */
/** @typedef {import('./inside-tab.js').Palette} Palette */

const SIDE = 28;
const LINES = 16;
// Activations in these ranges are shaded against the range's end, others against the largest of the layer.
const BOUNDED = ['sigmoid', 'tanh', 'softmax', 'step'];

export class NetworkDrawing {
  #texts = new Texts();
  #palette;
  #chosenNow;
  #onChoose;
  /** @type {Inspection | null} */
  #shown = null;
  /** @type {Dictionary | null} */
  #words = null;
  #canvas = create('canvas', { class: 'is-empty', role: 'img' });
  #image = document.createElement('canvas');
  #frame = document.createElement('canvas');
  #focusable;
  #width = 0;
  /** @type {import('./network-layout.js').Layout | null} */
  #layout = null;

  /**
   * @param {Palette} palette
   * @param {() => UnitPlace} chosenNow the last one, although it may not be shown yet
   * @param {(place: UnitPlace) => void} onChoose
   */
  constructor(palette, chosenNow, onChoose) {
    this.#palette = palette;
    this.#chosenNow = chosenNow;
    this.#onChoose = onChoose;
    const help = create('p', { class: 'visually-hidden', id: 'inside-network-help' });
    this.#focusable = create(
      'div',
      { class: 'inside-network', tabindex: 0, role: 'application', 'aria-describedby': help.id },
      this.#canvas,
    );
    this.#texts.add(this.#focusable, (words) => words.lab.inside.network, 'aria-label');
    this.#texts.add(help, (words) => words.lab.inside.networkHelp);
    this.#canvas.addEventListener('click', (event) => {
      const place = this.#layout && unitAt(this.#layout, event.offsetX, event.offsetY);
      if (place) this.#onChoose(place);
    });
    this.#focusable.addEventListener('keydown', (event) => this.#onKey(event));
    // Asked here and not when it is painted: then the browser would have to lay the page out in between.
    new ResizeObserver(() => {
      this.#width = this.#focusable.clientWidth;
      this.#repaint();
    }).observe(this.#focusable);
    this.element = create('div', {}, this.#focusable, help);
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#words = words;
    this.#texts.translate(words);
    this.#repaint();
  }

  /**
   * @param {Inspection} inspection
   * @param {string} label what it shows, in words
   */
  show(inspection, label) {
    this.#shown = inspection;
    this.#canvas.setAttribute('aria-label', label);
    this.#canvas.classList.remove('is-empty');
    this.#paint();
  }

  restyle() {
    this.#repaint();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!this.#layout || !this.#shown || event.ctrlKey || event.altKey || event.metaKey) return;
    const { layers } = this.#layout;
    const chosen = this.#chosenNow();
    // It may have gone with its network.
    const from = chosen.unit < (layers[chosen.layer]?.units ?? 0) ? chosen : this.#shown.chosen;
    const place = unitBeside(layers, from, event.key);
    if (!place) return;
    event.preventDefault();
    this.#onChoose(place);
    this.#bringIntoView(place);
  }

  /** @param {UnitPlace} place */
  #bringIntoView({ layer, unit }) {
    if (!this.#layout) return;
    const [x] = cornerOf(this.#layout.layers[layer], unit);
    const { scrollLeft, clientWidth } = this.#focusable;
    if (x < scrollLeft + 20 || x > scrollLeft + clientWidth - 40) this.#focusable.scrollLeft = x - clientWidth / 2;
  }

  #paint() {
    if (!this.#shown || !this.#words || this.#width === 0) return;
    const { layers, image } = this.#shown;
    const units = layers.map(({ outputs }) => outputs.length);
    if (!this.#layout || units.join() !== this.#layout.layers.map((box) => box.units).join()) this.#prepare(units);
    const { input, width, height } = /** @type {import('./network-layout.js').Layout} */ (this.#layout);
    const context = contextOf(this.#canvas, width, height);
    context.drawImage(this.#frame, 0, 0, width, height);
    paintSquare(this.#image, image, SIDE, this.#palette.text);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#image, input.x, input.y, input.side, input.side);
    layers.forEach((_, layer) => this.#paintLayer(context, layer));
    this.#paintWays(context);
    this.#paintChoice(context);
  }

  /**
   * Lays the network out and paints what stays as it is, once: words and outlines take longer than all that changes.
   *
   * @param {number[]} units of each layer
   */
  #prepare(units) {
    const layout = layOut(this.#width, units);
    this.#layout = layout;
    this.#canvas.style.width = `${layout.width}px`;
    this.#canvas.style.height = `${layout.height}px`;
    const context = contextOf(this.#frame, layout.width, layout.height);
    paintFrame(context, layout, this.#palette, /** @type {Dictionary} */ (this.#words));
  }

  /** Everything may look different. */
  #repaint() {
    this.#layout = null;
    this.#paint();
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} layer
   */
  #paintLayer(context, layer) {
    const { outputs, activation } = /** @type {Inspection} */ (this.#shown).layers[layer];
    const box = /** @type {import('./network-layout.js').Layout} */ (this.#layout).layers[layer];
    const { positive, negative } = this.#palette.css;
    const scale = BOUNDED.includes(activation) ? 1 : magnitudeOf(outputs);
    const side = sideOf(box);
    outputs.forEach((output, unit) => {
      if (output === 0) return;
      const [x, y] = cornerOf(box, unit);
      context.globalAlpha = Math.min(1, Math.abs(output) / scale);
      context.fillStyle = output < 0 ? negative : positive;
      context.fillRect(x, y, side, side);
    });
    context.globalAlpha = 1;
  }

  /**
   * The largest terms of the chosen unit's sum as lines, in the colours of their signs.
   *
   * @param {CanvasRenderingContext2D} context
   */
  #paintWays(context) {
    const { chosen, unit } = /** @type {Inspection} */ (this.#shown);
    const { input, layers } = /** @type {import('./network-layout.js').Layout} */ (this.#layout);
    const box = layers[chosen.layer];
    const [x, y] = cornerOf(box, chosen.unit);
    const scale = magnitudeOf(unit.terms);
    // The strongest last, over the others.
    for (const k of strongest(unit.terms, LINES).reverse()) {
      const from = layers[chosen.layer - 1];
      const pixel = input.side / SIDE;
      const [fromX, fromY] = from
        ? cornerOf(from, k).map((at) => at + from.cell / 2)
        : [input.x + ((k % SIDE) + 0.5) * pixel, input.y + (Math.floor(k / SIDE) + 0.5) * pixel];
      const share = Math.abs(unit.terms[k]) / scale;
      context.beginPath();
      context.moveTo(fromX, fromY);
      context.lineTo(x, y + box.cell / 2);
      context.globalAlpha = 0.15 + 0.85 * share;
      // With an edge, so that it stands out from cells of its own colour.
      context.strokeStyle = this.#palette.paper;
      context.lineWidth = 3 + 1.5 * share;
      context.stroke();
      context.strokeStyle = unit.terms[k] < 0 ? this.#palette.css.negative : this.#palette.css.positive;
      context.lineWidth = 1 + 1.5 * share;
      context.stroke();
    }
    context.globalAlpha = 1;
    context.lineWidth = 1;
  }

  /** @param {CanvasRenderingContext2D} context */
  #paintChoice(context) {
    const { chosen } = /** @type {Inspection} */ (this.#shown);
    const box = /** @type {import('./network-layout.js').Layout} */ (this.#layout).layers[chosen.layer];
    const [x, y] = cornerOf(box, chosen.unit);
    context.strokeStyle = this.#palette.text;
    context.lineWidth = 2;
    context.strokeRect(x - 2, y - 2, box.cell + 2, box.cell + 2);
    context.lineWidth = 1;
  }
}

/**
 * @param {HTMLCanvasElement} canvas is made as sharp as the screen
 * @param {number} width in pixels of CSS
 * @param {number} height
 * @returns {CanvasRenderingContext2D} cleared
 */
function contextOf(canvas, width, height) {
  const [columns, rows] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}
