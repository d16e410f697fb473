// The lesson about XOR: walked through, its exercises answered wrongly and rightly.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { overflow } from './digits.js';
import { eventually } from './lab.js';
import { answers, check, fill, openLesson, pick, pressAtOnce, pressIn, textsOf, verify } from './lesson-steps.js';
import { page } from './visit.js';

const PERCEPTRON = '.xor-lab > section:nth-of-type(1)';
const NETWORK = '.xor-lab > section:nth-of-type(2)';

/** What the network's card says: right ones, epoch, loss, parameters. */
const state = async () => {
  const [text] = await textsOf(`${NETWORK} > p[role=status]`);
  const [right, , epoch, loss, parameters] = (text.match(/\d+(\.\d+)?/g) ?? []).map(Number);
  return { right, epoch, loss, parameters };
};

/** @returns {Promise<string[][]>} the epochs of the perceptron, the first one first */
const epochs = async () =>
  (
    await page.$$eval(`${PERCEPTRON} tbody tr`, (rows) =>
      rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')),
    )
  ).reverse();

/** Where the points are drawn, each with its label. @param {string} figure */
const places = (figure) =>
  page.$$eval(`${figure} circle`, (circles) =>
    circles.map((circle) => ({
      label: Number(circle.getAttribute('class')?.at(-1)),
      x: Number(circle.getAttribute('cx')),
      y: Number(circle.getAttribute('cy')),
    })),
  );

/** Opens the lesson, and waits for what is drawn last of it. @param {Parameters<typeof openLesson>[1]} [options] */
async function open(options) {
  await openLesson('xor', options);
  await page.waitForSelector(`${PERCEPTRON} circle`);
  await page.waitForSelector(`${NETWORK} figure:nth-of-type(2) .border.now`);
  await eventually(
    () => textsOf(`${PERCEPTRON} annotation`),
    ({ length }) => length === 2,
  );
}

/** Trains the network until it has all four right. @param {number} [units] */
async function solve(units = 2) {
  await fill('Units', units, NETWORK);
  // Some beginnings end with three of them right.
  for (let seed = 1; ; seed++) {
    await fill('Seed', seed, NETWORK);
    await eventually(state, ({ epoch }) => epoch === 0);
    await pressIn('Train', NETWORK);
    const { loss } = await eventually(state, (now) => now.loss < 0.1 || now.epoch > 150);
    await pressIn('Pause', NETWORK);
    if (loss < 0.1) return;
  }
}

describe('xor', () => {
  test('the perceptron comes back to weights that it had, and makes mistakes in every epoch', async () => {
    await open();
    expect(await places(PERCEPTRON)).toHaveLength(4);
    await pressIn('One epoch', PERCEPTRON);
    await eventually(epochs, ({ length }) => length === 1);
    await pressIn('Ten epochs', PERCEPTRON);
    const all = await eventually(epochs, ({ length }) => length === 11);
    /** @type {Map<string, string>} */
    const firsts = new Map();
    for (const [epoch, mistakes, weights, sameAs] of all) {
      expect(Number(mistakes)).toBeGreaterThan(0);
      expect(sameAs).toBe(firsts.get(weights) ?? '');
      if (!firsts.has(weights)) firsts.set(weights, epoch);
    }
    expect(firsts.size).toBeLessThan(11);
  });

  test('says why: the inequalities contradict each other', async () => {
    await open();
    await page.click('summary');
    const [demands, sums] = await eventually(
      () => textsOf(`${PERCEPTRON} annotation`),
      ({ length }) => length === 2,
    );
    expect(demands.match(/</g)).toHaveLength(2);
    expect(demands.match(/\\ge/g)).toHaveLength(2);
    expect(sums).toContain(String.raw`w_1 + w_2 + 2b < 0`);
    expect(sums).toContain(String.raw`w_1 + w_2 + 2b \ge 0`);
  });

  test('a hidden layer solves it, and a line parts the examples in the hidden space', async () => {
    await open();
    await solve();
    const { right, loss, parameters } = await state();
    expect({ right, parameters }).toEqual({ right: 4, parameters: 9 });
    expect(loss).toBeLessThan(0.2);
    // On which side of the line each point is: the two classes on different ones. The figure follows the numbers.
    const sides = () =>
      page.$eval(`${NETWORK} figure:nth-of-type(2) svg`, (svg) => {
        const of = (/** @type {Element} */ element, /** @type {string} */ name) => Number(element.getAttribute(name));
        const line = /** @type {Element} */ (svg.querySelector('.border'));
        const [x, y] = [of(line, 'x1'), of(line, 'y1')];
        const [alongX, alongY] = [of(line, 'x2') - x, of(line, 'y2') - y];
        return [...svg.querySelectorAll('circle')].map((circle) => ({
          label: circle.getAttribute('class')?.at(-1),
          side: Math.sign(alongX * (of(circle, 'cy') - y) - alongY * (of(circle, 'cx') - x)),
        }));
      });
    await eventually(sides, (all) => {
      const [zeros, ones] = ['0', '1'].map((wanted) => all.filter(({ label }) => label === wanted));
      const isOnOneSide = [zeros, ones].every(([one, other]) => one.side === other.side);
      return all.length === 4 && isOnOneSide && zeros[0].side !== ones[0].side;
    });
  });

  test('the same seed begins with the same network, and a step trains an epoch', async () => {
    await open();
    await eventually(state, ({ epoch }) => epoch === 0);
    const { loss: first } = await state();
    await pressIn('Step', NETWORK);
    const { loss } = await eventually(state, ({ epoch }) => epoch === 1);
    expect(loss).not.toBe(first);
    await pressIn('Reset', NETWORK);
    expect((await eventually(state, ({ epoch }) => epoch === 0)).loss).toBe(first);
  });

  test('exercise: how many a line can have right', async () => {
    await open();
    expect(await check('line')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/whole number/) });
    await fill('Examples', 4);
    expect(await check('line')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/more than 3/) });
    await fill('Examples', 2);
    expect(await check('line')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/with 3 right/) });
    await fill('Examples', 3);
    expect(await check('line')).toEqual({ verdict: 'right', sentence: expect.stringMatching(/14 of 16/), code: null });
  });

  test('exercises: solve it with the fewest weights, and see what is folded together', async () => {
    await open();
    await fill('Units', 1, NETWORK);
    await eventually(state, ({ parameters }) => parameters === 5);
    expect(await check('fewest')).toMatchObject({
      verdict: 'wrong',
      sentence: expect.stringMatching(/With 1 hidden unit /),
    });
    expect(await check('fold')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/of 4 right/) });
    await solve(4);
    expect(await check('fewest')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/17 weights/) });
    await solve(2);
    const fewest = await check('fewest');
    expect(fewest).toMatchObject({ verdict: 'right', sentence: expect.stringMatching(/9 weights/) });
    expect(verify(fewest.code)).toMatch(
      /^exercise xor\/fewest\ndata xor-table\n[^]*\ntest accuracy 1.0000\nverified\n$/,
    );

    expect(await check('fold')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/Choose/) });
    // What is seen in the figure is what is right.
    const points = await places(`${NETWORK} figure:nth-of-type(2)`);
    const pairs = points.flatMap((one, i) =>
      points.slice(i + 1).map((other) => ({
        distance: Math.hypot(one.x - other.x, one.y - other.y),
        kind: one.label !== other.label ? 'mixed' : one.label === 1 ? 'ones' : 'zeros',
      })),
    );
    const [nearest] = pairs.sort((first, second) => first.distance - second.distance);
    for (const kind of ['ones', 'zeros', 'mixed'].filter((each) => each !== nearest.kind)) {
      await pick('fold', kind);
      expect(await check('fold')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/Measured/) });
    }
    await pick('fold', nearest.kind);
    const { verdict, code } = await check('fold');
    expect(verdict).toBe('right');
    expect(verify(code)).toMatch(/^exercise xor\/fold\n[^]*\nverified\n$/);
    expect((await answers()).at(-1)).toEqual({ lesson: 'xor', exercise: 'fold', isRight: true, code });
  });

  test.each([
    ['en', false],
    ['ko', true],
  ])('has nothing that axe-core objects to, in %s', async (language, dark) => {
    await open({ language, dark });
    await page.click('summary');
    await page.click(`${PERCEPTRON} .primary`);
    await eventually(epochs, ({ length }) => length === 1);
    expect(await violations(page)).toEqual([]);
  });

  test('fits on a narrow screen, and on a wide one without scrolling', async () => {
    await open({ width: 360, height: 780 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewport({ width: 1280, height: 800 });
    const bottom = await page.$eval('.exercises', (element) => element.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThanOrEqual(800);
  });

  test('it is paused and trained on by three quick presses', async () => {
    await open();
    await pressIn('Train', NETWORK);
    await eventually(state, ({ epoch }) => epoch > 2);
    const { epoch } = await state();
    await pressAtOnce(['Pause', 'Train', 'Pause', 'Train'], NETWORK);
    await eventually(state, (now) => now.epoch > epoch + 3);
    expect(await textsOf(`${NETWORK} .primary`)).toEqual(['Pause']);
    expect(await textsOf('.problem:not([hidden])')).toEqual([]);
  });

  test('another lesson pauses training', async () => {
    await open();
    await pressIn('Train', NETWORK);
    await eventually(state, ({ epoch }) => epoch > 2);
    await page.click('a[href="#perceptron"]');
    await page.waitForSelector('.perceptron-lab');
    await page.click('a[href="#xor"]');
    await page.waitForSelector('.xor-lab');
    await eventually(
      () => textsOf(`${NETWORK} .primary`),
      ([text]) => text === 'Train', // it has been told of the pause
    );
    const { epoch } = await state();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await state()).epoch).toBe(epoch);
    await pressIn('Train', NETWORK);
    await eventually(state, (now) => now.epoch > epoch);
  });
});
