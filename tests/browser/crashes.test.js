// When the worker breaks, that is noticed, said, and recovered from with what was a second before.
import { afterEach, describe, expect, test } from 'vitest';
import { draw, newPage, onElement, press, ready, SEVEN, trainAndPause, until } from './digits.js';
import { crashWorkers, makeWorkersFragile } from './fragile-workers.js';
import { browser, site } from './hosted.js';
import { eventually } from './lab.js';

const WASM = '/inkling.wasm';

/** @type {Awaited<ReturnType<typeof newPage>>} */
let page;

afterEach(async () => {
  site.answers.clear();
  await page.browserContext().close();
});

/**
 * @param {string} body
 * @param {number} [doomed] so many workers break as soon as they have begun
 */
async function open(body, doomed) {
  const script = '<script type="module" src="/inkling.js"></script>';
  site.answers.set('/lesson.html', { body: `<!doctype html><html lang="en">${script}${body}` });
  page = await newPage(browser);
  await makeWorkersFragile(page, doomed);
  await page.evaluateOnNewDocument(() => {
    const told = /** @type {object[]} */ ([]);
    Object.assign(globalThis, { told });
    addEventListener('inkling-error', (event) => told.push(/** @type {CustomEvent} */ (event).detail));
  });
  await page.goto(`${site.origin}/lesson.html`);
}

/** @returns {Promise<string[]>} codes of what was told of */
const told = () => page.evaluate('told.map(({ code }) => code)').then((codes) => /** @type {string[]} */ (codes));

/**
 * Waits until a checkpoint has been taken of the network as it is. By the page's own clock one is asked for within a
 * second, and it is answered before what is asked for later; twice, since an earlier one may still be under way.
 */
const pastCheckpoint = () =>
  page.evaluate(async () => {
    const elements = /** @type {any[]} */ ([...document.querySelectorAll('inkling-digits, inkling-playground')]);
    for (let i = 0; i < 2; i++) {
      await new Promise((resolve) => setTimeout(resolve, 1250));
      await Promise.all(elements.map((element) => element.parameterHash()));
    }
  });

const chart = () => onElement(page, (_, root) => root.querySelector('.chart')?.getAttribute('aria-label') ?? '');

describe.each(/** @type {const} */ (['error', 'silence']))('a worker that ends with %s', (how) => {
  test('gives back the same network to the bit, with its drawing, chart and settings', async () => {
    await open('<inkling-digits hidden="16" seed="3" epochs="1000" augment="off" pen-digits="0"></inkling-digits>');
    await ready(page);
    await draw(page, SEVEN);
    await trainAndPause(page);
    const hash = await onElement(page, (element) => element.parameterHash());
    const before = await until(page, ({ digit }) => digit !== '');
    const chartBefore = await chart();
    expect(chartBefore).toMatch(/After \d/);
    await pastCheckpoint();

    await onElement(page, (element) => {
      element.readings = 0;
      element.addEventListener('inkling-prediction', () => element.readings++);
    });
    await crashWorkers(page, how);
    const { problem } = await until(page, (state) => state.problem !== null && state.buttons.includes('Go on'));
    expect(problem).toMatch(/has broken .*It is started anew/);
    expect(await told()).toEqual(['worker-crashed']);
    expect(await onElement(page, (element) => element.parameterHash())).toBe(hash);
    await eventually(
      () => onElement(page, (element) => element.readings),
      (count) => count > 0,
    );
    const after = await until(page, ({ digit }) => digit !== '');
    expect(after).toMatchObject({ digit: before.digit, bars: before.bars, accuracy: before.accuracy });
    expect(await chart()).toBe(chartBefore);

    const summary = await onElement(page, (element) => element.train({ epochs: 1 }));
    expect(summary.epochs).toBe(1);
  });
});

test('a training that is interrupted says so, and goes on from at most a second before', async () => {
  await open('<inkling-digits hidden="32" augment="off" pen-digits="0"></inkling-digits>');
  await ready(page);
  const crashed = await onElement(page, async (element) => {
    /** @type {{at: number, seconds: number}[]} */
    const epochs = [];
    element.addEventListener('inkling-epoch', (/** @type {CustomEvent} */ { detail }) =>
      epochs.push({ at: performance.now(), seconds: detail.seconds }),
    );
    const training = element.train({ epochs: 1000 }).catch((/** @type {any} */ error) => error.code);
    // By so much the page and the worker are held up at the most: the checkpoint, too, is asked for and answered later.
    let late = 0;
    while (epochs.length < 5 || epochs[epochs.length - 1].seconds < 3) {
      const before = performance.now();
      await new Promise((next) => setTimeout(next, 20));
      await element.parameterHash();
      late = Math.max(late, (performance.now() - before - 20) / 1000);
    }
    const { seconds } = epochs[epochs.length - 1];
    /** @type {any} */ (globalThis).crashWorkers('error');
    return { seconds, late, answer: await training };
  });
  expect(crashed.answer).toBe('worker-crashed');
  await until(page, ({ buttons }) => buttons.includes('Go on'));
  const next = await onElement(page, async (element) => {
    const epoch = new Promise((resolve) => element.addEventListener('inkling-epoch', resolve, { once: true }));
    await element.train({ epochs: 1 });
    return /** @type {CustomEvent} */ (await epoch).detail.seconds;
  });
  // Seconds of training: an epoch that was told of came back or is less than a second, and one epoch, away.
  expect(next).toBeGreaterThan(crashed.seconds - 1 - 2 * crashed.late);
});

test('a core that breaks while it reads a drawing is replaced', async () => {
  await open('<inkling-digits hidden="16" epochs="1000" augment="off" pen-digits="0"></inkling-digits>');
  await ready(page);
  await trainAndPause(page);
  await pastCheckpoint();
  const hash = await onElement(page, (element) => element.parameterHash());
  await crashWorkers(page, 'trap');
  // The worker hears of the trap on another way than of the drawing: one that comes first is read.
  const code = await eventually(
    () =>
      onElement(
        page,
        (element, _, strokes) =>
          element.recognise(strokes).then(
            () => null,
            (/** @type {any} */ error) => error.code,
          ),
        SEVEN,
      ),
    (found) => found !== null,
  );
  expect(code).toBe('worker-crashed');
  await until(page, ({ buttons }) => buttons.includes('Go on'));
  expect(await onElement(page, (element) => element.parameterHash())).toBe(hash);
  expect(await told()).toEqual(['worker-crashed']);
  const reading = await onElement(page, (element, _, strokes) => element.recognise(strokes), SEVEN);
  expect(reading.digit).toBeTypeOf('number');
});

test('what the network took the place of can still be brought back', async () => {
  await open('<inkling-digits hidden="16" epochs="1000" augment="off" pen-digits="0"></inkling-digits>');
  await ready(page);
  await trainAndPause(page);
  const hash = await onElement(page, (element) => element.parameterHash());
  await press(page, 'Reset');
  await until(page, ({ buttons }) => buttons.includes('Undo (last network)'));
  await pastCheckpoint();
  await crashWorkers(page, 'error');
  await until(page, ({ problem, buttons }) => problem !== null && buttons.includes('Undo (last network)'));
  await press(page, 'Undo (last network)');
  await page.waitForFunction(
    async (wanted) => (await /** @type {any} */ (document.querySelector('inkling-digits')).parameterHash()) === wanted,
    {},
    hash,
  );
});

test('one that cannot be replaced says why, and Try again brings all back', async () => {
  await open('<inkling-digits hidden="16" epochs="1000" augment="off" pen-digits="0"></inkling-digits>');
  await ready(page);
  await trainAndPause(page);
  await pastCheckpoint();
  const hash = await onElement(page, (element) => element.parameterHash());
  await page.setCacheEnabled(false);
  site.answers.set(WASM, { status: 404, body: 'gone' });
  await crashWorkers(page, 'error');
  const { problem } = await until(page, ({ buttons }) => buttons.includes('Try again'));
  expect(problem).toMatch(/inkling\.wasm could not be loaded \(HTTP 404\)/);
  site.answers.clear();
  await press(page, 'Try again');
  await until(page, (state) => state.problem === null && state.buttons.includes('Go on'));
  expect(await onElement(page, (element) => element.parameterHash())).toBe(hash);
});

test('workers that break at once are replaced until one lives', async () => {
  await open('<inkling-digits hidden="16" augment="off" pen-digits="0"></inkling-digits>', 2);
  await ready(page);
  expect((await onElement(page, (element) => element.train({ epochs: 1 }))).epochs).toBe(1);
});

test('workers that all break at once are not replaced for ever, and that is said', async () => {
  await open('<inkling-digits hidden="16" augment="off" pen-digits="0"></inkling-digits>', 1000);
  const { problem } = await until(page, ({ buttons }) => buttons.includes('Try again'));
  expect(problem).toMatch(/broke \d+ times within seconds.*try again/);
  expect(await told()).toEqual(['worker-crashes']);
});

test('two elements on one page both come back', async () => {
  const element = (/** @type {number} */ seed) =>
    `<inkling-digits hidden="8" seed="${seed}" augment="off" pen-digits="0"></inkling-digits>`;
  await open(element(1) + element(2));
  await Promise.all([ready(page, 0), ready(page, 1)]);
  const hashes = () =>
    page.evaluate(() =>
      Promise.all(
        [...document.querySelectorAll('inkling-digits')].map((each) => /** @type {any} */ (each).parameterHash()),
      ),
    );
  await page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll('inkling-digits')].map((each) => /** @type {any} */ (each).train({ epochs: 1 })),
    ),
  );
  const before = await hashes();
  await pastCheckpoint();
  await crashWorkers(page, 'error');
  await until(page, ({ problem, buttons }) => problem !== null && buttons.includes('Train'), 0);
  await until(page, ({ problem, buttons }) => problem !== null && buttons.includes('Train'), 1);
  expect(await hashes()).toEqual(before);
  expect(new Set(before).size).toBe(2);
});

test('a playground goes on with its points, settings and weights', async () => {
  await open('<inkling-playground dataset="spiral" hidden="6,3" features="x,y,sinX" seed="5"></inkling-playground>');
  const onPlayground = (/** @type {string} */ work) =>
    page.evaluate(`(async () => {
    const element = document.querySelector('inkling-playground');
    ${work}
  })()`);
  await onPlayground('await element.ready; await element.train({ epochs: 20 });');
  await pastCheckpoint();
  const hash = await onPlayground('return element.parameterHash();');
  await crashWorkers(page, 'error');
  await page.waitForFunction('told.length > 0');
  expect(await onPlayground('return element.parameterHash();')).toBe(hash);
  expect(await told()).toEqual(['worker-crashed']);
  // The way of the training goes on to the same bits as without a crash.
  const after = await onPlayground('await element.train({ epochs: 5 }); return element.parameterHash();');
  const whole = await onPlayground(
    'await element.reset(); await element.train({ epochs: 25 }); return element.parameterHash();',
  );
  expect(after).toBe(whole);
});
