// Nothing that is seen jumps while a page comes in.
import { describe, expect } from 'vitest';
import { onlyInChromium } from './digits.js';
import { page, visit } from './visit.js';

/** What is good, by https://web.dev/articles/cls. */
const GOOD = 0.1;
const PAGES = ['index.html', 'playground.html', 'learn.html', 'embed.html'];
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

/** @typedef {Window & {layoutShift: number}} WatchedWindow */
/** @typedef {PerformanceEntry & {value: number, hadRecentInput: boolean}} LayoutShift */

/** @param {import('./visit.js').VisitedPage} visited */
const watchLayout = (visited) =>
  visited.evaluateOnNewDocument(() => {
    const watched = /** @type {WatchedWindow} */ (/** @type {unknown} */ (window));
    watched.layoutShift = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of /** @type {LayoutShift[]} */ (list.getEntries())) {
        if (!hadRecentInput) watched.layoutShift += value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** Until all that comes in is there and has been painted. */
async function settle() {
  await page.waitForFunction(() =>
    document.querySelector('inkling-digits, inkling-playground, .lesson-body circle, .embed-frame:not([height="600"])'),
  );
  await page.evaluate(async () => {
    await /** @type {any} */ (document.querySelector('inkling-digits, inkling-playground'))?.ready;
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => requestIdleCallback(resolve));
  });
}

describe.each(SIZES)('$width x $height', (size) => {
  // Nobody else measures it.
  onlyInChromium.each(PAGES.flatMap((name) => ['en', 'ko'].map((language) => `/${name}?lang=${language}`)))(
    '%s keeps still',
    async (address) => {
      await visit(address, size, watchLayout);
      await settle();
      expect(await page.evaluate(() => /** @type {any} */ (window).layoutShift)).toBeLessThan(GOOD);
    },
  );
});
