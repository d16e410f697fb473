// A canvas to draw on with a pen, a finger, a mouse or the keyboard.
import { oncePerFrame, sharpContext } from '../dom.js';
import { KeyboardPen } from './keyboard-pen.js';
import { CANVAS_SIDE, paintStrokes } from './strokes.js';

/** @typedef {import('./strokes.js').Strokes} Strokes */

// Points nearer to the last one add nothing that the brush would show.
const LEAST_DISTANCE = 0.5;
// The core refuses more (kMaximumPoints in src/brush.hpp); nobody draws a digit of so many.
const MOST_POINTS = 20_000;

export class DrawingCanvas {
  #canvas;
  #onChange;
  /** @type {Strokes} */
  #strokes = [];
  /** @type {Pick<PointerEvent, 'pointerId' | 'pointerType'> | null} the one that draws; others are left alone meanwhile */
  #pointer = null;
  #pen;
  #paint;

  /**
   * @param {HTMLCanvasElement} canvas square; the style `color` is the ink's
   * @param {object} [callbacks]
   * @param {() => void} [callbacks.onChange] the strokes have changed
   * @param {(place: import('./keyboard-pen.js').PenPlace) => void} [callbacks.onPen] where the keyboard's pen is
   */
  constructor(canvas, { onChange = () => {}, onPen = () => {} } = {}) {
    this.#canvas = canvas;
    this.#onChange = onChange;
    this.#paint = oncePerFrame(() => this.#paintNow());
    canvas.addEventListener('pointerdown', (event) => this.#begin(event));
    canvas.addEventListener('pointermove', (event) => this.#go(event));
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      canvas.addEventListener(type, (event) => this.#end(/** @type {PointerEvent} */ (event)));
    }
    // A finger or a pen that is held still draws a dot, and opens no menu.
    canvas.addEventListener('contextmenu', (event) => this.#pointer && event.preventDefault());
    this.#pen = new KeyboardPen(
      canvas,
      {
        begin: (x, y) => this.#put(x, y),
        go: (x, y) => {
          this.#add(x, y);
          this.#changed();
        },
        undo: () => this.undo(),
        clear: () => this.clear(),
        paint: this.#paint,
      },
      onPen,
    );
    new ResizeObserver(this.#paint).observe(canvas);
  }

  /** @returns {Strokes} a copy */
  get strokes() {
    return this.#strokes.map((stroke) => stroke.map(([x, y]) => [x, y]));
  }

  get isEmpty() {
    return this.#strokes.length === 0;
  }

  /** Takes the last stroke away. */
  undo() {
    if (this.isEmpty) return;
    this.#strokes.pop();
    this.#pointer = null; // a stroke that is being drawn ends here
    this.#pen.lift();
    this.#changed();
  }

  clear() {
    if (this.isEmpty) return;
    this.#strokes = [];
    this.#pointer = null;
    this.#pen.lift();
    this.#changed();
  }

  /**
   * Puts a drawing in the place of the one that is there.
   *
   * @param {Strokes} strokes
   */
  draw(strokes) {
    this.#strokes = strokes.map((stroke) => stroke.map(([x, y]) => [x, y]));
    this.#pointer = null;
    this.#pen.lift();
    this.#changed();
  }

  /** Paints anew, at once, for who has changed the colours. */
  repaint() {
    this.#paintNow();
  }

  #changed() {
    this.#paint();
    this.#onChange();
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    if (event.button !== 0) return;
    // A hand lies on the screen before its pen comes: what it has made of the paper goes again.
    const isHand = this.#pointer?.pointerType === 'touch' && event.pointerType === 'pen';
    if (this.#pointer !== null && !isHand) return;
    if (isHand) this.#strokes.pop();
    const { pointerId, pointerType } = event;
    this.#pointer = { pointerId, pointerType };
    this.#canvas.setPointerCapture(pointerId);
    this.#pen.putAway();
    this.#put(...this.#position(event));
  }

  /** @param {PointerEvent} event */
  #go(event) {
    if (event.pointerId !== this.#pointer?.pointerId) return;
    // A fast pen sends several points between two frames.
    const events = event.getCoalescedEvents?.() ?? [];
    for (const each of events.length > 0 ? events : [event]) this.#add(...this.#position(each));
    this.#changed();
  }

  /** @param {PointerEvent} event */
  #end(event) {
    if (event.pointerId === this.#pointer?.pointerId) this.#pointer = null;
  }

  /**
   * @param {PointerEvent} event
   * @returns {[number, number]}
   */
  #position(event) {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return [((event.clientX - left) / width) * CANVAS_SIDE, ((event.clientY - top) / height) * CANVAS_SIDE];
  }

  /**
   * Begins a stroke.
   *
   * @param {number} x
   * @param {number} y
   */
  #put(x, y) {
    this.#strokes.push([]);
    this.#add(x, y);
    this.#changed();
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #add(x, y) {
    const stroke = this.#strokes[this.#strokes.length - 1];
    const last = stroke[stroke.length - 1];
    if (last && Math.hypot(x - last[0], y - last[1]) < LEAST_DISTANCE) return;
    if (this.#strokes.reduce((count, { length }) => count + length, 0) >= MOST_POINTS) return;
    stroke.push([x, y]);
  }

  #paintNow() {
    const context = sharpContext(this.#canvas, CANVAS_SIDE);
    const { color, accentColor, backgroundColor } = getComputedStyle(this.#canvas);
    this.#pen.paintGrid(context, color);
    paintStrokes(context, this.#strokes, color);
    this.#pen.paintPen(context, accentColor, backgroundColor);
  }
}
