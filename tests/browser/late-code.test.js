// What comes after inkling.js, when it is wanted: the lab and the playground. It may fail to come, and be asked for again.
import { afterEach, expect, test } from 'vitest';
import { newPage, onElement, ready, seen } from './digits.js';
import { browser, site } from './hosted.js';
import { eventually, openTab, runsOf } from './lab.js';
import { onPlayground } from './playground.js';

const LATE = '/inkling-more.js';
const BUSY = { status: 503, body: 'busy' };

/** @param {import('puppeteer-core').Page} page @returns {Promise<{text: string, buttons: string[]}>} of the open tab */
const openPanel = (page) =>
  onElement(page, (_, root) => {
    const panels = [...root.querySelectorAll('.lab [role=tabpanel]')].filter((each) => each.checkVisibility());
    if (panels.length !== 1) throw new Error(`${panels.length} panels are shown`);
    const buttons = [...panels[0].querySelectorAll('button')].filter((each) => each.checkVisibility());
    return { text: panels[0].textContent ?? '', buttons: buttons.map(({ textContent }) => textContent ?? '') };
  });

/** @type {Awaited<ReturnType<typeof newPage>>} */
let page;

afterEach(async () => {
  site.answers.clear();
  await page.browserContext().close();
});

/** @param {string} body @param {Record<string, string>} [headers] */
async function open(body, headers = {}) {
  const script = '<script type="module" src="/inkling.js"></script>';
  site.answers.set('/course.html', { body: `<!doctype html><html lang="en">${script}${body}`, headers });
  page = await newPage(browser);
  await page.goto(`${site.origin}/course.html`);
}

const asked = () => site.requests.filter((path) => path === LATE).length;

test('a tab whose code does not come says so, all else goes on, and it is there after a retry', async () => {
  site.answers.set(LATE, BUSY);
  site.requests.length = 0;
  await open('<inkling-digits hidden="8" pen-digits="0" epochs="1"></inkling-digits>');
  await ready(page);
  await openTab(page, 'runs');
  const failed = await eventually(
    () => openPanel(page),
    ({ text }) => text.includes('could not be loaded'),
  );
  expect(failed.text).toMatch(/inkling-more\.js(\?\d)?\)\. All else goes on without it\. Check the connection/);
  expect(failed.buttons).toEqual(['Try again']);
  // In another tab it is the same, and in the other language.
  await openTab(page, 'inside');
  await onElement(page, (element) => element.setAttribute('lang', 'ko'));
  await eventually(
    () => openPanel(page),
    ({ text, buttons }) => text.includes('불러오지 못했습니다') && buttons.includes('다시 시도'),
  );
  await onElement(page, (element) => element.setAttribute('lang', 'en'));
  expect((await onElement(page, (element) => element.train())).epochs).toBe(1);
  expect((await seen(page)).problem).toBeNull();

  site.answers.delete(LATE);
  await openTab(page, 'runs');
  // What was trained before the code came is in its table.
  const [run] = await eventually(
    async () => {
      await onElement(page, (_, root) => {
        const retry = /** @type {HTMLElement | null} */ (root.querySelector('.lab-waiting:not([hidden]) button'));
        if (retry?.checkVisibility()) retry.click();
      });
      return runsOf(page);
    },
    ({ length }) => length > 0,
  );
  expect(run[0]).toMatch(/^Run 1/);
  expect((await openPanel(page)).text).not.toMatch(/could not be loaded/);
});

test('comes on its own when the page is idle, once for all elements, and the tabs work without a connection', async () => {
  site.requests.length = 0;
  await open('<inkling-digits hidden="8"></inkling-digits><inkling-digits hidden="8"></inkling-digits>');
  await Promise.all([ready(page, 0), ready(page, 1)]);
  await eventually(
    async () => asked(),
    (count) => count > 0,
  );
  await eventually(
    () => onElement(page, () => performance.getEntriesByName(new URL('/inkling-more.js', location.href).href).length),
    (count) => count > 0,
  );
  site.answers.set(LATE, BUSY);
  await openTab(page, 'judging');
  await eventually(
    () => openPanel(page),
    ({ text }) => /Confusion/i.test(text),
  );
  expect(asked()).toBe(1);
});

test('is not asked for by an element without a lab', async () => {
  site.requests.length = 0;
  await open('<inkling-digits hidden="8" view="compact" epochs="1"></inkling-digits>');
  await ready(page);
  await onElement(page, (element) => element.train());
  // Later than when the page is idle.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
  expect(asked()).toBe(0);
  await onElement(page, (element) => element.removeAttribute('view'));
  await eventually(
    async () => asked(),
    (count) => count === 1,
  );
});

test('comes where scripts of this host alone are allowed', async () => {
  const policy = [
    "default-src 'none'",
    `script-src 'wasm-unsafe-eval' ${site.origin}`,
    'worker-src blob:',
    `connect-src ${site.origin}`,
    'img-src data:',
  ].join('; ');
  await open('<link rel="icon" href="data:,"><inkling-digits hidden="8"></inkling-digits>', {
    'content-security-policy': policy,
  });
  await ready(page);
  await openTab(page, 'runs');
  await eventually(
    () => onElement(page, (_, root) => root.querySelector('.runs-part') !== null),
    (isThere) => isThere,
  );
  expect(page.errors).toEqual([]);
});

test('comes in a sandboxed frame', async () => {
  site.answers.set('/course.html', {
    body: '<!doctype html><iframe sandbox="allow-scripts" src="/framed.html"></iframe>',
  });
  site.answers.set('/framed.html', {
    body: `<!doctype html><script type="module" src="/inkling.js"></script><inkling-playground></inkling-playground>`,
  });
  page = await newPage(browser);
  await page.goto(`${site.origin}/course.html`);
  const frame = await page.waitForFrame((each) => each.url().endsWith('/framed.html'));
  await eventually(
    () =>
      frame.evaluate(() =>
        Boolean(document.querySelector('inkling-playground')?.shadowRoot?.querySelector('.network')),
      ),
    (isThere) => isThere,
  );
});

test('a playground whose code does not come says so, and is there after a retry', async () => {
  site.answers.set(LATE, BUSY);
  await open('<inkling-playground></inkling-playground>');
  const rejected = await onPlayground(page, (element) =>
    element.ready.catch((/** @type {Error} */ error) => error.message),
  );
  expect(rejected).toMatch(/^A part of the program could not be loaded \(.*inkling-more\.js\)/);
  const shown = await onPlayground(page, (_, root) => root.querySelector('.problem p')?.textContent);
  expect(shown).toBe(rejected);
  site.answers.delete(LATE);
  await onPlayground(page, (_, root) =>
    /** @type {HTMLElement} */ (root.querySelector('.problem button:not([hidden])')).click(),
  );
  const summary = await onPlayground(page, async (element) => {
    await element.ready;
    return element.train({ epochs: 2 });
  });
  expect(summary.epochs).toBe(2);
  expect(await onPlayground(page, (_, root) => root.querySelector('.network-summary')?.textContent)).toMatch(/\d/);
});
