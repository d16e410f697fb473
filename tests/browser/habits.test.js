// What people have come to expect of a page: keys, a tour, hints, time left, paper.
import { inflateSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { draw, ONE, onElement, overflow, press, seen, SEVEN, until } from './digits.js';
import { emulate } from './emulation.js';
import { eventually, isDone, isShown, readKeys } from './lab.js';
import { page, site, visit } from './visit.js';

const SMALL = 'hidden=32&epochs=3&pen-digits=0&augment=off';

/** @param {string} [more] @param {Parameters<typeof visit>[1]} [options] @param {string} [language] */
const open = (more = SMALL, options = {}, language = 'en') => visit(`/?lang=${language}&${more}`, options);

const key = (/** @type {import('puppeteer-core').KeyInput} */ name) => page.keyboard.press(name);
const focusCanvas = () =>
  onElement(page, (_, root) => /** @type {HTMLElement} */ (root.querySelector('[part=canvas]')).focus());
/** What has the focus, within the element if it is there. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    return (activeElement?.shadowRoot?.activeElement ?? activeElement)?.textContent;
  });
const openTabName = () =>
  onElement(page, (_, root) => root.querySelector('[role=tab][aria-selected=true]')?.textContent ?? null);

describe('keys', () => {
  beforeEach(() => open());

  test('train, pause, step, reset, undo, clear and open the tabs, wherever the focus is', async () => {
    await key('s');
    await until(page, ({ status }) => status === 'Minibatches so far: 1.');
    await key('r');
    await until(page, ({ status }) => status.startsWith('A new network'));
    await draw(page, ONE);
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    await key('u');
    expect((await seen(page)).buttons).toContain('Clear');
    await key('c');
    await until(page, ({ answer }) => answer === 'Nothing drawn yet.');
    await onElement(page, (element) => element.setAttribute('epochs', '10000'));
    await focusCanvas();
    await key('t');
    await until(page, ({ status, buttons }) => status.startsWith('Epoch') && buttons.includes('Pause'));
    await key('t');
    await until(page, ({ buttons }) => buttons.includes('Go on'));
    await key('n');
    expect(await openTabName()).toBe('See inside');
    await key('p');
    expect(await openTabName()).toBe('Files');
    await key('n');
    expect([await openTabName(), await focused()]).toEqual(['See inside', 'See inside']);
  });

  test('with Korean letters switched on are those of the same places', async () => {
    await page.evaluate(() =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ㄴ', code: 'KeyS', bubbles: true })),
    );
    await until(page, ({ status }) => status === 'Minibatches so far: 1.');
  });

  test('a digit on the canvas says what is drawn, and nowhere else', async () => {
    await key('7');
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    const outcome = () =>
      onElement(page, (_, root) => /** @type {HTMLElement} */ (root.querySelector('.correction p')).innerText);
    await onElement(page, (_, root) => /** @type {HTMLElement | null} */ (root.activeElement)?.blur());
    expect(await onElement(page, (_, root) => root.activeElement)).toBeNull();
    await key('7');
    expect(await outcome()).toMatch(/^Wrong/);
    await focusCanvas();
    await key('7');
    await eventually(outcome, (text) => /^Learnt .* your digit/.test(text));
    expect((await until(page, ({ digit }) => digit === '7')).problem).toBeNull();
  });

  test('are left alone in a field and with Control', async () => {
    const field = await page.$('inkling-digits >>> #setting-hidden');
    await field?.click();
    await page.keyboard.type('stcrnp?');
    expect(await isShown(page, 'dialog')).toBe(false);
    expect(await openTabName()).toBeNull();
    expect((await seen(page)).status).toMatch(/^A new network/);
    await field?.click({ count: 3 });
    await page.keyboard.type('32');
    await focusCanvas();
    await page.keyboard.down('Control');
    await key('s');
    await page.keyboard.up('Control');
    expect((await seen(page)).status).toMatch(/^A new network/);
    await key('s'); // the same without Control
    await until(page, ({ status }) => status === 'Minibatches so far: 1.');
  });

  test('are the other page’s where the element is embedded', async () => {
    await page.browserContext().close();
    const body =
      '<!doctype html><html lang="en"><link rel="icon" href="data:,"><script type="module" src="/inkling.js"></script><inkling-digits pen-digits="0">';
    site.answers.set('/embed.html', { body, headers: { 'content-type': 'text/html' } });
    await visit('/embed.html');
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    await focusCanvas();
    for (const name of /** @type {const} */ (['s', 'c', 'n', '7', '?'])) await key(name);
    const { status, digit } = await seen(page);
    expect([status.slice(0, 13), digit !== '']).toEqual(['A new network', true]);
    expect(await openTabName()).toBeNull();
  });

  test('? lists them; Escape closes the list, and the focus is where it was', async () => {
    await focusCanvas();
    expect(await readKeys(page)).toMatch(/Train, pause, go on.*Space bar/);
    expect((await seen(page)).status).toMatch(/^A new network/);
    expect(await onElement(page, (_, root) => root.activeElement?.tagName)).toBe('CANVAS');
    const [, button] = await page.$$('.guide button');
    await button.click();
    await key('Escape');
    expect(await focused()).toBe('Keys');
  });

  test('can be switched off, for good', async () => {
    const [, button] = await page.$$('.guide button');
    await button.click();
    await page.click('dialog input');
    await key('Escape');
    await key('s');
    await key('?');
    expect(await isShown(page, 'dialog')).toBe(false);
    await page.reload();
    await onElement(page, (element) => element.ready);
    await key('s');
    expect((await seen(page)).status).toMatch(/^A new network/);
    await (await page.$$('.guide button'))[1].click();
    await page.click('dialog input');
    await key('Escape');
    await key('s');
    await until(page, ({ status }) => status === 'Minibatches so far: 1.');
  });
});

describe('the tour', () => {
  const titleOf = () => page.$eval('.tour h2', ({ textContent }) => textContent);
  /** The page has been scrolled, and the bubble has followed; it is still then, where nothing moves smoothly. */
  const untilPlaced = () =>
    page.waitForFunction(() => {
      const root = document.querySelector('inkling-digits')?.shadowRoot;
      const ring = /** @type {Element} */ (document.querySelector('.tour-ring')).getBoundingClientRect();
      const isIn = (/** @type {Element} */ part) => {
        const { left, top } = part.getBoundingClientRect();
        return Math.abs(left - 6 - ring.left) < 1 && Math.abs(top - 6 - ring.top) < 1;
      };
      return ['canvas', 'bars', 'train', 'correction', 'tabs'].some((name) => {
        const part = root?.querySelector(`[part~=${name}]`);
        return part && isIn(part);
      });
    });

  test('asks for nothing by itself, and takes five steps with the keyboard', async () => {
    await open();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await isShown(page, '.tour')).toBe(false);
    await page.focus('.guide button');
    await key('Enter');
    const titles = [];
    for (let i = 1; i <= 5; i++) {
      expect(await focused()).toBe(await titleOf());
      titles.push(await titleOf());
      expect(await page.$eval('.tour .place', ({ textContent }) => textContent)).toBe(`${i} of 5`);
      for (let tabs = [2, 3, 3, 3, 2][i - 1]; tabs > 0; tabs--) await key('Tab');
      await key('Enter');
    }
    expect(titles).toEqual(['Draw a digit', 'Read the bars', 'Train', 'Correct a wrong answer', 'Look inside']);
    expect(await isShown(page, '.tour')).toBe(false);
    expect(await focused()).toBe('Take the tour');
    const isOffered = () => page.$eval('.guide button', (button) => button.hasAttribute('data-new'));
    expect(await isOffered()).toBe(false);
    await page.reload();
    expect(await isOffered()).toBe(false);
  });

  test('lets one do what it says, goes back, and is left with Skip or Escape', async () => {
    await open();
    await emulate(page, { 'prefers-reduced-motion': 'reduce' });
    await page.click('.guide button');
    await untilPlaced();
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    await untilPlaced();
    await page.click('.tour .primary');
    await untilPlaced();
    await page.click('.tour .primary');
    expect(await titleOf()).toBe('Train');
    await untilPlaced();
    await press(page, 'Train');
    await until(page, isDone);
    await untilPlaced();
    await page.click('.tour-tools button:nth-of-type(2)');
    expect(await titleOf()).toBe('Read the bars');
    await untilPlaced();
    await page.click('.tour-tools button:nth-of-type(1)');
    expect(await isShown(page, '.tour')).toBe(false);
    await page.click('.guide button');
    expect(await titleOf()).toBe('Draw a digit');
    await key('Escape');
    expect(await isShown(page, '.tour')).toBe(false);
  });

  test.each([
    [1280, 800],
    [390, 844],
    [360, 640],
  ])('at %i × %i each bubble is in the window, and beside what it is about', async (width, height) => {
    await open(SMALL, { width, height });
    await emulate(page, { 'prefers-reduced-motion': 'reduce' });
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    await page.click('.guide button');
    for (let i = 0; i < 5; i++) {
      await untilPlaced();
      const { bubble, ring } = await page.evaluate(() => ({
        bubble: /** @type {Element} */ (document.querySelector('.tour')).getBoundingClientRect().toJSON(),
        ring: /** @type {Element} */ (document.querySelector('.tour-ring')).getBoundingClientRect().toJSON(),
      }));
      expect(bubble.left).toBeGreaterThanOrEqual(0);
      expect(bubble.top).toBeGreaterThanOrEqual(0);
      expect(bubble.right).toBeLessThanOrEqual(width);
      expect(bubble.bottom).toBeLessThanOrEqual(height);
      expect(ring.top).toBeLessThan(height);
      expect(ring.bottom).toBeGreaterThan(0);
      const middle = { x: ring.left + ring.width / 2, y: ring.top + ring.height / 2 };
      const covers =
        middle.x > bubble.left && middle.x < bubble.right && middle.y > bubble.top && middle.y < bubble.bottom;
      expect(covers).toBe(false);
      await page.click('.tour .primary');
    }
  });

  test('and keys work where nothing can be remembered', async () => {
    await visit(`/?lang=en&${SMALL}`, {}, (each) =>
      each.evaluateOnNewDocument(() =>
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('forbidden', 'SecurityError');
          },
        }),
      ),
    );
    await page.click('.guide button');
    await key('Escape');
    await key('s');
    await until(page, ({ status }) => status === 'Minibatches so far: 1.');
  });
});

describe('a hint', () => {
  const hint = () =>
    onElement(
      page,
      (_, root) =>
        [...root.querySelectorAll('[role=tooltip]')].find((each) => each.checkVisibility())?.textContent ?? null,
    );

  test('says what a short word means, to a pointer and to the keyboard, until Escape', async () => {
    await open();
    await page.hover('inkling-digits >>> [part=reset]');
    expect(await eventually(hint, (text) => text !== null)).toBe('New network, from the same seed');
    await key('Escape');
    expect(await hint()).toBeNull();
    await page.mouse.move(5, 5);
    await onElement(page, (_, root) => /** @type {HTMLElement} */ (root.querySelector('[part=train]')).focus());
    expect(await hint()).toBeNull();
    await key('Tab');
    expect(await hint()).toBe('One minibatch');
    await key('Escape');
    expect(await hint()).toBeNull();
    await key('Tab');
    expect(await hint()).toBe('New network, from the same seed');
    await key('Tab');
    expect(await hint()).toBeNull();
    const described = await onElement(page, (_, root) => {
      const id = root.querySelector('[part=step]')?.getAttribute('aria-describedby') ?? '';
      return root.getElementById(id)?.textContent;
    });
    expect(described).toBe('One minibatch');
  });
});

test('a long training says how much time is left, in numbers that stay for a while', async () => {
  await open('hidden=512,256&epochs=200&pen-digits=0&augment=off');
  await press(page, 'Train');
  const { status } = await until(page, (state) => /left$/.test(state.status));
  expect(status).toMatch(/^Epoch \d+ of 200, about \d+ (s|min) left$/);
  const said = await onElement(page, async (_, root) => {
    const texts = new Set();
    const end = performance.now() + 3500;
    while (performance.now() < end) {
      texts.add(/about.*/.exec(root.querySelector('.status')?.textContent ?? '')?.[0]);
      await new Promise(requestAnimationFrame);
    }
    return [...texts];
  });
  expect(said.length).toBeLessThanOrEqual(2);
  await press(page, 'Pause');
  expect((await until(page, ({ buttons }) => buttons.includes('Go on'))).status).toMatch(/^Paused/);
});

/** A PDF with what it has zipped after it, as Firefox has all but its first lines. @param {Buffer} pdf */
function unzipped(pdf) {
  const text = pdf.toString('latin1');
  const parts = [...text.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(([, stream]) => {
    try {
      return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
    } catch {
      return ''; // a picture or a font that is not zipped
    }
  });
  return [text, ...parts].join('\n');
}

test.each([[false], [true]])(
  'on paper it is black on white, without a button, and within A4: dark %s',
  async (dark) => {
    await open(SMALL, { dark, width: dark ? 390 : 1280 });
    await draw(page, SEVEN);
    await press(page, 'Train');
    await until(page, isDone);
    await press(page, 'Judging');
    const judged = () => onElement(page, (_, root) => root.querySelector('.judging-summary')?.textContent ?? '');
    await eventually(judged, (text) => text !== '');
    const pdf = unzipped(Buffer.from(await page.pdf({ preferCSSPageSize: true })));
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
    expect(pdf.match(/\/MediaBox .{0,40}/)?.[0]).toMatch(/\[ ?0 0 59[456][.\d]* 84[12][.\d]* ?\]/);

    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await emulate(page, { medium: 'print' });
    const paper = await onElement(page, (_, root) => {
      const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('[part=canvas]'));
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let [ink, darkness] = [0, 0];
      for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] < 255) continue;
        ink++;
        darkness += 255 - data[i];
      }
      const isSeen = (/** @type {string} */ selector) => root.querySelector(selector)?.checkVisibility();
      return {
        darkness: darkness / ink,
        seen: ['.paper canvas', '.bars', '.chart canvas', '#setting-lr', '#setting-l2', '.confusion'].filter(isSeen),
        buttons: [...root.querySelectorAll('button:not(.confusion button)')].filter((each) => each.checkVisibility())
          .length,
        background: getComputedStyle(document.body).backgroundColor,
      };
    });
    expect(paper).toEqual({
      darkness: expect.any(Number),
      seen: ['.paper canvas', '.bars', '.chart canvas', '#setting-lr', '#setting-l2', '.confusion'],
      buttons: 0,
      background: 'rgb(255, 255, 255)',
    });
    expect(paper.darkness).toBeGreaterThan(200);
    expect(await page.$$eval('button', (all) => all.filter((each) => each.checkVisibility()).length)).toBe(0);
    await emulate(page, {});
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await onElement(page, (_, root) => root.querySelector('.printing'))).toBeNull();
  },
);

test.each([
  ['en', 1280, false],
  ['ko', 390, true],
])('axe finds nothing to say, and nothing sticks out: %s, %i', async (language, width, dark) => {
  await open(SMALL, { width, height: 844, dark }, language);
  await page.click('.guide button');
  expect(await violations(page)).toEqual([]);
  await page.click('.tour .primary');
  await key('Escape');
  await key('?');
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});
