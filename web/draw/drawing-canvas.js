// A canvas to draw on with a pen, a finger, a mouse or the keyboard.
import { oncePerFrame, sharpContext } from '../dom.js';
import { CANVAS_SIDE, paintStrokes } from './strokes.js';

/** @typedef {import('./strokes.js').Strokes} Strokes */

// Points nearer to the last one add nothing that the brush would show.
const LEAST_DISTANCE = 0.5;
// The core refuses more (kMaximumPoints in src/brush.hpp); nobody draws a digit of so many.
const MOST_POINTS = 20_000;
const KEYBOARD_STEP = 10;
const FINE_KEYBOARD_STEP = 2;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class DrawingCanvas {
  #canvas;
  #onChange;
  #onPen;
  /** @type {Strokes} */
  #strokes = [];
  /** @type {number | null} the pointer that draws; others are left alone meanwhile */
  #pointer = null;
  /** The pen of the keyboard. */
  #pen = { x: CANVAS_SIDE / 2, y: CANVAS_SIDE / 2, isDown: false, isShown: false };
  #paint;

  /**
   * @param {HTMLCanvasElement} canvas square; the style `color` is the ink's
   * @param {object} [callbacks]
   * @param {() => void} [callbacks.onChange] the strokes have changed
   * @param {(pen: {x: number, y: number, isDown: boolean}) => void} [callbacks.onPen] the keyboard's pen has moved
   */
  constructor(canvas, { onChange = () => {}, onPen = () => {} } = {}) {
    this.#canvas = canvas;
    this.#onChange = onChange;
    this.#onPen = onPen;
    this.#paint = oncePerFrame(() => this.#paintNow());
    canvas.addEventListener('pointerdown', (event) => this.#begin(event));
    canvas.addEventListener('pointermove', (event) => this.#go(event));
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      canvas.addEventListener(type, (event) => this.#end(/** @type {PointerEvent} */ (event)));
    }
    canvas.addEventListener('keydown', (event) => this.#onKey(event));
    canvas.addEventListener('blur', () => {
      this.#pen.isDown = false;
      this.#pen.isShown = false;
      this.#paint();
    });
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
    this.#pen.isDown = false;
    this.#changed();
  }

  clear() {
    if (this.isEmpty) return;
    this.#strokes = [];
    this.#pointer = null;
    this.#pen.isDown = false;
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
    this.#pen.isDown = false;
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
    if (this.#pointer !== null || event.button !== 0) return;
    this.#pointer = event.pointerId;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#pen.isShown = false;
    this.#pen.isDown = false;
    this.#strokes.push([]);
    this.#add(...this.#position(event));
    this.#changed();
  }

  /** @param {PointerEvent} event */
  #go(event) {
    if (event.pointerId !== this.#pointer) return;
    // A fast pen sends several points between two frames.
    const events = event.getCoalescedEvents?.() ?? [];
    for (const each of events.length > 0 ? events : [event]) this.#add(...this.#position(each));
    this.#changed();
  }

  /** @param {PointerEvent} event */
  #end(event) {
    if (event.pointerId === this.#pointer) this.#pointer = null;
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

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const pen = this.#pen;
    const isCommand = event.ctrlKey || event.metaKey;
    const arrow = ARROWS[event.key];
    if (isCommand && event.key.toLowerCase() === 'z') {
      this.undo();
    } else if (isCommand || event.altKey) {
      return;
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      this.clear();
    } else if (event.key === ' ') {
      pen.isShown = true;
      pen.isDown = !pen.isDown;
      if (pen.isDown) {
        this.#strokes.push([]);
        this.#add(pen.x, pen.y);
      }
      this.#changed();
      this.#onPen({ ...pen });
    } else if (arrow) {
      const step = event.shiftKey ? FINE_KEYBOARD_STEP : KEYBOARD_STEP;
      const clamped = (/** @type {number} */ value) => Math.min(CANVAS_SIDE, Math.max(0, value));
      pen.isShown = true;
      pen.x = clamped(pen.x + arrow[0] * step);
      pen.y = clamped(pen.y + arrow[1] * step);
      if (pen.isDown) {
        this.#add(pen.x, pen.y);
        this.#changed();
      }
      this.#paint();
      this.#onPen({ ...pen });
    } else {
      return;
    }
    event.preventDefault();
  }

  #paintNow() {
    const context = sharpContext(this.#canvas, CANVAS_SIDE);
    const colour = getComputedStyle(this.#canvas).color;
    paintStrokes(context, this.#strokes, colour);
    if (!this.#pen.isShown) return;
    context.beginPath();
    context.arc(this.#pen.x, this.#pen.y, 9, 0, 2 * Math.PI);
    context.lineWidth = this.#pen.isDown ? 5 : 2;
    context.strokeStyle = getComputedStyle(this.#canvas).accentColor;
    context.stroke();
  }
}
