// How soon a visitor far away can draw, how good Lighthouse finds the page, and how much memory many elements take:
// npm run bench:visits. Writes bench/VISITS.md.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { format, resolveConfig } from 'prettier';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGUMENTS, chromiumPath } from '../tests/browser/browsers.js';
import { newPage, ready } from '../tests/browser/digits.js';
import { root } from '../tests/paths.js';
import { median } from './median.mjs';
import { installPeers } from './peers.mjs';
import { memoryOfMany } from './parts/memory.mjs';
import { markedUsable, markUsable } from './parts/usable.mjs';
import { describeMachine } from './report/machine.mjs';
import { table } from './report/table.mjs';
import { serveSlowly } from './slow-host.mjs';

const LINE = { bitsPerSecond: 10e6, latency: 40 };
/** Lighthouse slows it down by itself. */
const LINE_AT_HAND = { bitsPerSecond: 1e9, latency: 0 };
const RUNS = 5;
const ELEMENTS = 10;

/** @typedef {import('puppeteer-core').Page} Page */

installPeers('bench/lighthouse');
const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGUMENTS });
const far = await serveSlowly(LINE);
const zipping = await serveSlowly(LINE_AT_HAND);
try {
  const first = [];
  const repeated = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await newPage(browser);
    await markUsable(page);
    first.push(await visit(page));
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {})); // it has all files now
    await page.goto('about:blank');
    repeated.push(await visit(page));
    await page.browserContext().close();
  }
  /** @type {[figure: string, value: string, target: string][]} */
  const rows = [
    ['first visit: until one can draw', seconds(first.map(({ usable }) => usable)), '< 3 s'],
    ['first visit: until a network can be trained', seconds(first.map(({ trainable }) => trainable)), ''],
    ['next visit: until one can draw', seconds(repeated.map(({ usable }) => usable)), '< 0.5 s'],
    ['next visit: until a network can be trained', seconds(repeated.map(({ trainable }) => trainable)), ''],
    ...(await lighthouseRows('desktop')),
    ...(await lighthouseRows('mobile')),
    ...(await memoryRows()),
  ];
  for (const [figure, value, target] of rows) {
    console.log(`${figure.padEnd(62)} ${value.padStart(12)}${target ? `   target: ${target}` : ''}`);
  }
  await write(rows);
} finally {
  await browser.close();
  await far.close();
  await zipping.close();
}

/** @param {number[]} milliseconds */
function seconds(milliseconds) {
  return `${(median(milliseconds) / 1000).toFixed(2)} s`;
}

/**
 * @param {Page} page
 * @returns {Promise<{usable: number, trainable: number}>} milliseconds since the navigation
 */
async function visit(page) {
  await page.goto(`${far.origin}/?lang=en`, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('inkling-digits');
  await page.evaluate(() => customElements.whenDefined('inkling-digits').then(() => {}));
  await ready(page);
  const trainable = await page.evaluate(() => performance.now());
  return { trainable, usable: await markedUsable(page) };
}

/**
 * @param {'desktop' | 'mobile'} device
 * @returns {Promise<[string, string, string][]>}
 */
async function lighthouseRows(device) {
  const options = [
    `${zipping.origin}/?lang=en`,
    '--only-categories=performance,accessibility,best-practices',
    '--output=json',
    '--quiet',
    '--no-enable-error-reporting',
    `--chrome-flags=--headless ${CHROMIUM_ARGUMENTS.join(' ')}`,
    ...(device === 'desktop' ? ['--preset=desktop'] : []),
  ];
  // Not in this thread: it is the host, too.
  const program = root('bench/lighthouse/node_modules/lighthouse/cli/index.js');
  const { stdout } = await promisify(execFile)('node', [program, ...options], {
    maxBuffer: 2 ** 28,
    env: { ...process.env, CHROME_PATH: chromiumPath() },
    timeout: 120_000,
  });
  /** @type {{title: string, score: number | null}[]} */
  const categories = Object.values(JSON.parse(stdout).categories);
  return categories.map(({ title, score }) => [
    `Lighthouse, ${device}: ${title.toLowerCase()}`,
    String(Math.round(100 * (score ?? 0))),
    '95',
  ]);
}

/** @returns {Promise<[string, string, string][]>} */
async function memoryRows() {
  const { page, process, emptyProcess } = await memoryOfMany(browser, ELEMENTS);
  const megabytes = (/** @type {number} */ bytes) => `${Math.round(bytes / 1e6)} MB`;
  return [
    [`${ELEMENTS} elements on one page, each trained for an epoch: the page's own`, megabytes(page), '< 150 MB'],
    ["the same: the page's process, with the browser's own part", megabytes(process), ''],
    ["an empty page's process", megabytes(emptyProcess), ''],
  ];
}

/** @param {string[][]} rows */
async function write(rows) {
  const path = root('bench/VISITS.md');
  const text = `# Visits

Written by \`npm run bench:visits\` on ${new Date().toISOString().slice(0, 10)}, in ${await browser.version()}.
${describeMachine()}

The host of the visits zips what hosts zip, begins each answer after ${LINE.latency} ms, and sends all of them together at
${LINE.bitsPerSecond / 1e6} Mbit/s; medians of ${RUNS} visits, each with an empty cache, and of the visits after them. Lighthouse, with its own
throttling, looks at the page on a host at hand that zips likewise. A page's own memory is what the browser tells of its
scripts' objects, elements and canvases, and WebAssembly's memory; its process has the browser's own code and what it makes
of the page besides.

${table(['figure', 'measured', 'target'], rows)}
`;
  const options = { ...(await resolveConfig(path)), filepath: path, proseWrap: /** @type {const} */ ('always') };
  writeFileSync(path, await format(text, options));
  console.log('\nwritten to bench/VISITS.md');
}
