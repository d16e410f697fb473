// The page's keys: what they press within <inkling-digits>. An element on another page takes none.
import { buttonsOf, partOf } from './parts.js';
import { recall, remember } from './memory.js';

/** Letters of this page, as they are written on a keyboard; the list of keys shows them so. */
export const KEYS = {
  train: 'T',
  step: 'S',
  reset: 'R',
  undo: 'U',
  clear: 'C',
  next: 'N',
  previous: 'P',
};

const SETTING = 'shortcuts';
/** Where keys write, or choose from what begins with them. */
const FIELDS = 'input, textarea, select, [contenteditable]';

export class Shortcuts {
  #digits;
  #showList;

  /**
   * @param {Element} digits
   * @param {() => void} showList of the keys
   */
  constructor(digits, showList) {
    this.#digits = digits;
    this.#showList = showList;
    document.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** Single letters can be switched off: who dictates to a computer says them without meaning to (WCAG 2.1.4). */
  get areOn() {
    return recall(SETTING) !== 'off';
  }

  set areOn(areOn) {
    remember(SETTING, areOn ? 'on' : 'off');
    this.#areOff = !areOn;
  }

  /** Also where nothing can be remembered. */
  #areOff = recall(SETTING) === 'off';

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (this.#areOff || event.defaultPrevented || event.repeat || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.composedPath()[0];
    if (target instanceof Element && target.closest(FIELDS)) return;
    if (document.querySelector('dialog[open]')) return;
    if (this.#press(event, target)) event.preventDefault();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {EventTarget} target
   * @returns {boolean} whether it is one of our keys
   */
  #press(event, target) {
    if (event.key === '?') {
      this.#showList();
      return true;
    }
    // Only from the canvas: a digit that was meant for something else would teach the network nonsense.
    const isOnCanvas = target === partOf(this.#digits, 'canvas');
    if (isOnCanvas && /^[0-9]$/.test(event.key)) {
      buttonsOf(this.#digits, 'correction')[Number(event.key)]?.click();
      return true;
    }
    if (event.shiftKey) return false;
    const letter = letterOf(event);
    const [action] = Object.entries(KEYS).find(([, key]) => key === letter) ?? [];
    if (!action) return false;
    if (action === 'next') this.#openTab(1);
    else if (action === 'previous') this.#openTab(-1);
    else partOf(this.#digits, action)?.click();
    return true;
  }

  /** @param {1 | -1} by */
  #openTab(by) {
    const tabs = buttonsOf(this.#digits, 'tabs');
    const open = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
    const from = open < 0 && by < 0 ? 0 : open;
    const tab = tabs.at((from + by) % tabs.length);
    tab?.click();
    tab?.focus();
  }
}

/**
 * @param {KeyboardEvent} event
 * @returns {string} in capitals; where another alphabet is switched on, as Korean is, that of the key's place
 */
const letterOf = ({ key, code }) => (/^[a-z]$/i.test(key) ? key : code.replace(/^Key/, '')).toUpperCase();
