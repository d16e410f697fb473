// The four stages of a drawing on its way to the network.
import { paintInk, paintSquare } from '../../../../charts/ink.js';
import { create } from '../../../../dom.js';
import { Texts } from '../../../../i18n/texts.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('#wasm').PreprocessStages} Stages */

const CANVAS = 280;
const SIDE = 28;
const NAMES = /** @type {const} */ (['drawing', 'box', 'scaled', 'centred']);

export class StageFigures {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #figures = NAMES.map((name, i) => {
    const canvas = create('canvas', { role: 'img' });
    const title = create('strong');
    const sentence = create('span');
    this.#texts.add(title, (words) => `${i + 1}. ${words.lab.preprocessing.stages[name].title}`);
    const element = create(
      'li',
      {},
      create(
        'figure',
        {},
        create('div', { class: 'preprocessing-image' }, canvas),
        create('figcaption', {}, title, sentence),
      ),
    );
    return { name, element, canvas, sentence };
  });
  element = create('ol', { class: 'preprocessing-stages' }, ...this.#figures.map(({ element }) => element));

  /** @param {Dictionary} words */
  translate(words) {
    this.#words = words;
    this.#texts.translate(words);
  }

  /**
   * @param {Stages | null} stages null without ink
   * @param {import('../../../../engine/queries/preprocessing.js').Steps} steps
   */
  show(stages, { scalesToBox, centresMass }) {
    if (!this.#words) return;
    const { stages: words, noImage } = this.#words.lab.preprocessing;
    const isOn = { drawing: true, box: scalesToBox, scaled: scalesToBox, centred: centresMass };
    for (const { name, element, canvas, sentence } of this.#figures) {
      element.classList.toggle('off', !isOn[name]);
      const entry = words[name];
      sentence.textContent = isOn[name] || !('off' in entry) ? entry.on : entry.off;
      canvas.setAttribute('aria-label', stages ? `${words[name].title}. ${sentence.textContent}` : noImage);
    }
    this.#paint(stages);
  }

  /** @param {Stages | null} stages */
  #paint(stages) {
    const [drawing, box, scaled, centred] = this.#figures.map(({ canvas }) => canvas);
    if (!stages) {
      for (const { canvas } of this.#figures) paintSquare(canvas, new Uint8Array(1), 1);
      return;
    }
    const { ink, cropped, placed } = stages;
    paintSquare(drawing, ink, CANVAS);
    outline(drawing, stages.box);
    paintInk(box, ink, CANVAS, cropped);
    paintInk(scaled, stages.scaled, placed.width, { ...placed, left: 0, top: 0 });
    paintSquare(centred, stages.image, SIDE);
    // Each as large as it is beside the others: 280 units of the drawing and 28 pixels of the image are as wide.
    resize(box, cropped.width / CANVAS, cropped.height / CANVAS);
    resize(scaled, placed.width / SIDE, placed.height / SIDE);
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import('#wasm').Box} box
 */
function outline(canvas, { left, top, width, height }) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.strokeStyle = getComputedStyle(canvas).accentColor;
  context.lineWidth = 3;
  context.strokeRect(left - 1.5, top - 1.5, width + 3, height + 3);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} width as a share of the room that there is
 * @param {number} height likewise
 */
function resize(canvas, width, height) {
  canvas.style.width = `${100 * width}%`;
  canvas.style.height = `${100 * height}%`;
}
