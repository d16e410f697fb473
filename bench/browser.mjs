// Trainers side by side in Chromium.
import puppeteer from 'puppeteer-core';
import { chromiumPath } from '../tests/browser/chromium.js';
import { writeData } from './data.mjs';
import { compare } from './compare.mjs';
import { serveBenchmark } from './site.mjs';

const ARGUMENTS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'];
/** WebGL without a graphics card: SwiftShader draws on the processor, with threads of its own. */
const SOFTWARE_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];

/** @typedef {{key: string, arguments: string[], batches?: number[]}} BrowserTrainer */

/** @type {BrowserTrainer[]} */
export const TRAINERS = [
  { key: 'inkling', arguments: ['--disable-gpu'] },
  { key: 'tensorflow:wasm', arguments: ['--disable-gpu'] },
  { key: 'tensorflow:cpu', arguments: ['--disable-gpu'] },
  { key: 'tensorflow:webgl', arguments: SOFTWARE_WEBGL },
  { key: 'convnet', arguments: ['--disable-gpu'] },
  { key: 'brain', arguments: ['--disable-gpu'], batches: [1] },
];

/**
 * @param {import('./compare.mjs').Selection} selection
 */
export async function runBrowser(selection) {
  writeData();
  const site = await serveBenchmark();
  /** @type {Map<string, import('puppeteer-core').Browser>} */
  const browsers = new Map();
  const browserOf = async (/** @type {string[]} */ args) => {
    const key = args.join(' ');
    const browser =
      browsers.get(key) ??
      (await puppeteer.launch({
        executablePath: chromiumPath(),
        args: [...ARGUMENTS, ...args],
        protocolTimeout: 600_000,
      }));
    browsers.set(key, browser);
    return browser;
  };
  try {
    return await compare(
      TRAINERS.map(({ key, arguments: args, batches }) => ({
        key,
        batches,
        start: async () => {
          const page = await (await browserOf(args)).newPage();
          page.on('pageerror', (error) => console.error(key, error));
          await page.goto(`${site.origin}/bench/browser/index.html?trainer=${encodeURIComponent(key)}`);
          return {
            description: await page.evaluate(() => /** @type {any} */ (globalThis).bench.description()),
            measure: async (task, seconds) => {
              await page.bringToFront();
              return page.evaluate(
                (t, s) => /** @type {any} */ (globalThis).bench.measure(t, s),
                /** @type {any} */ (task),
                seconds,
              );
            },
            stop: () => page.close(),
          };
        },
      })),
      selection,
    );
  } finally {
    for (const browser of browsers.values()) await browser.close();
    await site.close();
  }
}
