// Files: what was opened, what the network makes of it, and what can be saved.
import { create, latestOnly } from '../../../../dom.js';
import { saveFile } from '../../../../files/save.js';
import { Texts } from '../../../../i18n/texts.js';
import { FILE_NAMES } from '../../../model-file.js';
import { fileButton } from '../file-button.js';
import { PictureCell } from './picture-cell.js';
import { SetRow } from './set-row.js';

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
  /** @type {Map<DigitSet, SetRow>} */
  #rows = new Map();
  /** @type {Map<Picture, PictureCell>} */
  #cells = new Map();
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
    const { sets, pictures, used } = this.#files;
    const hadFocus = this.element.contains(/** @type {ShadowRoot} */ (this.element.getRootNode()).activeElement);
    this.#setsSection.hidden = sets.length === 0;
    this.#picturesSection.hidden = pictures.length === 0;
    this.#rows = kept(this.#rows, sets, (set) => this.#makeRow(set));
    this.#cells = kept(this.#cells, pictures, (picture) => this.#makeCell(picture));
    replaceRows(this.#sets, this.#rows);
    replaceRows(this.#pictures, this.#cells);
    for (const [{ number }, row] of this.#rows) row.show(this.#words, this.#language, number === used);
    for (const cell of this.#cells.values()) cell.show(this.#words, this.#language);
    // What was pressed may have gone.
    if (hadFocus && !this.element.contains(/** @type {ShadowRoot} */ (this.element.getRootNode()).activeElement)) {
      this.element.focus({ preventScroll: true });
    }
  }

  /** @param {DigitSet} set */
  #makeRow(set) {
    return new SetRow(set, {
      trainOn: (chosen) => void this.#quietly(() => this.#files.trainOn(chosen)),
      remove: () => void this.#quietly(() => this.#files.removeSet(set)),
    });
  }

  /** @param {Picture} picture */
  #makeCell(picture) {
    return new PictureCell(picture, () => this.#files.removePicture(picture));
  }
}

/**
 * @template Thing, Row
 * @param {Map<Thing, Row>} rows
 * @param {Thing[]} things that there are now
 * @param {(thing: Thing) => Row} make
 * @returns {Map<Thing, Row>} theirs in their order, those that were there among them: what is being pressed is not to be
 *   replaced meanwhile
 */
const kept = (rows, things, make) => new Map(things.map((thing) => [thing, rows.get(thing) ?? make(thing)]));

/**
 * @param {HTMLElement} list
 * @param {Map<unknown, {element: HTMLElement}>} rows
 */
function replaceRows(list, rows) {
  const elements = Array.from(rows.values(), ({ element }) => element);
  for (const child of [...list.children]) if (!elements.includes(/** @type {any} */ (child))) child.remove();
  list.append(...elements.slice(list.children.length)); // what is new comes last
}
