// The lesson about the perceptron: walked through, its exercises answered wrongly and rightly.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { overflow } from './digits.js';
import { eventually } from './lab.js';
import { answers, check, fill, openLesson, pick, pressIn, textsOf, verify } from './lesson-steps.js';
import { page } from './visit.js';

const said = async () => (await textsOf('.said'))[0];
const untilSaid = (/** @type {RegExp} */ sentence) => eventually(said, (text) => sentence.test(text));
const numbersIn = (/** @type {string} */ text) => (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

/** @returns {Promise<string[][]>} the examples seen so far, the first one first */
const rows = async () =>
  (
    await page.$$eval('.perceptron-lab tbody tr', (all) =>
      all.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')),
    )
  ).reverse();

const updates = async () => numbersIn((await textsOf('.perceptron-counts'))[0])[0];

/** What comes later moves what is below it: the formulas, too. @param {Parameters<typeof openLesson>[1]} [options] */
async function open(options) {
  await openLesson('perceptron', options);
  await page.waitForSelector('.perceptron-lab circle');
  await page.waitForSelector('.perceptron-formulas annotation');
}

/** Presses "Next example" and waits for what it comes to. */
async function next() {
  const before = (await rows()).length;
  await pressIn('Next example');
  await eventually(rows, ({ length }) => length === before + 1);
}

/** @param {string} task @param {number} order */
async function learn(task, order) {
  await fill('Learn', task);
  await fill('Order', order);
  await untilSaid(/All weights are zero/);
  await pressIn('Run');
  await untilSaid(/A whole epoch without a mistake/);
}

/**
 * Rosenblatt's rule, example by example, on what the page shows.
 *
 * @param {string[][]} table
 * @param {number} rate
 * @param {(x: number, y: number) => number} targetOf
 */
function expectTheRule(table, rate, targetOf) {
  let weights = [0, 0, 0];
  for (const [number, inputs, target, sum, output, changes, after] of table) {
    const example = [...numbersIn(inputs), 1];
    const z = example.reduce((total, value, i) => total + value * weights[i], 0);
    const a = z >= 0 ? 1 : 0;
    const t = targetOf(example[0], example[1]);
    const change = example.map((value) => rate * (t - a) * value + 0);
    weights = weights.map((weight, i) => weight + change[i]);
    const shown = { target: Number(target), sum: Number(sum), output: Number(output), after: numbersIn(after) };
    expect(shown, `example ${number}`).toEqual({ target: t, sum: z, output: a, after: weights });
    expect(changes === '–' ? [0, 0, 0] : numbersIn(changes)).toEqual(change);
  }
}

describe('perceptron', () => {
  test('shows the arithmetic of one example after another, and the line that moves', async () => {
    await open();
    await untilSaid(/All weights are zero/);
    expect(await page.$$('.small-plane .border')).toHaveLength(0);
    for (let i = 0; i < 8; i++) await next();
    const table = await rows();
    expectTheRule(table, 1, (x, y) => x * y);
    // Two epochs: each of the four examples twice.
    expect(new Set(table.slice(0, 4).map(([, inputs]) => inputs)).size).toBe(4);
    expect(new Set(table.slice(4).map(([, inputs]) => inputs)).size).toBe(4);
    const mistakes = table.filter(([, , , , , changes]) => changes !== '–').length;
    expect(mistakes).toBeGreaterThan(1);
    expect(await updates()).toBe(mistakes);
    // The formulas say the same as the last row.
    const last = /** @type {string[]} */ (table.at(-1));
    const formulas = await eventually(
      () => textsOf('.perceptron-formulas annotation'),
      (all) =>
        all.length === 4 &&
        numbersIn(all[0]).at(-1) === Number(last[3]) &&
        String(numbersIn(all[3])) === String(numbersIn(last[6])),
    );
    expect(numbersIn(formulas[0]).at(-1)).toBe(Number(last[3]));
    expect(numbersIn(formulas[3])).toEqual(numbersIn(last[6]));
    expect(await page.$$('.small-plane .border.now')).toHaveLength(1);
    expect(await page.$$('.small-plane .ring')).toHaveLength(1);
    await pressIn('Start again');
    await eventually(rows, ({ length }) => length === 0);
  });

  test.each([
    ['and', 51, (/** @type {number} */ x, /** @type {number} */ y) => x * y],
    ['or', 27, (/** @type {number} */ x, /** @type {number} */ y) => Math.max(x, y)],
  ])('learns %s in no more than %d updates', async (task, bound, targetOf) => {
    await open();
    for (const order of [1, 2]) {
      await learn(task, order);
      expectTheRule(await rows(), 1, targetOf);
      expect(await updates()).toBeGreaterThan(0);
      expect(await updates()).toBeLessThanOrEqual(bound);
      expect((await textsOf('.perceptron-lab .note'))[0]).toContain(` = ${bound} updates`);
    }
  });

  test('with another rate the weights are multiples of it', async () => {
    await open();
    await fill('Rate η', '0.125');
    await untilSaid(/All weights are zero/);
    for (let i = 0; i < 4; i++) await next();
    expectTheRule(await rows(), 0.125, (x, y) => x * y);
  });

  test('exercise: let it learn AND', async () => {
    await open();
    await untilSaid(/All weights are zero/);
    expect(await check('and')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/No epoch/) });
    for (let i = 0; i < 4; i++) await next();
    expect(await check('and')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/epoch 1.*mistake/) });
    await fill('Learn', 'or');
    await untilSaid(/All weights are zero/);
    expect(await check('and')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/has OR/) });
    await learn('and', 3);
    const { verdict, sentence, code } = await check('and');
    expect({ verdict, sentence }).toEqual({
      verdict: 'right',
      sentence: expect.stringContaining(`took ${await updates()} updates`),
    });
    expect(verify(code)).toMatch(/\nverified\n$/);
    // What `inkling verify` repeats: this very run.
    const run = Buffer.from((code ?? '').slice('INK1-'.length), 'base64url')
      .toString()
      .split(';');
    expect(run).toEqual(
      expect.arrayContaining(['exercise=perceptron/and', 'data=and', 'optimizer=perceptron', 'seed=3']),
    );
    expect(run).toContain(`steps=${(await rows()).length}`);
    expect((await answers()).at(-1)).toEqual({ lesson: 'perceptron', exercise: 'and', isRight: true, code });
    // It is kept.
    await page.reload();
    await page.waitForSelector('[data-exercise=and] .tick:not([hidden])');
    expect(await page.$('[data-exercise=or] .tick:not([hidden])')).toBeNull();
  });

  test('exercise: predict the number of updates on OR', async () => {
    await open();
    await learn('or', 1);
    const count = await updates();
    expect(count).toBeGreaterThan(1);
    expect(await check('or')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/whole number/) });
    await fill('Updates', count - 1);
    expect(await check('or')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/needs more/) });
    await fill('Updates', count + 1);
    expect(await check('or')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/never comes to/) });
    await fill('Updates', count);
    expect(await check('or')).toMatchObject({ verdict: 'right', sentence: expect.stringContaining(`${count}`) });
    // The lab is as it was.
    expect(await updates()).toBe(count);
  });

  test('exercise: what the rate does', async () => {
    await open();
    expect(await check('rate')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/Choose/) });
    await pick('rate', 'more');
    expect(await check('rate')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/Measured/) });
    await pick('rate', 'same');
    const { verdict, sentence } = await check('rate');
    expect(verdict).toBe('right');
    const [whole, , half] = numbersIn(sentence);
    expect(whole).toBe(half);
  });

  test.each([
    ['en', false],
    ['ko', true],
  ])('has nothing that axe-core objects to, in %s', async (language, dark) => {
    await open({ language, dark });
    await page.click('.perceptron-lab .primary');
    await eventually(rows, ({ length }) => length === 1);
    await page.click('[data-exercise=or] .answer > button');
    await page.waitForSelector('[data-exercise=or] .verdict:not(:empty)');
    expect(await violations(page)).toEqual([]);
  });

  test('fits on a narrow screen, and on a wide one without scrolling', async () => {
    await open({ width: 360, height: 780 });
    await untilSaid(/All weights/);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewport({ width: 1280, height: 800 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    const bottom = await page.$eval('.exercises', (element) => element.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThanOrEqual(800);
  });
});
