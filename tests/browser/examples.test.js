// The pages of examples/, as they are: the repository is served, with the site in dist/.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../paths.js';
import { draw, launch, newPage, onElement, press, ready, SEVEN, until } from './digits.js';
import { eventually } from './lab.js';
import { serveSite } from './server.js';

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('./server.js').Site} */
let repository;
/** @type {Awaited<ReturnType<typeof newPage>>} */
let page;

beforeAll(async () => {
  [browser, repository] = await Promise.all([launch(), serveSite({ folder: '.' })]);
});
afterAll(async () => {
  await browser?.close();
  await repository?.close();
});
afterEach(async () => {
  expect(page.errors).toEqual([]);
  await page.browserContext().close();
});

/** @param {string} path @param {Parameters<typeof newPage>[1]} [options] */
async function open(path, options) {
  page = await newPage(browser, options);
  await page.goto(`${repository.origin}/examples/${path}`);
}

test('plain: the page says what the events tell', async () => {
  await open('plain/');
  await ready(page);
  const result = () => page.$eval('#result', ({ textContent }) => textContent);
  expect(await result()).toBe('Not trained yet.');
  await draw(page, SEVEN);
  await press(page, 'Train');
  const { accuracy } = await until(page, (state) => state.digit === '7' && state.status.startsWith('3 epochs'));
  expect(accuracy).toBeGreaterThan(0.9);
  expect(await result()).toBe(`Epoch 3: test accuracy ${accuracy.toFixed(4)}.`);
});

describe('reveal', () => {
  const slide = () => page.evaluate(() => location.hash);
  /** @param {{width: number, height: number}} size */
  async function openSlide(size) {
    await open('reveal/#/1', size);
    await page.waitForFunction(() => document.querySelector('.reveal.ready'));
    await ready(page);
    await page.waitForFunction(() => document.querySelector('section.present inkling-digits'));
  }

  // Slides of 960 × 700 are made smaller and larger.
  test.each([
    [640, 480],
    [1600, 1000],
  ])('on a slide that is scaled to %i × %i, strokes are where the mouse is', async (width, height) => {
    await openSlide({ width, height });
    const scale = await onElement(page, (element) => element.getBoundingClientRect().width / element.offsetWidth);
    expect(Math.abs(scale - 1)).toBeGreaterThan(0.2);
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    const difference = () =>
      onElement(
        page,
        async (element, shadow, strokes) => {
          const canvas = /** @type {HTMLCanvasElement} */ (shadow.querySelector('.seen canvas'));
          const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(0, 0, 28, 28);
          const { image } = await element.recognise(strokes);
          let sum = 0;
          for (let i = 0; i < 784; i++) sum += Math.abs(data[4 * i + 3] - image[i]);
          return sum / 784;
        },
        SEVEN,
      );
    // The mouse comes to whole pixels of a canvas that is small: the ink at the edges differs a little.
    await eventually(difference, (pixels) => pixels < 5);
    await press(page, 'Train');
    await until(page, ({ digit, status }) => digit === '7' && status.startsWith('3 epochs'));
  });

  test('keys within the element are its own, and turn slides elsewhere', async () => {
    await openSlide({ width: 1280, height: 800 });
    await onElement(page, (_, shadow) => /** @type {HTMLElement} */ (shadow.querySelector('[part=canvas]')).focus());
    for (const key of /** @type {const} */ ([' ', 'ArrowDown', 'ArrowRight', 'Escape'])) {
      await page.keyboard.press(key);
    }
    await until(page, ({ digit }) => digit !== '');
    expect(await slide()).toBe('#/1');
    expect(await page.$('section.present inkling-digits')).not.toBeNull(); // the address may follow a second later
    await onElement(page, (_, shadow) => /** @type {HTMLElement} */ (shadow.activeElement).blur());
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => location.hash === '#/2');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => location.hash === '#/1');
    await until(page, ({ digit }) => digit !== ''); // what was drawn is still there
  });
});

test('notebook: the page has what the HTML cell of the notebook says, and trains', async () => {
  const read = (/** @type {string} */ name) => readFileSync(root(`examples/notebook/${name}`), 'utf8');
  const cells = JSON.parse(read('lesson.ipynb')).cells.filter((/** @type {any} */ cell) => cell.cell_type === 'code');
  expect(cells).toHaveLength(1);
  const output = cells[0].outputs[0].data['text/html'].join('');
  expect(cells[0].source.join('')).toBe(`%%html\n${output}`);
  expect(read('lesson.html')).toContain(output);

  repository.answers.set('/favicon.ico', { status: 204, body: '' }); // Pandoc names no icon
  await open('notebook/lesson.html');
  const summary = await page.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('inkling-playground'));
    await element.ready;
    return element.train({ epochs: 200 });
  });
  expect(summary.epochs).toBe(200);
  expect(summary.testAccuracy).toBeGreaterThan(0.95);
});

test('sandboxed-frame: it trains and reads there, takes the height that it needs, and its goal is told', async () => {
  await open('sandboxed-frame/');
  const frame = await page.waitForFrame((each) => each.url().includes('/frame.html'));
  const inFrame = (/** @type {(element: any) => any} */ work) => frame.$eval('inkling-digits', work);
  await frame.waitForSelector('inkling-digits');
  await inFrame((element) => element.ready);
  expect(await frame.evaluate(() => origin)).toBe('null');
  const result = () => page.$eval('#result', ({ textContent }) => textContent);
  expect(await result()).toBe('Not trained yet.');
  const { digit, epochs, testAccuracy } = await frame.evaluate(async (strokes) => {
    const element = /** @type {any} */ (document.querySelector('inkling-digits'));
    const summary = await element.train();
    return { ...summary, ...(await element.recognise(strokes)) };
  }, SEVEN);
  expect([digit, epochs]).toEqual([7, 6]);
  expect(testAccuracy).toBeGreaterThan(0.9);
  await eventually(result, (text) => text === 'Done: testAccuracy>=0.9 units<=16.');
  // All of the element is to be seen, without a scroll bar within the page's own.
  await eventually(
    () => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight),
    (hidden) => hidden <= 0,
  );
  expect(await page.$eval('iframe', ({ clientHeight }) => clientHeight)).not.toBe(600);
});
