// How fast the built page is in Chromium, as a person meets it.
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { launch, newPage, onElement, press, ready, SEVEN } from '../../tests/browser/digits.js';
import { serveSite } from '../../tests/browser/server.js';
import { root } from '../../tests/paths.js';
import { bundledDigits, startCore } from '../../tests/wasm/core.js';
import { valueOf } from '../../web/engine/core.js';
import { median } from '../median.mjs';
import { heapGrowth, millisecondsToCurve, trainAndDraw } from './smoothness.mjs';
import { markedUsable, markUsable } from './usable.mjs';

const RUNS = 5;

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{figure: string, value: string, target?: string}} Figure */
/** @typedef {{version: string, runs: number, figures: Figure[]}} PageResult */

/** @returns {Promise<PageResult>} */
export async function runPage() {
  const browser = await launch();
  const site = await serveSite();
  /** @param {Page} page */
  const open = async (page) => {
    await page.goto(`${site.origin}/?lang=en`);
    await ready(page);
  };
  /** @param {(page: Page, open: (page: Page) => Promise<void>) => Promise<number>} measure */
  const medianOfRuns = async (measure) => {
    const values = [];
    for (let run = 0; run < RUNS; run++) {
      const page = await newPage(browser);
      values.push(await measure(page, open));
      await page.browserContext().close();
    }
    return median(values);
  };
  try {
    const goodSeconds = await medianOfRuns(secondsToGood);
    const usable = await medianOfRuns(millisecondsToUsable);
    const trainable = await medianOfRuns(millisecondsToTrainable);
    const page = await newPage(browser);
    site.requests.length = 0;
    await open(page);
    const bytes = site.requests.map((path) => statSync(root(`dist${path}`)).size).reduce((a, b) => a + b);
    const prediction = await millisecondsToRead(page);
    const { examplesPerSecond, framesPerSecond, longest } = await trainAndDraw(page);
    await page.browserContext().close();
    const toCurve = await medianOfRuns(millisecondsToCurve);
    const growth = await heapGrowth(browser, site.origin);
    /** @type {Figure[]} */
    const figures = [
      {
        figure: 'click on Train to 95% of the 2,000 test digits',
        value: `${goodSeconds.toFixed(2)} s`,
        target: '< 3 s',
      },
      { figure: 'training speed with the default settings', value: `${Math.round(examplesPerSecond)} digits/s` },
      {
        figure: 'strokes to probabilities, to the worker and back',
        value: `${prediction.toFixed(2)} ms`,
        target: '< 2 ms',
      },
      {
        figure: 'navigation to a usable canvas, from localhost',
        value: `${Math.round(usable)} ms`,
        target: '< 1000 ms',
      },
      { figure: 'navigation to a network that can be trained', value: `${Math.round(trainable)} ms` },
      { figure: 'all that is loaded', value: `${(bytes / 1e6).toFixed(2)} MB`, target: '< 2.5 MB' },
      {
        figure: 'the WebAssembly module with its loader, gzipped',
        value: `${(moduleBytes() / 1000).toFixed(0)} KB`,
        target: '< 150 KB',
      },
      {
        figure: 'memory of the module, with the digits, after an epoch',
        value: `${((await heapBytesAfterEpoch()) / 1e6).toFixed(1)} MB`,
        target: '< 64 MB',
      },
      {
        figure: 'augmentation, as a share of a training step without it',
        value: `${Math.round(100 * (await shareOfAugmentation()))}%`,
        target: '< 50%',
      },
      {
        figure: 'longest task of the main thread, training and drawing',
        value: longest === 0 ? 'under 50 ms' : `${longest.toFixed(0)} ms`,
        target: '< 50 ms',
      },
      {
        figure: 'frames a second, training and drawing',
        value: framesPerSecond.toFixed(0),
        target: '60',
      },
      {
        figure: 'a change of the settings to the first curve with them',
        value: `${Math.round(toCurve)} ms`,
        target: '< 200 ms',
      },
      {
        figure: 'heap of page and worker after 100 trainings, to that after 10',
        value: `${growth.heap.toFixed(2)} and ${growth.worker.toFixed(2)}`,
        target: '< 1.10',
      },
    ];
    for (const { figure, value, target } of figures) {
      console.log(`${figure.padEnd(62)} ${value.padStart(16)}${target ? `   target: ${target}` : ''}`);
    }
    return { version: await browser.version(), runs: RUNS, figures };
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * From the navigation until a stroke on the canvas would be shown.
 *
 * @param {Page} page
 * @param {(page: Page) => Promise<void>} open
 */
async function millisecondsToUsable(page, open) {
  await markUsable(page);
  await open(page);
  return markedUsable(page);
}

/**
 * @param {Page} page
 * @param {(page: Page) => Promise<void>} open
 */
async function millisecondsToTrainable(page, open) {
  await open(page);
  return page.evaluate(() => performance.now());
}

/**
 * From the click on Train until the page shows 95%.
 *
 * @param {Page} page
 * @param {(page: Page) => Promise<void>} open
 */
async function secondsToGood(page, open) {
  await open(page);
  await onElement(page, (_, shadow) => {
    const train = /** @type {HTMLButtonElement} */ (shadow.querySelector('[part=train]'));
    const accuracy = /** @type {HTMLElement} */ (shadow.querySelector('[part=accuracy]'));
    train.addEventListener('click', () => performance.mark('click'), { once: true });
    new MutationObserver(() => {
      const isGood = Number.parseFloat(accuracy.textContent ?? '') >= 95;
      if (isGood && performance.getEntriesByName('good').length === 0) performance.mark('good');
    }).observe(accuracy, { childList: true, characterData: true, subtree: true });
  });
  await press(page, 'Train');
  const isGood = () => performance.getEntriesByName('good').length > 0;
  await page.waitForFunction(isGood, { timeout: 300_000, polling: 500 });
  return page.evaluate(
    () =>
      (performance.getEntriesByName('good')[0].startTime - performance.getEntriesByName('click')[0].startTime) / 1000,
  );
}

/**
 * From strokes to probabilities, the way to the worker and back included.
 *
 * @param {Page} page
 */
const millisecondsToRead = (page) =>
  onElement(
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

function moduleBytes() {
  const sizes = ['inkling.wasm', 'inkling.mjs'].map(
    (name) => gzipSync(readFileSync(root(`build/wasm/wasm/${name}`)), { level: 9 }).length,
  );
  return sizes.reduce((a, b) => a + b);
}

/** @param {import('../../web/engine/wasm.js').Session} session */
function trainEpoch(session) {
  const { epochs } = session.progress();
  while (session.progress().epochs === epochs) valueOf(session.steps(1));
}

/** In Node, where the module can be asked. */
async function heapBytesAfterEpoch() {
  const core = await startCore();
  const digits = bundledDigits(core);
  const settings = core.makeSettings();
  const session = valueOf(core.makeSession(settings, digits.training));
  trainEpoch(session);
  valueOf(session.evaluateRange(digits.test, 0, digits.test.size(), core.makeEvaluation()));
  return core.heapBytes();
}

/** What augmentation adds to the time of an epoch with the default settings, in Node: epochs with and without it in turn. */
async function shareOfAugmentation() {
  const core = await startCore();
  const digits = bundledDigits(core);
  /** @param {string} augment */
  const newSession = (augment) => {
    const settings = core.makeSettings();
    valueOf(settings.set('augment', augment));
    return valueOf(core.makeSession(settings, digits.training));
  };
  const sessions = [newSession('off'), newSession('on')];
  /** @type {number[]} */
  const shares = [];
  sessions.forEach(trainEpoch); // the code is compiled while it runs for the first time
  for (let run = 0; run < RUNS; run++) {
    const [without, withIt] = sessions.map((session) => {
      const started = performance.now();
      trainEpoch(session);
      return performance.now() - started;
    });
    shares.push(withIt / without - 1);
  }
  return median(shares);
}
