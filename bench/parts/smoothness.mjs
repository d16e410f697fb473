// Whether the page stays smooth, quick and small while it is used.
import { draw, newPage, onElement, press, ready, SEVEN } from '../../tests/browser/digits.js';

/** @typedef {import('puppeteer-core').Page} Page */

const QUICK = 'hidden=32&epochs=1&pen-digits=0&augment=off';
const TRAININGS = 100;
const TRAINED_EPOCHS = 15;

/**
 * Training and drawing at once: the speed of training, the frames a second, and the longest that the main thread was not
 * to be had (0 when that was never 50 ms).
 *
 * @param {Page} page
 */
export async function trainAndDraw(page) {
  await page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    seen.longTasks = [];
    new PerformanceObserver((list) =>
      seen.longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
  });
  await onElement(
    page,
    (element, _, epochs) => {
      const seen = /** @type {any} */ (globalThis);
      element.addEventListener('inkling-epoch', (/** @type {any} */ { detail }) => {
        if (detail.epoch === epochs) seen.speed = detail.examplesPerSecond;
      });
      /** @type {number[]} */
      const frames = (seen.frames = []);
      const look = (/** @type {number} */ time) => {
        frames.push(time);
        if (!seen.speed) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    TRAINED_EPOCHS,
  );
  await press(page, 'Train');
  while (!(await page.evaluate('globalThis.speed'))) {
    await draw(page, SEVEN);
    await press(page, 'Clear');
  }
  const { speed, frames, longTasks } = await page.evaluate(() => {
    const seen = /** @type {any} */ (globalThis);
    return { speed: seen.speed, frames: seen.frames, longTasks: seen.longTasks };
  });
  const seconds = (frames.at(-1) - frames[0]) / 1000;
  return {
    examplesPerSecond: /** @type {number} */ (speed),
    framesPerSecond: (frames.length - 1) / seconds,
    longest: Math.max(0, ...longTasks),
  };
}

/**
 * From a change of the settings to the first frame with a curve of the network that they make, Train being pressed at once.
 *
 * @param {Page} page
 * @param {(page: Page) => Promise<void>} open
 */
export async function millisecondsToCurve(page, open) {
  await open(page);
  await onElement(page, (element) => element.train({ epochs: 1 }));
  return onElement(page, async (element, root) => {
    const empty = /** @type {HTMLElement} */ (root.querySelector('.chart > p'));
    const until = async (/** @type {boolean} */ isHidden) => {
      while (empty.hidden !== isHidden) await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    const started = performance.now();
    element.setAttribute('hidden', '200');
    void element.train().catch(() => {}); // goes on when this has been measured
    await until(false);
    await until(true);
    return performance.now() - started;
  });
}

/**
 * How much larger the page's heap is after many trainings and resets than after a tenth of them, garbage collected.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} origin
 * @returns {Promise<{heap: number, worker: number}>} ratios: of the page and of the worker
 */
export async function heapGrowth(browser, origin) {
  const page = await newPage(browser);
  await page.goto(`${origin}/?lang=en&${QUICK}`);
  await ready(page);
  const worker = page.workers()[0];
  const heapOf = async (/** @type {import('puppeteer-core').CDPSession} */ client) => {
    await client.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize;
  };
  const clients = [await page.createCDPSession(), worker.client];
  const sizes = [];
  for (const trainings of [TRAININGS / 10, TRAININGS - TRAININGS / 10]) {
    // In one evaluation: the browser keeps the code of each.
    await onElement(
      page,
      async (element, _, count) => {
        for (let training = 0; training < count; training++) {
          await element.train();
          await element.reset();
        }
      },
      trainings,
    );
    sizes.push(await Promise.all(clients.map(heapOf)));
  }
  await page.browserContext().close();
  const [before, after] = sizes;
  return { heap: after[0] / before[0], worker: after[1] / before[1] };
}
