// Nothing leaves the page: every request of the browser goes through a proxy that writes it down.
import { readdirSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { root } from '../paths.js';
import { draw, launch, newPage, onElement, press, ready, SEVEN, until } from './digits.js';
import { eventually, openTab } from './lab.js';
import { serveSite } from './server.js';

/** @typedef {{method: string, url: string, body: number}} Sent what a request was, and how many bytes came with it */

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('./server.js').Site} */
let site;
/** @type {import('node:http').Server} */
let proxy;
/** @type {Sent[]} */
const sent = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([launch(), serveSite()]);
  proxy = createServer((request, response) => {
    const entry = { method: request.method ?? '', url: request.url ?? '', body: 0 };
    sent.push(entry);
    request.on('data', (part) => (entry.body += part.length));
    if (!entry.url.startsWith(`${site.origin}/`)) {
      response.writeHead(502).end();
      return;
    }
    const { method, headers } = request;
    request.pipe(
      forward(entry.url, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  // What is encrypted, and sockets, ask for a tunnel first.
  proxy.on('connect', ({ url = '' }, socket) => {
    sent.push({ method: 'CONNECT', url, body: 0 });
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', () => resolve(null)));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  proxy?.closeAllConnections();
  proxy?.close();
});
beforeEach(() => void (sent.length = 0));

async function newWatchedPage() {
  const { port } = /** @type {import('node:net').AddressInfo} */ (proxy.address());
  return newPage(browser, { proxy: `127.0.0.1:${port}` });
}

/** Nothing but files of the site was asked for, and nothing was sent along. */
function expectNothingSent() {
  expect(sent.map(({ url }) => url)).toContain(`${site.origin}/data/train-images-idx3-ubyte.gz`);
  const files = readdirSync(root('dist'), { recursive: true }).map((path) => `/${String(path)}`);
  const others = sent.filter(({ method, url, body }) => {
    const { origin, pathname, search } = new URL(url);
    const isFile = files.includes(pathname) || pathname === '/';
    const isBare = search === '' || pathname.endsWith('.html') || pathname === '/';
    return method !== 'GET' || body > 0 || origin !== site.origin || !isFile || !isBare;
  });
  expect(others).toEqual([]);
}

test('drawing, teaching, training and looking at every tab sends nothing anywhere', async () => {
  const page = await newWatchedPage();
  await page.goto(`${site.origin}/?lang=en&hidden=16&epochs=2&pen-digits=0`);
  await ready(page);
  await draw(page, SEVEN);
  await until(page, ({ digit }) => digit !== '');
  await press(page, 'Train');
  await until(page, ({ status }) => /epochs? in/.test(status));
  await onElement(page, (element, _, strokes) => element.teach(strokes, 7), SEVEN);
  for (const name of ['inside', 'preprocessing', 'hand', 'files', 'judging', 'runs']) {
    await openTab(page, name);
    await page.waitForFunction(
      (selector) => document.querySelector('inkling-digits')?.shadowRoot?.querySelector(selector),
      {},
      `#lab-${name}:not(.lab-waiting)`,
    );
  }
  await onElement(page, (element) => element.exportModel('safetensors'));
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.goto('about:blank'); // what is sent when a page is left
  expectNothingSent();
  await page.browserContext().close();
});

test('no page of the site asks any other origin for anything', async () => {
  const page = await newWatchedPage();
  const pages = readdirSync(root('dist')).filter((name) => name.endsWith('.html'));
  expect(pages).toEqual(expect.arrayContaining(['index.html', 'learn.html', 'playground.html']));
  for (const name of pages) {
    await page.goto(`${site.origin}/${name}?lang=en`, { waitUntil: 'networkidle0' });
    await page.evaluate(async () => {
      const elements = /** @type {any[]} */ ([...document.querySelectorAll('inkling-digits, inkling-playground')]);
      await Promise.all(elements.map((element) => element.ready));
    });
  }
  await page.goto(`${site.origin}/playground.html?lang=en`);
  await page.$eval('inkling-playground', (element) => /** @type {any} */ (element).train({ epochs: 3 }));
  await page.goto(`${site.origin}/learn.html?lang=en`);
  const lessons = await page.$$eval('#lessons .lesson-list a', (links) =>
    links.map((link) => link.getAttribute('href') ?? ''),
  );
  expect(lessons.length).toBeGreaterThan(8);
  for (const lesson of lessons) {
    await page.goto(`${site.origin}/learn.html?lang=en${lesson}`);
    await page.waitForSelector(`#lessons .lesson-list a[href="${lesson}"][aria-current]`);
  }
  await page.goto('about:blank');
  expectNothingSent();
  await page.browserContext().close();
});

test('the proxy sees what workers and beacons would send', async () => {
  const page = await newWatchedPage();
  await page.goto(`${site.origin}/?lang=en`);
  await ready(page);
  const elsewhere = 'http://elsewhere.test';
  await page.evaluate(async (origin) => {
    navigator.sendBeacon(`${origin}/beacon`, 'ink');
    await fetch(`${origin}/fetch`, { mode: 'no-cors' }).catch(() => {});
    const text = `fetch('${origin}/worker', { mode: 'no-cors' }).catch(() => {}).then(() => postMessage(0))`;
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    await new Promise((resolve) => (worker.onmessage = resolve));
  }, elsewhere);
  await eventually(
    async () => sent.map(({ url }) => url),
    (urls) => ['beacon', 'fetch', 'worker'].every((path) => urls.includes(`${elsewhere}/${path}`)),
  );
  expect(expectNothingSent).toThrow();
  await page.browserContext().close();
});
