// Drawings that are no digit are answered with that, and not with a confident bar.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { draw, onElement, press, SEVEN, until } from './digits.js';
import { eventually, isDone } from './lab.js';
import { page, visit } from './visit.js';

/** @typedef {Parameters<typeof draw>[1]} Strokes */

// A quick network; the default settings are tried by tests/wasm/recipe.test.js.
const QUICK = 'hidden=128&augment=off&epochs=5';

/** @type {Strokes} */
const LETTER = [
  [
    [80, 50],
    [140, 140],
    [200, 230],
  ],
  [
    [195, 48],
    [140, 140],
    [85, 232],
  ],
];
/** @type {Strokes} */
const SCRIBBLE = [
  Array.from({ length: 14 }, (_, i) => [50 + 13 * i, i % 2 === 0 ? 60 : 220 - 4 * i]),
  Array.from({ length: 10 }, (_, i) => [i % 2 === 0 ? 60 : 215, 60 + 16 * i]),
];

/** @param {string} language */
async function trained(language) {
  await visit(`/?lang=${language}&${QUICK}`);
  await onElement(page, (element) => element.train());
}

/** What stands over the bars, and whether one of them is marked as the answer. */
const answer = () =>
  onElement(page, (_, root) => ({
    text: root.querySelector('.answer')?.textContent ?? '',
    isMarked: root.querySelector('.bars [data-read]') !== null,
  }));

describe.each([
  ['en', /^Not a digit.*No digit reaches 50%\. Nearest: \d, \d+%\.$/],
  ['ko', /^숫자가 아닙니다.*50%에 이르는 숫자가 없습니다/],
])('in %s', (language, sentence) => {
  test.each([
    ['a letter', LETTER],
    ['a scribble', SCRIBBLE],
  ])('%s', async (_, strokes) => {
    await trained(language);
    await onElement(page, (element) => {
      element.addEventListener('inkling-prediction', (/** @type {CustomEvent} */ { detail }) => {
        element.last = detail.isDigit;
      });
    });
    await draw(page, strokes);
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector('inkling-digits')).last === false);
    // The last points may still be on their way to the network.
    const none = await eventually(answer, ({ text }) => sentence.test(text));
    expect(none.isMarked).toBe(false);
    // It is read aloud, too.
    const spoken = await page.waitForFunction(() => {
      const root = document.querySelector('inkling-digits')?.shadowRoot;
      return [...(root?.querySelectorAll('[role=status]') ?? [])].find((each) =>
        /digit\.|숫자가 아닙니다\./.test(each.textContent ?? ''),
      );
    });
    expect(spoken).not.toBeNull();
    expect(await violations(page)).toEqual([]);
  });
});

test('a digit after it is read as one', async () => {
  await trained('en');
  await draw(page, LETTER);
  await page.waitForFunction(() =>
    document
      .querySelector('inkling-digits')
      ?.shadowRoot?.querySelector('.answer')
      ?.textContent?.startsWith('Not a digit'),
  );
  await press(page, 'Clear');
  await draw(page, SEVEN);
  const seven = await eventually(answer, ({ text }) => /^It reads7/.test(text));
  expect(seven.isMarked).toBe(true);
});

test('a network that has hardly learnt anything says that it is not sure, of a digit as of a letter', async () => {
  await visit(`/?lang=en&${QUICK}`);
  await draw(page, SEVEN);
  await until(page, ({ digit }) => digit !== '');
  await press(page, 'Step');
  await until(page, ({ answer: text }) => text.startsWith('Not sure yet, it guesses'));
  await press(page, 'Train');
  await until(page, isDone);
  expect((await answer()).text).toMatch(/^It reads7/);
});

test('an element tells whether a drawing that it recognises is a digit', async () => {
  await trained('en');
  const recognise = (/** @type {Strokes} */ strokes) =>
    onElement(page, async (element, _, drawing) => (await element.recognise(drawing)).isDigit, strokes);
  expect(await recognise(SEVEN)).toBe(true);
  expect(await recognise(SCRIBBLE)).toBe(false);
});
