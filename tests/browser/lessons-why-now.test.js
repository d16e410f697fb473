// The lesson about data, machines and methods: walked through, its exercises answered wrongly and rightly.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { clickOn } from './click.js';
import { overflow } from './digits.js';
import { eventually } from './lab.js';
import { answers, check, fill, openLesson, pick, pressIn, textsOf, verify } from './lesson-steps.js';
import { page } from './visit.js';

const panel = (/** @type {number} */ number) => `.why-lab > .panel:nth-child(${number})`;
const [DATA, SPEED, RACE] = [1, 2, 3].map(panel);

const statusOf = (/** @type {string} */ within) => async () => (await textsOf(`${within} [role=status]`))[0];

/**
 * @param {string} within
 * @returns {Promise<string[][]>} rows of its table
 */
const rowsOf = (within) =>
  page.$$eval(`${within} tbody tr`, (rows) =>
    rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')),
  );

/** The digits have come, and what says on the way that they do moves nothing any more: a first network has learnt some. */
const untilDigits = () =>
  eventually(
    () => rowsOf(DATA),
    ([[, error]]) => error !== '–',
  );

async function measureData() {
  await pressIn('Train all five', DATA);
  await eventually(statusOf(DATA), (text) => text.startsWith('Each time'));
}

async function measureSpeed() {
  await pressIn('Measure', SPEED);
  await eventually(statusOf(SPEED), (text) => text !== '');
}

describe('why now', () => {
  test('the more digits, the fewer errors', async () => {
    await openLesson('why-now');
    await measureData();
    const rows = await rowsOf(DATA);
    expect(rows.map(([count]) => count)).toEqual(['100', '300', '1,000', '3,000', '8,000']);
    const errors = rows.map(([, error]) => Number.parseFloat(error));
    expect([...errors].sort((a, b) => b - a)).toEqual(errors);
    expect(errors[0]).toBeGreaterThan(15);
    expect(errors[4]).toBeLessThan(8);
    for (const [, error, accuracy] of rows) {
      expect(Number.parseFloat(error) + Number.parseFloat(accuracy)).toBeCloseTo(100, 5);
    }
  });

  test('vectors are faster than single numbers, and compute the same', async () => {
    await openLesson('why-now');
    await measureSpeed();
    expect(await statusOf(SPEED)()).toMatch(/^[\d.]+ times as fast, and the results are equal to the bit\./);
    const [[, one], [, four]] = await rowsOf(SPEED);
    expect(Number(one)).toBeGreaterThan(0.05);
    expect(Number(four)).toBeGreaterThan(1.5 * Number(one));
  });

  test('five methods race, and the new ones read more than the old one', async () => {
    await openLesson('why-now');
    await pressIn('Start the race', RACE);
    await eventually(statusOf(RACE), (text) => text === 'All five have arrived.');
    const results = (await textsOf(`${RACE} .curves-legend li`)).map((text) => text.split(': '));
    expect(results.map(([name]) => name)).toEqual([
      'Perceptron rule',
      'SGD, sigmoid',
      'SGD, ReLU',
      'Adam, sigmoid',
      'Adam, ReLU',
    ]);
    const [perceptron, sgdSigmoid, , , adamRelu] = results.map(([, accuracy]) => Number.parseFloat(accuracy));
    expect(perceptron).toBeGreaterThan(60);
    expect(sgdSigmoid).toBeGreaterThan(perceptron);
    expect(adamRelu).toBeGreaterThan(sgdSigmoid);
  });

  test('whoever begins ends what is going on, and so does the button, and leaving the lesson', async () => {
    await openLesson('why-now');
    await pressIn('Train all five', DATA);
    await eventually(statusOf(DATA), (text) => text.startsWith('Training on'));
    await untilDigits();
    await pressIn('Start the race', RACE);
    await eventually(statusOf(RACE), (text) => text.startsWith('Now: '));
    expect(await statusOf(DATA)()).toBe('');
    await pressIn('Pause', RACE);
    await eventually(statusOf(RACE), (text) => text === '');
    await pressIn('Start the race', RACE);
    await eventually(statusOf(RACE), (text) => text.startsWith('Now: '));
    await page.click('.lesson-list a[href="#xor"]');
    await page.waitForFunction(() => !document.querySelector('.why-lab'));
    await page.click('.lesson-list a[href="#why-now"]');
    await page.waitForSelector('.why-lab');
    await eventually(statusOf(RACE), (text) => text === '');
  });

  test('ten times as many digits do not leave a tenth of the errors', async () => {
    await openLesson('why-now');
    expect((await check('tenfold')).sentence).toBe('Not yet. Train all five first.');
    await measureData();
    expect((await check('tenfold')).sentence).toBe('Not yet. Choose an answer first.');
    await pick('tenfold', 'tenth');
    expect((await check('tenfold')).sentence).toMatch(/^Not yet\. You measured \d+\.\d% and then \d+\.\d%/);
    await pick('tenfold', 'some');
    expect((await check('tenfold')).verdict).toBe('right');
    expect((await answers()).at(-1)).toEqual({ lesson: 'why-now', exercise: 'tenfold', isRight: true, code: null });
  });

  test('how long it would take is worked out from what was measured', async () => {
    await openLesson('why-now');
    expect((await check('scalar')).sentence).toBe('Not yet. Measure the speed first.');
    await measureSpeed();
    expect((await check('scalar')).sentence).toBe('Not yet. Enter a number.');
    await fill('Seconds', 0.5);
    expect((await check('scalar')).sentence).toMatch(/^Not yet\. Not with [\d.]+ billion a second/);
    const [[, rate]] = await rowsOf(SPEED);
    await fill('Seconds', 100 / Number(rate));
    expect((await check('scalar')).verdict).toBe('right');
  });

  test('a method that learns within an epoch', async () => {
    await openLesson('why-now');
    const exercise = '[data-exercise=epoch]';
    expect(await check('epoch')).toMatchObject({
      sentence: expect.stringMatching(/^Not yet\. It reads [\d.]+% after one epoch/),
      code: null,
    });
    await fill('Optimizer', 'adam', exercise);
    await fill('Activation', 'relu', exercise);
    await fill('Learning rate', 0.003, exercise);
    const { sentence, code } = await check('epoch');
    expect(sentence).toMatch(/^Right\. It reads 9\d\.\d% after one epoch/);
    const said = verify(code);
    expect(said).toMatch(/^exercise why-now\/epoch\ndata mnist\nsteps 250\n[^]*\nverified\n$/);
    const [shown, verified] = [/reads (.*)%/.exec(sentence)?.[1], /test accuracy (.*)/.exec(said)?.[1]];
    expect(Math.abs(Number(shown) - 100 * Number(verified))).toBeLessThan(0.051);
  });

  test.each([
    ['en', 'light', 1280],
    ['ko', 'dark', 390],
  ])('axe finds nothing to say, %s, %s', async (language, scheme, width) => {
    await openLesson('why-now', { language, dark: scheme === 'dark', width, height: 844 });
    for (const within of [SPEED, DATA, RACE]) {
      await clickOn(await page.waitForSelector(`${within} button.primary`));
      await eventually(statusOf(within), (text) => text !== '');
      if (within === DATA) await untilDigits();
    }
    await eventually(
      () => textsOf(`${RACE} .curves-legend li`),
      ({ length }) => length === 5,
    );
    await check('tenfold');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});
