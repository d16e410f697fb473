// Files: what was opened, what the network makes of it, and what can be saved.
import { paintDigitImage } from '../../../../charts/digit-image.js';
import { create, latestOnly } from '../../../../dom.js';
import { saveFile } from '../../../../files/save.js';
import { formatNumber, formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { FILE_NAMES } from '../../../model-file.js';
import { fileButton } from '../file-button.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../files.js').DigitSet} DigitSet */
/** @typedef {import('../../files.js').Picture} Picture */
/** @typedef {import('../../../model-file.js').ExportFormat} ExportFormat */
/** @typedef {import('../lab.js').LabHost} LabHost */

const FORMATS = /** @type {ExportFormat[]} */ (Object.keys(FILE_NAMES));
const EVERYTHING_NAME = 'inkling-everything.zip';

export class FilesTab {
  #texts = new Texts();
  #host;
  #files;
  #words;
  #language = 'en';
  #isOpen = false;
  #sets = create('ul', { class: 'files-sets' });
  #pictures = create('ul', { class: 'hand-grid files-pictures' });
  #setsSection;
  #picturesSection;
  #judge;
  #read;

  /**
   * @param {LabHost} host
   * @param {Dictionary} words
   */
  constructor(host, words) {
    this.#host = host;
    this.#files = host.files;
    this.#words = words;
    const choose = fileButton(
      this.#texts,
      ({ lab }) => lab.files.choose,
      (files) => void this.#files.open(files),
    );
    this.#setsSection = this.#section(({ lab }) => lab.files.sets, this.#sets);
    this.#picturesSection = this.#section(({ lab }) => lab.files.pictures, this.#pictures);
    this.element = create(
      'div',
      { class: 'files' },
      this.#section(
        ({ lab }) => lab.files.open,
        this.#note(({ lab }) => lab.files.openHelp),
        create('div', { class: 'files-actions' }, choose),
      ),
      this.#setsSection,
      this.#picturesSection,
      this.#section(
        ({ lab }) => lab.files.save,
        this.#note(({ lab }) => lab.files.saveHelp),
        create('div', { class: 'files-actions' }, ...FORMATS.map((format) => this.#saveButton(format))),
        this.#note(({ lab }) => lab.files.everythingHelp),
        create('div', { class: 'files-actions' }, this.#everythingButton()),
      ),
    );
    this.#judge = latestOnly(() => this.#quietly(() => this.#files.judge()));
    this.#read = latestOnly(() => this.#quietly(() => this.#files.readPictures()));
    this.#files.onChange(() => this.#isOpen && this.#show());
  }

  /**
   * @param {(words: Dictionary) => string} title
   * @param {...Node} children
   */
  #section(title, ...children) {
    const heading = create('h3');
    this.#texts.add(heading, title);
    return create('section', {}, heading, ...children);
  }

  /** @param {(words: Dictionary) => string} text */
  #note(text) {
    const note = create('p', { class: 'note' });
    this.#texts.add(note, text);
    return note;
  }

  /** @param {ExportFormat} format */
  #saveButton(format) {
    const button = create('button', { type: 'button' });
    this.#texts.add(button, ({ lab }) => lab.files.formats[format]);
    const save = async () => saveFile(await this.#host.element.exportModel(format), FILE_NAMES[format]);
    button.addEventListener('click', () => void this.#quietly(save));
    return button;
  }

  #everythingButton() {
    const button = create('button', { type: 'button' });
    this.#texts.add(button, ({ lab }) => lab.files.everything);
    const save = async () => saveFile(await this.#host.everything(), EVERYTHING_NAME);
    button.addEventListener('click', () => void this.#quietly(save));
    return button;
  }

  /** @param {() => Promise<void>} work */
  async #quietly(work) {
    try {
      await work();
    } catch (error) {
      this.#host.report(error);
    }
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#show();
  }

  open() {
    this.#isOpen = true;
    this.#show();
    this.take();
  }

  close() {
    this.#isOpen = false;
  }

  /** @param {import('../../../../engine/types.js').Update} update */
  update({ progress, tests = [], epochs = [] }) {
    if (tests.length > 0) void this.#read();
    // All digits of a large file take as long as an epoch: only once training has come to its goal.
    if (epochs.length > 0 && progress.epochs >= progress.goal) void this.#judge();
  }

  take() {
    void this.#read();
    void this.#judge();
  }

  restyle() {
    this.#show();
  }

  #show() {
    const { sets, pictures } = this.#files;
    this.#setsSection.hidden = sets.length === 0;
    this.#picturesSection.hidden = pictures.length === 0;
    // What is pressed stays where the focus is.
    const focused = /** @type {ShadowRoot} */ (this.element.getRootNode()).activeElement?.getAttribute('data-key');
    this.#sets.replaceChildren(...sets.map((set) => this.#setRow(set)));
    this.#pictures.replaceChildren(...pictures.map((picture, i) => this.#pictureCell(picture, i)));
    for (const canvas of this.#pictures.querySelectorAll('canvas')) {
      paintDigitImage(canvas, pictures[Number(canvas.dataset.index)].image);
    }
    if (focused) this.#focus(focused);
  }

  /** @param {string} key */
  #focus(key) {
    const button = /** @type {HTMLElement | null} */ (this.element.querySelector(`[data-key="${key}"]`));
    (button ?? this.element).focus({ preventScroll: true });
  }

  /** @param {DigitSet} set */
  #setRow(set) {
    const { files } = this.#words.lab;
    const number = (/** @type {number} */ value) => formatNumber(value, this.#language);
    const isUsed = this.#files.used === set.number;
    const percent = set.accuracy === null ? null : formatPercent(set.accuracy, this.#language, 2);
    const sentences = [
      files.set({ name: set.name, count: number(set.count) }),
      percent === null ? files.judging : files.judged({ percent }),
    ];
    if (isUsed) sentences.push(files.trainingOn);
    const train = create('button', { type: 'button', 'data-key': `train-${set.number}` });
    train.textContent = isUsed ? files.bundled : files.trainOn;
    train.addEventListener('click', () => void this.#quietly(() => this.#files.trainOn(isUsed ? null : set)));
    const buttons = [train];
    if (!isUsed) {
      const words = files.remove({ name: set.name });
      const remove = create('button', { type: 'button', 'aria-label': words, title: words }, '×');
      remove.addEventListener('click', () => void this.#quietly(() => this.#files.removeSet(set)));
      buttons.push(remove);
    }
    return create('li', {}, create('p', {}, sentences.join(' ')), ...buttons);
  }

  /**
   * @param {Picture} picture
   * @param {number} index
   */
  #pictureCell(picture, index) {
    const { files } = this.#words.lab;
    const { name, reading } = picture;
    const digit = reading?.isDigit ? reading.digit : null;
    const label = reading ? files.picture({ name, digit }) : name;
    const canvas = create('canvas', { role: 'img', 'aria-label': label, 'data-index': index, width: 28, height: 28 });
    const removes = files.remove({ name });
    const remove = create(
      'button',
      { type: 'button', class: 'hand-remove', 'aria-label': removes, title: removes },
      '×',
    );
    remove.addEventListener('click', () => this.#files.removePicture(picture));
    const read = create('span', { class: 'hand-label' }, reading ? String(digit ?? '–') : '');
    const share = create(
      'span',
      { class: 'hand-read' },
      reading ? formatPercent(reading.probability, this.#language, 0) : '',
    );
    const words = create('span', { class: 'hand-words', 'aria-hidden': 'true' }, read, share);
    const caption = create('span', { class: 'hand-read', 'aria-hidden': 'true', title: name }, name);
    return create('li', {}, canvas, words, caption, remove);
  }
}
