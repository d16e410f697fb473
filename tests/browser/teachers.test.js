// docs/teachers.md: each line of HTML is put on a page and works, each link is followed, each number computed again.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { root } from '../paths.js';
import { launch, newPage } from './digits.js';
import { eventually } from './lab.js';
import { serveSite } from './server.js';

const text = readFileSync(root('docs/teachers.md'), 'utf8');
/** What stands for the host in the document. */
const HOST = 'https://your.site/';

const snippets = [...text.matchAll(/```html\n([^]*?)```/g)].map(([, html]) => html);
const links = [...text.matchAll(/\[([^\]]+)\]\(https:\/\/your\.site\/([^)]+)\)/g)].map(([, name, path]) => ({
  name,
  path,
}));
/** Rows of tables that say what a link comes to. */
const figures = [
  ...text.matchAll(/^\| \[([^\]]+)\]\(https:\/\/your\.site\/([^)]+)\) *\| (\d+) *\| ([\d.]+)% *\|$/gm),
].map(([, name, path, epochs, percent]) => ({ name, path, epochs: Number(epochs), percent }));

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('./server.js').Site} */
let site;
/** @type {import('./server.js').Site} */
let school;
/** @type {Awaited<ReturnType<typeof newPage>>} */
let page;
/** @type {string[]} the addresses that the page has asked for something */
let asked = [];

beforeAll(async () => {
  [browser, site, school] = await Promise.all([launch(), serveSite(), serveSite()]);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([site?.close(), school?.close()]);
});
afterEach(async () => {
  await page?.browserContext().close();
});

/** @param {string} address */
async function open(address) {
  page = await newPage(browser);
  asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address);
}

test('it has as much to try as it seems to have', () => {
  expect(snippets.length).toBeGreaterThan(7);
  expect(figures.length).toBeGreaterThan(14);
  expect(links.length).toBe(figures.length + 9);
  // None is written in a way that this file overlooks.
  expect(text.split(`](${HOST}`)).toHaveLength(links.length + 1);
});

test.each(
  snippets.map((html) => [
    html
      .split('\n')
      .find((line) => /<inkling|src="[^"]*frame/.test(line))
      ?.trim(),
    html,
  ]),
)('on a page of another host: %s', async (_line, html) => {
  school.answers.set('/lesson.html', {
    body: `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Lesson</title>
        ${html.replaceAll(HOST, `${site.origin}/`)}`,
    headers: { 'content-type': 'text/html' },
  });
  await open(`${school.origin}/lesson.html`);
  // A frame's address is that of the page until it has been loaded.
  const frame = html.includes('<iframe')
    ? await page.waitForFrame((each) => each.url().startsWith(`${site.origin}/frame.html`))
    : page.mainFrame();
  await frame.waitForSelector('inkling-digits, inkling-playground');
  const output = () => page.evaluate(() => document.querySelector('output')?.textContent ?? null);
  const goal = html.match(/goal[="]+([^"]+)"/)?.[1] ?? null;
  const { epochs, testAccuracy, reached, note } = await frame.evaluate(async () => {
    const element = /** @type {any} */ (document.querySelector('inkling-digits, inkling-playground'));
    /** @type {string | null} */
    let reachedGoal = null;
    element.addEventListener('inkling-goal', (/** @type {CustomEvent} */ { detail }) => (reachedGoal = detail.goal));
    await element.ready;
    const summary = await element.train({ epochs: 2 });
    const isSought = () => element.hasAttribute('goal') && reachedGoal === null;
    for (let i = 0; i < 30 && isSought(); i++) await element.train({ epochs: 10 });
    if (isSought()) element.setAttribute('hidden', '3'); // what the exercise is about: one unit more
    for (let i = 0; i < 30 && isSought(); i++) await element.train({ epochs: 10 });
    const refusal = document.querySelector('#note:not([hidden])')?.textContent ?? null;
    return { ...summary, reached: reachedGoal, note: refusal };
  });
  expect([epochs, testAccuracy > 0.4, note]).toEqual([2, true, null]);
  expect(reached === null).toBe(goal === null);
  if (goal) expect(reached).toBe(goal.replaceAll('+', ' '));
  if (html.includes('<output>')) {
    const wanted = goal ? `Done: ${reached}` : `Seed 7, epoch 2: test accuracy ${testAccuracy.toFixed(4)}`;
    await eventually(output, (said) => said === wanted);
  }
  expect(page.errors).toEqual([]);
  const hosts = asked.filter((url) => !/^(data|blob):/.test(url)).map((url) => new URL(url).origin);
  expect(new Set(hosts)).toEqual(new Set([site.origin, school.origin]));
});

test.each(figures)('$name: $percent% after $epochs epochs', async ({ path, epochs, percent }) => {
  await open(`${site.origin}/${path}`);
  const summary = await page.evaluate(async (count) => {
    const element = /** @type {any} */ (document.querySelector('inkling-digits, inkling-playground'));
    await element.ready;
    return element.train({ epochs: count });
  }, epochs);
  expect(summary.epochs).toBe(epochs);
  expect((100 * summary.testAccuracy).toFixed(percent.split('.')[1].length)).toBe(percent);
  // What the address says holds: nothing of it was refused, and the page shows it.
  expect(page.errors).toEqual([]);
  const query = new URLSearchParams(path.split('?')[1]);
  query.delete('lang');
  const wrong = await page.evaluate(
    (wanted) => {
      const element = /** @type {Element} */ (document.querySelector('inkling-digits, inkling-playground'));
      const refused = element.shadowRoot?.querySelectorAll('.refused:not([hidden])').length;
      return [refused, ...wanted.filter(([name, value]) => element.getAttribute(name) !== value)];
    },
    [...query],
  );
  expect(wrong).toEqual([0]);
  const named = Number(query.get('epochs') ?? epochs);
  expect(named).toBe(epochs);
});

test('the spiral’s training accuracy is what the question says', async () => {
  const [, percent] = /** @type {RegExpMatchArray} */ (text.match(/spiral's training accuracy is ([\d.]+)%/));
  const { path, epochs } = /** @type {typeof figures[number]} */ (figures.find(({ name }) => name === 'The spiral'));
  await open(`${site.origin}/${path}`);
  const summary = await page.evaluate(async (count) => {
    const element = /** @type {any} */ (document.querySelector('inkling-playground'));
    await element.ready;
    return element.train({ epochs: count });
  }, epochs);
  expect((100 * summary.accuracy).toFixed(1)).toBe(percent);
});

test('the links to lessons open the lessons that they name', async () => {
  const lessons = links.filter(({ path }) => path.startsWith('learn.html'));
  expect(lessons).toHaveLength(9);
  for (const { name, path } of lessons) {
    await open(`${site.origin}/${path}`);
    const current = await page.waitForSelector('.lesson-list [aria-current]');
    expect(await current?.evaluate((link) => link.textContent)).toBe(name);
    expect(page.errors).toEqual([]);
    if (path !== lessons[8].path) await page.browserContext().close();
  }
});
