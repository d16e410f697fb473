// Nothing is lost: reloads, crashes, links, browsers that keep nothing, Reset.
import { describe, expect, test } from 'vitest';
import { draw, enter, ONE, onElement, press, ready, seen, SEVEN, THREE, trainAndPause, until } from './digits.js';
import { crash } from './emulation.js';
import {
  addressOf,
  chooseFiles,
  eventually,
  handOf,
  hashOf,
  isDone,
  noticeOf,
  openTab,
  runsOf,
  save,
  untilNotice,
} from './lab.js';
import { goOnIn, page, site, visit } from './visit.js';

/**
 * @param {string} [address]
 * @param {(page: import('puppeteer-core').Page) => Promise<unknown>} [before]
 */
async function open(address = '/?lang=en', before = async () => {}) {
  await visit(address, {}, before);
}

async function reload() {
  await page.reload();
  await ready(page);
}

/** The points of the chart, as it describes itself. */
const chartOf = () => onElement(page, (_, root) => root.querySelector('.chart')?.getAttribute('aria-label'));

/** @param {(rows: string[][]) => boolean} isWanted */
const untilRuns = (isWanted) => eventually(() => runsOf(page), isWanted);

/**
 * What is on the disk of a part, but for the network itself, and whether it was written since the page was loaded.
 *
 * @param {string} name
 * @returns {Promise<{value: any, isOfNow: boolean}>} the value is null where there is nothing yet
 */
const keptOf = (name) =>
  page.evaluate(
    (part) =>
      new Promise((resolve) => {
        indexedDB.open('inkling').onsuccess = (opened) => {
          const database = /** @type {IDBOpenDBRequest} */ (opened.target).result;
          database.transaction('parts').objectStore('parts').get(part).onsuccess = (got) => {
            database.close();
            const { value = null, savedAt = 0 } = /** @type {IDBRequest} */ (got.target).result ?? {};
            const [{ domInteractive }] = /** @type {PerformanceNavigationTiming[]} */ (
              performance.getEntriesByType('navigation')
            );
            const isOfNow = savedAt > performance.timeOrigin + domInteractive;
            resolve({ value: JSON.parse(JSON.stringify(value)), isOfNow });
          };
        };
      }),
    name,
  );

/** From now on what is done on the page is kept. */
const untilKeeping = () =>
  eventually(
    () => keptOf('training'),
    ({ isOfNow }) => isOfNow,
  );

/** @param {(training: any) => boolean} isWanted */
const untilTrainingKept = (isWanted) =>
  eventually(
    () => keptOf('training'),
    ({ value }) => value !== null && isWanted(value),
  );

/** @param {any} training that is kept */
const hasEnded = ({ run }) => run.summary !== null;

/**
 * @param {number} present the number of the run whose network is there, and has been trained
 * @param {number[]} earlier those of the others
 */
const untilRunsKept = (present, earlier) =>
  eventually(
    async () => {
      const [training, run, runs] = [await keptOf('training'), await keptOf('run'), await keptOf('runs')];
      return { training: training.value, run: run.value?.runs[0], runs: runs.value?.runs };
    },
    ({ training, run, runs }) =>
      run?.id === present &&
      training?.run.key === run.key &&
      hasEnded(training) &&
      runs?.map((/** @type {any} */ { id }) => id).join() === earlier.join(),
  );

/**
 * Changes what is kept of a part behind the back of the page, which is loaded anew.
 *
 * @param {string} name
 * @param {(kept: any) => unknown} change runs in the page
 */
async function changeKept(name, change) {
  site.answers.set('/blank.html', {
    body: '<link rel="icon" href="data:,">',
    headers: { 'content-type': 'text/html' },
  });
  await page.goto(`${site.origin}/blank.html`);
  const store = await page.evaluateHandle(
    (part) =>
      new Promise((resolve) => {
        const request = indexedDB.open('inkling');
        request.onsuccess = () => {
          const objects = request.result.transaction('parts', 'readwrite').objectStore('parts');
          objects.get(part).onsuccess = ({ target }) => {
            resolve({ database: request.result, kept: /** @type {IDBRequest} */ (target).result });
          };
        };
      }),
    name,
  );
  const kept = await store.getProperty('kept');
  await kept.evaluate(change);
  await store.evaluate(
    (/** @type {any} */ held) =>
      new Promise((resolve) => {
        const transaction = held.database.transaction('parts', 'readwrite');
        transaction.objectStore('parts').put(held.kept);
        transaction.oncomplete = () => resolve(held.database.close());
      }),
  );
  await page.goto(`${site.origin}/?lang=en`);
  await ready(page);
}

describe('a reload', () => {
  test('loses neither the drawing nor the network, its settings, its chart and where its training stood', async () => {
    await open('/?lang=en&hidden=32&epochs=5&seed=3');
    await onElement(page, (element) => element.train());
    const uninterrupted = await hashOf(page);
    await page.browserContext().close();

    await open();
    await enter(page, 'Hidden layers', '32');
    await enter(page, 'Epochs', '5');
    await enter(page, 'Seed', '3');
    await until(page, ({ status }) => status.includes('25,450'));
    await draw(page, THREE);
    const before = await trainAndPause(page);
    const [hash, chart] = [await hashOf(page), await chartOf()];
    await until(page, ({ digit }) => digit !== '');
    await untilTrainingKept(hasEnded);

    await reload();
    const after = await until(page, ({ digit }) => digit !== '');
    expect(await hashOf(page)).toBe(hash);
    expect(await chartOf()).toBe(chart);
    expect(after.accuracy).toBe(before.accuracy);
    expect(after.status).toBe(before.status);
    expect(after.problem).toBeNull();
    await press(page, 'Go on');
    await until(page, isDone);
    expect(await hashOf(page)).toBe(uninterrupted);
  });

  test('and a crash in the middle of training loses little of it', async () => {
    await open('/?lang=en&epochs=1000');
    await draw(page, SEVEN);
    await press(page, 'Train');
    const training = await until(page, ({ accuracy }) => accuracy > 0.9);
    const [, epochBefore] = /^Epoch (\d+)/.exec(training.status) ?? [];
    // All of that epoch is on the disk, while training goes on.
    await untilTrainingKept(({ run }) => run.losses.at(-1)?.epochs >= Number(epochBefore));
    await crash(page);
    const next = await page.browserContext().newPage();
    goOnIn(Object.assign(next, { errors: [] }));
    await page.goto(`${site.origin}/?lang=en&epochs=1000&seed=7`);
    await ready(page);
    const { accuracy, status } = await until(page, ({ digit }) => digit !== '');
    expect(accuracy).toBeGreaterThan(0.9);
    const [, epochs] = /^Paused after ([\d.]+) of 1,000 epochs/.exec(status) ?? [];
    expect(Number(epochs)).toBeGreaterThan(Number(epochBefore) - 1);
  });

  test('loses no run: names, deletions and which is present are as before, and a crash takes none away', async () => {
    await open('/?lang=en&hidden=16&epochs=2&pen-digits=0&augment=off');
    for (const rate of ['0.001', '0.002', '0.003']) {
      await enter(page, 'Learning rate', rate);
      await press(page, 'Reset');
      await press(page, 'Train');
      await until(page, isDone);
    }
    await openTab(page, 'runs');
    await until(page, ({ buttons }) => buttons.filter((text) => text === 'Delete').length === 2);
    const [, , last] = await page.$$('inkling-digits >>> .run-name input');
    await last.click({ count: 3 });
    await page.keyboard.type('Slow');
    await page.keyboard.press('Tab');
    await press(page, 'Delete'); // of the second
    const before = await untilRuns(({ length }) => length === 2);
    expect(before.map(([name]) => name)).toEqual(['Run 3now', 'Slow']);
    await untilRunsKept(3, [1]);

    await reload();
    await openTab(page, 'runs');
    expect(await untilRuns(({ length }) => length === 2)).toEqual(before);
    await press(page, 'Reset');
    await press(page, 'Train');
    await until(page, isDone);
    expect((await untilRuns(({ length }) => length === 3)).map(([name]) => name)).toEqual([
      'Run 4now',
      'Run 3',
      'Slow',
    ]);
    // The network that comes back is that of its run, and no new one.
    await press(page, 'Undo (last network)');
    expect((await untilRuns(([[name]]) => name === 'Run 3now')).map(([name]) => name)).toEqual([
      'Run 3now',
      'Run 4',
      'Slow',
    ]);
    await untilRunsKept(3, [1, 4]);
    await crash(page);
    goOnIn(Object.assign(await page.browserContext().newPage(), { errors: [] }));
    await page.goto(`${site.origin}/?lang=en`);
    await ready(page);
    await openTab(page, 'runs');
    expect((await untilRuns(({ length }) => length === 3)).map(([name]) => name)).toEqual([
      'Run 3now',
      'Run 4',
      'Slow',
    ]);
  });

  test('leaves out runs that are damaged, without a word', async () => {
    await open('/?lang=en&hidden=16&epochs=1&pen-digits=0&augment=off');
    for (let i = 0; i < 2; i++) {
      await press(page, 'Reset');
      await press(page, 'Train');
      await until(page, isDone);
    }
    await untilRunsKept(2, [1]);
    await changeKept('runs', (kept) => (kept.value.runs[0].losses = 'gone'));
    const { problem } = await until(page, isDone);
    expect(problem).toBeNull();
    await openTab(page, 'runs');
    expect((await untilRuns(({ length }) => length > 0)).map(([name]) => name)).toEqual(['Run 2now']);
  });

  test('brings back what was drawn a moment before, and that nothing is drawn any more', async () => {
    await open();
    await untilKeeping();
    await draw(page, SEVEN);
    await reload();
    await until(page, ({ digit }) => digit !== '');
    await untilKeeping();
    // Gone before the next frame, in which it would be shown.
    const leaving = onElement(page, (_, root) => {
      const clear = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Clear');
      setTimeout(() => {
        clear?.click();
        location.reload();
      });
    });
    await Promise.all([page.waitForNavigation(), leaving]);
    await ready(page);
    const { answer, buttons } = await seen(page);
    expect(answer).toBe('Nothing drawn yet.');
    expect(buttons).not.toContain('Clear');
  });

  test('of a page whose element keeps nothing begins anew', async () => {
    const body =
      '<!doctype html><html lang="en"><link rel="icon" href="data:,"><script type="module" src="/inkling.js"></script><inkling-digits hidden="16" pen-digits="0" augment="off">';
    site.answers.set('/embed.html', { body, headers: { 'content-type': 'text/html' } });
    await open('/embed.html');
    await draw(page, SEVEN);
    await onElement(page, (element) => element.train({ epochs: 1 }));
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
    await reload();
    expect((await seen(page)).status).toMatch(/^A new network/);
  });

  test('finds a network that is damaged, says so once, and all else works', async () => {
    await open('/?lang=en&hidden=16&pen-digits=0&augment=off');
    await draw(page, SEVEN);
    await onElement(page, (element) => element.train({ epochs: 1 }));
    await untilTrainingKept(hasEnded);
    await changeKept('training', async (kept) => {
      const bytes = await kept.value.snapshot.model.arrayBuffer();
      // Not a slice of the Blob: Firefox stores that as the whole of it, with the size of the slice.
      kept.value.snapshot.model = new Blob([bytes.slice(0, 1000)]);
    });
    const { problem } = await until(page, ({ digit }) => digit !== '');
    expect(problem).toMatch(/kept here could not be opened.*new one/);
    await onElement(page, (element) => element.setAttribute('epochs', '2'));
    // With what was said gone, the button stays where it is.
    await until(page, (state) => state.problem === null);
    await press(page, 'Train');
    await until(page, (state) => isDone(state) && state.problem === null);
    await untilTrainingKept(hasEnded);
    await reload();
    expect((await seen(page)).problem).toBeNull();
  });
});

describe('a link', () => {
  test('has the settings that were changed and the seed, and reproduces the run', async () => {
    await open('/?lang=en#top');
    expect(await addressOf(page)).toBe(`${site.origin}/?lang=en#top`);
    await enter(page, 'Hidden layers', '16,8');
    await enter(page, 'Activation', 'tanh');
    await enter(page, 'Epochs', '2');
    await until(page, ({ status }) => status.includes('12,786'));
    const address = await eventually(
      () => addressOf(page),
      (url) => url.includes('epochs=2'),
    );
    expect(address).toBe(`${site.origin}/?lang=en&hidden=16,8&activation=tanh&epochs=2&seed=7#top`);
    await press(page, 'Train');
    await until(page, isDone);
    const hash = await hashOf(page);
    await page.browserContext().close();

    await open(address.slice(site.origin.length));
    await press(page, 'Train');
    await until(page, isDone);
    expect(await hashOf(page)).toBe(hash);
    await enter(page, 'Epochs', '38'); // the default again, as all others
    await enter(page, 'Hidden layers', '256,128');
    await enter(page, 'Activation', 'relu');
    await eventually(
      () => addressOf(page),
      (url) => url === `${site.origin}/?lang=en&seed=7#top`,
    );
  });

  test('wins over what was kept, which can be brought back', async () => {
    await open();
    await draw(page, SEVEN);
    await onElement(page, (element) => element.train({ epochs: 1 }));
    const [hash, chart] = [await hashOf(page), await chartOf()];
    await untilTrainingKept(hasEnded);
    await page.goto(`${site.origin}/?lang=en&seed=8`);
    await ready(page);
    expect((await seen(page)).status).toMatch(/^A new network/);
    expect(await hashOf(page)).not.toBe(hash);
    await until(page, ({ digit }) => digit !== ''); // the drawing is nobody's setting
    expect(await noticeOf(page)).toMatch(/link.*can be brought back/);
    await press(page, 'Undo');
    await eventually(chartOf, (now) => now === chart);
    expect(await hashOf(page)).toBe(hash);
    expect(await addressOf(page)).toBe(`${site.origin}/?lang=en&seed=7`);
  });
});

describe('undo', () => {
  test('brings back the network, its chart and where its training stood after Reset, and the other one again', async () => {
    await open('/?lang=en&hidden=128&augment=off&pen-digits=0&epochs=10');
    await onElement(page, (element) => element.train());
    const uninterrupted = await hashOf(page);
    await press(page, 'Reset');
    await until(page, ({ status }) => status.startsWith('A new network'));
    const paused = await trainAndPause(page);
    const [hash, chart] = [await hashOf(page), await chartOf()];

    await press(page, 'Reset');
    const reset = await until(page, ({ status }) => status.startsWith('A new network'));
    expect(reset.accuracy).toBeNaN();
    await press(page, 'Undo (last network)');
    await until(page, ({ status, accuracy }) => status === paused.status && accuracy === paused.accuracy);
    expect([await hashOf(page), await chartOf()]).toEqual([hash, chart]);
    await press(page, 'Go on');
    await until(page, isDone);
    expect(await hashOf(page)).toBe(uninterrupted);
  });

  test('brings back what a change of settings replaced, with its settings', async () => {
    await open('/?lang=en');
    expect((await seen(page)).buttons).not.toContain('Undo (last network)');
    await onElement(page, (element) => element.train({ epochs: 1 }));
    const hash = await hashOf(page);
    await enter(page, 'Hidden layers', '20');
    await until(page, ({ status }) => status.startsWith('A new network'));
    await onElement(page, (element) => element.train({ epochs: 1 }));
    const other = await hashOf(page);
    await press(page, 'Undo (last network)');
    await eventually(
      () => addressOf(page),
      (url) => !url.includes('hidden=20'),
    );
    expect(await hashOf(page)).toBe(hash);
    await press(page, 'Undo (last network)');
    await eventually(
      () => addressOf(page),
      (url) => url.includes('hidden=20'),
    );
    expect(await hashOf(page)).toBe(other);
  });
});

describe('a browser that keeps nothing', () => {
  test.each([
    [
      'forbidden',
      /keeps nothing here \(not in a private window\)/,
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('not in a private window', 'SecurityError');
        };
      },
    ],
    [
      'full',
      /no room left/,
      () => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    ],
  ])('%s: says so in one sentence, once, and all else works', async (_, sentence, spoil) => {
    await open('/?lang=en&hidden=64&epochs=5&pen-digits=0', (each) => each.evaluateOnNewDocument(spoil));
    const { problem } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(sentence);
    await draw(page, SEVEN);
    await press(page, 'Train');
    await until(page, (state) => isDone(state) && state.digit === '7');
    expect((await seen(page)).problem).toBeNull();
    await draw(page, ONE);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect((await seen(page)).problem).toBeNull();
  });
});

test('everything in one file goes on elsewhere, and can be undone', async () => {
  await open('/?lang=en&hidden=32');
  await draw(page, THREE);
  await until(page, ({ digit }) => digit !== '');
  await onElement(
    page,
    async (element, _, strokes) => {
      await element.train({ epochs: 1 });
      const isTested = new Promise((resolve) => element.addEventListener('inkling-epoch', resolve, { once: true }));
      await element.teach(strokes, 3);
      await isTested; // at the end of an epoch: that is told by itself, and shown on the chart
    },
    THREE,
  );
  const [hash, chart] = [await hashOf(page), await chartOf()];
  await openTab(page, 'runs');
  const runs = await untilRuns(({ length }) => length > 0);
  await openTab(page, 'files');
  const { path, name } = await save(page, 'Everything');
  expect(name).toBe('inkling-everything.zip');
  await page.browserContext().close();

  await open();
  await draw(page, SEVEN);
  await until(page, ({ digit }) => digit !== '');
  const before = await hashOf(page);
  await openTab(page, 'files');
  await chooseFiles(page, 'Choose files…', [path]);
  await untilNotice(page, /^Everything in inkling-everything\.zip is here/);
  expect([await hashOf(page), await chartOf()]).toEqual([hash, chart]);
  expect(await addressOf(page)).toContain('hidden=32');
  await openTab(page, 'runs');
  const others = (/** @type {string[][]} */ rows) => rows.map(([, ...columns]) => columns); // the number is new
  expect(others(await untilRuns(({ length }) => length > 0))).toEqual(others(runs));
  await openTab(page, 'hand');
  await eventually(
    () => handOf(page),
    ({ digits }) => digits.length === 1,
  );
  await untilTrainingKept(({ settings }) => settings.hidden === '32');
  await press(page, 'Undo');
  await eventually(
    () => hashOf(page),
    (now) => now === before,
  );
  await eventually(
    () => handOf(page),
    ({ digits }) => digits.length === 0,
  );
  await openTab(page, 'runs');
  await untilRuns(({ length }) => length === 0);
});
