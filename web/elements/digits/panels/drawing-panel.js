// Where the digit is drawn.
import { create } from '../../../dom.js';
import { DrawingCanvas } from '../../../draw/drawing-canvas.js';
import { Texts } from '../../../i18n/texts.js';
import { panel } from '../../panel.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */

export class DrawingPanel {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #hint = create('p', { class: 'hint', 'aria-hidden': 'true' });
  #undo = create('button', { type: 'button', part: 'undo' });
  #clear = create('button', { type: 'button', part: 'clear' });
  #penStatus = create('p', { class: 'visually-hidden', 'aria-live': 'polite' });

  /** @param {() => void} onChange the drawing has changed */
  constructor(onChange) {
    const paper = create('canvas', {
      tabindex: 0,
      role: 'application',
      'aria-describedby': 'canvas-help',
      part: 'canvas',
    });
    const help = create('p', { class: 'canvas-help', id: 'canvas-help' });
    this.canvas = new DrawingCanvas(paper, {
      onChange: () => {
        this.#showTools();
        onChange();
      },
      onPen: (pen) => (this.#penStatus.textContent = this.#words?.draw.pen(pen) ?? ''),
    });
    this.#undo.addEventListener('click', () => this.canvas.undo());
    this.#clear.addEventListener('click', () => {
      this.canvas.clear();
      paper.focus({ preventScroll: true }); // the button is disabled now, and focus would be lost
    });
    this.#texts.add(paper, (words) => words.draw.canvas, 'aria-label');
    this.#texts.add(this.#hint, (words) => words.draw.hint);
    this.#texts.add(this.#undo, (words) => words.draw.undo);
    this.#texts.add(this.#clear, (words) => words.draw.clear);
    this.#texts.add(help, (words) => words.draw.canvasHelp);
    this.element = panel(
      this.#texts,
      'drawing',
      (words) => words.draw.title,
      create('div', { class: 'paper' }, paper, this.#hint),
      create('div', { class: 'tools' }, this.#undo, this.#clear),
      help,
      this.#penStatus,
    );
    this.#showTools();
  }

  /** @param {Dictionary} words */
  translate(words) {
    this.#words = words;
    this.#texts.translate(words);
  }

  #showTools() {
    this.#hint.hidden = !this.canvas.isEmpty;
    this.#undo.disabled = this.canvas.isEmpty;
    this.#clear.disabled = this.canvas.isEmpty;
  }
}
