// For the tests of one file: a browser, and the built site on a host of its own.
import { afterAll, beforeAll } from 'vitest';
import { launch } from './digits.js';
import { serveSite } from './server.js';

/** @type {import('puppeteer-core').Browser} */
export let browser;
/** @type {import('./server.js').Site} */
export let site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), serveSite()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
