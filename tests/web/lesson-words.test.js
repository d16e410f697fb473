import { expect, test } from 'vitest';
import english from '../../web/lessons/words/en.js';
import { lessons } from '../../web/lessons/index.js';
import korean from '../../web/lessons/words/ko.js';

/**
 * @param {object} dictionary
 * @param {string} [path]
 * @returns {[string, unknown][]}
 */
const entries = (dictionary, path = '') =>
  Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'object' ? entries(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  );

test('the lessons have the same words in both languages, of the same kind', () => {
  const kinds = (/** @type {object} */ dictionary) =>
    Object.fromEntries(entries(dictionary).map(([path, value]) => [path, typeof value]));
  expect(kinds(korean)).toEqual(kinds(english));
});

test('every Korean sentence of the lessons is in Korean', () => {
  const hangul = /[\uac00-\ud7a3]/;
  // Functions are read in their source, which holds the sentence; formulas, numbers and names have no letters to translate.
  const isSentence = (/** @type {string} */ text) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(text);
  const foreign = entries(korean).filter(([, value]) => {
    const text = typeof value === 'function' ? value.toString().replace(/^.*?=>/s, '') : String(value);
    return isSentence(text.replace(/\$\{[^}]*\}/g, '')) && !hangul.test(text);
  });
  expect(foreign.map(([path]) => path)).toEqual([]);
});

test('no sentence of the lessons is empty', () => {
  expect([...entries(english), ...entries(korean)].filter(([, value]) => value === '')).toEqual([]);
});

test.each(lessons.map(({ name, exercises }) => [name, exercises]))(
  'every exercise of %s has its words',
  (name, exercises) => {
    const words = /** @type {Record<string, any>} */ (english)[name];
    expect(exercises.length).toBeGreaterThanOrEqual(2);
    expect(Object.keys(words.exercises).sort()).toEqual([...exercises].sort());
    for (const exercise of exercises) expect(words.exercises[exercise].ask).toBeTypeOf('string');
  },
);
