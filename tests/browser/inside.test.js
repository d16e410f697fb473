// The lab's tab "See inside".
import { describe, expect, test } from 'vitest';
import { valueOf } from '../../web/engine/core.js';
import { bundledDigits, startCore } from '../wasm/core.js';
import { violations } from './axe.js';
import { draw, ONE, onElement, overflow, press, SEVEN, THREE, until } from './digits.js';
import { eventually } from './lab.js';
import { page, visit } from './visit.js';

/** @param {Parameters<typeof visit>[1]} [options] @param {string} [language] */
async function open(options, language = 'en') {
  await visit(`/?lang=${language}`, options);
  await set('hidden', '128');
  await until(page, ({ status }) => /101,770/.test(status));
}

/** What the tab says of the chosen unit. */
const shown = () =>
  onElement(page, (_, root) => {
    const tab = /** @type {HTMLElement} */ (root.getElementById('lab-inside'));
    const text = (/** @type {string} */ selector) => tab.querySelector(selector)?.textContent ?? '';
    const formulas = [...tab.querySelectorAll('annotation')].map(({ textContent }) => textContent ?? '');
    const numbers = (/** @type {string} */ formula) =>
      [...(formula ?? '').matchAll(/[{ (](-?\d[\d,]*\.\d+)[})]/g)].map(([, number]) =>
        Number(number.replace(/,/g, '')),
      );
    return {
      heading: text('.inside-unit h3'),
      spoken: text('[role=status]'),
      formulas,
      sum: numbers(formulas[1]).at(-1),
      bias: numbers(formulas[1])[1],
      output: numbers(formulas[2]).at(-1),
      terms: [...tab.querySelectorAll('tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent ?? ''),
      ),
      figures: [...tab.querySelectorAll('.inside-figure:not([hidden]) strong')].map((title) => title.textContent),
      range: text('.inside-pages > span'),
      pressed: [...tab.querySelectorAll('.inside-gallery [aria-pressed=true]')].map((button) =>
        button.getAttribute('aria-label'),
      ),
      shares: [...tab.querySelectorAll('.shares')].map((each) => each.textContent),
      activityHelp: text('.inside > section:nth-of-type(3) .inside-help'),
    };
  });

/** @param {(state: Awaited<ReturnType<typeof shown>>) => boolean} isWanted */
const untilShown = (isWanted) => eventually(shown, isWanted);

/**
 * Whether all formulas are those of a unit: each is set by itself, and the first time when what sets them has been loaded.
 *
 * @param {string[]} formulas
 * @param {number} layer
 * @param {string} [unit]
 */
const areOf = (formulas, layer, unit) =>
  formulas.length === 3 && formulas.every((each) => each.slice(1).startsWith(`^{(${layer})}_{${unit}}`));

const openTab = async () => {
  await press(page, 'See inside');
  return untilShown(({ heading }) => heading !== '');
};

/** Clicks into the drawing of the network, at a share of its width and height. @param {number} x @param {number} y */
async function clickNetwork(x, y) {
  const box = await onElement(page, (_, root) => {
    const canvas = /** @type {HTMLElement} */ (root.querySelector('.inside-network canvas'));
    canvas.scrollIntoView({ block: 'center' });
    return canvas.getBoundingClientRect().toJSON();
  });
  await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
}

const focusNetwork = () =>
  onElement(page, (_, root) => /** @type {HTMLElement} */ (root.querySelector('.inside-network')).focus());

/** The image that the network reads, as the page shows it. */
const imageSeen = () =>
  onElement(page, (_, root) => {
    const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('.seen canvas'));
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(0, 0, 28, 28);
    return Array.from({ length: 784 }, (__, i) => data[4 * i + 3]);
  });

/** @param {string} name @param {string} value */
const set = (name, value) => onElement(page, (element, _, [n, v]) => element.setAttribute(n, v), [name, value]);

describe('See inside', () => {
  test('the numbers of a unit are those that its weights and the drawing give', async () => {
    await open();
    await draw(page, SEVEN);
    const steps = 40;
    await onElement(
      page,
      (element, _, count) =>
        (async () => {
          for (let i = 0; i < count; i++) await element.step();
        })(),
      steps,
    );
    await until(page, ({ digit }) => digit !== '');
    await openTab();
    await focusNetwork();
    await page.keyboard.press('PageUp');
    const { heading, formulas, sum, bias, output, terms } = await untilShown(
      (state) => state.heading.startsWith('Unit') && areOf(state.formulas, 1, state.heading.match(/\d+/)?.[0]),
    );
    const unit = Number(heading.match(/^Unit (\d+) of 128 in hidden layer 1$/)?.[1]) - 1;
    expect(formulas[0]).toContain(
      String.raw`a^{(1)}_{${unit + 1}} = g\Big(\sum_{k} W^{(1)}_{k,\,${unit + 1}}\; a^{(0)}_{k}`,
    );

    // The same network again, in Node.
    const core = await startCore();
    const digits = bundledDigits(core);
    const settings = core.makeSettings();
    valueOf(settings.set('hidden', '128'));
    const pen = core.makePenDrawings();
    valueOf(pen.draw(Number(valueOf(settings.get('pen-digits')))));
    const training = valueOf(pen.addedTo(digits.training));
    const session = valueOf(core.makeSession(settings, training));
    for (let i = 0; i < steps; i++) valueOf(session.steps(1));
    expect(await onElement(page, (element) => element.parameterHash())).toBe(session.parameterHash());
    const model = JSON.parse(new TextDecoder().decode(valueOf(session.exportModel('json'))));
    const { weights, biases } = model.layers[0];
    const image = await imageSeen();
    const products = image.map((pixel, k) => (weights[k][unit] * pixel) / 255);
    const wanted = products.reduce((a, b) => a + b, 0) + biases[unit];
    expect(sum).toBeCloseTo(wanted, 2);
    expect(Math.abs((sum ?? NaN) - wanted)).toBeLessThan(0.001);
    expect(Math.abs((bias ?? NaN) - biases[unit])).toBeLessThan(0.001);
    expect(Math.abs((output ?? NaN) - Math.max(0, wanted))).toBeLessThan(0.001);
    const largest = products.reduce((best, product, k) => (Math.abs(product) > Math.abs(products[best]) ? k : best), 0);
    expect(terms[0][0]).toBe(`Pixel in column ${(largest % 28) + 1}, row ${Math.floor(largest / 28) + 1}`);
    expect(Math.abs(Number(terms[0][1]) - weights[largest][unit])).toBeLessThan(0.001);
    expect(Math.abs(Number(terms[0][3]) - products[largest])).toBeLessThan(0.001);
    for (const each of [session, settings, pen, training, digits.training, digits.test]) each.delete();
  });

  test('units are chosen with the mouse, the keyboard and by number', async () => {
    await open();
    await draw(page, THREE);
    expect((await openTab()).heading).toMatch(/^Output for the digit \d$/);
    await clickNetwork(0.5, 0.5);
    const { heading } = await untilShown((state) => state.heading.startsWith('Unit'));
    const unit = Number(heading.match(/\d+/)?.[0]);
    await focusNetwork();
    await page.keyboard.press('ArrowDown');
    const next = await untilShown((state) => state.heading === `Unit ${unit + 1} of 128 in hidden layer 1`);
    expect(next.spoken).toBe(next.heading);
    expect(next.figures).toEqual(['What it would like to see', 'Weight × input']);
    await page.keyboard.press('Home');
    await untilShown((state) => state.heading === 'Unit 1 of 128 in hidden layer 1');
    await page.keyboard.press('ArrowRight');
    await untilShown((state) => /^Unit 1[2-9] of 128/.test(state.heading));
    await page.keyboard.press('End');
    await untilShown((state) => state.heading === 'Unit 128 of 128 in hidden layer 1');
    await page.keyboard.press('PageDown');
    await untilShown((state) => state.heading.startsWith('Output'));

    await onElement(page, (_, root) => /** @type {HTMLElement} */ (root.getElementById('inside-unit')).focus());
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('4\n');
    // Until the formulas are there, what is below them moves.
    const output = await untilShown(
      (state) => state.heading === 'Output for the digit 4' && areOf(state.formulas, 2, '4'),
    );
    expect(output.figures).toEqual([
      'What it would like to see',
      'For and against the digit 4',
      'Incoming weights',
      'Weight × activation',
    ]);
    // From its largest term to the unit that it comes from.
    await press(page, output.terms[0][0]);
    await untilShown((state) => state.heading.startsWith(`${output.terms[0][0]} of 128`));
  });

  test('it follows what is drawn and what is learnt', async () => {
    await open();
    await draw(page, ONE);
    await openTab();
    const { sum } = await untilShown((state) => state.sum !== undefined);
    await press(page, 'Clear');
    const isEmptyShown = () =>
      onElement(page, (_, root) => !(/** @type {HTMLElement} */ (root.querySelector('.inside-empty')).hidden));
    await eventually(isEmptyShown, (isShown) => isShown);
    // Without ink and without biases there is nothing to add up.
    await untilShown((state) => state.sum === 0 && state.terms.length === 0);
    await draw(page, SEVEN);
    await eventually(isEmptyShown, (isShown) => !isShown);
    const before = await untilShown((state) => state.sum !== 0 && state.sum !== sum);
    await set('epochs', '10000');
    await press(page, 'Train');
    const sums = new Set();
    await untilShown((state) => sums.add(state.sum).size > 5);
    await untilShown(({ shares }) => shares.length === 1);
    await press(page, 'Pause');
    await until(page, ({ status }) => status.startsWith('Paused'));
    expect((await shown()).sum).not.toBe(before.sum);
  });

  test('the weights of the first layer are turned over and chosen', async () => {
    await open();
    await draw(page, SEVEN);
    await openTab();
    // The formulas, which come last, push the button down.
    await untilShown(
      ({ range, formulas, shares }) => range === 'Units 1 to 24 of 128' && formulas.length === 3 && shares.length === 1,
    );
    await press(page, 'Next');
    await untilShown(({ range }) => range === 'Units 25 to 48 of 128');
    await onElement(page, (_, root) =>
      /** @type {HTMLElement} */ (root.querySelector('.inside-gallery [aria-label="Unit 30"]')).click(),
    );
    const { pressed } = await untilShown(({ heading }) => heading === 'Unit 30 of 128 in hidden layer 1');
    expect(pressed).toEqual(['Unit 30']);
    // The last ones of a smaller network; the chosen unit is not there any more.
    await set('hidden', '20');
    await untilShown(({ range, heading: title }) => range === 'Units 1 to 20 of 20' && title.startsWith('Output'));
  });

  test('dead and saturated units are counted', async () => {
    await open();
    // With weights of zero every rectified unit is zero, and every sigmoid in the middle of its range.
    await set('init', 'zeros');
    await set('hidden', '30,20');
    await openTab();
    const dead = await untilShown(({ shares }) => shares.length === 2);
    expect(dead.shares).toEqual(['100.0% dead, 0.0% saturated', '100.0% dead, 0.0% saturated']);
    await set('activation', 'sigmoid');
    await untilShown(({ shares }) => shares.join() === '0.0% dead, 0.0% saturated,0.0% dead, 0.0% saturated');
    await set('hidden', 'none');
    await untilShown(({ activityHelp }) => activityHelp === 'This network has no hidden layer.');
  });

  test('a network of the largest layers fits, and every unit can be reached', async () => {
    await open({ width: 390, height: 844 });
    await set('hidden', '2000,16');
    await until(page, ({ status }) => status.startsWith('A new network: 1,602'));
    await draw(page, SEVEN);
    await openTab();
    await focusNetwork();
    await page.keyboard.press('PageUp');
    await untilShown(({ heading }) => heading.includes('hidden layer 2'));
    await page.keyboard.press('PageUp');
    await page.keyboard.press('End');
    await untilShown(({ heading }) => heading === 'Unit 2000 of 2000 in hidden layer 1');
    expect(await overflow(page)).toBe(0);
  });

  test.each([
    ['en', 'light', 1280],
    ['ko', 'dark', 390],
  ])('axe finds nothing to say, %s, %s', async (language, scheme, width) => {
    await open({ dark: scheme === 'dark', width, height: 844 }, language);
    await set('hidden', '40,20');
    await draw(page, SEVEN);
    await onElement(page, (element) => element.train({ epochs: 1 }));
    await onElement(page, (_, root) => /** @type {HTMLElement} */ (root.getElementById('lab-tab-inside')).click());
    await untilShown(
      ({ heading, shares, range, formulas }) =>
        heading !== '' && shares.length === 2 && range !== '' && formulas.length === 3,
    );
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await focusNetwork();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await untilShown(({ figures, formulas }) => figures.length === 2 && /^.\^\{\(1\)\}/.test(formulas[2] ?? ''));
    expect(await violations(page)).toEqual([]);
  });
});
