// The list of all keys, in a dialog.
import { create } from '../dom.js';
import { KEYS } from './shortcuts.js';

/** @typedef {import('../i18n/index.js').Dictionary['guide']['keys']} Words */

/** @typedef {keyof Words['actions']} Action */

/** @type {{title: keyof Words['groups'], rows: [Action, ...(string | [string, string])[]][]}[]} two keys in a list go together */
const GROUPS = [
  {
    title: 'everywhere',
    rows: [
      ['train', KEYS.train],
      ['step', KEYS.step],
      ['reset', KEYS.reset],
      ['undo', KEYS.undo],
      ['clear', KEYS.clear],
      ['next', KEYS.next],
      ['previous', KEYS.previous],
      ['list', '?'],
    ],
  },
  {
    title: 'canvas',
    rows: [
      ['move', '←', '↑', '↓', '→'],
      ['fine', ['⇧', '←']],
      ['pen', '␣', 'Enter'],
      ['lift', 'Escape'],
      ['undo', ['Ctrl', 'Z'], 'Backspace'],
      ['clear', 'Delete'],
      ['correct', '0', '…', '9'],
    ],
  },
  {
    title: 'lab',
    rows: [
      ['tabs', '←', '→'],
      ['ends', 'Home', 'End'],
      ['units', '←', '↑', '↓', '→'],
      ['layers', 'Page Up', 'Page Down'],
    ],
  },
];

export class ShortcutList {
  #shortcuts;
  #title = create('h2', { id: 'keys-title' });
  #groups = create('div', { class: 'key-groups' });
  #switch = create('input', { type: 'checkbox' });
  #switchLabel = create('span');
  #close = create('button', { type: 'button' });
  #dialog = create(
    'dialog',
    { class: 'keys', 'aria-labelledby': 'keys-title' },
    this.#title,
    this.#groups,
    create('div', { class: 'key-tools' }, create('label', {}, this.#switch, this.#switchLabel), this.#close),
  );

  /** @param {() => import('./shortcuts.js').Shortcuts} shortcuts */
  constructor(shortcuts) {
    this.#shortcuts = shortcuts;
    this.#close.addEventListener('click', () => this.#dialog.close());
    this.#switch.addEventListener('change', () => (shortcuts().areOn = this.#switch.checked));
    // Beside it: its own box is filled by what is within.
    this.#dialog.addEventListener('click', ({ target }) => target === this.#dialog && this.#dialog.close());
    document.body.append(this.#dialog);
  }

  /** @param {Words} words */
  translate(words) {
    this.#title.textContent = words.title;
    this.#switchLabel.textContent = words.on;
    this.#close.textContent = words.close;
    this.#groups.replaceChildren(...GROUPS.map((group) => groupOf(group, words)));
  }

  /** Until it is closed: then the focus is again where it was. */
  show() {
    this.#switch.checked = this.#shortcuts().areOn;
    this.#dialog.showModal();
    this.#close.focus();
  }
}

/**
 * @param {typeof GROUPS[number]} group
 * @param {Words} words
 */
function groupOf({ title, rows }, words) {
  const list = create('dl');
  for (const [action, ...keys] of rows) {
    const term = create('dt');
    for (const key of keys)
      term.append(...(key === '…' ? ['–'] : typeof key === 'string' ? [keyOf(key, words)] : together(key, words)));
    list.append(create('div', {}, term, create('dd', {}, words.actions[action])));
  }
  return create('section', {}, create('h3', {}, words.groups[title]), list);
}

/** @param {[string, string]} keys @param {Words} words */
const together = ([first, second], words) => [keyOf(first, words), '+', keyOf(second, words)];

/**
 * @param {string} key
 * @param {Words} words
 */
function keyOf(key, words) {
  const name = /** @type {Record<string, string>} */ (words.names)[key];
  // An arrow is shown as one and read as its name.
  if (!name || key === '␣' || key === '⇧') return create('kbd', {}, name ?? key);
  return create(
    'kbd',
    {},
    create('span', { 'aria-hidden': 'true' }, key),
    create('span', { class: 'visually-hidden' }, name),
  );
}
