import { create } from '../../../dom.js';

/** @typedef {import('../../../i18n/index.js').Dictionary} Dictionary */

/**
 * A part of a tab with a heading and a sentence that says what it shows.
 *
 * @param {import('../../../i18n/texts.js').Texts} texts
 * @param {string} name of its class
 * @param {(words: Dictionary) => string} title
 * @param {(words: Dictionary) => string} help
 * @param {...Node} children
 */
export function section(texts, name, title, help, ...children) {
  const heading = create('h3', { id: `${name}-title` });
  const note = create('p', { class: 'help' });
  texts.add(heading, title);
  texts.add(note, help);
  return create('section', { class: name, 'aria-labelledby': heading.id }, heading, note, ...children);
}
