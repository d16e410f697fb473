// dist/inkling.html, opened from the disk as by a double click, with nothing beside it.
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { networkNamed } from '../golden/table.js';
import { root } from '../paths.js';
import { draw, launch, newPage, onElement, press, ready, SEVEN, until } from './digits.js';
import { eventually, isDone, openTab, temporaryFolder, untilNetworkKept } from './lab.js';

const BUILT = root('dist/inkling.html');
const MOST_BYTES = 4_000_000;

const file = join(temporaryFolder('single-file'), 'Inkling, for lesson 3.html');

test('it is one file of less than 4 MB, which names no other', () => {
  expect(statSync(BUILT).size).toBeLessThan(MOST_BYTES);
  const page = readFileSync(BUILT, 'utf8').replace(
    /<script[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->/g,
    '',
  );
  const links = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
  expect(links).toEqual([expect.stringMatching(/^data:image\/svg\+xml,/), '?lang=en', '?lang=ko']);
});

test('it has the licences of all that is in it', () => {
  const page = readFileSync(BUILT, 'utf8');
  const licences = page.slice(page.lastIndexOf('<!--'));
  for (const name of ['comlink', 'uplot', 'fflate', 'papaparse', 'katex', 'MIT License', 'MNIST']) {
    expect(licences.toLowerCase()).toContain(name.toLowerCase());
  }
});

describe('opened by a double click', () => {
  /** @type {import('puppeteer-core').Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof newPage>>} */
  let page;
  /** @type {string[]} */
  let requests;

  beforeAll(async () => {
    copyFileSync(BUILT, file);
    browser = await launch();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    expect(page.errors).toEqual([]);
    expect(requests.filter((url) => !/^(file|data|blob):/.test(url))).toEqual([]);
    expect(requests.filter((url) => url.startsWith('file:') && !url.startsWith(pathToFileURL(file).href))).toEqual([]);
    await page.browserContext().close();
  });

  /** @param {string} [search] */
  async function open(search = '') {
    page = await newPage(browser);
    requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href + search);
    await ready(page);
  }

  test('it is drawn on, trains and reads, and speaks both languages', async () => {
    await open('?lang=en&hidden=64&epochs=3&pen-digits=0&augment=off');
    await press(page, 'Train');
    await until(page, (state) => isDone(state) && state.accuracy > 0.9);
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit === '7');
    await openTab(page, 'inside');
    await eventually(
      () => onElement(page, (_, shadow) => shadow.querySelector('#lab-inside canvas, #lab-inside svg') !== null),
      (isThere) => isThere,
    );
    await page.click('a[hreflang=ko]');
    await until(page, ({ buttons }) => buttons.includes('학습') || buttons.includes('계속'));
    expect(await page.title()).toMatch(/[가-힣]/);
    // There are no other pages here to be led to.
    const links = await page.$$eval('a', (all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual(['?lang=en', '?lang=ko']);
  });

  test('it is the same core: a seed names the same network', async () => {
    const { settings, steps, parameterHash } = networkNamed('two layers of tanh with momentum');
    await open();
    const hash = await onElement(
      page,
      async (element, _, [given, count]) => {
        for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
        await element.reset();
        for (let i = 0; i < Number(count); i++) await element.step();
        return element.parameterHash();
      },
      /** @type {const} */ ([settings, steps]),
    );
    expect(hash).toBe(parameterHash);
  });

  test('it keeps what was drawn and trained, and nothing else', async () => {
    await open('?lang=en&hidden=16&pen-digits=0');
    await draw(page, SEVEN);
    await onElement(page, (element) => element.train({ epochs: 1 }));
    const hash = await onElement(page, (element) => element.parameterHash());
    const kept = await page.evaluate(async () => ({
      cookie: document.cookie,
      databases: (await indexedDB.databases()).map(({ name }) => name),
      others: Object.keys({ ...localStorage, ...sessionStorage }).filter((name) => !name.startsWith('inkling-')),
    }));
    expect(kept).toEqual({ cookie: '', databases: ['inkling'], others: [] });
    await untilNetworkKept(page);
    await page.reload();
    await ready(page);
    expect(await onElement(page, (element) => element.parameterHash())).toBe(hash);
    await until(page, ({ digit }) => digit !== '');
  });
});
