// The playground: epochs a second, beside a network of objects, and how long a surface takes.
import { launch, newPage } from '../../tests/browser/digits.js';
import { onPlayground } from '../../tests/browser/playground.js';
import { serveSite } from '../../tests/browser/server.js';
import { Chromium } from '../chromium.mjs';
import { median } from '../median.mjs';

const RUNS = 5;
const SECONDS = 1;
const PAGE_EPOCHS = 4000;
const PAGE_NETWORK = 'hidden=8,8&points=1000&loss=mean-squared-error&output=tanh';

/** @returns {Promise<import('./page.mjs').PageResult>} */
export async function runPlayground() {
  const { version, inkling, objects, ratio, surface } = await measureCore();
  const { page, frame } = await measurePage();
  const speed = (/** @type {number} */ epochs) => `${Math.round(epochs)} epochs/s`;
  const figures = [
    { figure: '2-8-8-1 on 500 points, minibatches of 10, in Chromium', value: speed(inkling), target: '2000' },
    { figure: 'the same in the page, shown while it trains', value: speed(page), target: '2000' },
    { figure: 'the same by a network of objects, as TensorFlow Playground has', value: speed(objects) },
    { figure: 'Inkling ÷ objects, in turns', value: ratio.toFixed(1), target: '20' },
    { figure: 'the surfaces of all units', value: `${surface.toFixed(2)} ms`, target: '< 4 ms' },
    { figure: "JavaScript of the page's thread in a frame", value: `${frame.toFixed(2)} ms`, target: '< 4 ms' },
  ];
  for (const { figure, value, target } of figures) {
    console.log(`${figure.padEnd(62)} ${value.padStart(16)}${target ? `   to reach: ${target}` : ''}`);
  }
  return { version, runs: RUNS, figures };
}

/** In turns, so that what is in the way of one is in the way of the other. */
async function measureCore() {
  const chromium = new Chromium();
  try {
    const page = await chromium.open();
    const call = (/** @type {string} */ name, /** @type {unknown[]} */ ...args) =>
      page.call('playground.js', name, ...args);
    await call('begin');
    for (const name of ['inkling', 'objects']) await call('epochsPerSecond', name, SECONDS); // warm
    /** @type {{inkling: number[], objects: number[], ratio: number[]}} */
    const all = { inkling: [], objects: [], ratio: [] };
    for (let run = 0; run < RUNS; run++) {
      const inkling = await call('epochsPerSecond', 'inkling', SECONDS);
      const objects = await call('epochsPerSecond', 'objects', SECONDS);
      all.inkling.push(inkling);
      all.objects.push(objects);
      all.ratio.push(inkling / objects);
    }
    const accuracies = await call('accuracies');
    for (const [name, accuracy] of Object.entries(accuracies)) {
      if (!(accuracy > 0.97)) throw new Error(`${name} has not learnt the circle: ${accuracy}`);
    }
    return {
      version: await chromium.version(),
      inkling: median(all.inkling),
      objects: median(all.objects),
      ratio: median(all.ratio),
      surface: median(await call('surfaces')),
    };
  } finally {
    await chromium.close();
  }
}

/** As a person meets it: the worker trains, and the page draws each frame. */
async function measurePage() {
  const browser = await launch();
  const site = await serveSite();
  try {
    const page = await newPage(browser);
    await page.goto(`${site.origin}/playground.html?lang=en&${PAGE_NETWORK}`);
    await onPlayground(page, (element) => element.ready);
    const speeds = [];
    for (let run = 0; run < RUNS; run++) {
      speeds.push(
        await onPlayground(
          page,
          async (element, _, epochs) => epochs / (await element.train({ epochs })).seconds,
          PAGE_EPOCHS,
        ),
      );
    }
    return { page: median(speeds), frame: await millisecondsOfFrame(page) };
  } finally {
    await browser.close();
    await site.close();
  }
}

/**
 * What the page's own code takes of a frame while training is shown: the surface, the network and the curves.
 *
 * @param {import('puppeteer-core').Page} page
 */
async function millisecondsOfFrame(page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const valueOf = (/** @type {string} */ name) => metrics.find((each) => each.name === name)?.value ?? NaN;
    return valueOf('ScriptDuration');
  };
  const before = await busy();
  const frames = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const element = /** @type {any} */ (document.querySelector('inkling-playground'));
        let count = 0;
        const tick = () => {
          count++;
          if (count < 180) requestAnimationFrame(tick);
          else void element.pause().then(() => resolve(count));
        };
        element.shadowRoot.querySelector('[part=play]').click();
        requestAnimationFrame(tick);
      }),
  );
  const after = await busy();
  return (1000 * (after - before)) / Number(frames);
}
