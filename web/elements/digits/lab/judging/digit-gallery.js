// Test digits as small images; the one that is chosen large, with its ten probabilities.
import { inkOf, paintDigitImage } from '../../../../charts/digit-image.js';
import { ProbabilityBars } from '../../../../charts/probability-bars.js';
import { create } from '../../../../dom.js';
import { nextTask } from '../../../../engine/scheduling.js';
import { formatNumber, formatPercent } from '../../../../i18n/index.js';
import { Texts } from '../../../../i18n/texts.js';
import { chosenOf } from './examples.js';

/** @typedef {import('../../../../i18n/index.js').Dictionary} Dictionary */
/** @typedef {import('./examples.js').Example} Example */

const PIXELS = 784;
/** So many at first and with each *More*. */
const PAGE = 48;
/** Painting takes a while. */
const PAINTED_AT_ONCE = 12;

export class DigitGallery {
  #texts = new Texts();
  /** @type {Dictionary | null} */
  #words = null;
  #language = 'en';
  #loadImages;
  /** @type {Map<number, Uint8Array>} test digits never change */
  #images = new Map();
  /** @type {Example[]} */
  #all = [];
  /** @type {Example[]} */
  #shown = [];
  /** @type {{label: number, read: number} | null} */
  #cell = null;
  #most = PAGE;
  /** Which call of `showList` is the last. */
  #turn = 0;
  /** @type {number | null} the number of the digit that is shown large */
  #chosen = null;
  /** Whether a person has chosen it: then it stays in view, even when it is read rightly. */
  #isPicked = false;
  #heading = create('h3', { id: 'gallery-title' });
  #empty = create('p', { class: 'help' });
  #list = create('ul', { class: 'gallery' });
  #back = create('button', { type: 'button', hidden: true });
  #more = create('button', { type: 'button', hidden: true });
  #large = create('canvas', { role: 'img' });
  #sentence = create('p');
  #barList = create('ol', { class: 'bars' });
  #bars = new ProbabilityBars(this.#barList);
  #detail = create('div', { class: 'gallery-detail', hidden: true }, this.#large, this.#sentence, this.#barList);

  /**
   * @param {(numbers: number[]) => Promise<Uint8Array>} loadImages [numbers × 784]
   * @param {() => void} onBack all mistakes are wanted
   */
  constructor(loadImages, onBack) {
    this.#loadImages = loadImages;
    this.#back.addEventListener('click', () => {
      onBack();
      this.#heading.focus(); // the button is gone now
    });
    this.#more.addEventListener('click', () => {
      this.#most += PAGE;
      void this.#showList();
    });
    this.#heading.tabIndex = -1;
    this.#texts.add(this.#back, (words) => words.lab.judging.allMistakes);
    this.#texts.add(this.#more, (words) => words.lab.judging.more);
    this.#texts.add(this.#barList, (words) => words.read.bars, 'aria-label');
    this.element = create(
      'section',
      { class: 'gallery-part', 'aria-labelledby': 'gallery-title' },
      create('div', { class: 'gallery-head' }, this.#heading, this.#back),
      this.#empty,
      create('div', { class: 'gallery-body' }, this.#detail, create('div', {}, this.#list, this.#more)),
    );
  }

  /**
   * @param {Dictionary} words
   * @param {string} language
   */
  translate(words, language) {
    this.#words = words;
    this.#language = language;
    this.#texts.translate(words);
  }

  /** Other digits are wanted: from the first again. */
  forget() {
    this.#most = PAGE;
    this.#isPicked = false;
  }

  /**
   * @param {Example[]} examples all
   * @param {{label: number, read: number} | null} cell whose are wanted; null for all mistakes
   */
  show(examples, cell) {
    this.#all = examples;
    this.#cell = cell;
    this.#shown = chosenOf(examples, cell);
    void this.#showList();
  }

  /** Paints anew, for who has changed the colours. */
  restyle() {
    void this.#showList();
  }

  async #showList() {
    const words = this.#words?.lab.judging;
    if (!words) return;
    const turn = ++this.#turn;
    const cell = this.#cell;
    const count = formatNumber(this.#shown.length, this.#language);
    this.#heading.textContent = cell ? words.cell({ ...cell, count }) : words.mistakes({ count });
    this.#back.hidden = cell === null;
    this.#empty.hidden = this.#shown.length > 0 && cell !== null;
    this.#empty.textContent = this.#emptyText(words);
    this.#more.hidden = this.#shown.length <= this.#most;
    if (!this.#isPicked) this.#chosen = this.#shown[0]?.number ?? null;
    const page = this.#shown.slice(0, this.#most);
    const numbers = new Set([...page.map(({ number }) => number), ...(this.#chosen === null ? [] : [this.#chosen])]);
    await this.#fetch(numbers);
    if (turn !== this.#turn) return; // others have come meanwhile
    // Or all test digits would gather here, one mistake after the other.
    for (const number of this.#images.keys()) if (!numbers.has(number)) this.#images.delete(number);
    this.#showLarge();
    this.#makeRoomFor(page.length);
    for (let first = 0; first < page.length; first += PAINTED_AT_ONCE) {
      await nextTask();
      if (turn !== this.#turn) return;
      this.#fill(page, first);
    }
  }

  /** @param {Dictionary['lab']['judging']} words */
  #emptyText(words) {
    if (this.#shown.length > 0) return words.mistakesHelp;
    return this.#cell ? words.noneInCell : words.noMistakes;
  }

  /** @param {Set<number>} numbers */
  async #fetch(numbers) {
    const missing = [...numbers].filter((number) => !this.#images.has(number));
    for (let first = 0; first < missing.length; first += PAGE) {
      const part = missing.slice(first, first + PAGE);
      const pixels = await this.#loadImages(part);
      part.forEach((number, i) => this.#images.set(number, pixels.subarray(i * PIXELS, (i + 1) * PIXELS)));
    }
  }

  /**
   * Buttons that are there stay, so that focus is not lost while it trains.
   *
   * @param {number} count
   */
  #makeRoomFor(count) {
    while (this.#list.children.length > count) this.#list.lastElementChild?.remove();
    while (this.#list.children.length < count) this.#list.append(create('li', {}, this.#makeButton()));
  }

  /**
   * @param {Example[]} page
   * @param {number} first
   */
  #fill(page, first) {
    const ink = inkOf(/** @type {HTMLCanvasElement} */ (this.#list.children[first].querySelector('canvas')));
    page.slice(first, first + PAINTED_AT_ONCE).forEach((example, i) => {
      const button = /** @type {HTMLButtonElement} */ (this.#list.children[first + i].firstElementChild);
      const canvas = /** @type {HTMLCanvasElement} */ (button.firstElementChild);
      const percent = formatPercent(example.confidence, this.#language);
      button.dataset.number = String(example.number);
      button.ariaPressed = String(example.number === this.#chosen);
      paintDigitImage(canvas, this.#images.get(example.number) ?? null, ink);
      const [, short, sure, spoken] = button.children;
      sure.textContent = percent;
      short.textContent = `${example.label} → ${example.read}`;
      spoken.textContent = this.#words?.lab.judging.example({ ...example, percent }) ?? '';
    });
  }

  #makeButton() {
    const button = create(
      'button',
      { type: 'button' },
      create('canvas', { 'aria-hidden': 'true' }),
      create('span', { 'aria-hidden': 'true' }),
      create('span', { 'aria-hidden': 'true', class: 'sure' }),
      create('span', { class: 'visually-hidden' }),
    );
    button.addEventListener('click', () => {
      this.#chosen = Number(button.dataset.number);
      this.#isPicked = true;
      for (const { firstElementChild } of this.#list.children) {
        /** @type {Element} */ (firstElementChild).ariaPressed = String(firstElementChild === button);
      }
      this.#showLarge();
    });
    return button;
  }

  #showLarge() {
    const example = this.#chosen === null ? undefined : this.#all[this.#chosen];
    this.#detail.hidden = !example;
    if (!example || !this.#words) return;
    const percent = formatPercent(example.confidence, this.#language);
    const sentence = this.#words.lab.judging.example({ ...example, percent });
    this.#sentence.textContent = sentence;
    this.#large.ariaLabel = this.#words.lab.judging.image({ label: example.label });
    this.#bars.show(example.probabilities, example.read, this.#language);
    paintDigitImage(this.#large, this.#images.get(example.number) ?? null);
  }
}
