// For the tests of one file: a browser, the built site, and a page for each test, which must end without an error.
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launch, newPage } from './digits.js';
import { serveSite } from './server.js';

/** @typedef {Awaited<ReturnType<typeof newPage>>} VisitedPage */

/** @type {import('puppeteer-core').Browser} */
export let browser;
/** @type {import('./server.js').Site} */
export let site;
/** @type {VisitedPage} the one that was visited last */
export let page;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), serveSite()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
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
