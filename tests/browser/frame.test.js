// frame.html within pages of other origins: what it is told by its address, what it tells, and whom it obeys.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launch, newPage } from './digits.js';
import { eventually } from './lab.js';
import { serveSite } from './server.js';

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('./server.js').Site} */
let site;
/** @type {import('./server.js').Site} */
let course;
/** @type {import('./server.js').Site} */
let stranger;
/** @type {Awaited<ReturnType<typeof newPage>>} */
let page;

beforeAll(async () => {
  [browser, site, course, stranger] = await Promise.all([launch(), serveSite(), serveSite(), serveSite()]);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([site, course, stranger].map((each) => each?.close()));
});
afterEach(() => page.browserContext().close());

/**
 * Opens a page of a course with the frame in it, which keeps what it is told.
 *
 * @param {string} query
 * @param {{attributes?: string, more?: string}} [options] of the iframe; what the page has besides
 * @returns {Promise<import('puppeteer-core').Frame>}
 */
async function open(query, { attributes = '', more = '' } = {}) {
  const body = `<!doctype html><html lang="en"><link rel="icon" href="data:," /><title>Course</title>
    <script>
      window.told = [];
      addEventListener('message', ({ source, origin, data }) => {
        const frame = document.querySelector('iframe');
        told.push({ isOfFrame: source === frame.contentWindow, origin, data });
        if (data.type === 'inkling-height') frame.height = data.height;
      });
    </script>
    <iframe id="inkling" title="Inkling" width="700" ${attributes} src="${site.origin}/frame.html?${query}"></iframe>${more}`;
  course.answers.set('/course.html', { body });
  page = await newPage(browser);
  await page.goto(`${course.origin}/course.html`);
  return page.waitForFrame((frame) => frame.url().includes('/frame.html'));
}

/** @returns {Promise<{isOfFrame: boolean, origin: string, data: any}[]>} */
const told = () => /** @type {any} */ (page.evaluate('told'));

/** @param {string} type */
const messages = async (type) => (await told()).map(({ data }) => data).filter((data) => data.type === type);

/** @param {string} type */
const heard = (type) =>
  eventually(
    () => messages(type),
    ({ length }) => length > 0,
  );

/** @param {unknown} message */
const ask = (message) =>
  page.evaluate((data) => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('#inkling'));
    frame.contentWindow?.postMessage(data, '*');
  }, message);

/** @param {import('puppeteer-core').Frame} frame */
const epochsOf = (frame) =>
  frame.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('inkling-digits'));
    await element.ready;
    const { epochs } = await element.step();
    return epochs;
  });

describe('within <iframe sandbox="allow-scripts">', () => {
  test('the network is trained and reads, and the page hears of it in plain data', async () => {
    const query = new URLSearchParams({
      element: 'digits',
      hidden: '16',
      'pen-digits': '0',
      augment: 'off',
      epochs: '2',
      goal: 'testAccuracy>=0.8 units<=20',
      lock: 'lr',
    });
    const frame = await open(`${query}`, { attributes: 'sandbox="allow-scripts"' });
    await heard('inkling-ready');
    const storage = await frame.evaluate(() => {
      try {
        return typeof localStorage;
      } catch (error) {
        return /** @type {Error} */ (error).name;
      }
    });
    expect(storage).toBe('SecurityError'); // it is a home without storage, indeed
    await ask({ type: 'inkling-train' });
    const [goal] = await heard('inkling-goal');
    expect(goal.detail.goal).toBe('testAccuracy>=0.8 units<=20');
    expect(goal.detail.values.testAccuracy).toBeGreaterThanOrEqual(0.8);
    const epochs = await eventually(
      () => messages('inkling-epoch'),
      ({ length }) => length === 2,
    );
    expect(epochs.map(({ detail }) => detail.epoch)).toEqual([1, 2]);
    expect((await told()).every(({ isOfFrame }) => isOfFrame)).toBe(true);
    const canvas = await frame.waitForSelector('inkling-digits >>> [part=canvas]');
    await canvas?.click();
    const read = await eventually(
      () => messages('inkling-prediction'),
      (all) => all.some(({ detail }) => detail.digit !== null),
    );
    expect(read.at(-1).detail.probabilities).toHaveLength(10);
    expect(page.errors).toEqual([]);
  });

  test('the page around it can fit its height, which grows and shrinks with the content', async () => {
    const frame = await open('element=playground&lang=ko', { attributes: 'sandbox="allow-scripts" height="40"' });
    const fits = () =>
      frame.evaluate(() => {
        const { scrollHeight, clientHeight } = document.documentElement;
        const { height = 0 } = document.querySelector('main')?.getBoundingClientRect() ?? {};
        const room = clientHeight - 16 - height;
        return scrollHeight === clientHeight && room >= 0 && room < 1;
      });
    await heard('inkling-ready');
    await eventually(fits, Boolean);
    const [first] = (await messages('inkling-height')).slice(-1);
    await frame.evaluate(() =>
      document.querySelector('inkling-playground')?.setAttribute('hide', 'data network output settings files'),
    );
    const after = await eventually(
      () => messages('inkling-height'),
      (all) => all.at(-1).height < first.height / 2,
    );
    expect(after.at(-1).height).toBeGreaterThan(100);
    await eventually(fits, Boolean);
    expect(await frame.evaluate(() => document.documentElement.lang)).toBe('ko');
  });
});

describe('the address', () => {
  test('sets every attribute that there is; what there is not is said and told', async () => {
    const frame = await open(
      'element=digits&hidden=12,8&tempo=3&onclick=alert(1)&lr=fast&keep&view=compact&innerHTML=%3Cb%3E',
    );
    const errors = await eventually(
      () => messages('inkling-error'),
      ({ length }) => length === 2,
    );
    expect(errors.map(({ detail }) => detail)).toEqual([
      {
        code: 'frame-address',
        message: expect.stringMatching(/: tempo, onclick, keep \(needs parent\), innerHTML\.$/),
      },
      { code: 'setting', message: expect.stringMatching(/lr.*'fast'/) },
    ]);
    const [attributes, note] = await frame.evaluate(() => [
      Object.fromEntries(
        [...(document.querySelector('inkling-digits')?.attributes ?? [])].map(({ name, value }) => [name, value]),
      ),
      document.querySelector('#note')?.textContent,
    ]);
    expect(attributes).toEqual({ hidden: '12,8', lr: 'fast', view: 'compact' });
    expect(note).toBe(errors[0].detail.message);
  });

  test('that names no element shows digits, and says so', async () => {
    const frame = await open(`element=script&lang=ko`);
    await heard('inkling-ready');
    expect(await frame.evaluate(() => document.querySelector('main > :not(.note, noscript)')?.localName)).toBe(
      'inkling-digits',
    );
    expect(await frame.evaluate(() => document.querySelector('#note')?.textContent)).toMatch(
      /이 프레임의 주소.*element=script/,
    );
  });
});

describe('messages', () => {
  test('of the page around it that are not understood are answered, and all else goes on', async () => {
    const frame = await open('hidden=8&pen-digits=0&augment=off&epochs=1');
    await heard('inkling-ready');
    const before = await epochsOf(frame);
    for (const message of [
      null,
      'inkling-train',
      { type: 7 },
      { type: 'other' },
      [],
      { type: 'inkling-train', epochs: 'x' },
    ]) {
      await ask(message);
    }
    await ask({ type: 'inkling-eval', code: 'alert(1)' });
    await ask({ type: 'inkling-train', epochs: 0 }); // the element refuses it, and tells of it itself
    const errors = await eventually(
      () => messages('inkling-error'),
      ({ length }) => length >= 3,
    );
    expect(errors.map(({ detail }) => detail.message)).toEqual([
      expect.stringMatching(/^epochs must be a whole number .* got 'x'/),
      expect.stringMatching(/^type must be one of inkling-train, .* got 'inkling-eval'/),
      expect.stringMatching(/epochs.*0/),
    ]);
    expect(await epochsOf(frame)).toBe(before);
    await ask({ type: 'inkling-reset', seed: 3 });
    await ask({ type: 'inkling-train', epochs: 1 });
    await heard('inkling-epoch');
    expect(await messages('inkling-error')).toHaveLength(3);
  });

  test('of other windows are ignored, also those of its own origin', async () => {
    const script = `<script>
      addEventListener('message', () => {
        parent.frames[0].postMessage({ type: 'inkling-train', epochs: 1 }, '*');
        parent.postMessage({ type: 'sent' }, '*');
      });
    </script>`;
    for (const each of [stranger, site]) each.answers.set('/other.html', { body: script });
    const others = [stranger, site].map(({ origin }) => `<iframe class="other" src="${origin}/other.html"></iframe>`);
    const frame = await open('hidden=8&pen-digits=0&augment=off&epochs=1', { more: others.join('') });
    await heard('inkling-ready');
    await page.evaluate(() => {
      for (const other of document.querySelectorAll('iframe.other')) {
        /** @type {HTMLIFrameElement} */ (other).contentWindow?.postMessage('go', '*');
      }
    });
    await eventually(
      () => messages('sent'),
      ({ length }) => length === 2,
    );
    // What comes after them is obeyed: they would have been by now.
    await ask({ type: 'inkling-eval' });
    await heard('inkling-error');
    expect(await messages('inkling-epoch')).toEqual([]);
    expect(await epochsOf(frame)).toBe(0);
  });

  test('go to and come from the origin that the address names, and no other', async () => {
    const frame = await open(`hidden=8&pen-digits=0&augment=off&parent=${encodeURIComponent(stranger.origin)}`);
    await ask({ type: 'inkling-train', epochs: 1 });
    await ask({ type: 'inkling-eval' });
    expect(await epochsOf(frame)).toBe(0);
    expect(await told()).toEqual([]);
    await page.browserContext().close();

    await open(`hidden=8&pen-digits=0&augment=off&parent=${encodeURIComponent(`${course.origin}/course.html`)}`, {
      attributes: 'referrerpolicy="no-referrer"',
    });
    await heard('inkling-ready');
    await ask({ type: 'inkling-train', epochs: 1 });
    await heard('inkling-epoch');
    await page.browserContext().close();

    const silent = await open('hidden=8&pen-digits=0&augment=off', { attributes: 'referrerpolicy="no-referrer"' });
    await heard('inkling-ready');
    await ask({ type: 'inkling-train', epochs: 1 });
    expect(await epochsOf(silent)).toBe(0);
    expect(await messages('inkling-epoch')).toEqual([]);
  });
});
