// Prints how fast the built page is on this machine, in Chromium: npm run bench
import { readFileSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { gzipSync } from 'node:zlib';
import { draw, launch, newPage, onElement, press, ready, SEVEN, until } from '../tests/browser/chromium.js';
import { serveSite } from '../tests/browser/server.js';
import { root } from '../tests/paths.js';
import { bundledDigits, startCore } from '../tests/wasm/core.js';
import { valueOf } from '../web/engine/core.js';

const RUNS = 5;

const browser = await launch();
const site = await serveSite();

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** @param {string} figure @param {string} value @param {string} [target] */
const print = (figure, value, target) =>
  console.log(`${figure.padEnd(58)} ${value.padStart(16)}${target ? `   target: ${target}` : ''}`);

/** @param {(page: Awaited<ReturnType<typeof newPage>>) => Promise<number>} measure */
async function medianOfRuns(measure) {
  const values = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await newPage(browser);
    values.push(await measure(page));
    await page.browserContext().close();
  }
  return median(values);
}

/** @param {import('puppeteer-core').Page} page */
async function open(page) {
  await page.goto(`${site.origin}/?lang=en`);
  await ready(page);
}

/** Milliseconds from the navigation until a stroke on the canvas is shown. */
const usable = await medianOfRuns(async (page) => {
  await page.evaluateOnNewDocument(() => {
    const look = () => {
      const canvas = document.querySelector('inkling-digits')?.shadowRoot?.querySelector('canvas');
      if (canvas?.clientWidth) requestAnimationFrame(() => performance.mark('usable'));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await open(page);
  return page.evaluate(() => performance.getEntriesByName('usable')[0].startTime);
});
const readyToTrain = await medianOfRuns(async (page) => {
  await open(page);
  return page.evaluate(() => performance.now());
});
const page = await newPage(browser);
site.requests.length = 0;
await open(page);
const bytes = site.requests.map((path) => statSync(root(`dist${path}`)).size).reduce((a, b) => a + b);

/** Seconds from the click on Train until the page shows 95%. */
const toGood = await medianOfRuns(async (each) => {
  await open(each);
  await onElement(each, (_, shadow) => {
    const train = /** @type {HTMLButtonElement} */ (shadow.querySelector('[part=train]'));
    const accuracy = /** @type {HTMLElement} */ (shadow.querySelector('[part=accuracy]'));
    train.addEventListener('click', () => performance.mark('click'), { once: true });
    new MutationObserver(() => {
      const isGood = Number.parseFloat(accuracy.textContent ?? '') >= 95;
      if (isGood && performance.getEntriesByName('good').length === 0) performance.mark('good');
    }).observe(accuracy, { childList: true, characterData: true, subtree: true });
  });
  await press(each, 'Train');
  await until(each, ({ status }) => status.includes('epochs in'));
  return each.evaluate(
    () =>
      (performance.getEntriesByName('good')[0].startTime - performance.getEntriesByName('click')[0].startTime) / 1000,
  );
});

/** Milliseconds from strokes to probabilities, the way to the worker and back included. */
const prediction = await onElement(
  page,
  async (element, _, strokes) => {
    const times = [];
    for (let i = 0; i < 300; i++) {
      const started = performance.now();
      await element.recognise(strokes);
      times.push(performance.now() - started);
    }
    return times;
  },
  SEVEN,
).then(median);

/** Training, drawing and predicting at once: the longest the main thread was not to be had. */
await page.evaluate(() => {
  const tasks = /** @type {number[]} */ (/** @type {any} */ (globalThis).longTasks = []);
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
});
await press(page, 'Train');
await draw(page, SEVEN);
const { examplesPerSecond } = await onElement(
  page,
  (element) =>
    new Promise((resolve) =>
      element.addEventListener('inkling-epoch', (/** @type {any} */ { detail }) => {
        if (detail.epoch === 10) resolve(detail);
      }),
    ),
);
const longTasks = /** @type {number[]} */ (await page.evaluate('longTasks'));

const core = await startCore();
const digits = bundledDigits(core);
const settings = core.makeSettings();
const session = valueOf(core.makeSession(settings, digits.training));
for (let step = 0; step < 125; step++) valueOf(session.step());
valueOf(session.evaluateRange(digits.test, 0, digits.test.size(), core.makeEvaluation()));

const zipped = (/** @type {string} */ path) => gzipSync(readFileSync(root(path)), { level: 9 }).length;
const moduleSize = zipped('build/wasm/wasm/inkling.wasm') + zipped('build/wasm/wasm/inkling.mjs');

const longest = longTasks.length === 0 ? 'none >= 50 ms' : `${Math.max(...longTasks).toFixed(0)} ms`;
console.log(`${await browser.version()}, ${cpus()[0].model}, ${cpus().length} cores; medians of ${RUNS} runs\n`);
print('click on Train to 95% of the 2,000 test digits', `${toGood.toFixed(2)} s`, '< 3 s');
print('training speed, 784-128-10, minibatches of 64', `${Math.round(examplesPerSecond)} digits/s`);
print('strokes to probabilities, to the worker and back', `${prediction.toFixed(2)} ms`, '< 2 ms');
print('navigation to a usable canvas, from localhost', `${Math.round(usable)} ms`, '< 1000 ms');
print('navigation to a network that can be trained', `${Math.round(readyToTrain)} ms`);
print('all that is loaded', `${(bytes / 1e6).toFixed(2)} MB`, '< 2.5 MB');
print('the WebAssembly module with its loader, gzipped', `${(moduleSize / 1000).toFixed(0)} KB`, '< 150 KB');
print('memory of the module, with data, after an epoch', `${(core.heapBytes() / 1e6).toFixed(1)} MB`, '< 96 MB');
print('longest task of the main thread, training and drawing', longest, '< 50 ms');

await browser.close();
await site.close();
