// The network as a file, and from one.
import { create } from '../../dom.js';
import { Texts } from '../../i18n/texts.js';
import { panel } from '../panel.js';

/** @typedef {import('../model-file.js').ExportFormat} ExportFormat */

/** @type {ExportFormat[]} */
const FORMATS = ['safetensors', 'onnx', 'json', 'pytorch'];

export class FilesPanel {
  #texts = new Texts();

  /** @param {{save: (format: ExportFormat) => void, open: (file: File) => void}} actions */
  constructor(actions) {
    const buttons = FORMATS.map((format) => {
      const button = create('button', { type: 'button' });
      button.addEventListener('click', () => actions.save(format));
      this.#texts.add(button, ({ playground }) => playground.files.formats[format]);
      return button;
    });
    const file = create('input', {
      type: 'file',
      accept: '.safetensors,.json',
      class: 'visually-hidden',
      tabindex: -1,
    });
    const open = create('button', { type: 'button' });
    open.addEventListener('click', () => file.click());
    file.addEventListener('change', () => {
      if (file.files?.[0]) actions.open(file.files[0]);
      file.value = '';
    });
    this.#texts.add(open, ({ playground }) => playground.files.open);
    this.#texts.add(file, ({ playground }) => playground.files.open, 'aria-label');
    this.element = panel(
      this.#texts,
      'files',
      ({ playground }) => playground.files.title,
      create('div', { class: 'actions' }, ...buttons, open, file),
    );
  }

  /** @param {import('../../i18n/index.js').Dictionary} words */
  translate(words) {
    this.#texts.translate(words);
  }
}
