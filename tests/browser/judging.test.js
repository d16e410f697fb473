// The lab's tab of judgements: what a teacher looks for after training.
import { expect, test } from 'vitest';
import { onElement, overflow, press, until } from './digits.js';
import { violations } from './axe.js';
import { eventually, isDone } from './lab.js';
import { makePlain } from './plain.js';
import { page, visit } from './visit.js';

/** @param {Parameters<typeof visit>[1]} [options] @param {string} [language] */
async function open(options, language = 'en') {
  await visit(`/?lang=${language}`, options);
  await makePlain(page);
}

/** What the tab shows. */
const judged = () =>
  onElement(page, (_, root) => {
    const text = (/** @type {string} */ selector) => root.querySelector(selector)?.textContent ?? '';
    const inkOf = (/** @type {HTMLCanvasElement | null} */ canvas) => {
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? [];
      return Array.from(pixels).filter((strength, i) => strength >= 0 && i % 4 === 3);
    };
    const detail = /** @type {HTMLElement | null} */ (root.querySelector('.gallery-detail'));
    return {
      summary: text('.judging-summary'),
      confusion: [...root.querySelectorAll('.confusion button')].map((cell) => Number(cell.textContent)),
      heading: text('#gallery-title'),
      examples: [...root.querySelectorAll('.gallery .visually-hidden')].map((spoken) => spoken.textContent ?? ''),
      large: detail && !detail.hidden ? text('.gallery-detail p') : '',
      // Not before the page has painted it.
      largeInk: detail && !detail.hidden ? inkOf(detail.querySelector('canvas')) : [],
      bars: [...root.querySelectorAll('.gallery-detail .number')].map((each) =>
        Number.parseFloat(each.textContent ?? ''),
      ),
      classes: [...root.querySelectorAll('.classes tbody tr')].map((row) =>
        [...row.querySelectorAll('td')].map((cell) => Number.parseFloat(cell.textContent ?? '')),
      ),
      ece: text('.calibration-error'),
      bins: [...root.querySelectorAll('.bins tbody tr')].map((row) =>
        [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
      ),
    };
  });

/** @param {(shown: Awaited<ReturnType<typeof judged>>) => boolean} isWanted */
const untilJudged = (isWanted) => eventually(judged, isWanted);

/** All digits of the gallery are there, which come some at a time, and the large one. */
const untilShown = () =>
  untilJudged(({ examples, large }) => examples.length > 0 && examples.every((text) => text !== '') && large !== '');

test('after training, the digits that are taken for others are counted, shown and explained', async () => {
  await open();
  const { testAccuracy } = await onElement(page, (element) => element.train({ epochs: 2 }));
  await press(page, 'Judging');
  const { summary, confusion, heading, examples, large, bars, largeInk, classes, ece, bins } = await untilShown();
  const right = Math.round(2000 * testAccuracy);
  expect(summary).toBe(
    `${right.toLocaleString('en')} of 2,000 test digits are read right: ${(100 * testAccuracy).toFixed(2)}%.`,
  );
  expect(confusion.reduce((a, b) => a + b)).toBe(2000);
  expect([...Array(10).keys()].reduce((sum, digit) => sum + confusion[11 * digit], 0)).toBe(right);
  expect(heading).toBe(`Mistakes: ${2000 - right}`);

  // The most confident first, the first of them large, with what it is read as the longest bar.
  const percents = examples.map((text) => Number(/([\d.]+)% sure$/.exec(text)?.[1]));
  expect(percents).toEqual([...percents].sort((a, b) => b - a));
  const [, , read] = /^A (\d), read as (\d)/.exec(large) ?? [];
  expect(bars.indexOf(Math.max(...bars))).toBe(Number(read));
  expect(Math.abs(bars.reduce((a, b) => a + b) - 100)).toBeLessThan(0.6);
  expect(Math.max(...largeInk)).toBeGreaterThan(200);

  // The table agrees with the matrix.
  classes.forEach(([count, precision, recall], digit) => {
    const row = confusion.slice(10 * digit, 10 * digit + 10).reduce((a, b) => a + b);
    const column = [...Array(10).keys()].reduce((sum, label) => sum + confusion[10 * label + digit], 0);
    expect(count).toBe(row);
    expect(recall).toBeCloseTo((100 * confusion[11 * digit]) / row, 1);
    expect(precision).toBeCloseTo((100 * confusion[11 * digit]) / column, 1);
  });
  expect(bins).toHaveLength(10);
  expect(bins.reduce((sum, [count]) => sum + Number(count.replace(',', '')), 0)).toBe(2000);
  expect(Number.parseFloat(ece.split(':')[1])).toBeGreaterThan(0);
});

test('a cell shows its digits, with the mouse and with the keyboard, and all mistakes come back', async () => {
  await open();
  await onElement(page, (element) => element.train({ epochs: 1 }));
  await press(page, 'Judging');
  const { confusion, heading: mistakes } = await untilShown();
  const wrong = confusion.findIndex((count, i) => count > 1 && i % 11 !== 0);
  const [label, read] = [Math.floor(wrong / 10), wrong % 10];
  const cells = await page.$$('inkling-digits >>> .confusion button');
  await cells[wrong].click();
  const chosen = await untilJudged(
    ({ heading, examples }) =>
      heading === `${label} read as ${read}: ${confusion[wrong]}` &&
      examples.every((example) => example.startsWith(`A ${label}, read as ${read}`)),
  );
  expect(chosen.examples).toHaveLength(confusion[wrong]);

  // Of all cells one is reached by the tab key; from there the arrows go on, and stop at the edge.
  await cells[wrong].focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowLeft');
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const areZeros = (/** @type {string[]} */ examples) => examples.every((text) => text.startsWith('A 0, read as 0'));
  await untilJudged(
    ({ heading, examples }) =>
      heading === `0 read as 0: ${confusion[0]}` && examples.length === 48 && areZeros(examples),
  );
  await press(page, 'Show more');
  const { largeInk: before } = await untilJudged(({ examples }) => examples.length === 96 && areZeros(examples));
  expect(await onElement(page, (_, root) => root.querySelectorAll('.confusion [tabindex="0"]').length)).toBe(1);

  // Another digit is shown large when it is chosen.
  const digits = await page.$$('inkling-digits >>> .gallery button');
  await digits[5].click();
  await untilJudged(({ largeInk }) => largeInk.join() !== before.join());
  expect(await onElement(page, (_, root) => root.querySelectorAll('.gallery [aria-pressed=true]').length)).toBe(1);

  await press(page, 'All mistakes');
  await untilJudged(({ heading }) => heading === mistakes);
});

test('it follows the training, and a new network', async () => {
  await open();
  await press(page, 'Judging');
  const untrained = await untilJudged(({ summary }) => summary !== '');
  await onElement(page, (element) => element.setAttribute('epochs', '3'));
  await press(page, 'Train');
  await until(page, isDone);
  const { testAccuracy } = await onElement(page, async (element) => ({
    testAccuracy: Number.parseFloat(element.shadowRoot.querySelector('[part=accuracy]').textContent),
  }));
  await untilJudged(({ summary }) => summary.includes(`${testAccuracy.toFixed(2)}%`));
  await press(page, 'Reset');
  await untilJudged(({ summary }) => summary === untrained.summary);
});

test.each([
  ['en', 1280, false],
  ['ko', 390, true],
])('axe finds nothing to say and nothing sticks out: %s, %i', async (language, width, dark) => {
  await open({ width, height: 844, dark }, language);
  await onElement(page, (element) => element.train({ epochs: 1 }));
  await press(page, language === 'ko' ? '평가' : 'Judging');
  await untilShown();
  await onElement(page, (_, root) => {
    /** @type {HTMLDetailsElement} */ (root.querySelector('.judging details')).open = true;
  });
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});
