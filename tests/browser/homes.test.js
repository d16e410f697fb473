// The hosts and pages that are hard to live in: without workers, without storage, under strict policies, far away.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../paths.js';
import { draw, launch, newPage, onElement, press, ready, SEVEN, until } from './digits.js';
import { serveSite } from './server.js';

const LESSON = '/lesson.html';
const IMAGES = '/data/train-images-idx3-ubyte.gz';
const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
].join('; ');

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
afterEach(async () => {
  for (const { answers, requests } of [site, elsewhere]) {
    answers.clear();
    requests.length = 0;
  }
  await page.browserContext().close();
});

/** @param {string} origin of the module */
const lesson = (origin) =>
  `<!doctype html><html lang="en"><script type="module" src="${origin}/inkling.js"></script><inkling-digits augment="off" pen-digits="0" epochs="1000"></inkling-digits>`;

/** @param {Record<string, string>} headers of a page of the site itself */
async function openWith(headers) {
  site.answers.set(LESSON, { body: lesson(''), headers });
  page = await newPage(browser);
  await page.goto(site.origin + LESSON);
}

/** Trains with a press, while a 7 is drawn, which is read in the end. */
async function expectToLearn() {
  await ready(page);
  await press(page, 'Train');
  await draw(page, SEVEN);
  await until(page, ({ accuracy, digit }) => accuracy > 0.9 && digit === '7');
  await press(page, 'Pause');
  await until(page, ({ buttons }) => buttons.includes('Go on'));
}

/** @param {import('puppeteer-core').Frame} frame with an element that nobody draws in */
async function expectFrameToLearn(frame) {
  await frame.waitForSelector('inkling-digits');
  const outcome = await frame.evaluate(async (strokes) => {
    const element = /** @type {any} */ (document.querySelector('inkling-digits'));
    await customElements.whenDefined('inkling-digits');
    await element.ready;
    const { testAccuracy } = await element.train({ epochs: 2 });
    const { digit } = await element.recognise(strokes);
    return { isGood: testAccuracy > 0.9, digit };
  }, SEVEN);
  expect(outcome).toEqual({ isGood: true, digit: 7 });
}

describe('a strict policy', () => {
  test('that lets workers come from blobs: there is one', async () => {
    await openWith({ 'content-security-policy': `${STRICT}; worker-src 'self' blob:` });
    await expectToLearn();
    expect(page.workers().map((worker) => worker.url().slice(0, 5))).toEqual(['blob:']);
  });

  test('that lets them come from the site only: it is the file', async () => {
    await openWith({ 'content-security-policy': `${STRICT}; worker-src 'self'` });
    await expectToLearn();
    expect(page.workers().map((worker) => worker.url())).toEqual([`${site.origin}/worker.js`]);
  });

  test("that lets none: the page's own thread trains, and draws in between", async () => {
    await openWith({ 'content-security-policy': `${STRICT}; worker-src 'none'` });
    await expectToLearn();
    expect(page.workers()).toEqual([]);
    const { frames, slices } = await onElement(page, async (element) => {
      const count = { frames: 0, slices: 0 };
      let isOver = false;
      const each = () => {
        count.frames++;
        if (!isOver) requestAnimationFrame(each);
      };
      requestAnimationFrame(each);
      element.addEventListener('inkling-prediction', () => count.slices++); // what is drawn is read after each
      await element.train({ epochs: 2 });
      isOver = true;
      return count;
    });
    expect(slices).toBeGreaterThan(4);
    // A test of the network is in slices, too: without a frame after each it would be none. A frame that is late is not
    // waited for.
    expect(frames).toBeGreaterThan(slices / 4);
  });

  test('of a page of another origin that lets none: likewise', async () => {
    const policy = `default-src 'none'; script-src 'wasm-unsafe-eval' ${site.origin}; connect-src ${site.origin}`;
    elsewhere.answers.set(LESSON, { body: lesson(site.origin), headers: { 'content-security-policy': policy } });
    page = await newPage(browser);
    await page.goto(elsewhere.origin + LESSON);
    await expectToLearn();
    expect(page.workers()).toEqual([]);
  });

  test('that lets no WebAssembly be compiled: it is said', async () => {
    const headers = { 'content-security-policy': "script-src 'self'" };
    site.answers.set('/worker.js', { body: readFileSync(root('dist/worker.js')), headers }); // with its own, it might
    await openWith(headers);
    const { problem } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(/forbids WebAssembly.*'wasm-unsafe-eval'/);
  });
});

describe('a sandboxed frame, without an origin', () => {
  /** @param {string} path */
  async function openFrame(path) {
    elsewhere.answers.set(LESSON, {
      body: `<!doctype html><iframe sandbox="allow-scripts" src="${site.origin}${path}" width="1000" height="700"></iframe>`,
    });
    page = await newPage(browser);
    await page.goto(elsewhere.origin + LESSON);
    return page.waitForFrame((each) => each.url().startsWith(site.origin));
  }

  test('a page with the element', async () => {
    site.answers.set('/inner.html', { body: lesson('') });
    await expectFrameToLearn(await openFrame('/inner.html'));
  });

  test('the page of the digits, which keeps nothing there and says so', async () => {
    const frame = await openFrame('/?lang=en');
    await frame.waitForFunction(() =>
      /keep/.test(document.querySelector('inkling-digits')?.shadowRoot?.querySelector('.problem p')?.textContent ?? ''),
    );
    await expectFrameToLearn(frame);
  });

  test.each([
    ['/playground.html?lang=en', '.play:enabled'],
    ['/learn.html?lang=en#xor', '.lesson-body circle'],
  ])('%s', async (path, part) => {
    const frame = await openFrame(path);
    await frame.waitForFunction(
      (selector) =>
        [document, document.querySelector('inkling-playground')?.shadowRoot].some((each) =>
          each?.querySelector(selector),
        ),
      {},
      part,
    );
    expect(page.errors.filter((error) => !/localStorage|IndexedDB/.test(error))).toEqual([]);
  });
});

test('storage that is denied: all goes on, and it is said', async () => {
  page = await newPage(browser);
  await page.evaluateOnNewDocument(() => {
    const deny = () => {
      throw new DOMException('denied by a test', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(globalThis, name, { get: deny });
    }
  });
  await page.goto(`${site.origin}/?lang=en&epochs=1000`);
  const { problem } = await until(page, (state) => state.problem !== null);
  expect(problem).toMatch(/keep/);
  await press(page, '×');
  await expectToLearn();
});

describe('a host', () => {
  test('that has it under a path', async () => {
    const below = await serveSite({ under: '/courses/7/inkling/' });
    try {
      page = await newPage(browser);
      await page.goto(`${below.origin}/courses/7/inkling/index.html?lang=en&epochs=1000`);
      await expectToLearn();
      expect(below.requests.filter((path) => !path.startsWith('/courses/7/inkling/'))).toEqual([]);
    } finally {
      await below.close();
    }
  });

  test('that does not know what WebAssembly is', async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    site.answers.set('/inkling.wasm', { body: readFileSync(root('dist/inkling.wasm')), headers });
    await openWith({});
    await expectToLearn();
  });
});

describe('a network that breaks off', () => {
  const images = readFileSync(root(`dist${IMAGES}`));

  /**
   * A host that sends some of the images and drops the connection, again and again.
   *
   * @param {number} atOnce bytes
   * @param {boolean} canResume
   */
  function breakOff(atOnce, canResume) {
    /** @type {(string | undefined)[]} */
    const ranges = [];
    let isWhole = false;
    site.answers.set(IMAGES, {
      respond(request, response) {
        ranges.push(request.headers.range);
        const from = canResume ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
        const to = isWhole ? images.length : Math.min(images.length, from + atOnce);
        response.writeHead(from > 0 ? 206 : 200, {
          'content-length': images.length - from,
          ...(canResume && { etag: '"1"' }),
          ...(from > 0 && { 'content-range': `bytes ${from}-${images.length - 1}/${images.length}` }),
        });
        response.write(images.subarray(from, to), () => {
          if (to === images.length) response.end();
          else setTimeout(() => response.destroy(), 50); // when it has left
        });
      },
    });
    return { ranges, mend: () => (isWhole = true) };
  }

  test('is tried again from there, as often as anything comes', async () => {
    const { ranges } = breakOff(250_000, true);
    await openWith({});
    await until(page, ({ status }) => status === 'The connection has failed. Trying again…');
    await expectToLearn();
    expect(ranges.length).toBeGreaterThan(5);
    expect(ranges[0]).toBeUndefined();
    for (const range of ranges.slice(1)) expect(range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  test('is tried again from the beginning where the host can do nothing else', async () => {
    const { ranges, mend } = breakOff(250_000, false);
    await openWith({});
    await until(page, ({ status }) => status === 'The connection has failed. Trying again…');
    mend();
    await expectToLearn();
    expect(ranges.every((range) => range === undefined)).toBe(true);
  });

  test('for good is said, after some tries', async () => {
    const { ranges } = breakOff(0, true);
    await openWith({});
    const { problem } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(/train-images.*could not be loaded/);
    expect(ranges).toHaveLength(5);
  });
});
