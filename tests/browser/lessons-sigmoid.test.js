// The lesson about the sigmoid: walked through, its exercises answered wrongly and rightly.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { overflow } from './digits.js';
import { eventually } from './lab.js';
import { answers, check, fill, openLesson, pressIn, textsOf, verify } from './lesson-steps.js';
import { page } from './visit.js';

const at = async () => (await textsOf('.sigmoid-at'))[0];
const stands = async () => (await textsOf('.sigmoid-lab [role=status]'))[1];

/** @param {string} beginning */
const untilStands = (beginning) => eventually(stands, (text) => text?.startsWith(beginning));

/** @param {string} text such as 2.50 × 10⁻⁴ */
const numberIn = (text) => {
  const [digits, power] = text.split(' × 10');
  const exponent = (power ?? '⁰')
    .replace('⁻', '-')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)));
  return Number(digits) * 10 ** Number(exponent);
};

/** @returns {Promise<[layer: string, sigmoid: number, other: number][]>} lengths of the gradients */
const gradients = async () => {
  const texts = await page.$$eval('.bar-table tbody tr', (rows) =>
    rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')),
  );
  return texts.map(([layer, sigmoid, other]) => [layer, numberIn(sigmoid), numberIn(other)]);
};

/** What comes later moves what is below it: the formulas, too. @param {Parameters<typeof openLesson>[1]} [options] */
async function open(options) {
  await openLesson('sigmoid', options);
  await eventually(gradients, ({ length }) => length === 6);
  await eventually(
    () => textsOf('.sigmoid-lab annotation'),
    ({ length }) => length === 2,
  );
}

/**
 * Trains both, and presses something as soon as they have come further: at once, however slow the test is and however
 * fast the training.
 *
 * @param {string} selector of what is pressed
 */
async function trainUntil(selector) {
  const training = page.waitForFunction(
    (before, pressed) => {
      const hasCome = document.querySelectorAll('.sigmoid-lab [role=status]')[1]?.textContent !== before;
      if (hasCome) /** @type {HTMLElement} */ (document.querySelector(pressed)).click();
      return hasCome;
    },
    { polling: 'mutation' },
    await stands(),
    selector,
  );
  await pressIn('Train both 100 epochs');
  await training;
}

async function train() {
  await pressIn('Train both 100 epochs');
  await page.waitForFunction(() => document.querySelector('.sigmoid-lab button.primary:not([hidden])'), {
    timeout: 60_000,
  });
}

describe('sigmoid', () => {
  test('shows a function, its slope, and where it is saturated', async () => {
    await open();
    await eventually(at, (text) => text === 'g(0.0) = 0.5000, g′(0.0) = 0.2500.');
    await fill('Weighted sum z', 6);
    await eventually(at, (text) => text === 'g(6.0) = 0.9975, g′(6.0) = 0.0025.');
    expect((await textsOf('.sigmoid-lab [role=status]'))[0]).toMatch(/^Saturated/);
    await fill('Function', 'tanh');
    await eventually(at, (text) => /^g\(6\.0\) = 1\.0000, g′\(6\.0\) = 2\.4\d\d × 10⁻⁵\.$/.test(text));
    await fill('Function', 'leaky-relu');
    await fill('Weighted sum z', -2);
    await eventually(at, (text) => text === 'g(−2.0) = −0.0200, g′(−2.0) = 0.0100.');
  });

  test('the gradient vanishes layer by layer through sigmoids, and not through rectified units', async () => {
    await open();
    await untilStands('After 0 epochs');
    const layers = await gradients();
    expect(layers.map(([name]) => name)).toEqual(['W⁽¹⁾', 'W⁽²⁾', 'W⁽³⁾', 'W⁽⁴⁾', 'W⁽⁵⁾', 'W⁽⁶⁾ (output)']);
    // Each layer before the last gets less than half of what the next one has.
    for (let layer = 0; layer < 4; layer++) expect(layers[layer][1]).toBeLessThan(layers[layer + 1][1] / 2);
    const [shrinks, grows] = [1, 2].map((i) => Number(layers[0][i]) / Number(layers[5][i]));
    expect(shrinks).toBeLessThan(1e-3);
    expect(grows).toBeGreaterThan(0.05);
    expect(shrinks).toBeGreaterThan(0);

    await fill('Hidden layers of 8 units', 2);
    await eventually(gradients, ({ length }) => length === 3);
    await fill('Second network', 'tanh');
    await eventually(
      () => textsOf('.bar-table th[scope=col]'),
      (heads) => heads[2] === 'tanh',
    );
  });

  test('training is paused, and when the lesson is left, too', async () => {
    await open();
    await untilStands('After 0 epochs');
    await trainUntil('.sigmoid-lab button.primary + button'); // Pause
    await page.waitForSelector('.sigmoid-lab button.primary:not([hidden])');
    const paused = await stands();
    expect(paused).not.toMatch(/^After 100 /);
    await trainUntil('.lesson-list a[href="#softmax"]');
    await page.waitForSelector('.softmax-lab');
    await page.click('.lesson-list a[href="#sigmoid"]');
    await page.waitForSelector('.sigmoid-lab button.primary:not([hidden])');
    expect(await stands()).not.toMatch(/^After [12]00 /);
  });

  test('its exercises are answered', { timeout: 120_000 }, async () => {
    await open();
    await untilStands('After 0 epochs');

    expect((await check('slope')).sentence).toMatch(/Enter a number/);
    await fill('Largest slope', 0.1);
    expect(await check('slope')).toMatchObject({
      verdict: 'wrong',
      sentence: expect.stringContaining('At z = −1.9 it is steeper: 0.1132.'),
    });
    await fill('Largest slope', 1);
    expect((await check('slope')).sentence).toMatch(/nowhere as steep/);
    await fill('Largest slope', 0.25);
    expect(await check('slope')).toMatchObject({
      verdict: 'right',
      sentence: expect.stringContaining('at most 9.766 × 10⁻⁴'),
    });

    expect((await check('saturated')).sentence).toMatch(/At z = 0\.0 the slope is still 0\.2500/);
    await fill('Weighted sum z', -7);
    expect((await check('saturated')).sentence).toMatch(/but at −6\.9, nearer to zero, it is 0\.0010/);
    await fill('Function', 'tanh');
    expect((await check('saturated')).sentence).toMatch(/choose the sigmoid/);
    await fill('Function', 'sigmoid');
    await fill('Weighted sum z', 4.6);
    expect(await check('saturated')).toMatchObject({ verdict: 'right' });

    await fill('Hidden layers of 8 units', 4);
    expect((await check('deep')).sentence).toMatch(/They have 4 hidden layers/);
    await fill('Hidden layers of 8 units', 5);
    expect((await check('deep')).sentence).toMatch(/After 0 epochs the sigmoid network gets/);
    await train();
    const right = await check('deep');
    expect(right).toMatchObject({ verdict: 'right', sentence: expect.stringContaining('The network with ReLU gets') });
    expect(verify(right.code)).toMatch(/\nverified\n$/);
    expect((await answers()).at(-1)).toEqual({ lesson: 'sigmoid', exercise: 'deep', isRight: true, code: right.code });
    // The sigmoid network has learnt nothing meanwhile.
    expect(await stands()).toMatch(/^After 100 epochs .* Test points right: [4-6]\d\.\d% and (9[5-9]|100)/);
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
