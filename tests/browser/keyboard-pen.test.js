// Drawing, training and reading without a pointer: every step is a key.
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { onElement, seen, until } from './digits.js';
import { eventually } from './lab.js';
import { page, visit } from './visit.js';

/** @typedef {import('puppeteer-core').KeyInput} Key */

const SMALL = 'hidden=32&epochs=4&pen-digits=0&augment=off';

/** @param {string} [language] @param {Parameters<typeof visit>[1]} [options] */
const open = (language = 'en', options = {}) => visit(`/?lang=${language}&${SMALL}`, options);

/** @param {Key} name @param {number} [times] */
async function key(name, times = 1) {
  for (let i = 0; i < times; i++) await page.keyboard.press(name);
}

/** Goes on with Tab, as a person does, until what is looked for has the focus. @param {string} part */
async function tabTo(part) {
  for (let i = 0; i < 30; i++) {
    await key('Tab');
    if (await onElement(page, (_, root, name) => root.activeElement?.getAttribute('part') === name, part)) return;
  }
  throw new Error(`Tab does not come to ${part}`);
}

/** Of the pen, as it is said to who cannot see it. */
const said = () => onElement(page, (_, root) => root.querySelector('.drawing [aria-live]')?.textContent);
const untilSaid = (/** @type {string} */ sentence) => eventually(said, (text) => text === sentence);

/** How much of the canvas is painted, 0 to 255, at the middle of each of 28 × 28 cells and at its upper left. */
const painted = () =>
  onElement(page, async (_, root) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('[part=canvas]'));
    const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
      new OffscreenCanvas(280, 280).getContext('2d', { willReadFrequently: true })
    );
    copy.drawImage(canvas, 0, 0, 280, 280);
    const { data } = copy.getImageData(0, 0, 280, 280);
    const at = (/** @type {number} */ x, /** @type {number} */ y) => data[4 * (280 * y + x) + 3];
    return Array.from({ length: 784 }, (_cell, i) => {
      const [column, row] = [i % 28, Math.floor(i / 28)];
      return { middle: at(10 * column + 5, 10 * row + 5), edge: at(10 * column, 10 * row) };
    });
  });

/** Which cells are ink in their middle: a row of characters for each row. */
async function ink() {
  const text = (await painted()).map(({ middle }) => (middle === 255 ? '#' : '.')).join('');
  return Array.from({ length: 28 }, (_, row) => text.slice(28 * row, 28 * row + 28));
}

/** From the middle of the canvas to the upper left of a 7. */
async function goToBeginning() {
  await key('ArrowLeft', 6);
  await key('ArrowUp', 8);
}

async function drawSeven() {
  await goToBeginning();
  await key(' ');
  await key('ArrowRight', 12);
  for (let i = 0; i < 8; i++) {
    await key('ArrowDown', 2);
    await key('ArrowLeft');
  }
  await key(' ');
}

describe('with the keyboard alone', () => {
  test.each(['en', 'ko'])('a 7 is drawn, trained and read: %s', async (language) => {
    await open(language);
    await tabTo('canvas');
    await drawSeven();
    await until(page, ({ digit }) => digit !== '');
    await tabTo('train');
    await key('Enter');
    const { digit, problem } = await until(page, (state) => state.accuracy > 0.9 && state.digit === '7');
    expect([digit, problem]).toEqual(['7', null]);
    expect(await violations(page)).toEqual([]);
  });

  test('the pen draws what a pointer draws through the middles of the same cells', async () => {
    await open();
    await tabTo('canvas');
    await drawSeven();
    await key('Tab'); // the grid and the pen are gone with the focus
    const drawn = await ink();
    expect(drawn.join('').match(/#/g)?.length).toBeGreaterThan(40);
    const corner = /** @type {[number, number]} */ ([85, 65]);
    const path = [corner];
    const go = (/** @type {number} */ right, /** @type {number} */ down) => {
      const [x, y] = path[path.length - 1];
      path.push([x + 10 * right, y + 10 * down]);
    };
    for (let i = 0; i < 12; i++) go(1, 0);
    for (let i = 0; i < 8; i++) {
      go(0, 1);
      go(0, 1);
      go(-1, 0);
    }
    const image = () =>
      onElement(page, (_, root) => {
        const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('.seen canvas'));
        return Array.from(canvas.getContext('2d')?.getImageData(0, 0, 28, 28).data ?? []).filter(
          (_v, i) => i % 4 === 3,
        );
      });
    const recognised = await onElement(
      page,
      async (element, _, stroke) => Array.from((await element.recognise([stroke])).image),
      path,
    );
    await expect.poll(image, { timeout: 60_000 }).toEqual(recognised);
  });

  test('the grid, the pen and the keys are shown to who comes with the keyboard, and to nobody else', async () => {
    await open();
    const isHelpShown = () =>
      onElement(page, (_, root) => (root.querySelector('.canvas-help')?.getBoundingClientRect().height ?? 0) > 10);
    const look = async () => {
      const cells = await painted();
      return {
        help: await isHelpShown(),
        grid: cells.filter(({ edge }) => edge > 0).length > 700,
        pen: cells.some(({ middle, edge }) => middle > 150 || edge > 150),
      };
    };
    const nothing = { help: false, grid: false, pen: false };
    expect(await look()).toEqual(nothing);
    await tabTo('canvas');
    expect(await look()).toEqual({ help: true, grid: true, pen: true });
    await key('Tab');
    expect(await look()).toEqual(nothing);
    const box = await onElement(page, (_, root) =>
      root.querySelector('[part=canvas]')?.getBoundingClientRect().toJSON(),
    );
    await page.mouse.click(box.x + 50, box.y + 50);
    expect(await look()).toEqual({ ...nothing, pen: true }); // the ink of the click
  });

  test('Enter and Space put the pen down, Escape lifts it, and what is drawn stays', async () => {
    await open();
    await tabTo('canvas');
    await goToBeginning();
    await key('Enter');
    await untilSaid('Pen down, column 9, row 7');
    await key('ArrowRight', 12);
    // Where it has come to, not each cell on the way.
    await untilSaid('Pen down, column 21, row 7');
    await key('Escape');
    await untilSaid('Pen up, column 21, row 7');
    await key('ArrowDown', 10);
    await untilSaid('Pen up, column 21, row 17');
    await key('Tab');
    const rows = await ink();
    expect(rows[6].slice(8, 21)).toBe('#'.repeat(13));
    expect(rows.slice(9).join('')).not.toContain('#');
  });

  test('a key that is held moves on, and neither lifts the pen nor leaves the paper', async () => {
    await open();
    await tabTo('canvas');
    await page.keyboard.down(' ');
    await page.keyboard.down(' '); // as a keyboard repeats it
    await page.keyboard.up(' ');
    await key('ArrowRight', 40);
    await untilSaid('Pen down, column 28, row 15');
    await key('Escape');
    await key('Tab');
    expect((await ink())[14].slice(14)).toBe('#'.repeat(14));
  });

  test('Backspace and Control with Z take a stroke back, Delete all of them', async () => {
    await open();
    await tabTo('canvas');
    const strokes = async () => {
      const { buttons, digit } = await seen(page);
      return { digit, hasInk: buttons.includes('Clear') };
    };
    const line = async () => {
      await key(' ');
      await key('ArrowDown', 4);
      await key(' ');
      await key('ArrowRight', 4);
    };
    await line();
    await line();
    await key('Backspace');
    expect((await strokes()).hasInk).toBe(true);
    await page.keyboard.down('Control');
    await key('z');
    await page.keyboard.up('Control');
    expect((await strokes()).hasInk).toBe(false);
    await line();
    await line();
    await until(page, ({ digit }) => digit !== '');
    await key('Delete');
    expect((await strokes()).hasInk).toBe(false);
    await until(page, ({ answer }) => answer === 'Nothing drawn yet.');
  });

  test('is said of in the list of keys', async () => {
    await open();
    await tabTo('canvas');
    await key('?');
    const text = await page.$eval('dialog', ({ textContent }) => textContent);
    for (const words of ['Escape', 'Lift the pen', 'Enter', 'Backspace']) expect(text).toContain(words);
  });
});
