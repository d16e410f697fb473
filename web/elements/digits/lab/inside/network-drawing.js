// A drawing of the network, every unit shaded by its activation, with the strongest ways into the chosen one.
import { paintDigitImage } from '../../../../charts/digit-image.js';
import { magnitudeOf } from '../../../../charts/diverging-image.js';
import { create } from '../../../../dom.js';
import { Texts } from '../../../../i18n/texts.js';
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
  #canvas = create('canvas', { role: 'img' });
  #image = document.createElement('canvas');
  #focusable;
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
    new ResizeObserver(() => this.#paint()).observe(this.#focusable);
    this.element = create('div', {}, this.#focusable, help);
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#words = words;
    this.#texts.translate(words);
    this.#paint();
  }

  /**
   * @param {Inspection} inspection
   * @param {string} label what it shows, in words
   */
  show(inspection, label) {
    this.#shown = inspection;
    this.#canvas.setAttribute('aria-label', label);
    this.#paint();
  }

  restyle() {
    this.#paint();
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
    const width = this.#focusable.clientWidth;
    if (!this.#shown || !this.#words || width === 0) return;
    const { layers, image } = this.#shown;
    const layout = layOut(
      width,
      layers.map(({ outputs }) => outputs.length),
    );
    this.#layout = layout;
    const context = this.#contextFor(layout);
    const { text, line } = this.#palette;
    context.font = `13px ${getComputedStyle(this.#canvas).fontFamily}`;
    paintDigitImage(this.#image, image);
    const { x, y, side } = layout.input;
    context.imageSmoothingEnabled = false;
    // It is not in the document, and has no style of its own: its ink is put on in the colour of the text.
    context.drawImage(tinted(this.#image, text), x, y, side, side);
    context.strokeStyle = line;
    context.strokeRect(x - 0.5, y - 0.5, side + 1, side + 1);
    layers.forEach((_, layer) => this.#paintLayer(context, layer));
    this.#paintTitles(context);
    this.#paintWays(context);
    this.#paintChoice(context);
  }

  /** @param {import('./network-layout.js').Layout} layout */
  #contextFor({ width, height }) {
    const canvas = this.#canvas;
    const [columns, rows] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
    if (canvas.width !== columns || canvas.height !== rows) {
      canvas.width = columns;
      canvas.height = rows;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} layer
   */
  #paintLayer(context, layer) {
    const { layers } = /** @type {Inspection} */ (this.#shown);
    const box = /** @type {import('./network-layout.js').Layout} */ (this.#layout).layers[layer];
    const { outputs, activation } = layers[layer];
    const scale = BOUNDED.includes(activation) ? 1 : magnitudeOf(outputs);
    const { css, line, paper, text } = this.#palette;
    const side = box.cell - (box.cell > 6 ? 2 : 1);
    outputs.forEach((output, unit) => {
      const [x, y] = cornerOf(box, unit);
      context.globalAlpha = 1;
      context.fillStyle = paper;
      context.fillRect(x, y, side, side);
      context.globalAlpha = scale > 0 ? Math.min(1, Math.abs(output) / scale) : 0;
      context.fillStyle = output < 0 ? css.negative : css.positive;
      context.fillRect(x, y, side, side);
      context.globalAlpha = 1;
      if (box.cell >= 8) {
        context.strokeStyle = line;
        context.strokeRect(x - 0.5, y - 0.5, side + 1, side + 1);
      }
      if (layer !== layers.length - 1) return;
      context.fillStyle = text;
      context.textAlign = 'left';
      context.textBaseline = 'middle';
      context.fillText(String(unit), x + box.cell + 6, y + side / 2);
    });
  }

  /** @param {CanvasRenderingContext2D} context */
  #paintTitles(context) {
    const { input, layers } = /** @type {import('./network-layout.js').Layout} */ (this.#layout);
    const { inside } = /** @type {Dictionary} */ (this.#words).lab;
    context.fillStyle = this.#palette.muted;
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    context.fillText(inside.inputShort, input.x + input.side / 2, input.y - 8);
    layers.forEach(({ x, y, columns, cell, units }, layer) => {
      const title = layer === layers.length - 1 ? inside.outputShort : String(units);
      context.fillText(title, x + (columns * cell) / 2, y - 8);
    });
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
 * @param {HTMLCanvasElement} image
 * @param {string} colour
 */
function tinted(image, colour) {
  const context = /** @type {CanvasRenderingContext2D} */ (image.getContext('2d'));
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = colour;
  context.fillRect(0, 0, image.width, image.height);
  return image;
}
