// The lesson about depth: walked through, its exercises answered wrongly and rightly.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { overflow } from './digits.js';
import { eventually } from './lab.js';
import { answers, check, fill, openLesson, pick, pressIn, textsOf, verify } from './lesson-steps.js';
import { page } from './visit.js';

const [COMPARE, OWN] = ['.depth-lab > .panel:first-child', '.depth-lab > .panel:last-child'];

const status = async () => (await textsOf(`${COMPARE} [role=status]`))[0];
const ownStatus = async () => (await textsOf(`${OWN} [role=status]`))[0];

/** @param {Parameters<typeof openLesson>[1]} [options] */
async function open(options) {
  await openLesson('depth', options);
  await eventually(ownStatus, (text) => text !== '');
}

/** @returns {Promise<string[][]>} units, parameters, test accuracy and seconds of the five networks */
const cards = () =>
  page.$$eval('.depth-card', (all) =>
    all.map((card) => [...card.querySelectorAll('dd')].map(({ textContent }) => textContent ?? '')),
  );

/** @returns {Promise<number[]>} test accuracies in percent */
const accuracies = async () => (await cards()).map(([, , accuracy]) => Number.parseFloat(accuracy));

async function trainAll() {
  await trainAllUntil(`${COMPARE} h3`); // which does nothing: it has begun
  await eventually(status, (text) => text.startsWith('Test accuracy'));
}

/** @param {string} name of data */
async function choose(name) {
  await fill('Data', name);
  await eventually(cards, ([[units]]) => units === (name === 'digits' ? '32' : '75'));
}

/**
 * @param {number} layers
 * @param {number} units
 * @param {string} activation
 */
async function build(layers, units, activation) {
  await fill('Hidden layers', layers, OWN);
  await fill('Units in each', units, OWN);
  await fill('Activation', activation, OWN);
  await eventually(ownStatus, (text) => text.startsWith('After 0 epochs'));
}

/**
 * Presses Train all, and something else as soon as the first network is being trained: at once, however slow the test is
 * and however fast the training.
 *
 * @param {string} selector of what is pressed
 */
async function trainAllUntil(selector) {
  const training = page.waitForFunction(
    (within, pressed) => {
      const isTraining = /^Training network/.test(document.querySelector(`${within} [role=status]`)?.textContent ?? '');
      if (isTraining) /** @type {HTMLElement} */ (document.querySelector(pressed)).click();
      return isTraining;
    },
    { polling: 'mutation' },
    COMPARE,
    selector,
  );
  await pressIn('Train all five', COMPARE);
  await training;
}

/** @returns {Promise<{epochs: number, accuracy: number}>} */
async function own() {
  const [, epochs, accuracy] = /After ([\d,]+) epochs: ([\d.]+)%/.exec(await ownStatus()) ?? [];
  return { epochs: Number(epochs.replaceAll(',', '')), accuracy: Number(accuracy) };
}

/** Its training has ended. */
const untilRest = () => page.waitForSelector(`${OWN} [role=status][aria-live=polite]`);

/**
 * @param {(state: Awaited<ReturnType<typeof own>>) => boolean} isEnough
 * @returns {ReturnType<typeof own>} what it has come to when it rests
 */
async function trainOwn(isEnough) {
  await pressIn('Train', OWN);
  await eventually(own, isEnough);
  await pressIn('Pause', OWN);
  await untilRest();
  return own();
}

describe('depth', () => {
  test('on the spiral, of networks with the same number of parameters the deeper ones learn more', async () => {
    await open();
    await eventually(status, (text) => text === 'Nothing trained yet.');
    await trainAll();
    const all = await cards();
    expect(all.map(([units]) => units.split('-').length)).toEqual([1, 2, 3, 4, 5]);
    for (const [, parameters, , seconds] of all) {
      expect(Math.abs(Number(parameters) / 300 - 1)).toBeLessThanOrEqual(0.03);
      expect(Number(seconds)).toBeGreaterThan(0);
    }
    const [one, ...deeper] = await accuracies();
    expect(one).toBeLessThan(88);
    for (const accuracy of deeper) expect(accuracy).toBeGreaterThan(one);
    // Every one shows what it has learnt.
    expect(await page.$$eval('.depth-card .plane:not([hidden])', ({ length }) => length)).toBe(5);
    const [before] = await cards();
    await trainAll();
    const [after] = await cards();
    expect(after[2]).not.toBe(before[2]); // another seed
    expect(await textsOf('.curves-legend li')).toEqual(['Seed 1', 'Seed 2']);
    expect(await status()).toMatch(/\(seeds: 2\)\.$/);
  });

  test('through sigmoids, depth is of no use; on digits neither', async () => {
    await open();
    await fill('Activation', 'sigmoid', COMPARE);
    await choose('digits');
    await trainAll();
    const sigmoids = await accuracies();
    expect(sigmoids[0]).toBeGreaterThan(85);
    expect(sigmoids[4]).toBeLessThan(sigmoids[0] - 20);
    await fill('Activation', 'relu', COMPARE);
    await eventually(status, (text) => text === 'Nothing trained yet.');
    await trainAll();
    for (const [, parameters] of await cards()) {
      expect(Math.abs(Number(parameters.replace(',', '')) / 25_450 - 1)).toBeLessThanOrEqual(0.03);
    }
    const rectified = await accuracies();
    expect(Math.max(...rectified) - Math.min(...rectified)).toBeLessThan(4);
    expect(Math.min(...rectified)).toBeGreaterThan(88);
    expect(await page.$$eval('.depth-card .plane:not([hidden])', ({ length }) => length)).toBe(0);
  });

  test('training is stopped by the button, and when the lesson is left', async () => {
    await open();
    await trainAllUntil(`${COMPARE} button:not(.primary)`); // Pause
    await eventually(status, (text) => text === 'Nothing trained yet.');
    expect((await cards())[4][2]).toBe('–');
    await pressIn('Train', OWN);
    await trainAllUntil('.lesson-list a[href="#xor"]');
    await page.waitForFunction(() => !document.querySelector('.depth-lab'));
    await page.click('.lesson-list a[href="#depth"]');
    await page.waitForSelector('.depth-lab');
    await eventually(status, (text) => !text.startsWith('Training network'));
    expect((await cards())[4][2]).toBe('–');
    await untilRest();
    const paused = await ownStatus();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await ownStatus()).toBe(paused);
  });

  test('weights and biases are counted', async () => {
    await open();
    await build(1, 6, 'tanh');
    expect((await check('count')).sentence).toBe('Not yet. It has (2 + 1) · 6 + (6 + 1) · 1 = 25: too few.');
    await build(3, 10, 'tanh');
    expect((await check('count')).sentence).toMatch(/= 261: too many\.$/);
    await build(2, 10, 'tanh');
    const { verdict, sentence } = await check('count');
    expect(verdict).toBe('right');
    expect(sentence).toBe('Right. (2 + 1) · 10 + (10 + 1) · 10 + (10 + 1) · 1 = 151.');
  });

  test('95% of the spiral with 20 units at the most', async () => {
    await open();
    await build(2, 11, 'tanh');
    expect((await check('twenty')).sentence).toBe('Not yet. Your network has 22 hidden units: 20 at most are allowed.');
    await build(1, 20, 'tanh');
    expect((await check('twenty')).sentence).toBe('Not yet. Your network is not trained yet.');
    await trainOwn(({ epochs }) => epochs >= 5);
    expect((await check('twenty')).sentence).toMatch(/put them into two or three layers/);
    await build(2, 10, 'tanh');
    await trainOwn(({ epochs }) => epochs >= 5);
    expect((await check('twenty')).sentence).toMatch(/Train longer/);
    await fill('Learning rate', 0.003, OWN);
    await eventually(ownStatus, (text) => text.startsWith('After 0 epochs'));
    // It may fall again for a while before it rests.
    let reached;
    do {
      reached = await trainOwn(({ accuracy }) => accuracy >= 97);
    } while (reached.accuracy < 95);
    const { verdict, sentence, code } = await check('twenty');
    expect(verdict).toBe('right');
    expect(sentence).toMatch(/^Right\. [\d.]+% with 20 units in 2 layers\./);
    expect(verify(code)).toMatch(/\nverified\n$/);
    expect((await answers()).at(-1)).toEqual({ lesson: 'depth', exercise: 'twenty', isRight: true, code });
  });

  test('on digits nearly all parameters belong to the first layer', async () => {
    await open();
    expect((await check('share')).sentence).toBe('Not yet. Train all five on the digits first.');
    await choose('digits');
    await trainAll();
    expect((await check('share')).sentence).toBe('Not yet. Choose an answer first.');
    await pick('share', 'half');
    expect((await check('share')).sentence).toMatch(/^Not yet\. The first layer has 21,980 of 25,423: 86%/);
    await pick('share', 'most');
    expect((await check('share')).verdict).toBe('right');
  });

  test.each([
    ['en', 'light', 1280],
    ['ko', 'dark', 390],
  ])('axe finds nothing to say, %s, %s', async (language, scheme, width) => {
    await open({ language, dark: scheme === 'dark', width, height: 844 });
    await page.click(`${COMPARE} button.primary`);
    await eventually(cards, (all) => all[4][3] !== '–');
    await check('share');
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});
