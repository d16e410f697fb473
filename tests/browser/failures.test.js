// What goes wrong on the way is said on the page, and the canvas stays usable.
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { draw, newPage, onElement, press, ready, SEVEN, until } from './digits.js';
import { browser, site } from './hosted.js';

const IMAGES = '/data/train-images-idx3-ubyte.gz';

/** @type {Awaited<ReturnType<typeof newPage>>} */
let page;

afterEach(async () => {
  site.answers.clear();
  await page.browserContext().close();
});

/** @param {(page: import('puppeteer-core').Page) => Promise<unknown>} [before] */
async function open(before = async () => {}) {
  page = await newPage(browser);
  await before(page);
  await page.goto(`${site.origin}/?lang=en`);
}

/** The canvas takes ink although nothing reads it. */
async function expectUsableCanvas() {
  await draw(page, SEVEN);
  const { buttons } = await until(page, (state) => state.buttons.includes('Clear'));
  expect(buttons).not.toContain('Train');
  await until(page, ({ answer }) => answer.startsWith('Drawn. It will be read'));
}

/** @returns {Promise<string>} what the page says, and `ready` rejects with */
async function expectProblem() {
  const { problem } = await until(page, (state) => state.problem !== null);
  const rejected = await onElement(page, (element) =>
    element.ready.catch((/** @type {Error} */ error) => error.message),
  );
  expect(rejected).toBe(problem);
  return problem ?? '';
}

describe('a file that does not come', () => {
  test('is named, and after a retry all is well, the drawing too', async () => {
    site.answers.set(IMAGES, { status: 503, body: 'busy' });
    await open();
    expect(await expectProblem()).toMatch(/train-images.*could not be loaded \(HTTP 503\).*try again/);
    await expectUsableCanvas();
    site.answers.clear();
    await press(page, 'Try again');
    await ready(page);
    const state = await until(page, ({ digit }) => digit !== '');
    expect(state.problem).toBeNull();
    await press(page, 'Train');
    await until(page, ({ accuracy }) => accuracy > 0.9);
  });

  test.each([
    ['missing digits', IMAGES, { status: 404, body: 'not found' }, /HTTP 404/],
    ['a missing core', '/inkling.wasm', { status: 404, body: 'not found' }, /inkling\.wasm.*HTTP 404/],
  ])('%s', async (_, path, answer, sentence) => {
    site.answers.set(path, answer);
    await open();
    expect(await expectProblem()).toMatch(sentence);
    await expectUsableCanvas();
  });
});

describe('a file that is damaged', () => {
  test.each([
    ['digits that are no digits', IMAGES, gzipSync('no digits'), /damaged.*IDX/],
    ['a download that was cut off', IMAGES, gzipSync(Buffer.alloc(100_000, 'abcdefg')).subarray(0, 200), /damaged/],
    ['a page in place of the digits', IMAGES, Buffer.from('<!doctype html><p>Log in</p>'), /damaged.*IDX/],
    ['a page in place of the core', '/inkling.wasm', Buffer.from('<!doctype html><p>Log in</p>'), /core could not/],
  ])('%s', async (_, path, body, sentence) => {
    site.answers.set(path, { body });
    await open();
    expect(await expectProblem()).toMatch(sentence);
    await expectUsableCanvas();
    site.answers.clear();
    await press(page, 'Try again');
    await ready(page);
  });
});

test('a browser without SIMD', async () => {
  await open((each) =>
    each.evaluateOnNewDocument(() => {
      const { validate } = WebAssembly;
      // The only module without exceptions that is asked about is the one with a vector in it.
      WebAssembly.validate = (bytes) => {
        const all = new Uint8Array(/** @type {ArrayBuffer} */ (bytes).slice(0));
        return !all.includes(0xfd) && validate(bytes);
      };
    }),
  );
  expect(await expectProblem()).toMatch(/lacks WebAssembly SIMD.*Use Chrome/);
  await expectUsableCanvas();
});
