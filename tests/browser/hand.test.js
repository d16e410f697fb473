// My digits: taught with one tap, kept, deleted, saved and opened again.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { draw, ONE, onElement, press, ready, SEVEN, THREE, until } from './digits.js';
import { chooseFiles, eventually, handOf, openTab, save, temporaryFolder } from './lab.js';
import { page, visit } from './visit.js';

const FOLDER = temporaryFolder('hand');
const DRAWINGS = join(FOLDER, 'drawings.json');
writeFileSync(
  DRAWINGS,
  JSON.stringify([
    { label: 7, strokes: SEVEN, writer: 'a' },
    { label: 1, strokes: ONE },
    { label: 3, strokes: THREE },
  ]),
);

/** @param {Parameters<typeof visit>[1]} [options] @param {string} [address] */
async function open(options, address = '/?lang=en') {
  await visit(address, options);
}

/** @param {number} count */
const untilDigits = (count) =>
  eventually(
    () => handOf(page),
    ({ digits }) => digits.length === count && digits.every((digit) => /read as/.test(digit)),
  );

/** What the tab says at first is written when it has been loaded. */
const untilSaid = () =>
  eventually(
    () => handOf(page),
    ({ summary }) => summary !== '',
  );

/** Taps what the drawing is, under what is read. @param {number} digit */
const correct = async (digit) => {
  const button = await page.evaluateHandle(
    (wanted) =>
      [...(document.querySelector('inkling-digits')?.shadowRoot?.querySelectorAll('.correction button') ?? [])][wanted],
    digit,
  );
  await /** @type {import('puppeteer-core').ElementHandle} */ (button.asElement()).click();
};

/** @param {string} selector */
const isVisible = (selector) =>
  onElement(
    page,
    (_, root, wanted) => root.querySelector(wanted)?.checkVisibility({ visibilityProperty: true }) ?? false,
    selector,
  );

describe('correcting what is read', () => {
  test('one tap adds the drawing to my digits, which a reload does not lose', async () => {
    await open();
    expect(await isVisible('.correction')).toBe(false);
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    expect(await isVisible('.correction')).toBe(true);
    await correct(7);
    await openTab(page, 'hand');
    expect((await untilDigits(1)).digits[0]).toMatch(/^Your 7, read as \d$/);

    await page.reload();
    await ready(page);
    await openTab(page, 'hand');
    await untilDigits(1);
    await until(page, ({ digit }) => digit !== '');
    await press(page, 'Clear');
    await until(page, ({ digit }) => digit === '');
    expect(await isVisible('.correction')).toBe(false);
  });

  test('teach() refuses what is no digit and no drawing, and adds nothing', async () => {
    await open();
    const messages = await onElement(page, async (element) => {
      const said = [];
      for (const [strokes, digit] of [
        [[[[1, 1]]], 10],
        [[[[1, 1]]], '7'],
        [[], 7],
        ['7', 7],
      ]) {
        said.push(await element.teach(strokes, digit).catch((/** @type {Error} */ error) => error.message));
      }
      return said;
    });
    expect(messages[0]).toMatch(/0 to 9, got 10/);
    expect(messages[1]).toMatch(/0 to 9, got 7/);
    expect(messages[2]).toMatch(/no ink/);
    expect(messages[3]).toMatch(/list of strokes/);
    await openTab(page, 'hand');
    const { summary } = await untilSaid();
    expect(summary).toMatch(/^None yet/);
  });
});

/** How many of the digits are on the disk. */
const keptDigits = () =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open('inkling').onsuccess = (opened) => {
          const database = /** @type {IDBOpenDBRequest} */ (opened.target).result;
          database.transaction('digits').objectStore('digits').count().onsuccess = (counted) => {
            database.close();
            resolve(/** @type {IDBRequest<number>} */ (counted.target).result);
          };
        };
      }),
  );

describe('the tab', () => {
  test('shows drawings of a file with what the trained network reads', async () => {
    await open();
    await openTab(page, 'hand');
    const { summary } = await untilSaid();
    expect(summary).toMatch(/^None yet/);
    await chooseFiles(page, 'Import…', [DRAWINGS]);
    await untilDigits(3);
    await press(page, 'Train');
    const { digits } = await eventually(
      () => handOf(page),
      ({ summary: said }) => said === '3 of your digits, 3 of them read right: 100.0%',
    );
    expect(digits).toEqual(['Your 1, read as 1', 'Your 3, read as 3', 'Your 7, read as 7']);
  });

  test('deletes one and all by the keyboard, and brings them back', async () => {
    await open();
    await openTab(page, 'hand');
    await chooseFiles(page, 'Import…', [DRAWINGS]);
    await untilDigits(3);
    await onElement(page, (_, root) =>
      /** @type {HTMLElement} */ (root.querySelector('[aria-label="Delete this 3"]')).focus(),
    );
    await page.keyboard.press('Enter');
    expect((await untilDigits(2)).digits.map((text) => text[5])).toEqual(['1', '7']);
    await page.keyboard.press('Enter'); // the focus is on Undo
    expect((await untilDigits(3)).digits.map((text) => text[5])).toEqual(['1', '3', '7']);

    await press(page, 'Delete all');
    await eventually(
      () => handOf(page),
      ({ digits }) => digits.length === 0,
    );
    await page.keyboard.press('Enter');
    await untilDigits(3);
    await press(page, 'Delete all');
    await eventually(keptDigits, (count) => count === 0);
    await page.reload();
    await ready(page);
    await openTab(page, 'hand');
    const { summary, digits: left } = await untilSaid();
    expect(summary).toMatch(/^None yet/);
    expect(left).toEqual([]);
  });

  test('saves strokes and IDX, and opens both again', async () => {
    await open();
    await openTab(page, 'hand');
    await chooseFiles(page, 'Import…', [DRAWINGS]);
    await untilDigits(3);
    const strokes = await save(page, 'Save as strokes (JSON)');
    const drawings = JSON.parse(strokes.bytes.toString());
    expect(drawings.map((/** @type {any} */ { label }) => label)).toEqual([1, 3, 7]);
    expect(drawings[2]).toEqual({ label: 7, writer: 'a', strokes: SEVEN });

    const idx = await save(page, 'Save as images (IDX)');
    const files = unzipSync(idx.bytes);
    expect(Object.keys(files)).toEqual(['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz']);
    const images = gunzipSync(files['train-images-idx3-ubyte.gz']);
    expect(images.length).toBe(16 + 3 * 784);
    const seven = await onElement(
      page,
      async (element, _, given) => [...(await element.recognise(given)).image],
      SEVEN,
    );
    expect([...images.subarray(16 + 2 * 784)]).toEqual(seven);
    expect([...gunzipSync(files['train-labels-idx1-ubyte.gz'])]).toEqual([0, 0, 8, 1, 0, 0, 0, 3, 1, 3, 7]);

    await press(page, 'Delete all');
    await chooseFiles(page, 'Import…', [idx.path]);
    const { digits } = await untilDigits(3);
    expect(digits.map((text) => text[5])).toEqual(['1', '3', '7']);
    await chooseFiles(page, 'Import…', [strokes.path]);
    await untilDigits(6);
    // Images have no strokes to save, but are saved as images again.
    const again = gunzipSync(unzipSync((await save(page, 'Save as images (IDX)')).bytes)['train-images-idx3-ubyte.gz']);
    expect([...again.subarray(16, 16 + 784)]).toEqual([...images.subarray(16, 16 + 784)]);
  });

  test.each([
    ['no JSON', '[{"label": 1', /^drawings.*something else/],
    ['a label of ten', '[{"label": 10, "strokes": [[[1, 1]]]}]', /label of drawing 1/],
    ['strokes that are none', '[{"label": 1, "strokes": [[1, 1]]}]', /strokes of drawing 1/],
    ['a text', 'Dear diary', /holds no digits of a hand/],
  ])('says in a sentence what is no drawing: %s', async (_, text, sentence) => {
    await open();
    await openTab(page, 'hand');
    await chooseFiles(page, 'Import…', [DRAWINGS]);
    await untilDigits(3);
    const path = join(FOLDER, 'bad.json');
    writeFileSync(path, text);
    await chooseFiles(page, 'Import…', [path]);
    const { problem } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(new RegExp(sentence, 'i'));
    expect((await handOf(page)).digits).toHaveLength(3);
  });

  test.each([
    ['light', '/?lang=en', {}],
    ['dark', '/?lang=ko', { dark: true, width: 390, height: 844 }],
  ])('axe finds nothing to say, %s', async (_, address, options) => {
    await open(options, address);
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    await openTab(page, 'hand');
    const { summary: none } = await untilSaid();
    expect(await violations(page)).toEqual([]);
    await chooseFiles(page, address.endsWith('ko') ? '가져오기…' : 'Import…', [DRAWINGS]);
    await eventually(
      () => handOf(page),
      ({ summary, digits }) => digits.length === 3 && summary !== none,
    );
    await onElement(page, (__, root) => /** @type {HTMLElement} */ (root.querySelector('.hand-remove')).click());
    expect(await violations(page)).toEqual([]);
  });
});
