// A tour of the page in five steps: a bubble beside the real control, which can be used meanwhile.
import { create } from '../dom.js';
import { recall, remember } from './memory.js';
import { partOf } from './parts.js';
import { place } from './placement.js';

/** @typedef {import('../i18n/index.js').Dictionary['guide']['tour']} Words */

/** The parts that the steps are about; the second is in place of one that is not to be seen now. */
const PARTS = [['canvas'], ['bars'], ['train'], ['correction', 'bars'], ['tabs']];

const MEMORY = 'tour';

export class Tour {
  #digits;
  #opener;
  /** @type {Words | null} */
  #words = null;
  /** @type {number | null} */
  #step = null;
  #title = create('h2', { id: 'tour-title', tabindex: -1 });
  #text = create('p', { id: 'tour-text' });
  #place = create('span', { class: 'place' });
  #skip = create('button', { type: 'button' });
  #back = create('button', { type: 'button' });
  #next = create('button', { type: 'button', class: 'primary' });
  #ring = create('div', { class: 'tour-ring', 'aria-hidden': 'true', hidden: true });
  // Not modal: each step is about something to do.
  #bubble = create(
    'div',
    { class: 'tour', role: 'dialog', 'aria-labelledby': 'tour-title', 'aria-describedby': 'tour-text', hidden: true },
    this.#title,
    this.#text,
    create('div', { class: 'tour-tools' }, this.#place, this.#skip, this.#back, this.#next),
  );
  #follow = () => this.#put();
  /** What is pointed at may move: the page gets its sentences, panels grow. */
  #moves = new ResizeObserver(this.#follow);

  /**
   * @param {HTMLElement} digits
   * @param {HTMLElement} opener has the focus again in the end
   */
  constructor(digits, opener) {
    this.#digits = digits;
    this.#opener = opener;
    // It stands out a little until it has been taken, or left.
    opener.toggleAttribute('data-new', recall(MEMORY) !== 'done');
    this.#next.addEventListener('click', () => this.#go(1));
    this.#back.addEventListener('click', () => this.#go(-1));
    this.#skip.addEventListener('click', () => this.#end());
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      if (this.#step !== null) this.#end();
    });
    document.body.append(this.#ring, this.#bubble);
  }

  /** @param {Words} words */
  translate(words) {
    this.#words = words;
    this.#show();
  }

  start() {
    this.#step = 0;
    addEventListener('resize', this.#follow);
    addEventListener('scroll', this.#follow, { passive: true });
    this.#moves.observe(document.body);
    this.#show();
    this.#arrive();
  }

  /** @param {1 | -1} by */
  #go(by) {
    if (this.#step === null) return;
    if (this.#step + by >= PARTS.length) {
      this.#end();
      return;
    }
    this.#step = Math.max(0, this.#step + by);
    this.#show();
    this.#arrive();
  }

  #end() {
    const hadFocus = this.#bubble.contains(document.activeElement);
    this.#step = null;
    removeEventListener('resize', this.#follow);
    removeEventListener('scroll', this.#follow);
    this.#moves.disconnect();
    remember(MEMORY, 'done');
    this.#opener.removeAttribute('data-new');
    this.#show();
    // Who is at work elsewhere stays there.
    if (hadFocus) this.#opener.focus();
  }

  /** Its title is read aloud, and what follows is one Tab away. */
  #arrive() {
    this.#target?.scrollIntoView({
      block: 'center',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
    });
    this.#title.focus({ preventScroll: true });
  }

  get #target() {
    const names = this.#step === null ? [] : PARTS[this.#step];
    return names.map((name) => partOf(this.#digits, name)).find((part) => part !== null) ?? null;
  }

  #show() {
    const isOpen = this.#step !== null;
    this.#bubble.hidden = !isOpen;
    this.#ring.hidden = !isOpen;
    if (this.#step === null || !this.#words) return;
    const { steps, place: placeOf, next, back, skip, done } = this.#words;
    const { title, text } = steps[this.#step];
    this.#title.textContent = title;
    this.#text.textContent = text;
    this.#place.textContent = placeOf({ step: this.#step + 1, steps: steps.length });
    this.#skip.textContent = skip;
    this.#back.textContent = back;
    this.#next.textContent = this.#step === steps.length - 1 ? done : next;
    this.#skip.hidden = this.#step === steps.length - 1;
    this.#back.hidden = this.#step === 0;
    this.#put();
  }

  #put() {
    const target = this.#target;
    this.#ring.hidden = target === null;
    if (target) place(this.#bubble, this.#ring, target.getBoundingClientRect());
  }
}
