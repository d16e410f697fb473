// The lesson about the squared error: walked through, its exercises answered wrongly and rightly.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { overflow } from './digits.js';
import { eventually } from './lab.js';
import { answers, check, fill, openLesson, pressAtOnce, pressIn, textsOf, verify } from './lesson-steps.js';
import { page } from './visit.js';

const stands = async () => (await textsOf('.squared-error-lab [role=status]'))[0];

/** @param {string} beginning */
const untilStands = (beginning) => eventually(stands, (text) => text.startsWith(beginning));

/** @returns {Promise<[epochs: number, squared: number, crossEntropy: number]>} what the race has come to */
const race = async () => {
  const numbers = /After (\d+) epochs.*: squared error ([\d.]+)%, cross-entropy ([\d.]+)%/.exec(await stands());
  const [epochs, squared, crossEntropy] = (numbers ?? []).slice(1).map(Number);
  return [epochs, squared, crossEntropy];
};

/** @param {string} selector of a table */
const rows = (selector) =>
  page.$$eval(`${selector} tbody tr`, (all) =>
    all.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')),
  );

const atLogit = () => rows('.squared-error-numbers .numbers');
const deltas = () => rows('.bar-table');

/** What comes later moves what is below it: the formulas, too. @param {Parameters<typeof openLesson>[1]} [options] */
async function open(options) {
  await openLesson('squared-error', options);
  await eventually(atLogit, ({ length }) => length === 2);
  await eventually(deltas, ({ length }) => length === 10);
  await eventually(
    () => textsOf('.squared-error-lab annotation'),
    ({ length }) => length === 2,
  );
}

/** @param {number} rounds of ten epochs */
async function train(rounds = 1) {
  for (let round = 0; round < rounds; round++) {
    await pressIn('Train 10 epochs');
    await page.waitForFunction(() => document.querySelector('.squared-error-lab button.primary:not([hidden])'), {
      timeout: 60_000,
    });
  }
}

describe('squared-error', () => {
  test('shows where the gradient of the squared error is lost, and that of cross-entropy is not', async () => {
    await openLesson('squared-error');
    const a = 1 / (1 + Math.exp(-4));
    const expected = (/** @type {number} */ target) => [
      ['Squared error', (0.5 * (a - target) ** 2).toFixed(4), ((a - target) * a * (1 - a)).toFixed(4)],
      ['Cross-entropy', (-Math.log(target ? a : 1 - a)).toFixed(4), (a - target).toFixed(4)],
    ];
    expect(await eventually(atLogit, ({ length }) => length === 2)).toEqual(expected(0));
    await fill('Target t', 1);
    const [[, loss, gradient], [, otherLoss, otherGradient]] = await eventually(atLogit, ([, [, , slope]]) =>
      slope.startsWith('−'),
    );
    expect(loss).toMatch(/^1\.61[78] × 10⁻⁴$/); // 1.6175
    expect(gradient).toBe('−3.177 × 10⁻⁴');
    expect([otherLoss, otherGradient]).toEqual([expected(1)[1][1], '−0.0180']);
  });

  test(
    'from a fresh start both learn; from a saturated one the squared error is left behind',
    { timeout: 120_000 },
    async () => {
      await open();
      await untilStands('After 0 epochs');
      await train();
      const [epochs, squared, crossEntropy] = await race();
      expect(epochs).toBe(10);
      expect(squared).toBeGreaterThan(88);
      expect(crossEntropy).toBeGreaterThan(squared);

      await pressIn('Start saturated');
      await untilStands('Begun sure that every digit is a 0. After 0 epochs');
      const begun = await race();
      expect(begun[1]).toBe(begun[2]);
      expect(begun[1]).toBeLessThan(12);
      await train();
      const [, left, ahead] = await race();
      expect(left).toBeLessThan(40);
      expect(ahead).toBeGreaterThan(90);
      // The same with softmax.
      await fill('Cross-entropy', 'softmax-cross-entropy');
      await untilStands('Begun sure that every digit is a 0. After 0 epochs');
      await train();
      const [, againLeft, softmax] = await race();
      expect(againLeft).toBe(left);
      expect(softmax).toBeGreaterThan(90);
      expect(softmax).not.toBe(ahead);
    },
  );

  test('one start after another is begun once each, and training is paused when the lesson is left', async () => {
    await openLesson('squared-error');
    // Faster than the digits come, which move what is to be pressed.
    await pressAtOnce(['Start saturated', 'Start', 'Start saturated']);
    await untilStands('Begun sure');
    // At once after an epoch, however slow the test is and however fast the training.
    const leaving = page.waitForFunction(
      () => {
        const hasBegun = /After [1-9]\d* epochs/.test(document.querySelector('.squared-error-lab')?.textContent ?? '');
        if (hasBegun) /** @type {HTMLElement} */ (document.querySelector('.lesson-list a[href="#softmax"]')).click();
        return hasBegun;
      },
      { polling: 'mutation' },
    );
    await pressIn('Train 10 epochs');
    await leaving;
    await page.waitForSelector('.softmax-lab');
    await page.click('.lesson-list a[href="#squared-error"]');
    await page.waitForSelector('.squared-error-lab button.primary:not([hidden])');
    const [epochs] = await race();
    expect(epochs).toBeLessThan(10);
    await pressIn('Start');
    await untilStands('After 0 epochs');
  });

  test('training that is asked for before a start has been made is from that start', async () => {
    await openLesson('squared-error');
    await pressAtOnce(['Start saturated', 'Train 10 epochs']);
    await eventually(stands, (text) => /^Begun sure .* After [1-9]\d* epochs/.test(text));
    await pressIn('Pause');
  });

  test('its exercises are answered', { timeout: 180_000 }, async () => {
    await open();
    await untilStands('After 0 epochs');

    expect(await check('steepest')).toMatchObject({
      verdict: 'wrong',
      sentence: 'Not yet. At z = 4.0 it is 0.0173, and it is larger for a smaller z.',
    });
    await fill('Logit z', -3);
    expect((await check('steepest')).sentence).toMatch(/At z = −3\.0 it is 0\.0021, and it is larger for a larger z/);
    await fill('Target t', 1);
    expect((await check('steepest')).sentence).toMatch(/choose 0/);
    await fill('Target t', 0);
    await fill('Logit z', 0.7);
    expect(await check('steepest')).toMatchObject({
      verdict: 'right',
      sentence: expect.stringContaining('where a = 0.668, it is 0.1481'),
    });

    expect((await check('ratio')).sentence).toMatch(/Enter a number over zero/);
    await fill('Times', 10);
    expect((await check('ratio')).sentence).toMatch(/not at a saturated start/);
    await pressIn('Start saturated');
    await untilStands('Begun sure');
    expect((await check('ratio')).sentence).toMatch(/It is more: the table says 0\.\d+ against \d\.\d+ × 10⁻⁴/);
    const [[, squared, crossEntropy]] = await deltas();
    const [digits, exponent] = squared.split(' × 10⁻');
    expect(exponent).toBe('⁴');
    const ratio = Number(crossEntropy) / (Number(digits) * 1e-4);
    await fill('Times', 10 * ratio);
    expect((await check('ratio')).sentence).toMatch(/It is less/);
    await fill('Times', Math.round(ratio));
    expect(await check('ratio')).toMatchObject({ verdict: 'right' });

    expect((await check('recover')).sentence).toMatch(/Nothing has been trained/);
    await train();
    expect((await check('recover')).sentence).toMatch(/After 10 epochs it gets [\d.]+% right: train on/);
    await train(2);
    expect((await check('recover')).sentence).toMatch(/Within 30 epochs it did not get there/);
    await pressIn('Start');
    await untilStands('After 0 epochs');
    expect((await check('recover')).sentence).toMatch(/not begun saturated/);
    await fill('Learning rate', 5);
    await pressIn('Start saturated');
    await untilStands('Begun sure');
    await train();
    const { verdict, sentence, code } = await check('recover');
    expect(verdict).toBe('right');
    expect(sentence).toMatch(/With the rate 5 it took [3-9] epochs/);
    expect(verify(code)).toMatch(
      /^exercise squared-error\/recover\ndata mnist\nsaturated 0\nsteps 2500\n[^]*\nloss mean-squared-error\n[^]*\nverified\n$/,
    );
    expect((await answers()).at(-1)).toEqual({ lesson: 'squared-error', exercise: 'recover', isRight: true, code });
  });

  test('a learning rate out of range is refused in a sentence', async () => {
    await open();
    await untilStands('After 0 epochs');
    await fill('Learning rate', -1);
    const [sentence] = await eventually(
      () => textsOf('.problem p'),
      ([text]) => text !== '',
    );
    expect(sentence).toMatch(/learning rate|lr/i);
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
