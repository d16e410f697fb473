// A canvas to draw a digit on, with its buttons.
import { create } from '../../dom.js';
import { DrawingCanvas } from '../../draw/drawing-canvas.js';
import { dictionaryOf } from '../../i18n/index.js';
import { Texts } from '../../i18n/texts.js';

/** @typedef {import('../../i18n/index.js').Dictionary} Dictionary */

let count = 0;

export class DigitPad {
  /** @type {Texts<Dictionary>} */
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #hint = create('p', { class: 'hint', 'aria-hidden': 'true' });
  #pen = create('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  #undo = create('button', { type: 'button' });
  #clear = create('button', { type: 'button' });
  #canvas;

  /** @param {(strokes: import('../../draw/strokes.js').Strokes) => void} onChange the drawing has changed */
  constructor(onChange) {
    const help = create('p', { class: 'canvas-help', id: `digit-pad-help-${++count}` });
    const paper = create('canvas', { tabindex: 0, role: 'application', 'aria-describedby': help.id });
    this.#canvas = new DrawingCanvas(paper, {
      onChange: () => {
        this.#showTools();
        onChange(this.#canvas.strokes);
      },
      onPen: (pen) => (this.#pen.textContent = this.#words?.draw.pen(pen) ?? ''),
    });
    this.#undo.addEventListener('click', () => this.#canvas.undo());
    this.#clear.addEventListener('click', () => {
      this.#canvas.clear();
      paper.focus({ preventScroll: true }); // the button is disabled now, and focus would be lost
    });
    this.#texts.add(paper, ({ draw }) => draw.canvas, 'aria-label');
    this.#texts.add(this.#hint, ({ draw }) => draw.hint);
    this.#texts.add(this.#undo, ({ draw }) => draw.undo);
    this.#texts.add(this.#clear, ({ draw }) => draw.clear);
    this.#texts.add(help, ({ draw }) => draw.canvasHelp);
    this.element = create(
      'div',
      { class: 'digit-pad' },
      create('div', { class: 'paper' }, paper, this.#hint),
      create('div', { class: 'actions' }, this.#undo, this.#clear),
      help,
      this.#pen,
    );
    this.#showTools();
  }

  /** @param {string} language */
  translate(language) {
    this.#words = dictionaryOf(language);
    this.#texts.translate(this.#words);
  }

  #showTools() {
    this.#hint.hidden = !this.#canvas.isEmpty;
    this.#undo.disabled = this.#canvas.isEmpty;
    this.#clear.disabled = this.#canvas.isEmpty;
  }
}
