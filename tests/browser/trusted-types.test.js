// The site under a Content-Security-Policy that lets no text become a script: Trusted Types.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from '../paths.js';
import { draw, onElement, press, SEVEN, until } from './digits.js';
import { eventually, openTab } from './lab.js';
import { page, site, visit } from './visit.js';

/** What SECURITY.md tells hosts to send. */
const POLICY = /^Content-Security-Policy: ([^`]*)/m
  .exec(readFileSync(root('SECURITY.md'), 'utf8'))?.[1]
  .trim()
  .replace(/\s+/g, ' ');

const TABS = ['inside', 'preprocessing', 'hand', 'files', 'judging', 'runs'];

/**
 * Opens a page of the site under a policy.
 *
 * @param {string} address
 * @param {string} [policy]
 */
async function open(address, policy = POLICY) {
  expect(policy).toMatch(/require-trusted-types-for 'script'; trusted-types/);
  const name = /^\/[^?#]*/.exec(address)?.[0] ?? '';
  site.answers.set(name, {
    body: readFileSync(root(`dist${name}`)),
    headers: { 'content-security-policy': String(policy) },
  });
  await visit(address, { isPrepared: true }, (each) =>
    each.evaluateOnNewDocument(() => {
      const violations = /** @type {string[]} */ ([]);
      Object.assign(globalThis, { violations });
      addEventListener('securitypolicyviolation', ({ effectiveDirective, sample }) =>
        violations.push(`${effectiveDirective}: ${sample}`),
      );
    }),
  );
}

/** @returns {Promise<string[]>} */
const violations = () => page.evaluate(() => /** @type {any} */ (globalThis).violations);

describe('the policy named inkling is all that is needed', () => {
  test('by the page of the digits: it draws, trains in its worker, shows all tabs, works offline', async () => {
    await open('/index.html?lang=en&hidden=16&epochs=2&pen-digits=0');
    await draw(page, SEVEN);
    await press(page, 'Train');
    await until(page, ({ digit, status }) => digit !== '' && /epochs? in/.test(status));
    for (const name of TABS) {
      await openTab(page, name);
      // The formulas of the first one are asked for while it is open.
      await page.waitForFunction(
        (wanted) => document.querySelector('inkling-digits')?.shadowRoot?.querySelector(wanted),
        {},
        name === 'inside' ? '#lab-inside math' : `#lab-${name}:not(.lab-waiting)`,
      );
    }
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    expect(page.workers()).toHaveLength(1);
    expect(await violations()).toEqual([]);
  });

  test('by the playground', async () => {
    await open('/playground.html?lang=en');
    const { epochs } = await page.$eval('inkling-playground', (element) =>
      /** @type {any} */ (element).train({ epochs: 3 }),
    );
    expect(epochs).toBe(3);
    expect(page.workers()).toHaveLength(1);
    expect(await violations()).toEqual([]);
  });

  test('by a frame', async () => {
    await open('/frame.html?lang=en&hidden=16&pen-digits=0');
    await page.waitForSelector('inkling-digits');
    const { epochs } = await onElement(page, (element) => element.train({ epochs: 1 }));
    expect(epochs).toBe(1);
    expect(await violations()).toEqual([]);
  });

  test('by the page that writes code for other pages', async () => {
    await open('/embed.html?lang=en');
    await page.waitForSelector('iframe');
    expect(await violations()).toEqual([]);
  });

  test('by the lessons, their formulas too', async () => {
    await open('/learn.html?lang=en#softmax');
    await page.waitForSelector('.softmax-lab math');
    expect(await violations()).toEqual([]);
  });
});

test('where the policy is not allowed the browser says so, and training goes on without a worker', async () => {
  await open(
    '/index.html?lang=en&hidden=16&epochs=1&pen-digits=0',
    POLICY?.replace('trusted-types inkling', "trusted-types 'none'"),
  );
  const { epochs } = await onElement(page, (element) => element.train());
  expect(epochs).toBe(1);
  expect(page.workers()).toHaveLength(0);
  // The last one is of the service worker, which is asked for when the page is idle.
  const all = await eventually(violations, (each) => each.some((text) => text.includes('ServiceWorkerContainer')));
  expect(all).toContainEqual(expect.stringMatching(/^trusted-types: inkling/));
  // The browser's own errors are of the same.
  await eventually(
    async () => page.errors.length,
    (count) => count === all.length,
  );
  page.errors.length = 0;
});
