// A seed names a network in every engine: the golden table, trained by the core in a worker and by the element.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { networkNamed, networks } from '../golden/table.js';
import { root } from '../paths.js';
import { engines } from './browsers.js';
import { SEVEN } from './digits.js';
import { serveSite } from './server.js';

const GUEST = '/course/lesson.html';
const { settings, parameterHash } = networkNamed('a plain network, ten epochs');
const attributes = Object.entries(settings)
  .map(([name, value]) => `${name}="${value}"`)
  .join(' ');

/** @type {import('./server.js').Site} */
let site;
/** @type {import('./server.js').Site} */
let elsewhere;

beforeAll(async () => {
  [site, elsewhere] = await Promise.all([serveSite(), serveSite()]);
  site.answers.set('/golden/', { body: '<!doctype html>', headers: { 'content-type': 'text/html' } });
  for (const path of ['tests/browser/golden-worker.js', 'tests/golden/train.js', 'build/wasm/wasm/inkling.mjs']) {
    const headers = { 'content-type': 'text/javascript' };
    site.answers.set(path.replace(/.*\//, '/golden/'), { body: readFileSync(root(path)), headers });
  }
  elsewhere.answers.set(GUEST, {
    body: `<!doctype html><script type="module" src="${site.origin}/inkling.js"></script><inkling-digits ${attributes}>`,
  });
});
afterAll(async () => {
  await site?.close();
  await elsewhere?.close();
});

describe.each(engines)('in $name', { timeout: 300_000 }, ({ launch, hide }) => {
  /** @type {import('./browsers.js').Browser} */
  let browser;
  /** @type {import('./browsers.js').Tab} */
  let tab;

  beforeAll(async () => {
    browser = await launch();
  }, 200_000);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    tab = await browser.newPage();
  });
  afterEach(() => tab.close());

  test('the core trains the networks of the golden table to the bit', async () => {
    await tab.goto(`${site.origin}/golden/`);
    const outcomes = await tab.evaluate(async (wanted) => {
      const worker = new Worker('golden-worker.js', { type: 'module' });
      worker.postMessage(wanted);
      return /** @type {Promise<object[]>} */ (
        new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) => (data.outcomes ? resolve(data.outcomes) : reject(new Error(data.error)));
          worker.onerror = ({ message }) => reject(new Error(`the worker did not start: ${message}`));
        })
      );
    }, networks);
    expect(networks.map((network, i) => ({ ...network, ...outcomes[i] }))).toEqual(networks);
  });

  test('the element on a page of another origin trains the plain network of ten epochs', async () => {
    await tab.goto(elsewhere.origin + GUEST);
    const trained = await tab.evaluate(async () => {
      const element = /** @type {any} */ (document.querySelector('inkling-digits'));
      await customElements.whenDefined('inkling-digits');
      await element.ready;
      await element.train();
      return element.parameterHash();
    });
    expect(trained).toBe(parameterHash);
  });

  test('so it does when paused, stepped, read with, tested and out of sight in between', async () => {
    await tab.goto(elsewhere.origin + GUEST);
    const whileSeen = await tab.evaluate(async () => {
      const element = /** @type {any} */ (document.querySelector('inkling-digits'));
      await customElements.whenDefined('inkling-digits');
      await element.ready;
      const { epochs } = await element.train({ epochs: 1 });
      return { epochs, visibility: document.visibilityState };
    });
    expect(whileSeen).toEqual({ epochs: 1, visibility: 'visible' });

    await hide(tab, browser);
    await tab.evaluate(
      () =>
        new Promise((resolve) => {
          if (document.visibilityState === 'hidden') resolve(null);
          else document.addEventListener('visibilitychange', () => resolve(null), { once: true });
        }),
    );
    const { trained, digit, pauses, visibility } = await tab.evaluate(async (strokes) => {
      const element = /** @type {any} */ (document.querySelector('inkling-digits'));
      const before = document.visibilityState;
      await element.evaluate(new Uint8Array(784 * 300).fill(100), new Uint8Array(300));
      let count = 0;
      for (let epochs = 1; epochs < 10; count++) {
        const run = element.train({ epochs: 10 - epochs });
        for (let i = 0; i < 5; i++) await element.recognise(strokes);
        await element.pause();
        epochs += (await run).epochs;
        if (epochs < 10) ({ epochs } = await element.step());
      }
      return {
        trained: await element.parameterHash(),
        digit: (await element.recognise(strokes)).digit,
        pauses: count,
        visibility: [before, document.visibilityState],
      };
    }, SEVEN);
    expect(trained).toBe(parameterHash);
    expect(digit).toBe(7);
    expect(pauses).toBeGreaterThan(1);
    expect(visibility).toEqual(['hidden', 'hidden']);
  });
});
