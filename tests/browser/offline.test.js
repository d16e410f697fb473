// The site without a network, and how it comes to a new version of itself.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../paths.js';
import { draw, launch, newPage, onElement, onlyInChromium, press, ready, seen, SEVEN, until } from './digits.js';
import { crash } from './emulation.js';
import { eventually, hashOf } from './lab.js';
import { serveSite } from './server.js';

/** @typedef {Awaited<ReturnType<typeof newPage>>} VisitedPage */

const NEW_MARK = '<meta name="version" content="new" />';

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('./server.js').Site} */
let site;
/** @type {VisitedPage} */
let page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  site = await serveSite();
});
afterEach(async () => {
  expect(page.errors).toEqual([]);
  await page.browserContext().close();
  await site.close();
});

/**
 * Opens a page and waits until all is kept that it needs without a network.
 *
 * @param {string} [address]
 */
async function open(address = '/?lang=en') {
  page = await newPage(browser);
  await goTo(address);
  await untilIdleCodeCame();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

/** Until that has come which the page fetches last, when it has nothing else to do. */
const untilIdleCodeCame = () =>
  page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/inkling-more.js')),
  );

/** @param {string} address */
async function goTo(address) {
  await page.goto(site.origin + address);
  await page.evaluate(() => /** @type {any} */ (document.querySelector('inkling-digits, inkling-playground'))?.ready);
}

/** The same site, but for a mark in its pages. */
function publishNewVersion() {
  let worker = readFileSync(root('dist/service-worker.js'), 'utf8');
  for (const name of ['index.html', 'playground.html']) {
    const body = readFileSync(root(`dist/${name}`), 'utf8').replace('<head>', `<head>${NEW_MARK}`);
    site.answers.set(`/${name}`, { body });
    worker = worker.replace(new RegExp(`(${name}\\W+revision\\W+)\\w+`), '$1other');
  }
  expect(worker).not.toBe(readFileSync(root('dist/service-worker.js'), 'utf8'));
  site.answers.set('/service-worker.js', { body: worker });
}

/** As the browser does by itself at every visit, and once a day. @param {VisitedPage} tab */
const lookForUpdate = (tab) =>
  tab.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));

/** @param {VisitedPage} [tab] */
const noteOf = (tab = page) => tab.$eval('.update', (line) => line.querySelector('span')?.textContent ?? '');

/** @param {RegExp} sentence @param {VisitedPage} [tab] */
const untilNote = (sentence, tab = page) =>
  eventually(
    () => noteOf(tab),
    (text) => sentence.test(text),
  );

/** @param {VisitedPage} [tab] */
async function pressLoad(tab = page) {
  await Promise.all([tab.waitForNavigation(), tab.click('.update button')]);
  await ready(tab);
}

/** @param {VisitedPage} [tab] */
const isNew = async (tab = page) => (await tab.$('meta[name=version]')) !== null;

describe('without a network', () => {
  test('every page works after the first visit, whatever settings it is opened with', async () => {
    await open('/?lang=en');
    await site.close();

    await goTo('/?lang=ko&hidden=16&seed=3&epochs=2&augment=off&pen-digits=0');
    await draw(page, SEVEN);
    await press(page, '학습');
    await until(page, ({ accuracy, buttons }) => accuracy > 0.8 && buttons.includes('학습'));
    await until(page, ({ digit }) => digit !== '');

    await goTo('/playground.html?lang=en&dataset=spiral');
    const { epochs } = await page.$eval('inkling-playground', (element) =>
      /** @type {any} */ (element).train({ epochs: 3 }),
    );
    expect(epochs).toBe(3);

    await goTo('/learn.html?lang=en#softmax');
    await page.waitForSelector('.softmax-lab math');
  });

  test('a repeat visit asks the host for nothing but news', async () => {
    await open();
    site.requests.length = 0;
    await goTo('/?lang=en');
    await untilIdleCodeCame();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await lookForUpdate(page);
    expect(new Set(site.requests)).toEqual(new Set(['/service-worker.js']));
  });
});

describe('the service worker', () => {
  test('answers no page and no file that is not its own', async () => {
    await open();
    await goTo('/?lang=en'); // under the service worker from now on
    await untilIdleCodeCame();
    site.answers.set('/golden/', {
      body: '<!doctype html><link rel="icon" href="data:,"><h1>Golden</h1>',
      headers: { 'content-type': 'text/html' },
    });
    for (const path of ['/golden/', '/golden/?lang=en']) {
      await page.goto(site.origin + path);
      expect(await page.$eval('h1', (title) => title.textContent)).toBe('Golden');
    }
    site.answers.set('/inkling.js.map', { body: 'map' });
    expect(await page.evaluate(async () => (await fetch('/inkling.js.map')).text())).toBe('map');
    site.answers.set('/inkling.js', { body: 'another version' });
    expect(await page.evaluate(async () => (await fetch('/inkling.js?v=2')).text())).toBe('another version');
    expect(await page.evaluate(async () => (await fetch('/inkling.js')).text())).not.toBe('another version');
  });

  test('comes after the page has loaded what it needs', async () => {
    await open();
    const own = site.requests.indexOf('/service-worker.js');
    for (const path of ['/inkling.wasm', '/data/train-images-idx3-ubyte.gz', '/data/train-labels-idx1-ubyte.gz']) {
      expect(site.requests.indexOf(path)).toBeGreaterThan(-1);
      expect(site.requests.indexOf(path)).toBeLessThan(own);
    }
  });

  test('is not there in a page that is framed by another', async () => {
    const elsewhere = await serveSite();
    elsewhere.answers.set('/course.html', {
      body: `<!doctype html><link rel="icon" href="data:,"><iframe src="${site.origin}/?lang=en"></iframe>`,
    });
    page = await newPage(browser);
    await page.goto(`${elsewhere.origin}/course.html`);
    const frame = await page.waitForFrame((each) => each.url().startsWith(site.origin));
    const count = await frame.evaluate(async () => {
      await /** @type {any} */ (document.querySelector('inkling-digits')).ready;
      // What waits for an idle page has had its turn after this.
      await new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve)));
      return (await navigator.serviceWorker.getRegistrations()).length;
    });
    expect(count).toBe(0);
    expect(site.requests).not.toContain('/service-worker.js');
    await elsewhere.close();
  });

  test.each([
    ['has none', () => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')],
    [
      'refuses it',
      () => (ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))),
    ],
  ])('is not missed where the browser %s', async (_, without) => {
    page = await newPage(browser);
    await page.evaluateOnNewDocument(without);
    await goTo('/?lang=en');
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
    await draw(page, SEVEN);
    await until(page, ({ digit, problem }) => digit !== '' && problem === null);
    expect(site.requests).not.toContain('/service-worker.js');
  });
});

describe('a new version', () => {
  test('is said, interrupts no training, and is loaded for whoever asks, with the drawing and the network', async () => {
    await open('/?lang=en&epochs=1000');
    await goTo('/?lang=en&epochs=1000');
    await draw(page, SEVEN);
    await press(page, 'Train');
    await until(page, ({ accuracy }) => accuracy > 0.8);
    publishNewVersion();
    await lookForUpdate(page);
    await untilNote(/^A new version is there\.$/);
    const epochOf = (/** @type {string} */ status) => Number(/^Epoch (\d+)/.exec(status)?.[1]);
    const whenSaid = epochOf((await seen(page)).status);
    await until(page, ({ status }) => epochOf(status) > whenSaid + 1);
    expect(await isNew()).toBe(false);

    await press(page, 'Pause');
    await until(page, ({ status }) => status.startsWith('Paused'));
    // A change of the last moment, before it is time to write it, is kept as well.
    const [hash] = await Promise.all([
      onElement(page, async (element) => {
        await element.step();
        const last = await element.parameterHash();
        /** @type {HTMLButtonElement | null} */ (document.querySelector('.update button'))?.click();
        return last;
      }),
      page.waitForNavigation(),
    ]);
    await ready(page);
    expect(await isNew()).toBe(true);
    expect(await hashOf(page)).toBe(hash);
    await until(page, ({ digit }) => digit !== '');
    await lookForUpdate(page);
    expect(await noteOf()).toBe('');
  });

  test('is loaded after all is on the disk: a crash at that moment takes nothing away', async () => {
    await open('/?lang=en&hidden=16&pen-digits=0');
    const { hash, isKept } = await onElement(page, async (element) => {
      await element.step();
      return { hash: await element.parameterHash(), isKept: await element.keepNow() };
    });
    expect(isKept).toBe(true);
    await crash(page);
    page = Object.assign(await page.browserContext().newPage(), { errors: [] });
    await goTo('/?lang=en');
    expect(await hashOf(page)).toBe(hash);
  });

  test('keeps what was trained until it is loaded, also when training goes on', async () => {
    await open('/?lang=en&epochs=1000');
    publishNewVersion();
    await press(page, 'Train');
    await until(page, ({ accuracy }) => accuracy > 0.8);
    await lookForUpdate(page);
    await untilNote(/new version/);
    const epochs = await onElement(
      page,
      (element) =>
        new Promise((resolve) => {
          element.addEventListener('inkling-epoch', (/** @type {CustomEvent} */ { detail }) => resolve(detail.epoch), {
            once: true,
          });
        }),
    );
    await pressLoad();
    expect(await isNew()).toBe(true);
    const { status } = await until(page, (state) => state.status.startsWith('Paused after'));
    expect(Number(/^Paused after ([\d.]+)/.exec(status)?.[1])).toBeGreaterThanOrEqual(epochs);
  });

  test('waits for later, and comes by itself when all pages are closed', async () => {
    await open();
    publishNewVersion();
    await lookForUpdate(page);
    await untilNote(/new version/);
    await page.click('.update button:last-of-type');
    expect(await noteOf()).toBe('');
    const { context, errors } = { context: page.browserContext(), errors: page.errors };
    const next = await context.newPage();
    await page.close();
    page = Object.assign(next, { errors });
    await eventually(
      async () => {
        await goTo('/?lang=en');
        const is = await isNew();
        await page.goto('about:blank'); // one that came too early keeps the old version in use, and is closed in turn
        return is;
      },
      (is) => is,
    );
  });

  test('is said in the language that the page is in', async () => {
    await open();
    publishNewVersion();
    await lookForUpdate(page);
    await untilNote(/new version/);
    await page.click('nav a[hreflang=ko]');
    expect(await noteOf()).toBe('새 버전이 있습니다.');
  });

  test('of the playground, which keeps nothing, is said with what loading it costs', async () => {
    await open('/playground.html?lang=en');
    publishNewVersion();
    await lookForUpdate(page);
    await untilNote(/new version.*not kept/);
  });

  test('is not loaded at the first press in a second tab, whose network nobody keeps', async () => {
    await open();
    const tab = Object.assign(await page.browserContext().newPage(), { errors: page.errors });
    await tab.goto(`${site.origin}/?lang=en`);
    await ready(tab);
    await eventually(
      () => onElement(tab, (_, inside) => inside.querySelector('.messages .notice p')?.textContent ?? ''),
      (text) => text.includes('another tab'),
    );
    publishNewVersion();
    await lookForUpdate(tab);
    await untilNote(/^A new version is there\.$/, tab);
    await tab.click('.update button');
    await untilNote(/new version.*not kept/, tab);
    expect(await isNew(tab)).toBe(false);
    await pressLoad(tab);
    expect(await isNew(tab)).toBe(true);
    // The first tab goes on as it was, and can follow.
    await page.bringToFront();
    await untilNote(/new version/);
    expect(await isNew()).toBe(false);
    await pressLoad();
    expect(await isNew()).toBe(true);
  });
});

// Firefox installs none.
onlyInChromium('browsers can install the site: its manifest and icons are whole', async () => {
  await open();
  const client = await page.createCDPSession();
  const { errors, data } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { icons, start_url: start } = JSON.parse(data ?? '{}');
  const sizes = await page.evaluate(
    (/** @type {string[]} */ sources) =>
      Promise.all(
        sources.map(async (source) => {
          const image = new Image();
          image.src = source;
          await image.decode();
          return `${image.naturalWidth}x${image.naturalHeight}`;
        }),
      ),
    icons.map((/** @type {{src: string}} */ { src }) => src),
  );
  const wanted = icons.map((/** @type {{sizes: string}} */ icon) => icon.sizes);
  expect(sizes.filter((_, i) => wanted[i] !== 'any')).toEqual(
    wanted.filter((/** @type {string} */ size) => size !== 'any'),
  );
  expect(wanted).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect((await page.goto(new URL(start, site.origin).href))?.status()).toBe(200);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  // The browser contexts of tests are private ones.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});
