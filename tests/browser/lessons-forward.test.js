// The lesson about forward and back-propagation: walked through, its exercises answered wrongly and rightly.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { overflow, SEVEN } from './digits.js';
import { eventually } from './lab.js';
import { answers, check, fill, openLesson, pressIn, textsOf, verify } from './lesson-steps.js';
import { page } from './visit.js';

const LAYERS = [3, 3, 2];
const STEPS = 14;

const formulas = () => textsOf('.forward-lab .forward-formulas > :not([hidden]) annotation');
const numbersIn = (/** @type {string} */ text) => (text.match(/-?\d+\.\d+/g) ?? []).map(Number);
const place = async () => (await textsOf('.forward-place'))[0];

/** @returns {Promise<{value: number, gradient: number, numeric: number}[]>} the parameters, layer by layer */
const parameters = () =>
  page.$$eval('.forward-lab tbody tr', (rows) =>
    rows.map((row) => {
      const [, input, gradient, numeric] = [...row.children];
      const value = Number(/** @type {HTMLInputElement} */ (input.querySelector('input')).value);
      return { value, gradient: Number(gradient.textContent), numeric: Number(numeric.textContent) };
    }),
  );

/** What the units say, in the figure: inputs, hidden units, outputs. */
const said = () => textsOf('.network-figure .unit-value');

async function open() {
  await openLesson('forward');
  await page.waitForSelector('.forward-formulas annotation');
  await eventually(formulas, ({ length }) => length === 4);
}

/** @param {number} step from 1 */
async function goTo(step) {
  while (Number((await place()).split(' ')[0]) < step) await pressIn('Next');
  await eventually(place, (text) => text.startsWith(`${step} of ${STEPS}`));
}

/** @param {number} row @param {number} value of a parameter */
async function change(row, value) {
  const before = await parameters();
  await page.evaluate(
    (i, entered) => {
      const input = /** @type {HTMLInputElement} */ (document.querySelectorAll('.forward-lab tbody input')[i]);
      input.value = entered;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    row,
    String(value),
  );
  await eventually(parameters, (now) => now.some(({ gradient }, i) => gradient !== before[i].gradient));
}

/** The network of the page, computed anew. @param {number[]} inputs @param {number[]} weights */
function forward(inputs, weights) {
  let at = 0;
  /** @type {number[][]} */
  const sums = [];
  let values = inputs;
  for (let layer = 1; layer < LAYERS.length; layer++) {
    const [from, to] = [LAYERS[layer - 1], LAYERS[layer]];
    const start = at;
    sums.push(
      Array.from({ length: to }, (_, i) =>
        values.reduce((sum, value, k) => sum + value * weights[start + k * to + i], weights[start + from * to + i]),
      ),
    );
    at += (from + 1) * to;
    values = sums[layer - 1].map(Math.tanh);
  }
  const exponentials = sums[1].map(Math.exp);
  const total = exponentials[0] + exponentials[1];
  return { sums, hidden: sums[0].map(Math.tanh), outputs: exponentials.map((value) => value / total) };
}

describe('forward', () => {
  test('lays out every product and sum, forward and back', async () => {
    await open();
    const all = await parameters();
    const weights = all.map(({ value }) => value);
    expect(all).toHaveLength(20);
    expect((await said()).slice(3)).toEqual(Array.from({ length: 5 }, () => '…'));
    const inputs = (await said()).slice(0, 3).map(Number);
    expect(inputs[2]).toBeCloseTo(inputs[0] * inputs[1], 3);
    const own = forward(inputs, weights);

    for (let unit = 0; unit < 3; unit++) {
      await goTo(2 + unit);
      const [terms, sum, output] = await eventually(formulas, ([, , last]) =>
        last?.startsWith(String.raw`a^{(1)}_{${unit + 1}} = \tanh`),
      );
      expect(sum).toMatch(`z^{(1)}_{${unit + 1}}`);
      const numbers = numbersIn(terms);
      expect(numbersIn(sum).at(-1)).toBeCloseTo(own.sums[0][unit], 2);
      // Each product, then the bias and their sum.
      for (let k = 0; k < 3; k++) {
        const [weight, input, product] = numbers.slice(3 * k);
        expect(weight).toBeCloseTo(weights[3 * k + unit], 2);
        expect(input).toBeCloseTo(inputs[k], 2);
        expect(product).toBeCloseTo(weight * input, 2);
      }
      expect(numbersIn(output).at(-1)).toBeCloseTo(own.hidden[unit], 2);
    }
    for (let unit = 0; unit < 2; unit++) {
      await goTo(5 + unit);
      const [, sum] = await eventually(formulas, ([, each]) => each?.startsWith(`z^{(2)}_{${unit + 1}}`));
      expect(numbersIn(sum).at(-1)).toBeCloseTo(own.sums[1][unit], 2);
    }
    await goTo(7);
    const shares = (await said()).slice(6).map(Number);
    shares.forEach((share, i) => expect(share).toBeCloseTo(own.outputs[i], 2));
    await goTo(8);
    const target = Number(/class is (\d)/.exec(await place())?.[1]);
    const [, loss] = await eventually(formulas, ([, second]) => second?.startsWith('L ='));
    expect(numbersIn(loss).at(-1)).toBeCloseTo(-Math.log(own.outputs[target]), 2);

    // And back: the output's deltas are those of its biases, the others follow by the chain rule.
    const deltas = own.outputs.map((output, i) => output - (i === target ? 1 : 0));
    deltas.forEach((delta, i) => expect(all[18 + i].gradient).toBeCloseTo(delta, 2));
    for (let unit = 0; unit < 3; unit++) {
      const back = deltas.reduce((sum, delta, i) => sum + delta * weights[12 + 2 * unit + i], 0);
      const delta = back * (1 - own.hidden[unit] ** 2);
      await goTo(11 + unit);
      const lines = await eventually(
        formulas,
        ([first, , , last]) =>
          first.includes(`delta^{(1)}_{${unit + 1}}`) &&
          Math.abs((numbersIn(last ?? '').at(-1) ?? NaN) - delta) < 0.005,
      );
      expect(numbersIn(lines[3]).at(-1)).toBeCloseTo(delta, 2);
      expect(all[9 + unit].gradient).toBeCloseTo(delta, 2);
      inputs.forEach((input, k) => expect(all[3 * k + unit].gradient).toBeCloseTo(input * delta, 2));
    }
    await goTo(STEPS);
    expect(
      await page.$eval('.forward-lab .primary', (button) => /** @type {HTMLButtonElement} */ (button).disabled),
    ).toBe(true);
  });

  test('each gradient agrees with its central difference, for every example and after a change by hand', async () => {
    await open();
    /** @type {Set<string>} */
    const tables = new Set();
    for (const example of [1, 2, 3, 4]) {
      await fill('Example', example);
      const all = await eventually(parameters, (now) => !tables.has(JSON.stringify(now)));
      tables.add(JSON.stringify(all));
      expect(Math.max(...all.map(({ gradient }) => Math.abs(gradient)))).toBeGreaterThan(0.01);
      for (const { gradient, numeric } of all) expect(Math.abs(gradient - numeric)).toBeLessThan(0.002);
    }
    const before = await parameters();
    await change(18, 1.5);
    const after = await parameters();
    expect(after[18].value).toBe(1.5);
    expect(after[18].gradient).not.toBe(before[18].gradient);
    for (const { gradient, numeric } of after) expect(Math.abs(gradient - numeric)).toBeLessThan(0.002);
    await pressIn('First weights');
    await eventually(parameters, (now) => now[18].value === before[18].value);
  });

  test('exercise: lower the loss by hand', async () => {
    await open();
    expect(await check('descend')).toMatchObject({
      verdict: 'wrong',
      sentence: expect.stringMatching(/no weight has been/),
    });
    await change(0, (await parameters())[0].value + 0.01);
    const { verdict, sentence } = await check('descend');
    expect(verdict).toBe('wrong');
    // The steepest one is named: that of the largest gradient.
    const steepest = Number(/gradient (-?[\d.]+)/.exec(sentence)?.[1]);
    const gradients = (await parameters()).map(({ gradient }) => gradient);
    expect(Math.abs(steepest)).toBeCloseTo(Math.max(...gradients.map(Math.abs)), 2);
    // The output's biases: against their gradients.
    const all = await parameters();
    await change(18, all[18].value - 3 * Math.sign(all[18].gradient));
    expect(await check('descend')).toMatchObject({ verdict: 'right', code: null });
    expect((await answers()).at(-1)).toMatchObject({ lesson: 'forward', exercise: 'descend', isRight: true });
  });

  test('exercise: find the gradients that are falsified', async () => {
    await open();
    expect(await check('fault')).toMatchObject({
      verdict: 'wrong',
      sentence: expect.stringMatching(/Nothing is falsified/),
    });
    await pressIn('Falsify');
    await page.waitForSelector('.forward-false:not([hidden])');
    expect(await check('fault')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/Choose a group/) });
    // As a student does: compare the columns.
    const all = await parameters();
    const groups = { W1: [0, 9], b1: [9, 12], W2: [12, 18], b2: [18, 20] };
    const differing = Object.entries(groups)
      .filter(([, [first, last]]) =>
        all.slice(first, last).some(({ gradient, numeric }) => Math.abs(gradient - numeric) > 0.004),
      )
      .map(([name]) => name);
    expect(differing).toHaveLength(1);
    for (const name of Object.keys(groups).filter((each) => each !== differing[0])) {
      await fill('Wrong', name);
      expect(await check('fault')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/agree with/) });
    }
    await fill('Wrong', differing[0]);
    expect(await check('fault')).toMatchObject({ verdict: 'right' });
  });

  test('exercise: the unit that speaks for the digit on the canvas', async () => {
    await open();
    await fill('Look at', 'digit');
    await page.waitForSelector('.forward-digit .formula annotation');
    expect(await check('unit')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/no digit yet/) });
    const box = await page.$eval('.digit-pad canvas', (canvas) => canvas.getBoundingClientRect().toJSON());
    for (const stroke of SEVEN) {
      const at = (/** @type {[number, number]} */ [x, y]) =>
        /** @type {const} */ ([box.x + (x / 280) * box.width, box.y + (y / 280) * box.height]);
      await page.mouse.move(...at(stroke[0]));
      await page.mouse.down();
      for (const point of stroke.slice(1)) await page.mouse.move(...at(point));
      await page.mouse.up();
    }
    const reading = async () => (await textsOf('.forward-digit [role=status]'))[0];
    await eventually(reading, (text) => /reads \d/.test(text));
    expect(await check('unit')).toMatchObject({ verdict: 'wrong', sentence: expect.stringMatching(/untrained/) });
    await pressIn('Train one epoch');
    const text = await eventually(reading, (now) => /after 1 epoch/.test(now));
    const digit = Number(/reads (\d)/.exec(text)?.[1]);
    await fill('Unit', digit);
    const annotations = () => textsOf('.forward-digit annotation');
    const [, sum] = await eventually(annotations, ([, second]) => second?.startsWith(`z^{(2)}_{${digit}}`));
    const [terms, bias, total] = numbersIn(sum);
    expect(terms + bias).toBeCloseTo(total, 2);
    const rows = await page.$$eval('.forward-digit tbody tr', (all) =>
      all.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')),
    );
    for (const [, weight, input, term] of rows) expect(Number(term)).toBeCloseTo(Number(weight) * Number(input), 1);
    const units = rows.map(([name, , , term]) => ({ unit: Number(numberOf(name)), term: Number(term) }));
    const [most, other] = units.sort((first, second) => second.term - first.term);
    await fill('Hidden unit', other.unit);
    expect(await check('unit')).toMatchObject({
      verdict: 'wrong',
      sentence: expect.stringContaining(`output unit ${digit}`),
    });
    await fill('Hidden unit', most.unit);
    const right = await check('unit');
    expect(right).toMatchObject({ verdict: 'right', sentence: expect.stringContaining(`unit ${most.unit} `) });
    expect(verify(right.code)).toMatch(/^exercise forward\/unit\ndata mnist\n[^]*\nverified\n$/);
  });

  test.each([
    ['en', false],
    ['ko', true],
  ])('has nothing that axe-core objects to, in %s', async (language, dark) => {
    await openLesson('forward', { language, dark });
    await page.waitForSelector('.forward-formulas annotation');
    expect(await violations(page)).toEqual([]);
    await page.select('.forward > .field select', 'digit');
    await page.waitForSelector('.forward-digit .formula annotation');
    expect(await violations(page)).toEqual([]);
  });

  test('fits on a narrow screen, and on a wide one without scrolling', async () => {
    await openLesson('forward', { width: 360, height: 780 });
    await page.waitForSelector('.forward-formulas annotation');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewport({ width: 1280, height: 800 });
    const bottom = await page.$eval('.exercises', (element) => element.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThanOrEqual(800);
  });
});

/** @param {string} text */
const numberOf = (text) => /\d+/.exec(text)?.[0];
