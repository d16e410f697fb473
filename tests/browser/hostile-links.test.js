// Links that somebody else has made: whatever they say is read as settings, refused in a sentence, and never run.
import { afterEach, describe, expect, test } from 'vitest';
import { draw, onElement, ready, SEVEN, until } from './digits.js';
import { eventually } from './lab.js';
import { seen as seenInPlayground } from './playground.js';
import { page, visit } from './visit.js';

const SCRIPT = '"><script>globalThis.hacked = 1</script><img src=x onerror="globalThis.hacked = 1">';
const LONG = '1,'.repeat(50_000);

/** @param {Record<string, string>} parameters */
const query = (parameters) => `?${new URLSearchParams(parameters)}`;

/** @type {[string, Record<string, string>][]} */
const LINKS = [
  [
    'markup',
    { hidden: SCRIPT, activation: SCRIPT, lr: 'javascript:globalThis.hacked=1', lang: SCRIPT, dataset: SCRIPT },
  ],
  ['names of every object', { activation: '__proto__', loss: 'constructor', optimizer: 'toString', lang: '__proto__' }],
  ['no numbers', { lr: 'NaN', batch: 'Infinity', epochs: '1e999', seed: '-1', hidden: '-0', dropout: '0x10' }],
  ['huge numbers', { hidden: '999999999', batch: '9'.repeat(400), epochs: '1e308', seed: '9'.repeat(40) }],
  ['100 kB of text', { hidden: LONG, activation: LONG, lr: LONG }],
  ['characters that nobody types', { hidden: '\0\u202e\ufeff\ud83d', lr: '１', seed: '7\n8', activation: '%00%' }],
];
const POLLUTION = '__proto__[polluted]=1&__proto__.polluted=1&constructor[prototype][polluted]=1&__proto__=polluted';

afterEach(async () => {
  const traces = await page.evaluate(() => ({
    hacked: /** @type {any} */ (globalThis).hacked,
    polluted: /** @type {any} */ ({}).polluted,
    // Markup that was made of text would be here.
    scripts: [...document.querySelectorAll('script:not([src]), img[src=x]')].length,
  }));
  expect(traces).toEqual({ hacked: undefined, polluted: undefined, scripts: 0 });
});

describe.each([...LINKS])('a link with %s', (_, parameters) => {
  test('leaves the page of the digits usable, and what is refused is said', async () => {
    await visit(`/${query(parameters)}&${POLLUTION}`);
    const language = await page.evaluate(() => document.documentElement.lang);
    expect(['en', 'ko']).toContain(language);
    await until(page, ({ refused }) => refused.length > 0);
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    const { steps } = await onElement(page, (element) => element.step());
    expect(steps).toBe(1);
    expect(await isWithinWindow()).toBe(true);
  });

  test('leaves the playground usable, and what is refused is said', async () => {
    await visit(`/playground.html${query(parameters)}&${POLLUTION}`);
    await eventually(
      () => seenInPlayground(page),
      ({ refused, problem, said }) => refused.length > 0 || problem !== null || said !== null,
    );
    const { epochs } = await page.$eval('inkling-playground', (element) =>
      /** @type {any} */ (element).train({ epochs: 2 }),
    );
    expect(epochs).toBe(2);
    expect(await isWithinWindow()).toBe(true);
  });
});

test.each([
  ['markup', `#activation=${SCRIPT}&networkShape=${SCRIPT}&dataset=${SCRIPT}`],
  ['numbers', '#networkShape=999999999,1e9&learningRate=1e999&batchSize=-1&noise=NaN&seed=__proto__'],
  ['names of every object', '#activation=__proto__&dataset=constructor&regularization=toString&problem=valueOf'],
  ['much text', `#networkShape=${LONG}&dataset=${LONG}`],
])('a link of TensorFlow Playground with hostile %s leaves the playground usable', async (_, hash) => {
  await visit(`/playground.html?lang=en${hash}`);
  const { epochs } = await page.$eval('inkling-playground', (element) =>
    /** @type {any} */ (element).train({ epochs: 2 }),
  );
  expect(epochs).toBe(2);
  expect(await isWithinWindow()).toBe(true);
});

test('a setting that a link of TensorFlow Playground has wrong is named, and the others hold', async () => {
  await visit('/playground.html?lang=en#networkShape=999999999&dataset=spiral&learningRate=0.1');
  const { problem, dataset } = await eventually(
    () => seenInPlayground(page),
    (state) => state.problem !== null,
  );
  expect(problem).toMatch(/^hidden must be .*'999999999'$/);
  expect(dataset).toBe('spiral');
  expect(await page.evaluate(() => location.search)).toMatch(/loss=mean-squared-error.*lr=0\.1/);
});

test.each([
  ['markup', `#${SCRIPT}`],
  ['the name of every object', '#__proto__'],
  ['escapes that are none', '#%E0%A4%A'],
  ['much text', `#${LONG}`],
])('the page of the lessons opens a lesson when its link names %s', async (_, hash) => {
  await visit(`/learn.html${query({ lang: SCRIPT })}&${POLLUTION}${hash}`);
  await page.waitForSelector('.lesson-body > *');
  expect(await page.title()).toMatch(/ · Inkling$/);
  expect(await isWithinWindow()).toBe(true);
});

test('the page of the digits that was opened by such a link trains on when the setting is mended', async () => {
  await visit(`/${query({ lang: 'en', hidden: SCRIPT, epochs: '1', 'pen-digits': '0' })}`);
  await until(page, ({ refused }) => refused.length === 1);
  await onElement(page, (element) => element.setAttribute('hidden', '16'));
  await until(page, ({ refused }) => refused.length === 0);
  await ready(page);
  expect((await onElement(page, (element) => element.train())).epochs).toBe(1);
});

/** Whether nothing that was said makes the page wider than its window, or so long that nothing else is found. */
const isWithinWindow = () =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return scrollWidth <= clientWidth && scrollHeight < 5 * clientHeight;
  });
