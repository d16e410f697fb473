// The site without a network in Firefox.
import { expect, test } from 'vitest';
import { launchFirefox } from './browsers.js';
import { draw, press, ready, SEVEN, until } from './chromium.js';
import { page, runIn, site, visit } from './visit.js';

runIn(launchFirefox);

test('after the first visit the pages work without a network', async () => {
  await visit('/?lang=en');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await site.close();

  await page.goto(`${site.origin}/?lang=en&hidden=16&epochs=2&pen-digits=0`);
  await ready(page);
  await draw(page, SEVEN);
  await press(page, 'Train');
  await until(page, ({ digit, status }) => digit !== '' && /epochs? in/.test(status));

  await page.goto(`${site.origin}/playground.html?lang=en`);
  const epochs = await page.evaluate(async () => {
    const playground = /** @type {any} */ (document.querySelector('inkling-playground'));
    await playground.ready;
    return (await playground.train({ epochs: 2 })).epochs;
  });
  expect(epochs).toBe(2);
});
