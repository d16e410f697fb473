// A page of Chromium or Firefox, and what a person does there with <inkling-digits>.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { launchChromium, launchFirefox } from './browsers.js';
import { clickOn } from './click.js';
import { emulate, enableTouch, isFirefox } from './emulation.js';

/** In which browser: vitest.config.js says it, and runs every test in both. */
const IS_FIREFOX = process.env.INKLING_BROWSER === 'firefox';

export const launch = IS_FIREFOX ? launchFirefox : launchChromium;

/** A test of what Firefox, or what drives it, does not have: what that is stands beside the test. */
export const onlyInChromium = test.skipIf(IS_FIREFOX);

/** Where pages save files: `save` of lab.js makes it, and takes the files away. */
export const DOWNLOADS = join(tmpdir(), `inkling-downloads-${process.pid}`);

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {[x: number, y: number][][]} Strokes */

/**
 * Strokes with points in between, as a moving hand gives them.
 *
 * @param {Strokes} strokes
 * @returns {Strokes}
 */
const dense = (strokes) =>
  strokes.map((stroke) =>
    stroke.flatMap(([x, y], i) => {
      const [nextX, nextY] = stroke[i + 1] ?? [x, y];
      const between = i + 1 < stroke.length ? [0, 0.2, 0.4, 0.6, 0.8] : [0];
      return between.map((t) => /** @type {[number, number]} */ ([x + t * (nextX - x), y + t * (nextY - y)]));
    }),
  );

/** Digits as strokes, in units of the canvas. */
export const SEVEN = dense([
  [
    [80, 70],
    [200, 70],
    [150, 150],
    [120, 230],
  ],
]);
export const ONE = dense([
  [
    [140, 50],
    [140, 140],
    [138, 230],
  ],
]);
export const THREE = dense([
  [
    [90, 70],
    [140, 50],
    [185, 80],
    [180, 115],
    [135, 135],
    [185, 155],
    [195, 195],
    [150, 230],
    [90, 215],
  ],
]);

/**
 * A page with the errors that it logs.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {object} [options]
 * @param {number} [options.width]
 * @param {number} [options.height]
 * @param {number} [options.scale]
 * @param {boolean} [options.dark]
 * @param {boolean} [options.touch]
 * @param {string} [options.proxy] which is asked for everything, this machine's own addresses too
 * @param {boolean} [options.isPrepared] for being without a network: by a service worker that fetches all of the site
 */
export async function newPage(
  browser,
  { width = 1280, height = 800, scale = 1, dark = false, touch = false, proxy, isPrepared = true } = {},
) {
  const context = await browser.createBrowserContext({
    downloadBehavior: { policy: 'allow', downloadPath: DOWNLOADS },
    ...(proxy && { proxyServer: proxy, proxyBypassList: ['<-loopback>'] }),
  });
  const page = await context.newPage();
  await page.setViewport({ width, height, deviceScaleFactor: scale, hasTouch: touch, isMobile: touch });
  if (touch && isFirefox(page)) await enableTouch(page);
  if (!isPrepared) {
    await page.evaluateOnNewDocument(() => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  }
  await emulate(page, { 'prefers-color-scheme': dark ? 'dark' : 'light' });
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') errors.push(message.text());
  });
  return Object.assign(page, { errors });
}

/**
 * Runs in the page with the n-th <inkling-digits> and its shadow root.
 *
 * @template Result, Argument
 * @param {Page} page
 * @param {(element: any, root: ShadowRoot, argument: Argument) => Result} work
 * @param {Argument} [argument]
 * @param {number} [n]
 * @returns {Promise<Awaited<Result>>}
 */
export async function onElement(page, work, argument, n = 0) {
  const element = await page.evaluateHandle((i) => document.querySelectorAll('inkling-digits')[i], n);
  const root = await element.evaluateHandle((host) => host.shadowRoot);
  return element.evaluate(/** @type {any} */ (work), root, argument);
}

/** @param {Page} page @param {number} [n] */
export const ready = (page, n = 0) => onElement(page, (element) => element.ready, undefined, n);

/**
 * Draws with the mouse.
 *
 * @param {Page} page
 * @param {Strokes} strokes
 * @param {number} [n]
 */
export async function draw(page, strokes, n = 0) {
  const box = await onElement(
    page,
    (_, root) => {
      const canvas = /** @type {HTMLElement} */ (root.querySelector('[part=canvas]'));
      canvas.scrollIntoView({ block: 'nearest' });
      return canvas.getBoundingClientRect().toJSON();
    },
    undefined,
    n,
  );
  const at = (/** @type {[number, number]} */ [x, y]) =>
    /** @type {const} */ ([box.x + (x / 280) * box.width, box.y + (y / 280) * box.height]);
  for (const stroke of strokes) {
    await page.mouse.move(...at(stroke[0]));
    await page.mouse.down();
    for (const point of stroke.slice(1)) await page.mouse.move(...at(point));
    await page.mouse.up();
  }
}

/**
 * Clicks a button by what is written on it, as soon as it can be pressed.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function press(page, text) {
  const button = await page.waitForFunction(
    (wanted) => {
      const root = /** @type {ShadowRoot} */ (document.querySelector('inkling-digits')?.shadowRoot);
      const found = [...root.querySelectorAll('button')].find(
        (each) => each.textContent === wanted && !each.disabled && each.checkVisibility(),
      );
      found?.scrollIntoView({ block: 'nearest' });
      return found;
    },
    {},
    text,
  );
  await clickOn(button);
}

/**
 * Presses Train, and Pause after the first epoch: at once, however slow the test is and however fast the training.
 *
 * @param {Page} page
 * @returns {Promise<Awaited<ReturnType<typeof seen>>>} what is seen then
 */
export async function trainAndPause(page) {
  await onElement(page, (element, root) => {
    const pause = () =>
      [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Pause')?.click();
    element.addEventListener('inkling-epoch', pause, { once: true });
  });
  await press(page, 'Train');
  return until(page, ({ status, accuracy }) => status.startsWith('Paused') && accuracy > 0);
}

/**
 * Enters a setting.
 *
 * @param {Page} page
 * @param {string} label
 * @param {string} value
 */
export const enter = (page, label, value) =>
  onElement(
    page,
    (_, root, [text, entered]) => {
      const found = [...root.querySelectorAll('label')].find((each) => each.textContent === text);
      const control = /** @type {HTMLInputElement} */ (root.getElementById(found?.htmlFor ?? ''));
      control.value = entered;
      control.dispatchEvent(new Event('change', { bubbles: true }));
    },
    /** @type {const} */ ([label, value]),
  );

/**
 * What is on the page for a person to read.
 *
 * @param {Page} page
 * @param {number} [n]
 */
export async function seen(page, n = 0) {
  const { accuracy, ...state } = await onElement(
    page,
    (_, root) => {
      const text = (/** @type {string} */ selector) => root.querySelector(selector)?.textContent ?? '';
      const problem = /** @type {HTMLElement} */ (root.querySelector('.problem'));
      return {
        digit: text('[part=digit]'),
        answer: text('.answer'),
        bars: [...root.querySelectorAll('.bars .number')].map((number) => number.textContent ?? ''),
        status: text('.status'),
        accuracy: text('[part=accuracy]'),
        buttons: [...root.querySelectorAll('button')]
          .filter((button) => !button.disabled && button.checkVisibility())
          .map((button) => button.textContent),
        problem: problem.hidden ? null : text('.problem p'),
        refused: [...root.querySelectorAll('.refused:not([hidden])')].map((each) => each.textContent),
      };
    },
    undefined,
    n,
  );
  return { ...state, accuracy: Number.parseFloat(accuracy) / 100 };
}

/**
 * Waits until what is seen is as wanted, and returns it.
 *
 * @param {Page} page
 * @param {(state: Awaited<ReturnType<typeof seen>>) => boolean} isWanted
 * @param {number} [n]
 */
export async function until(page, isWanted, n = 0) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const state = await seen(page, n);
    if (isWanted(state)) return state;
    if (Date.now() > deadline) throw new Error(`it never came to that; the page shows ${JSON.stringify(state)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** By how many pixels a page is wider than the room in its window. @param {Page} page */
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
