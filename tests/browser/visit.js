// A browser and the built site, and a page for each test, which must end without an error.
import { afterEach, expect } from 'vitest';
import { newPage } from './digits.js';
import { browser, site } from './hosted.js';

export { browser, site };

/** @typedef {Awaited<ReturnType<typeof newPage>>} VisitedPage */

/** @type {VisitedPage} the one that was visited last */
export let page;

afterEach(async () => {
  expect(page.errors).toEqual([]);
  await page.browserContext().close();
});

/**
 * Opens a new page, which nothing of the others before is kept for, and waits for its network.
 *
 * @param {string} [address] on the site
 * @param {Parameters<typeof newPage>[1]} [options]
 * @param {(page: VisitedPage) => Promise<unknown>} [before] done before anything is loaded
 */
export async function visit(address = '/?lang=en', options = {}, before = async () => {}) {
  page = await newPage(browser, { isPrepared: false, ...options });
  await before(page);
  await page.goto(site.origin + address);
  await page.evaluate(() => /** @type {any} */ (document.querySelector('inkling-digits, inkling-playground'))?.ready);
}

/**
 * Goes on in another page.
 *
 * @param {VisitedPage} other
 */
export function goOnIn(other) {
  page = other;
}
