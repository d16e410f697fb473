// Chromium, with pages that call functions of the benchmark's modules.
import puppeteer from 'puppeteer-core';
import { chromiumPath } from '../tests/browser/browsers.js';
import { serveBenchmark } from './site.mjs';

const ARGUMENTS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'];
export const WITHOUT_GRAPHICS = ['--disable-gpu'];
/** WebGL without a graphics card: SwiftShader draws on the processor. */
export const SOFTWARE_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
const PATIENCE_MILLISECONDS = 600_000;

/**
 * @typedef {object} BenchmarkPage
 * @property {(path: string, name: string, ...args: unknown[]) => Promise<any>} call an exported function of a module of
 *   bench/browser/
 * @property {() => Promise<number>} busySeconds that the page's main thread has had of a core so far
 * @property {() => Promise<void>} close
 */

/** The benchmark's site, and a Chromium for each set of arguments. */
export class Chromium {
  #site = serveBenchmark();
  /** @type {Map<string, Promise<import('puppeteer-core').Browser>>} */
  #browsers = new Map();

  /** @param {string[]} options */
  #browser(options) {
    const key = options.join(' ');
    const browser =
      this.#browsers.get(key) ??
      puppeteer.launch({
        executablePath: chromiumPath(),
        args: [...ARGUMENTS, ...options],
        protocolTimeout: PATIENCE_MILLISECONDS,
      });
    this.#browsers.set(key, browser);
    return browser;
  }

  async version(options = WITHOUT_GRAPHICS) {
    return (await this.#browser(options)).version();
  }

  /** @returns {Promise<BenchmarkPage>} */
  async open(options = WITHOUT_GRAPHICS) {
    const { origin } = await this.#site;
    const page = await (await this.#browser(options)).newPage();
    await page.goto(`${origin}/bench/browser/index.html`);
    const session = await page.createCDPSession();
    await session.send('Performance.enable');
    return {
      async call(path, name, ...args) {
        // Hidden pages are slowed down.
        await page.bringToFront();
        return page.evaluate(
          async (url, exported, given) => (await import(url))[exported](...given),
          `/bench/browser/${path}`,
          name,
          args,
        );
      },
      async busySeconds() {
        const { metrics } = await session.send('Performance.getMetrics');
        return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN;
      },
      close: () => page.close(),
    };
  }

  async close() {
    for (const browser of this.#browsers.values()) await (await browser).close();
    await (await this.#site).close();
  }
}
