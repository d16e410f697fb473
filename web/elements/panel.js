import { create } from '../dom.js';

/**
 * A part of the element with a heading.
 *
 * @param {import('../i18n/texts.js').Texts} texts
 * @param {string} name of its class
 * @param {(words: import('../i18n/index.js').Dictionary) => string} title
 * @param {...Node} children
 */
export function panel(texts, name, title, ...children) {
  const heading = create('h2', { id: `${name}-title` });
  texts.add(heading, title);
  return create(
    'section',
    { class: `panel ${name}`, part: `panel ${name}`, 'aria-labelledby': heading.id },
    heading,
    ...children,
  );
}
