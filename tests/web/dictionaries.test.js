import { describe, expect, test } from 'vitest';
import { InklingError } from '../../web/engine/errors.js';
import english from '../../web/i18n/en.js';
import korean from '../../web/i18n/ko.js';

/**
 * @param {object} dictionary
 * @param {string} [path]
 * @returns {[string, unknown][]}
 */
const entries = (dictionary, path = '') =>
  Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'object' ? entries(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  );

test('both dictionaries have the same entries, of the same kind', () => {
  const kinds = (/** @type {object} */ dictionary) =>
    Object.fromEntries(entries(dictionary).map(([path, value]) => [path, typeof value]));
  expect(kinds(korean)).toEqual(kinds(english));
});

test('no Korean sentence was left in English', () => {
  const same = entries(korean)
    .filter(([, value]) => typeof value === 'string')
    .filter(([path, value]) => Object.fromEntries(entries(english))[path] === value);
  // Names that are the same in both languages.
  expect(same.map(([path]) => path).sort()).toEqual([
    'lab.inside.columns.term',
    'lab.inside.inputShort',
    'lab.preprocessing.stages.scaled.title',
    ...['adam', 'adamw', 'relu', 'rmsprop', 'sgd', 'tanh'].map((name) => `settings.choices.${name}`),
  ]);
});

describe('a refused setting is said in Korean with its range', () => {
  test.each([
    [
      { name: 'lr', kind: 'number', minimum: 0, maximum: 10, takesMinimum: false, choices: [] },
      'NaN',
      /학습률: 0보다 크고 10 이하.*NaN/,
    ],
    [
      { name: 'l2', kind: 'number', minimum: 0, maximum: 1, takesMinimum: true, choices: [] },
      '-1',
      /L2 규제: 0 이상 1 이하.*-1/,
    ],
    [
      { name: 'augment', kind: 'switch', minimum: 0, maximum: 0, choices: [] },
      'maybe',
      /데이터 증강: on 또는 off.*maybe/,
    ],
    [{ name: 'batch', kind: 'whole number', minimum: 1, maximum: 9, choices: [] }, '', /배치 크기: 1부터 9까지.*없음/],
    [{ name: 'hidden', kind: 'whole numbers', minimum: 1, maximum: 9, choices: [] }, '0', /은닉층: 1부터 9까지.*0/],
    [{ name: 'activation', kind: 'choices', minimum: 0, maximum: 0, choices: ['a', 'b'] }, 'c', /a, b 중.*쉼표.*c/],
    [{ name: 'loss', kind: 'choice', minimum: 0, maximum: 0, choices: ['a', 'b'] }, 'c', /손실 함수: a, b 중.*c/],
  ])('%j', (info, value, sentence) => {
    expect(korean.errors.setting({ info, value })).toMatch(sentence);
  });
});

test('an error has the English sentence as its message and its code for other languages', () => {
  const error = new InklingError('unreachable', { url: 'http://x/y', reason: 'HTTP 404' });
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('InklingError');
  expect(error.message).toBe('http://x/y could not be loaded (HTTP 404). Check the connection and try again.');
  expect(korean.errors[error.code](error.details)).toContain('http://x/y');
});
