// The page that writes snippets: what it writes works in a bare page of another site.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { newPage, overflow, SEVEN } from './digits.js';
import { allowClipboard } from './emulation.js';
import { eventually } from './lab.js';
import { serveSite } from './server.js';
import { browser, goOnIn, page, site, visit } from './visit.js';

/** @type {import('./server.js').Site} */
let course;

beforeAll(async () => {
  course = await serveSite();
});
afterAll(() => course?.close());

/**
 * @param {string} [search]
 * @param {Parameters<typeof visit>[1]} [options]
 */
async function open(search = '?lang=en', options = {}) {
  await visit(`/embed.html${search}`, options);
  await page.waitForSelector('#element-code');
}

/**
 * Enters, chooses or ticks.
 *
 * @param {string} selector
 * @param {string | boolean} value
 */
const choose = (selector, value) =>
  page.$eval(
    selector,
    (found, entered) => {
      const control = /** @type {HTMLInputElement} */ (found);
      if (typeof entered === 'boolean') control.checked = entered;
      else control.value = entered;
      control.dispatchEvent(new Event('change', { bubbles: true }));
    },
    value,
  );

/** @param {'element' | 'frame'} kind */
const codeOf = (kind) => page.$eval(`#${kind}-code`, (area) => /** @type {HTMLTextAreaElement} */ (area).value);

/** @param {string} code in a page that has nothing else, of another site */
async function paste(code) {
  expect(page.errors).toEqual([]);
  await page.browserContext().close();
  course.answers.set('/bare.html', { body: `<!doctype html><link rel="icon" href="data:,">${code}` });
  goOnIn(await newPage(browser));
  await page.goto(`${course.origin}/bare.html`);
}

/**
 * @param {import('puppeteer-core').Frame} frame
 * @param {string} name of the element
 */
async function trainAndRead(frame, name) {
  await frame.waitForSelector(name);
  return frame.evaluate(
    async (element, strokes) => {
      const found = /** @type {any} */ (document.querySelector(element));
      await customElements.whenDefined(element);
      const { epochs, testAccuracy } = await found.train();
      const attributes = Object.fromEntries([...found.attributes].map((each) => [each.name, each.value]));
      const answer =
        element === 'inkling-digits'
          ? (await found.recognise(strokes)).digit
          : Array.from(
              await found.predict([
                [3, 3],
                [-3, 3],
              ]),
              Math.round,
            );
      return { epochs, testAccuracy, attributes, answer };
    },
    name,
    SEVEN,
  );
}

describe('what it writes for digits', () => {
  const chosen = {
    ...{ hidden: '16', optimizer: 'adam', epochs: '3', 'pen-digits': '0', augment: 'off' },
    ...{ lock: 'lr layers', goal: 'testAccuracy>=0.8 units<=20', lang: 'ko' },
  };
  const chooseAll = async () => {
    await open();
    for (const name of /** @type {const} */ (['hidden', 'optimizer', 'epochs', 'pen-digits', 'augment'])) {
      await choose(`#digits-${name}`, chosen[name]);
    }
    for (const name of ['lr', 'layers']) await choose(`[aria-label^="Lock"][value="${name}"]`, true);
    await choose('#goal', chosen.goal);
    await choose('#language', 'ko');
  };

  test('trains and reads as an element', async () => {
    await chooseAll();
    const code = await codeOf('element');
    expect(code).toContain(`src="${site.origin}/inkling.js"`);
    await paste(code);
    const result = await trainAndRead(page.mainFrame(), 'inkling-digits');
    expect(result).toMatchObject({ epochs: 3, attributes: chosen, answer: 7 });
    expect(result.testAccuracy).toBeGreaterThan(0.8);
  });

  test('trains and reads in a frame, which fits its content', async () => {
    await chooseAll();
    await choose('#width', '640');
    await choose('#height', '300');
    await paste(await codeOf('frame'));
    const frame = await page.waitForFrame((each) => each.url().startsWith(`${site.origin}/frame.html`));
    const result = await trainAndRead(frame, 'inkling-digits');
    expect(result).toMatchObject({ epochs: 3, attributes: chosen, answer: 7 });
    const sizes = await eventually(
      async () => ({
        ...(await page.$eval('iframe', (each) => ({ width: each.clientWidth, height: Number(each.height) }))),
        content: await frame.evaluate(() => document.documentElement.scrollHeight),
      }),
      ({ height, content }) => height !== 300 && height === content,
    );
    expect(sizes.width).toBe(640);
    expect(sizes.content).toBe(sizes.height);
  });
});

test('what it writes for the playground trains and predicts', async () => {
  await open();
  await page.click('label[for="element-playground"]');
  expect(await page.$eval('#digits-hidden', (field) => field.checkVisibility())).toBe(false);
  await choose('#playground-dataset', 'xor');
  await choose('#playground-hidden', '6');
  await choose('#playground-epochs', '60');
  await paste(await codeOf('element'));
  const result = await trainAndRead(page.mainFrame(), 'inkling-playground');
  expect(result).toMatchObject({ epochs: 60, attributes: { dataset: 'xor', hidden: '6' } });
  expect(result.answer[0]).not.toBe(result.answer[1]);
});

test('the preview shows at once what is chosen, and says what is refused', async () => {
  await open();
  const preview = () => page.frames().find((each) => each.url().includes('/frame.html'));
  const attribute = async (/** @type {string} */ name) =>
    preview()
      ?.evaluate((each) => document.querySelector('inkling-digits')?.getAttribute(each), name)
      .catch(() => undefined); // it is being loaded anew
  await choose('#digits-hidden', '24');
  await eventually(
    () => attribute('hidden'),
    (value) => value === '24',
  );
  await choose('#digits-lr', 'fast');
  const said = () => page.$eval('.embed-problem', (each) => each.textContent ?? '');
  await eventually(said, (text) => /lr.*'fast'/.test(text));
  await choose('#digits-lr', '');
  await eventually(said, (text) => text === '');
  await choose('#goal', 'speed>=3');
  await eventually(said, (text) => text.includes("'speed>=3' is no condition"));
  await page.click('a[hreflang=ko]');
  await eventually(
    () => attribute('lang'),
    (value) => value === 'ko',
  );
  expect(await codeOf('element')).not.toContain('lang=');
});

test('the code is copied by a press of the keyboard', async () => {
  await open();
  await allowClipboard(page);
  await page.bringToFront();
  await page.focus('#frame-code');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await eventually(
    () => page.$$eval('.embed-copy [role=status]', (all) => all.map(({ textContent }) => textContent)),
    (texts) => texts[1] === 'Copied.',
  );
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await codeOf('frame'));
});

test.each([
  ['?lang=en', { width: 1280, dark: false }],
  ['?lang=ko', { width: 390, height: 844, dark: true }],
])('axe-core finds nothing and nothing is cut off, %s %j', async (search, options) => {
  await open(search, options);
  await page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('every page links to it, in its own language', async () => {
  for (const address of ['/', '/playground.html', '/learn.html', '/embed.html']) {
    await visit(`${address}?lang=ko`);
    const link = await page.waitForSelector('footer a[href*="embed.html?lang=ko"]');
    expect(await link?.evaluate(({ textContent }) => textContent)).toBe('내 페이지에 넣기');
    if (address !== '/embed.html') await page.browserContext().close();
  }
});
