// My digits: what the user has taught the network, digit by digit.
import { paintDigitImage } from '../../../../charts/digit-image.js';
import { create, latestOnly, sharpContext } from '../../../../dom.js';
import { CANVAS_SIDE, paintStrokes } from '../../../../draw/strokes.js';
import { drawingsJson } from '../../../../files/drawings.js';
import { saveFile } from '../../../../files/save.js';
import { formatNumber, formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { fileButton } from '../file-button.js';
import { Notice } from '../../notice.js';
import { digitsOfFiles, idxZip } from './hand-files.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('../../../../keep/my-digits.js').MyDigit} MyDigit */
/** @typedef {import('../lab.js').LabHost} LabHost */
/** @typedef {{item: HTMLElement, canvas: HTMLCanvasElement, read: HTMLElement, remove: HTMLButtonElement}} Cell */

// Painting so many takes a few milliseconds; the others wait for the next frame.
const CELLS_A_FRAME = 40;

export class HandTab {
  #texts = new Texts();
  #host;
  #hand;
  #words;
  #language = 'en';
  #isOpen = false;
  /** @type {Map<string, Cell>} */
  #cells = new Map();
  /** @type {Map<string, {digit: number, probability: number}>} */
  #readings = new Map();
  #notice = new Notice();
  #summary = create('p', { class: 'hand-summary' });
  #list = create('ul', { class: 'hand-grid' });
  #teachAll = create('button', { type: 'button', class: 'primary' });
  #saveStrokes = create('button', { type: 'button' });
  #saveIdx = create('button', { type: 'button' });
  #removeAll = create('button', { type: 'button' });
  #read;

  /**
   * @param {LabHost} host
   * @param {Dictionary} words
   */
  constructor(host, words) {
    this.#host = host;
    this.#hand = host.hand;
    this.#words = words;
    const intro = create('p', { class: 'note' });
    this.#texts.add(intro, ({ lab }) => lab.hand.intro);
    this.#texts.add(this.#list, ({ lab }) => lab.hand.list, 'aria-label');
    this.#texts.add(this.#teachAll, ({ lab }) => lab.hand.teachAll);
    this.#texts.add(this.#saveStrokes, ({ lab }) => lab.hand.exportStrokes);
    this.#texts.add(this.#saveIdx, ({ lab }) => lab.hand.exportIdx);
    this.#texts.add(this.#removeAll, ({ lab }) => lab.hand.removeAll);
    const open = fileButton(
      this.#texts,
      ({ lab }) => lab.hand.import,
      (files) => this.#import(files),
    );
    this.#teachAll.addEventListener('click', () => void this.#teach());
    this.#saveStrokes.addEventListener('click', () => this.#exportStrokes());
    this.#saveIdx.addEventListener('click', () => void this.#exportIdx().catch(host.report));
    this.#removeAll.addEventListener('click', () => this.#remove(this.#hand.digits.all));
    const actions = [this.#teachAll, open, this.#saveStrokes, this.#saveIdx, this.#removeAll];
    this.element = create(
      'div',
      { class: 'hand' },
      intro,
      create('div', { class: 'hand-actions' }, ...actions),
      this.#summary,
      this.#notice.element,
      this.#list,
    );
    this.#read = latestOnly(() => this.#readNow());
    this.#hand.onChange(() => this.#isOpen && this.#show());
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
    this.#notice.translate(words, language);
    this.#label();
  }

  open() {
    this.#isOpen = true;
    this.#show();
  }

  close() {
    this.#isOpen = false;
    this.#notice.hide();
  }

  /** @param {import('../../../../engine/types.js').Update} update */
  update({ tests = [] }) {
    if (tests.length > 0) void this.#read();
  }

  take() {
    void this.#read();
  }

  restyle() {
    for (const digit of this.#hand.digits.all) this.#paint(digit);
  }

  /** Brings the grid to what my digits are. */
  #show() {
    const { all } = this.#hand.digits;
    const ids = new Set(all.map(({ id }) => id));
    for (const [id, { item }] of this.#cells) {
      if (ids.has(id)) continue;
      item.remove();
      this.#cells.delete(id);
    }
    for (const button of [this.#teachAll, this.#saveStrokes, this.#saveIdx, this.#removeAll]) {
      button.disabled = all.length === 0;
    }
    this.#list.hidden = all.length === 0;
    this.#addCells(all);
    this.#label();
    void this.#read();
  }

  /** @param {MyDigit[]} digits */
  #addCells(digits) {
    const missing = digits.filter(({ id }) => !this.#cells.has(id));
    for (const digit of missing.slice(0, CELLS_A_FRAME)) {
      const cell = this.#makeCell(digit);
      this.#cells.set(digit.id, cell);
      // Among those that are there: by label, then by age.
      const next = digits.slice(digits.indexOf(digit) + 1).find(({ id }) => this.#cells.has(id));
      this.#list.insertBefore(cell.item, (next && this.#cells.get(next.id)?.item) ?? null);
      this.#paint(digit);
    }
    if (missing.length <= CELLS_A_FRAME) return;
    requestAnimationFrame(() => {
      this.#addCells(this.#hand.digits.all);
      this.#label();
    });
  }

  /**
   * @param {MyDigit} digit
   * @returns {Cell}
   */
  #makeCell(digit) {
    const canvas = create('canvas', { role: 'img', width: 56, height: 56 });
    const read = create('span', { class: 'hand-read', 'aria-hidden': 'true' });
    const remove = create('button', { type: 'button', class: 'hand-remove' }, '×');
    remove.addEventListener('click', () => this.#remove([digit]));
    const label = create('span', { class: 'hand-label', 'aria-hidden': 'true' }, String(digit.label));
    const item = create('li', {}, canvas, create('span', { class: 'hand-words' }, label, read), remove);
    return { item, canvas, read, remove };
  }

  /** @param {MyDigit} digit */
  #paint({ id, strokes, image }) {
    const canvas = this.#cells.get(id)?.canvas;
    if (!canvas) return;
    if (strokes) paintStrokes(sharpContext(canvas, CANVAS_SIDE), strokes, getComputedStyle(canvas).color);
    else paintDigitImage(canvas, image);
  }

  async #readNow() {
    if (!this.#isOpen) return;
    try {
      this.#readings = await this.#hand.read();
      this.#label();
    } catch (error) {
      this.#host.report(error);
    }
  }

  /** Says what the network reads. */
  #label() {
    const { hand } = this.#words.lab;
    const { all } = this.#hand.digits;
    let right = 0;
    let known = 0;
    for (const { id, label } of all) {
      const reading = this.#readings.get(id);
      const cell = this.#cells.get(id);
      if (reading) known++;
      if (reading?.digit === label) right++;
      if (!cell) continue;
      const { item, canvas, read, remove } = cell;
      item.toggleAttribute('data-wrong', reading !== undefined && reading.digit !== label);
      canvas.setAttribute(
        'aria-label',
        reading ? hand.digit({ label, digit: reading.digit }) : hand.digitUnread({ label }),
      );
      read.textContent = reading ? hand.readAs({ digit: reading.digit }) : '';
      for (const attribute of ['aria-label', 'title']) remove.setAttribute(attribute, hand.remove({ label }));
    }
    if (all.length === 0) this.#summary.textContent = hand.empty;
    else if (known < all.length) return;
    else {
      this.#summary.textContent = hand.summary({
        count: formatNumber(all.length, this.#language),
        read: formatNumber(right, this.#language),
        percent: formatPercent(right / all.length, this.#language),
      });
    }
  }

  /** @param {MyDigit[]} digits */
  #remove(digits) {
    void this.#hand.digits.remove(digits);
    this.#notice.say(
      ({ lab }) => lab.hand.removed({ count: digits.length }),
      () => {
        void this.#hand.digits.add(digits);
        this.element.focus();
      },
    );
    this.#notice.focusUndo();
  }

  async #teach() {
    this.#teachAll.setAttribute('aria-disabled', 'true');
    this.#notice.say(({ lab }) => lab.hand.teaching);
    try {
      const { seconds, read } = await this.#hand.teachAll();
      const count = this.#hand.digits.size;
      this.#notice.say(({ lab }, language) =>
        lab.hand.taught({
          seconds: formatNumber(seconds, language, 1),
          read: formatNumber(read, language),
          count: formatNumber(count, language),
        }),
      );
    } catch (error) {
      this.#notice.hide();
      this.#host.report(error);
    } finally {
      this.#teachAll.removeAttribute('aria-disabled');
    }
    void this.#read();
  }

  #exportStrokes() {
    const drawings = this.#hand.digits.all.flatMap(({ label, strokes, writer }) =>
      strokes ? [{ label, strokes, writer }] : [],
    );
    saveFile(new Blob([drawingsJson(drawings)], { type: 'application/json' }), 'my-digits.json');
  }

  async #exportIdx() {
    saveFile(await idxZip(this.#hand), 'my-digits-idx.zip');
  }

  /** @param {File[]} files */
  async #import(files) {
    try {
      const digits = await digitsOfFiles(files, this.#host);
      await this.#hand.add(digits);
      const name = files.map((file) => file.name).join(', ');
      this.#notice.say(
        ({ lab }) => lab.hand.added({ count: digits.length, name }),
        () => void this.#hand.digits.remove(digits),
      );
    } catch (error) {
      this.#host.report(error);
    }
  }
}
