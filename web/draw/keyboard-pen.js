// A pen for who draws with the keyboard: it goes from cell to cell of a grid that is as fine as what the network sees.
import { CANVAS_SIDE } from './strokes.js';

/** As many as the network's image has pixels in a row. */
const CELLS = 28;
const CELL = CANVAS_SIDE / CELLS;
/** With Shift, for who needs a place between two cells. */
const FINE_STEP = CELL / 5;
// A screen reader says where the pen has come to, and not each cell that it passes.
const REST_MILLISECONDS = 400;

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @typedef {{column: number, row: number, isDown: boolean}} PenPlace columns and rows from 1 */

/**
 * @typedef {object} Paper what the pen draws on
 * @property {(x: number, y: number) => void} begin a stroke
 * @property {(x: number, y: number) => void} go on with it
 * @property {() => void} undo
 * @property {() => void} clear
 * @property {() => void} paint the pen has another look
 */

export class KeyboardPen {
  // In the middle of a cell, as everywhere later.
  #x = (CANVAS_SIDE + CELL) / 2;
  #y = (CANVAS_SIDE + CELL) / 2;
  #isDown = false;
  #isShown = false;
  #paper;
  #onPlace;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Paper} paper
   * @param {(place: PenPlace) => void} onPlace the pen rests somewhere, or was put down or lifted
   */
  constructor(canvas, paper, onPlace) {
    this.#paper = paper;
    this.#onPlace = onPlace;
    canvas.addEventListener('keydown', (event) => {
      if (this.#onKey(event)) event.preventDefault();
    });
    canvas.addEventListener('focus', () => {
      if (canvas.matches(':focus-visible')) this.#show();
    });
    canvas.addEventListener('blur', () => this.putAway());
  }

  /** Ends a stroke that is being drawn. */
  lift() {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#tell();
    this.#paper.paint();
  }

  /** Nobody draws with the keyboard any more. */
  putAway() {
    clearTimeout(this.#rest);
    this.#isDown = false;
    this.#isShown = false;
    this.#paper.paint();
  }

  /**
   * The grid, beneath the strokes.
   *
   * @param {CanvasRenderingContext2D} context its unit the canvas's
   * @param {string} colour
   */
  paintGrid(context, colour) {
    if (!this.#isShown) return;
    context.save();
    context.beginPath();
    for (let i = 1; i < CELLS; i++) {
      context.moveTo(i * CELL, 0);
      context.lineTo(i * CELL, CANVAS_SIDE);
      context.moveTo(0, i * CELL);
      context.lineTo(CANVAS_SIDE, i * CELL);
    }
    context.globalAlpha = 0.14;
    context.lineWidth = 1;
    context.strokeStyle = colour;
    context.stroke();
    context.restore();
  }

  /**
   * The pen itself, above the strokes: a ring, which is filled while the pen is down.
   *
   * @param {CanvasRenderingContext2D} context
   * @param {string} colour
   * @param {string} halo seen where the ring is on ink
   */
  paintPen(context, colour, halo) {
    if (!this.#isShown) return;
    context.beginPath();
    context.arc(this.#x, this.#y, 9, 0, 2 * Math.PI);
    for (const [width, style] of /** @type {const} */ ([
      [7, halo],
      [3, colour],
    ])) {
      context.lineWidth = width;
      context.strokeStyle = style;
      context.stroke();
    }
    context.fillStyle = colour;
    if (this.#isDown) context.fill();
  }

  #show() {
    if (this.#isShown) return;
    this.#isShown = true;
    this.#paper.paint();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether it is one of the pen's keys
   */
  #onKey(event) {
    const isCommand = event.ctrlKey || event.metaKey;
    const arrow = ARROWS[event.key];
    if (isCommand && event.key.toLowerCase() === 'z') this.#paper.undo();
    else if (isCommand || event.altKey) return false;
    else if (event.key === 'Backspace') this.#paper.undo();
    else if (event.key === 'Delete') this.#paper.clear();
    else if (event.key === ' ' || event.key === 'Enter') {
      // Held for long it would go up and down.
      if (!event.repeat) this.#turn();
    } else if (event.key === 'Escape' && this.#isDown) this.lift();
    else if (arrow) this.#move(arrow, event.shiftKey ? FINE_STEP : CELL);
    else return false;
    return true;
  }

  #turn() {
    this.#show();
    if (this.#isDown) {
      this.lift();
      return;
    }
    this.#isDown = true;
    this.#paper.begin(this.#x, this.#y);
    this.#tell();
  }

  /** @param {[number, number]} arrow @param {number} step */
  #move([right, down], step) {
    this.#show();
    const within = (/** @type {number} */ value) => Math.min(CANVAS_SIDE - CELL / 2, Math.max(CELL / 2, value));
    this.#x = within(this.#x + right * step);
    this.#y = within(this.#y + down * step);
    if (this.#isDown) this.#paper.go(this.#x, this.#y);
    else this.#paper.paint();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#tell(), REST_MILLISECONDS);
  }

  #tell() {
    clearTimeout(this.#rest);
    this.#onPlace({
      column: Math.floor(this.#x / CELL) + 1,
      row: Math.floor(this.#y / CELL) + 1,
      isDown: this.#isDown,
    });
  }
}
