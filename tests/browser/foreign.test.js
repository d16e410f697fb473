// Pages of another origin that include nothing but inkling.js: the public methods, attributes and events.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { networkNamed } from '../golden/table.js';
import { bundledFile } from '../wasm/core.js';
import { draw, launch, newPage, onElement, ready, seen, SEVEN, until } from './digits.js';
import { eventually, openTab } from './lab.js';
import { onPlayground } from './playground.js';
import { serveSite } from './server.js';

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('./server.js').Site} */
let site;
/** @type {import('./server.js').Site} */
let elsewhere;
/** @type {Awaited<ReturnType<typeof newPage>>} */
let page;

beforeAll(async () => {
  [browser, site, elsewhere] = await Promise.all([launch(), serveSite(), serveSite()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await elsewhere?.close();
});
afterEach(() => page.browserContext().close());

/**
 * Opens a page of another origin.
 *
 * @param {string} body
 * @param {Record<string, string>} [headers]
 */
async function open(body, headers = {}) {
  const script = `<script type="module" src="${site.origin}/inkling.js"></script>`;
  elsewhere.answers.set('/course/lesson.html', { body: `<!doctype html><html lang="en">${script}${body}`, headers });
  page = await newPage(browser);
  await page.goto(`${elsewhere.origin}/course/lesson.html`);
}

/**
 * Calls a method of the element, and returns the error that it rejects with.
 *
 * @param {string} method
 * @param {...unknown} values
 */
const refusal = (method, ...values) =>
  onElement(
    page,
    async (element, _, [name, given]) => {
      try {
        await element[name](...given);
        return null;
      } catch (error) {
        return { name: /** @type {Error} */ (error).name, message: /** @type {Error} */ (error).message };
      }
    },
    /** @type {const} */ ([method, values]),
  );

describe('the methods', () => {
  test('recognise, train, evaluate, parameterHash, reset, pause and step behave as the design says', async () => {
    await open('<inkling-digits></inkling-digits>');
    await ready(page);
    const reading = await onElement(
      page,
      async (element, _, strokes) => {
        const { digit, probabilities, image } = await element.recognise(strokes);
        return {
          digit,
          sum: probabilities.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b),
          kinds: [probabilities.constructor.name, probabilities.length, image.constructor.name, image.length],
        };
      },
      SEVEN,
    );
    expect(reading.kinds).toEqual(['Float32Array', 10, 'Uint8Array', 784]);
    expect(reading.sum).toBeCloseTo(1, 5);

    const initial = await onElement(page, (element) => element.parameterHash());
    expect(initial).toMatch(/^[0-9a-f]{64}$/);
    const { summary, epochs } = await onElement(page, async (element) => {
      /** @type {object[]} */
      const told = [];
      document.addEventListener('inkling-epoch', (event) => told.push(/** @type {CustomEvent} */ (event).detail));
      return { summary: await element.train({ epochs: 2 }), epochs: told };
    });
    expect(Object.keys(summary).sort()).toEqual([
      'accuracy',
      'epochs',
      'examplesPerSecond',
      'loss',
      'seconds',
      'testAccuracy',
      'testLoss',
    ]);
    expect(summary.epochs).toBe(2);
    expect(summary.testAccuracy).toBeGreaterThan(0.92);
    expect(epochs).toMatchObject([{ epoch: 1 }, { epoch: 2, testAccuracy: summary.testAccuracy, loss: summary.loss }]);
    expect((await onElement(page, (element, _, strokes) => element.recognise(strokes), SEVEN)).digit).toBe(7);

    const trained = await onElement(page, (element) => element.parameterHash());
    const again = await onElement(page, async (element) => {
      await element.reset();
      const fresh = await element.parameterHash();
      const steps = [await element.step(), await element.step()];
      await element.reset({ seed: 8 });
      const other = await element.parameterHash();
      await element.reset({ seed: 7 });
      await element.train({ epochs: 2 });
      return { fresh, steps, other, trained: await element.parameterHash() };
    });
    expect(again.fresh).toBe(initial);
    expect(again.steps).toMatchObject([{ steps: 1 }, { steps: 2 }]);
    expect(again.other).not.toBe(initial);
    expect(again.trained).toBe(trained);

    const paused = await onElement(page, async (element) => {
      const run = element.train({ epochs: 1000 });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await element.pause();
      return run;
    });
    expect(paused.epochs).toBeLessThan(1000);
  });

  test('evaluate judges digits that the page gives it, as the command line does', async () => {
    await open('<inkling-digits epochs="1"></inkling-digits>');
    await ready(page);
    const images = Buffer.from(bundledFile('images-idx3').subarray(16)).toString('base64');
    const labels = Buffer.from(bundledFile('labels-idx1').subarray(8)).toString('base64');
    const result = await onElement(
      page,
      async (element, _, [pixels, digits]) => {
        const bytes = (/** @type {string} */ text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        await element.train();
        const { loss, accuracy, confusion } = await element.evaluate(bytes(pixels), bytes(digits));
        return { loss, accuracy, confusion: Array.from(confusion), kind: confusion.constructor.name };
      },
      /** @type {const} */ ([images, labels]),
    );
    expect(result.kind).toBe('Uint32Array');
    expect(result.confusion.reduce((a, b) => a + b)).toBe(10_000);
    expect(result.accuracy).toBeGreaterThan(0.92);
    expect(result.confusion.filter((_, i) => i % 11 === 0).reduce((a, b) => a + b) / 10_000).toBeCloseTo(
      result.accuracy,
    );
  });

  test('what cannot be done is refused in a sentence to act on', async () => {
    await open('<inkling-digits></inkling-digits>');
    await ready(page);
    expect(await refusal('recognise', [])).toEqual({
      name: 'InklingError',
      message: 'There is no ink to read: draw a digit first.',
    });
    expect(await refusal('recognise', '7')).toMatchObject({ message: /strokes/ });
    expect(await refusal('recognise', [[[1, null]]])).toMatchObject({ message: /strokes/ });
    expect(await refusal('evaluate', [1], [2])).toMatchObject({ message: /Uint8Array/ });
    expect(await refusal('train', { epochs: 0 })).toMatchObject({ message: /epochs/ });
    expect(await refusal('reset', { seed: 'x' })).toMatchObject({ message: /seed/ });
    const whileTraining = await onElement(page, async (element) => {
      const messageOf = (/** @type {Error} */ error) => error.message;
      const run = element.train({ epochs: 1 });
      return Promise.all([
        element.train().catch(messageOf),
        element.step().catch(messageOf),
        run.then((/** @type {{epochs: number}} */ { epochs }) => epochs),
      ]);
    });
    expect(whileTraining).toEqual([expect.stringMatching(/already/), expect.stringMatching(/pause it first/), 1]);
    const unattached = await onElement(page, (element) =>
      /** @type {any} */ (document.createElement(element.localName))
        .train()
        .catch((/** @type {Error} */ error) => error.message),
    );
    expect(unattached).toMatch(/add it to a document/);
  });
});

describe('calls that overlap', () => {
  test('leave the network that was asked for last, and the settings that are its own', async () => {
    await open('<inkling-digits></inkling-digits>');
    await ready(page);
    const { hash, expected, summary } = await onElement(page, async (element) => {
      const run = element.train({ epochs: 1000 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      element.setAttribute('hidden', '30');
      element.setAttribute('activation', 'tanh');
      element.setAttribute('hidden', '20');
      element.reset({ seed: 8 });
      await element.reset();
      const changed = await element.parameterHash();
      const interrupted = await run;
      await element.reset();
      return { hash: changed, expected: await element.parameterHash(), summary: interrupted };
    });
    expect(hash).toBe(expected);
    expect(summary.epochs).toBeLessThan(1000);
    await until(page, ({ status }) => status === 'A new network: 15,910 weights and biases.');
  });

  test('training can begin again as soon as pause or reset have answered', async () => {
    await open('<inkling-digits hidden="16"></inkling-digits>');
    await ready(page);
    const epochs = await onElement(page, async (element) => {
      const first = element.train({ epochs: 1000 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      await element.pause();
      const second = element.train({ epochs: 1000 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      await element.reset();
      const third = element.train({ epochs: 1 });
      await Promise.all([first, second]);
      return (await third).epochs;
    });
    expect(epochs).toBe(1);
    await until(page, ({ status }) => status.startsWith('1 epoch in'));
  });

  test('a step and a training right after it are told apart', async () => {
    await open('<inkling-digits hidden="16"></inkling-digits>');
    await ready(page);
    const [step, summary] = await onElement(page, (element) =>
      Promise.all([
        element.step(),
        new Promise((resolve) => setTimeout(() => resolve(element.train({ epochs: 1 })), 1)),
      ]),
    );
    expect(step.steps).toBe(1);
    expect(summary).toMatchObject({ epochs: 1 });
    expect(summary.seconds).toBeGreaterThan(0);
  });
});

describe('the attributes', () => {
  test('name a network: the same as natively', async () => {
    const { settings, steps, parameterHash } = networkNamed('two layers of tanh with momentum');
    const attributes = Object.entries(settings).map(([name, value]) => `${name}="${value}"`);
    await open(`<inkling-digits ${attributes.join(' ')}></inkling-digits>`);
    await ready(page);
    const hash = await onElement(
      page,
      async (element, _, count) => {
        for (let i = 0; i < count; i++) await element.step();
        return element.parameterHash();
      },
      steps,
    );
    expect(hash).toBe(parameterHash);
  });

  test('change the network as a click would, and go back to the default when they are taken away', async () => {
    await open('<inkling-digits hidden="20"></inkling-digits>');
    await ready(page);
    await until(page, ({ status }) => status === 'A new network: 15,910 weights and biases.');
    await onElement(page, (element) => element.setAttribute('hidden', '10'));
    await until(page, ({ status }) => status === 'A new network: 7,960 weights and biases.');
    await onElement(page, (element) => element.removeAttribute('hidden'));
    await until(page, ({ status }) => status === 'A new network: 235,146 weights and biases.');
  });

  test('hidden with a value names layers, whatever a page does to hidden elements; without one it hides', async () => {
    await open(`<style>[hidden] { display: none !important }</style>
      <inkling-digits hidden="none"></inkling-digits><inkling-digits hidden></inkling-digits>`);
    await Promise.all([ready(page, 0), ready(page, 1)]);
    expect((await seen(page, 0)).status).toBe('A new network: 7,850 weights and biases.');
    expect((await seen(page, 1)).status).toBe('A new network: 235,146 weights and biases.');
    const isVisible = (/** @type {HTMLElement} */ element) => element.checkVisibility();
    expect(await onElement(page, isVisible, undefined, 0)).toBe(true);
    expect(await onElement(page, isVisible, undefined, 1)).toBe(false);
  });

  test('with a value that is refused leave the default and tell', async () => {
    await open(`<script>
        addEventListener('inkling-error', (event) => (window.told = [...(window.told ?? []), event.detail]));
      </script><inkling-digits lr="0" hidden="abc" seed="9"></inkling-digits>`);
    await ready(page);
    const { refused, status } = await seen(page);
    expect(refused).toHaveLength(2);
    expect(status).toBe('A new network: 235,146 weights and biases.');
    expect(await page.evaluate('told')).toEqual([
      { code: 'setting', message: expect.stringMatching(/hidden.*'abc'/) },
      { code: 'setting', message: expect.stringMatching(/lr.*'0'/) },
    ]);
  });

  test('autotrain trains at once, lang chooses the language, view the size', async () => {
    await open('<inkling-digits autotrain epochs="1" lang="ko" view="compact"></inkling-digits>');
    await until(page, ({ accuracy, buttons }) => accuracy > 0.9 && buttons.includes('학습'));
    const visible = await onElement(page, (_, root) =>
      ['.settings', '.chart', '[part=canvas]', '.bars'].map((selector) =>
        root.querySelector(selector)?.checkVisibility(),
      ),
    );
    expect(visible).toEqual([false, false, true, true]);
    await onElement(page, (element) => element.removeAttribute('lang'));
    await until(page, ({ buttons }) => buttons.includes('Train'));
  });
});

describe('a guest on the page', () => {
  test('leaves no global names, takes no styles, gives none', async () => {
    elsewhere.answers.set('/plain.html', { body: '<!doctype html><p>plain</p>' });
    page = await newPage(browser);
    await page.goto(`${elsewhere.origin}/plain.html`);
    const before = await page.evaluate(() => Object.getOwnPropertyNames(globalThis));
    await page.browserContext().close();

    await open(`<style>* { color: rgb(1, 2, 3) !important; font-size: 40px !important } button { display: none }</style>
      <p id="text">text</p><inkling-digits></inkling-digits>`);
    await ready(page);
    const after = await page.evaluate(() => Object.getOwnPropertyNames(globalThis));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
    const { buttons } = await seen(page);
    expect(buttons).toContain('Train');
    const inside = await onElement(
      page,
      (_, root) => getComputedStyle(/** @type {Element} */ (root.querySelector('.status'))).fontSize,
    );
    expect(inside).toBe('15px');
    expect(await page.$eval('#text', (text) => getComputedStyle(text).margin)).toBe('40px 0px');
  });

  test('takes no styles and gives none as a playground, too', async () => {
    await open(`<style>* { color: rgb(1, 2, 3) !important; font-size: 40px !important } button { display: none }</style>
      <p id="text" class="panel help"><button class="play">text</button></p><inkling-playground></inkling-playground>`);
    await onPlayground(page, (element) => element.ready);
    const inside = await onPlayground(page, (_, root) =>
      ['[part~=play]', '.field .help'].map((selector) => {
        const { color, fontSize, display } = getComputedStyle(/** @type {Element} */ (root.querySelector(selector)));
        return { color, fontSize, isShown: display !== 'none' };
      }),
    );
    expect(inside.map(({ fontSize, isShown }) => ({ fontSize, isShown }))).toEqual([
      { fontSize: '16px', isShown: true },
      { fontSize: '13px', isShown: true },
    ]);
    expect(inside.map(({ color }) => color)).not.toContain('rgb(1, 2, 3)');
    const outside = await page.$eval('#text', (text) => {
      const { margin, padding, backgroundColor } = getComputedStyle(text);
      return { margin, padding, backgroundColor, sheets: document.adoptedStyleSheets.length };
    });
    expect(outside).toEqual({ margin: '40px 0px', padding: '0px', backgroundColor: 'rgba(0, 0, 0, 0)', sheets: 0 });
  });

  test('is themed by the custom properties and the parts of its own', async () => {
    const parts = {
      'inkling-digits':
        'base panel drawing canvas undo clear training train step reset progress status reading answer digit correction ' +
        'bars results accuracy chart settings setting-lr architecture lab tabs tab notice problem teacher goal',
      'inkling-playground':
        'base panel controls play step back reset new-seed step-size pace history data dataset points noise share ' +
        'points-seed add-layer network-panel diagram feature unit output plane chart show-test discretise learning ' +
        'setting-lr files problem teacher goal',
    };
    const rules = Object.entries(parts).flatMap(([name, list]) =>
      list.split(' ').map((part) => `${name}::part(${part}) { scroll-margin-left: 7px }`),
    );
    await open(`<style>
        ${rules.join(' ')}
        inkling-digits::part(train) { border-radius: 0 }
        inkling-digits { --inkling-accent: rgb(1, 2, 3); --inkling-surface: rgb(4, 5, 6) }
      </style><inkling-digits goal="units<=20"></inkling-digits><inkling-playground></inkling-playground>`);
    await ready(page);
    await onPlayground(page, (element) => element.ready);
    for (const [name, list] of Object.entries(parts)) {
      const unstyled = await page.evaluate(([host, names]) => {
        const root = /** @type {ShadowRoot} */ (document.querySelector(host)?.shadowRoot);
        return names.split(' ').filter((part) => {
          const found = root.querySelector(`[part~='${part}']`);
          return !found || getComputedStyle(found).scrollMarginLeft !== '7px';
        });
      }, /** @type {const} */ ([name, list]));
      expect(unstyled).toEqual([]);
    }
    const [radius, colour, surface] = await onElement(page, (_, root) => {
      const style = (/** @type {string} */ part) =>
        getComputedStyle(/** @type {Element} */ (root.querySelector(`[part~=${part}]`)));
      return [style('train').borderRadius, style('train').backgroundColor, style('training').backgroundColor];
    });
    expect([radius, colour, surface]).toEqual(['0px', 'rgb(1, 2, 3)', 'rgb(4, 5, 6)']);
  });

  test.each(['light', 'dark'])('has its colours in a page that is %s', async (scheme) => {
    await open(`<style>html { color-scheme: ${scheme} }</style><inkling-digits></inkling-digits>`);
    await ready(page);
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    const colours = await onElement(page, (_, root) =>
      ['.panel', '[data-read] .bar', '[part=train]', '.bars .track'].map(
        (selector) => getComputedStyle(/** @type {Element} */ (root.querySelector(selector))).backgroundColor,
      ),
    );
    expect(colours).toEqual(
      scheme === 'light'
        ? ['rgb(255, 255, 255)', 'rgb(34, 81, 196)', 'rgb(34, 81, 196)', 'rgb(251, 250, 246)']
        : ['rgb(27, 30, 38)', 'rgb(143, 178, 255)', 'rgb(143, 178, 255)', 'rgb(18, 20, 26)'],
    );
  });

  test('two on one page train side by side, share the worker and the download, and do not disturb each other', async () => {
    site.requests.length = 0;
    await open('<inkling-digits seed="1"></inkling-digits><inkling-digits seed="1"></inkling-digits>');
    await Promise.all([ready(page, 0), ready(page, 1)]);
    expect(site.requests.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
    await eventually(
      async () => page.workers().length,
      (count) => count > 0,
    );
    const alone = await onElement(page, async (element) => {
      await element.train({ epochs: 1 });
      const hash = await element.parameterHash();
      await element.reset();
      return hash;
    });
    const both = await page.evaluate(async () => {
      const elements = /** @type {any[]} */ ([...document.querySelectorAll('inkling-digits')]);
      await Promise.all(elements.map((element) => element.train({ epochs: 1 })));
      return Promise.all(elements.map((element) => element.parameterHash()));
    });
    expect(both).toEqual([alone, alone]);
    expect(page.workers()).toHaveLength(1);
    await draw(page, SEVEN, 1);
    await until(page, ({ digit }) => digit === '7', 1);
    expect((await seen(page, 0)).digit).toBe('');
  });

  test('one that is moved on the page goes on training; one that is removed stops and keeps what it learnt', async () => {
    await open('<div id="a"><inkling-digits></inkling-digits></div><div id="b"></div>');
    await ready(page);
    const result = await onElement(page, async (element) => {
      const run = element.train({ epochs: 1 });
      document.getElementById('b')?.append(element);
      const moved = await run;
      const second = element.train({ epochs: 1000 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      element.remove();
      const removed = await second;
      const hash = await element.parameterHash();
      document.body.append(element);
      return { moved: moved.epochs, removed: removed.epochs, isKept: hash === (await element.parameterHash()) };
    });
    expect(result.moved).toBe(1);
    expect(result.removed).toBeLessThan(1000);
    expect(result.isKept).toBe(true);
  });

  test('works under a Content-Security-Policy without eval', async () => {
    const policy = [
      "default-src 'none'",
      `script-src 'wasm-unsafe-eval' ${site.origin}`,
      'worker-src blob:',
      `connect-src ${site.origin}`,
    ].join('; ');
    await open('<inkling-digits></inkling-digits>', { 'content-security-policy': policy });
    await ready(page);
    expect((await onElement(page, (element) => element.train({ epochs: 1 }))).testAccuracy).toBeGreaterThan(0.9);
    expect((await onElement(page, (element, _, strokes) => element.recognise(strokes), SEVEN)).digit).toBe(7);
  });

  test('is one module: it asks for nothing but the core and the digits, and after them for the lab', async () => {
    site.requests.length = 0;
    await open('<inkling-digits></inkling-digits>');
    await ready(page);
    await openTab(page, 'judging');
    await until(page, ({ buttons }) => buttons.includes('Refresh'));
    expect(site.requests.slice(0, -1).sort()).toEqual([
      '/data/train-images-idx3-ubyte.gz',
      '/data/train-labels-idx1-ubyte.gz',
      '/inkling.js',
      '/inkling.wasm',
    ]);
    expect(site.requests.at(-1)).toBe('/inkling-more.js');
  });
});
