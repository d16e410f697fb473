// The lesson about softmax: walked through, its exercises answered wrongly and rightly.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { overflow } from './digits.js';
import { eventually } from './lab.js';
import { answers, check, fill, openLesson, pressIn, textsOf } from './lesson-steps.js';
import { page } from './visit.js';

/** @returns {Promise<string[][]>} rows of the table, and the sums below them */
const rows = () =>
  page.$$eval('.softmax-steps :is(tbody, tfoot) tr', (all) =>
    all.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')),
  );

/** @param {(table: string[][]) => boolean} isWanted */
const untilRows = (isWanted) => eventually(rows, (table) => table.length === 5 && isWanted(table));

/** What comes later moves what is below it: the formula, too. @param {Parameters<typeof openLesson>[1]} [options] */
async function open(options) {
  await openLesson('softmax', options);
  await untilRows(() => true);
  await page.waitForSelector('.softmax-lab math');
}

const said = async () => (await textsOf('.softmax-lab [role=status]'))[0];

describe('softmax', () => {
  test('follows four logits through every column', async () => {
    await openLesson('softmax');
    const table = await untilRows(() => true);
    const exponentials = [2, 1, 0, -1].map((z) => Math.exp(z - 2));
    const sum = exponentials.reduce((all, each) => all + each, 0);
    table.slice(0, 4).forEach(([number, scaled, shifted, exponential, probability, naive, naiveProbability], i) => {
      expect([number, scaled, shifted]).toEqual([
        `${i + 1}`,
        ['2.00', '1.00', '0.00', '−1.00'][i],
        ['0.00', '−1.00', '−2.00', '−3.00'][i],
      ]);
      expect(exponential).toBe(exponentials[i].toFixed(2));
      expect(probability).toBe(`${((100 * exponentials[i]) / sum).toFixed(1)}%`);
      expect(naive).toBe((exponentials[i] * Math.exp(2)).toFixed(2));
      expect(naiveProbability).toBe(probability);
    });
    expect(table[4]).toEqual(['Σ', '', '', sum.toFixed(2), '100.0%', (sum * Math.exp(2)).toFixed(2), '100.0%']);
    expect(await said()).toMatch(/^Both ways give the same/);
  });

  test('what is added to all logits changes nothing, until the powers overflow without the maximum subtracted', async () => {
    await open();
    const before = await rows();
    await fill('Added to all, c', 50);
    const shifted = await untilRows(([[, scaled]]) => scaled === '52.00');
    expect(shifted.map((row) => row[4])).toEqual(before.map((row) => row[4]));
    expect(shifted[0][5]).toMatch(/ × 10²²$/);
    await fill('Added to all, c', 88);
    const lost = await untilRows(([[, scaled]]) => scaled === '90.00');
    expect(lost.map((row) => row[4])).toEqual(before.map((row) => row[4]));
    expect([lost[0][5], lost[0][6]]).toEqual(['∞', 'NaN']);
    expect(await said()).toMatch(/not a number/);
    await pressIn('Start again');
    expect(await untilRows(([[, scaled]]) => scaled === '2.00')).toEqual(before);
  });

  test('its exercises are answered', async () => {
    await open();

    expect(await check('ratio')).toMatchObject({
      verdict: 'wrong',
      sentence: 'Not yet. It is 0.37 times as probable: that is e to the z₂ − z₁ = −1.0. Which difference gives 3?',
    });
    await fill('Temperature T', 2);
    expect((await check('ratio')).sentence).toMatch(/The temperature is 2\.0 now/);
    await fill('Temperature T', 1);
    await fill('Logit z₂', 3.1);
    expect(await check('ratio')).toMatchObject({
      verdict: 'right',
      sentence: expect.stringContaining('e to that is 3.00'),
    });

    expect((await check('temperature')).sentence).toMatch(/The logits are others now/);
    await pressIn('Start again');
    expect(await check('temperature')).toMatchObject({
      verdict: 'wrong',
      sentence: expect.stringContaining('At T = 1.0 class 1 has 64.4%'),
    });
    await fill('Temperature T', 3);
    expect(await check('temperature')).toMatchObject({ verdict: 'right' });

    expect((await check('overflow')).sentence).toMatch(/Enter a whole number/);
    await fill('z', 88);
    expect(await check('overflow')).toMatchObject({
      verdict: 'wrong',
      sentence: 'Not yet. e to the 88 is 1.7 × 10³⁸: that still fits.',
    });
    await fill('z', 90);
    expect((await check('overflow')).sentence).toMatch(/so is e to the 89 already/);
    await fill('z', 89);
    expect(await check('overflow')).toMatchObject({ verdict: 'right' });

    const told = await answers();
    expect(told.at(-1)).toEqual({ lesson: 'softmax', exercise: 'overflow', isRight: true, code: null });
    expect(told.filter(({ isRight }) => isRight).map(({ exercise }) => exercise)).toEqual([
      'ratio',
      'temperature',
      'overflow',
    ]);
    expect(await textsOf('.lesson-list a[aria-current] .tick')).toEqual(['✓']);
  });

  test.each([
    { language: 'en', dark: false, width: 1280 },
    { language: 'ko', dark: true, width: 390 },
  ])('is accessible and fits its window: %o', async ({ language, dark, width }) => {
    await open({ language, dark, width });
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });
});
