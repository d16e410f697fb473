// The lesson about logistic regression: walked through, its exercises answered wrongly and rightly.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { overflow } from './digits.js';
import { eventually } from './lab.js';
import { answers, check, fill, openLesson, pick, pressIn, textsOf, verify } from './lesson-steps.js';
import { page } from './visit.js';

const SIGMOID_RATE = 'Rate of the sigmoid';
const SOFTMAX_RATE = 'Rate of the softmax';

const status = async () => (await textsOf('.logistic-status'))[0];

/** What comes later moves what is below it: the formula, too. @param {Parameters<typeof openLesson>[1]} [options] */
async function open(options) {
  await openLesson('logistic', options);
  await untilStatus(/0/);
  await page.waitForSelector('.logistic-lab math');
}

/** @param {RegExp} sentence */
const untilStatus = (sentence) => eventually(status, (text) => sentence.test(text));

/** @returns {Promise<string[][]>} rows of the table of probabilities */
const probabilities = () =>
  page.$$eval('.numbers tr.is-marked, .numbers tr.is-marked ~ tr', (rows) =>
    rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')),
  );

/** Training has ended. */
const untilRest = () => page.waitForSelector('.logistic-status[aria-live=polite]');

async function train() {
  await pressIn('Train 50 epochs');
  await untilStatus(/^After 50 epochs/);
  await untilRest();
}

describe('logistic', () => {
  test.each(['zeros', 'halves', 'second'])(
    'from matching starts, %s, both learn the same to seven digits',
    async (start) => {
      await open();
      await untilStatus(/^After 0 epochs/);
      await fill('Start', start);
      // Zeros make all of them a half.
      const before = await eventually(
        probabilities,
        (all) => all.every(([, sigmoid]) => sigmoid === '0.5000000') === (start === 'zeros'),
      );
      expect(await status()).toMatch(/^After 0 epochs they agree/);
      await train();
      expect(await status()).toMatch(/^After 50 epochs they agree: .* \d\.\d × 10⁻[⁶⁷⁸]/);
      const rows = await probabilities();
      expect(rows).toHaveLength(5);
      for (const [i, [point, sigmoid, softmax, difference]] of rows.entries()) {
        expect(point).toMatch(/^\d \(-?\d+\.\d\d, -?\d+\.\d\d\)$/);
        expect(Math.abs(Number(sigmoid) - Number(softmax))).toBeLessThan(2e-6);
        expect(difference).toMatch(/^(0|\d\.\d × 10⁻([⁶⁷⁸⁹]|¹[⁰¹²³⁴⁵⁶⁷⁸⁹]))$/);
        expect(sigmoid).not.toBe(before[i][1]);
      }
      // They have learnt the clouds, and equally well.
      const [first, second] = await textsOf('.logistic-planes figcaption');
      const [loss, accuracy] = /** @type {RegExpExecArray} */ (/test loss (\S+), (\S+)% right/.exec(first)).slice(1);
      expect(Number(accuracy)).toBeGreaterThan(85);
      expect(second).toContain(`test loss ${loss}, ${accuracy}% right`);
    },
  );

  test('with the same rate they come apart, and a single update shows it', async () => {
    await open();
    await untilStatus(/^After 0 epochs they agree/);
    await fill(SOFTMAX_RATE, 0.1);
    await pressIn('One update');
    await untilStatus(/^After 0\.05 epochs they have come apart/);
    await pressIn('Start again');
    await untilStatus(/^After 0 epochs they agree/);
  });

  test('a point is chosen by its number and by a click', async () => {
    await open();
    await untilStatus(/^After 0 epochs/);
    await fill('Chosen point, by its number (or click one)', 17);
    await eventually(probabilities, ([[point]]) => point.startsWith('17 ('));
    await page.click('.plane');
    const [[point]] = await eventually(probabilities, ([[name]]) => !name.startsWith('17 ('));
    const [x, y] = /** @type {RegExpExecArray} */ (/\((.*), (.*)\)/.exec(point)).slice(1).map(Number);
    expect(Math.hypot(x, y)).toBeLessThan(2); // the middle of the plane was clicked
  });

  test('training is paused, and when the lesson is left, too', async () => {
    await open();
    await untilStatus(/^After 0 epochs/);
    // At once after an epoch, however slow the test is and however fast the training.
    const leaving = page.waitForFunction(
      () => {
        const hasBegun = /^After [1-9]/.test(document.querySelector('.logistic-status')?.textContent ?? '');
        if (hasBegun) /** @type {HTMLElement} */ (document.querySelector('.lesson-list a[href="#softmax"]')).click();
        return hasBegun;
      },
      { polling: 'mutation' },
    );
    await pressIn('Train 50 epochs');
    await leaving;
    await page.waitForFunction(() => !document.querySelector('.logistic-lab'));
    await page.click('.lesson-list a[href="#logistic"]');
    await page.waitForSelector('.logistic-lab');
    await untilRest();
    const paused = await status();
    expect(paused).not.toMatch(/^After 50 /);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await status()).toBe(paused);
  });

  test('the rate that makes both agree is found by training', async () => {
    await open();
    await untilStatus(/^After 0 epochs/);
    expect((await check('rate')).sentence).toBe('Not yet. The softmax layer has another rate than 0.2: set it first.');
    await fill(SOFTMAX_RATE, 0.2);
    expect((await check('rate')).sentence).toMatch(/^Not yet. Train both for 50 epochs first/);
    await train();
    expect((await check('rate')).sentence).toMatch(/fallen behind/);
    await fill(SIGMOID_RATE, 0.8);
    await untilStatus(/^After 0 epochs/);
    await train();
    expect((await check('rate')).sentence).toMatch(/run ahead/);
    await fill(SIGMOID_RATE, 0.4);
    await untilStatus(/^After 0 epochs/);
    await train();
    const { verdict, sentence, code } = await check('rate');
    expect(verdict).toBe('right');
    expect(sentence).toMatch(/^Right. With twice the rate/);
    expect(verify(code)).toMatch(/\nverified\n$/);
    expect((await answers()).at(-1)).toEqual({ lesson: 'logistic', exercise: 'rate', isRight: true, code });
    await page.reload();
    await page.waitForSelector('[data-exercise=rate] .tick:not([hidden])');
  });

  test('a run from weights that were put in is right, but has no code to repeat it', async () => {
    await open();
    await untilStatus(/^After 0 epochs/);
    await fill('Start', 'halves');
    await fill(SOFTMAX_RATE, 0.2);
    await fill(SIGMOID_RATE, 0.4);
    await train(); // at once: each of the three makes the pair anew, and it trains as the last has it
    expect(await check('rate')).toMatchObject({ verdict: 'right', code: null });
  });

  test('the logit that says the same is the difference of the two', async () => {
    await open();
    expect((await check('logit')).sentence).toBe('Not yet. Enter a number.');
    await fill('z', 1.1);
    expect((await check('logit')).sentence).toMatch(/^Not yet. The softmax layer says 0.8176, .* 0.7503/);
    await fill('z', 1.5);
    expect(await check('logit')).toMatchObject({ verdict: 'right' });
  });

  test('equal shifts of the biases change nothing, which is tried', async () => {
    await open();
    await untilStatus(/^After 0 epochs/);
    expect((await check('shift')).sentence).toBe('Not yet. Choose an answer first.');
    await pick('shift', 'grow');
    expect((await check('shift')).sentence).toMatch(/^Not yet. It was tried just now/);
    await pick('shift', 'unchanged');
    expect((await check('shift')).sentence).toMatch(/^Right. It was tried just now/);
  });

  test('a rate out of range is refused in a sentence', async () => {
    await open();
    await untilStatus(/^After 0 epochs/);
    await fill(SOFTMAX_RATE, -1);
    const [sentence] = await eventually(
      () => textsOf('.problem p'),
      ([text]) => text !== '',
    );
    expect(sentence).toMatch(/learning rate|lr/i);
  });

  test.each([
    ['en', 'light', 1280],
    ['ko', 'dark', 390],
  ])('axe finds nothing to say, %s, %s', async (language, scheme, width) => {
    await open({ language, dark: scheme === 'dark', width, height: 844 });
    await check('shift');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});
