// The built page in Firefox: what a person does, from the first stroke to the files on the disk.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { launchFirefox } from './browsers.js';
import { draw, ONE, onElement, press, ready, seen, SEVEN, trainAndPause, until } from './chromium.js';
import {
  chooseFiles,
  eventually,
  handOf,
  hashOf,
  isDone,
  isShown,
  openTab,
  pressLabelled,
  readKeys,
  runsOf,
  save,
  temporaryFolder,
  untilNotice,
} from './lab.js';
import { page, runIn, visit } from './visit.js';

runIn(launchFirefox);

const FOLDER = temporaryFolder('firefox');
const FEW = 'pen-digits=0&augment=off';
const SMALL = `hidden=32&epochs=3&${FEW}`;

/** @param {string} [settings] @param {string} [language] @param {Parameters<typeof visit>[1]} [options] */
const open = (settings = SMALL, language = 'en', options = {}) => visit(`/?lang=${language}&${settings}`, options);

const key = (/** @type {import('puppeteer-core').KeyInput} */ name) => page.keyboard.press(name);

/**
 * @param {string} selector within the element
 * @returns {Promise<import('puppeteer-core').ElementHandle<Element>>} once it is seen
 */
async function part(selector) {
  // What is to be visible is looked for in every frame; all else only when something changes outside of shadow roots.
  const found = await page.waitForSelector(`inkling-digits >>> ${selector}`, { visible: true });
  return /** @type {import('puppeteer-core').ElementHandle<Element>} */ (found);
}

/** @param {string} selector of one or more within the element @returns {Promise<string[]>} what is written in each */
const textsOf = (selector) =>
  onElement(
    page,
    (_, root, wanted) => [...root.querySelectorAll(wanted)].map(({ textContent }) => textContent ?? ''),
    selector,
  );

/** @param {string} selector @param {RegExp} sentence */
const untilText = (selector, sentence) =>
  eventually(
    () => textsOf(selector),
    ([text = '']) => sentence.test(text),
  );

/** Puts a text in the place of the one that is there. @param {string} selector of a field @param {string} text */
async function retype(selector, text) {
  await (await part(selector)).click();
  await page.keyboard.down('Control');
  await key('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
  await key('Tab');
}

async function train() {
  await press(page, 'Train');
  return until(page, isDone);
}

async function reset() {
  await press(page, 'Reset');
  await until(page, ({ status }) => status.startsWith('A new network'));
}

describe('drawing and training', () => {
  test('a digit is drawn, and a network that is trained, paused, begun anew and brought back reads it', async () => {
    await open(`hidden=64&epochs=50&${FEW}`);
    const untrained = await hashOf(page);
    await draw(page, SEVEN);
    await until(page, ({ answer }) => answer.startsWith('Untrained, it guesses'));
    await trainAndPause(page);
    const held = await hashOf(page);
    await press(page, 'Clear');
    await until(page, ({ answer }) => answer === 'Nothing drawn yet.');
    await draw(page, ONE);
    await until(page, ({ digit }) => digit === '1');
    expect(await hashOf(page)).toBe(held);

    await press(page, 'Undo');
    await until(page, ({ answer }) => answer === 'Nothing drawn yet.');
    await draw(page, SEVEN);
    await press(page, 'Go on');
    const { accuracy, digit, problem } = await until(page, isDone);
    expect(accuracy).toBeGreaterThan(0.93);
    expect([digit, problem]).toEqual(['7', null]);
    const trained = await hashOf(page);
    expect(trained).not.toBe(held);

    await reset();
    expect(await hashOf(page)).toBe(untrained);
    await press(page, 'Undo (last network)');
    await until(page, (state) => state.accuracy === accuracy);
    expect(await hashOf(page)).toBe(trained);
  });

  test('a finger draws without scrolling the page', async () => {
    await open(SMALL, 'en', { width: 390, height: 700, touch: true });
    const { x, y, width, height } = await (
      await part('[part=canvas]')
    ).evaluate((canvas) => canvas.getBoundingClientRect().toJSON());
    await page.touchscreen.touchStart(x + width / 2, y + 0.2 * height);
    for (let down = 0.3; down < 0.8; down += 0.1) await page.touchscreen.touchMove(x + width / 2, y + down * height);
    await page.touchscreen.touchEnd();
    await until(page, ({ digit }) => digit !== '');
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('what is no digit is answered with that', async () => {
    await open('hidden=128&augment=off&epochs=5');
    await train();
    // The letter M.
    await draw(page, [
      [
        [50, 230],
        [60, 50],
        [140, 150],
        [220, 50],
        [230, 230],
      ],
    ]);
    const { answer } = await until(page, (state) => state.answer.startsWith('Not a digit'));
    expect(answer).toMatch(/No digit reaches 50%\. Nearest: \d, \d+%\.$/);
    expect(await textsOf('.bars [data-read]')).toEqual([]);
    await press(page, 'Clear');
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit === '7');
    expect(await textsOf('.bars [data-read]')).toHaveLength(1);
  });
});

test('layers are added and widened by hand, settings are changed, and what is refused is said beside it', async () => {
  await open();
  const hidden = () =>
    onElement(page, (_, root) => /** @type {HTMLInputElement} */ (root.getElementById('setting-hidden')).value);
  await pressLabelled(page, 'Add a hidden layer after layer 1');
  await until(page, ({ status }) => status.includes('26,506'));
  expect(await hidden()).toBe('32,32');
  await key('ArrowUp'); // the focus is on the edge of the new layer
  await until(page, ({ status }) => status.includes('26,678'));
  expect(await hidden()).toBe('32,36');

  const edge = await part('.architecture [role=slider]');
  await edge.hover();
  const { x, y } = await edge.clickablePoint();
  await page.mouse.down();
  await page.mouse.move(x, y - 20, { steps: 5 });
  await page.mouse.up();
  const [widened] = await eventually(
    async () => (await hidden()).split(','),
    ([first]) => Number(first) > 40,
  );
  const total = 785 * Number(widened) + (Number(widened) + 1) * 36 + 37 * 10;
  await until(page, ({ status }) => status.includes(total.toLocaleString('en')));

  await (await part('#setting-activation')).select('tanh');
  await eventually(
    async () => page.url(),
    (address) => address.includes('activation=tanh'),
  );
  const before = await hashOf(page);
  await retype('#setting-lr', '-1');
  const { refused } = await until(page, (state) => state.refused.length > 0);
  expect(refused).toEqual([expect.stringMatching(/lr.*'-1'/)]);
  await retype('#setting-lr', '0.01');
  await until(page, (state) => state.refused.length === 0);
  await eventually(
    async () => page.url(),
    (address) => address.includes('lr=0.01'),
  );
  expect(await hashOf(page)).toBe(before);
});

describe('the lab', () => {
  test('See inside follows the training, and shows how a chosen unit comes to its number', async () => {
    await open(`hidden=64&epochs=10000&${FEW}`);
    await draw(page, SEVEN);
    await openTab(page, 'inside');
    await press(page, 'Train');
    const sums = new Set();
    await eventually(
      async () => sums.add((await textsOf('.inside-formulas annotation'))[1]).size,
      (count) => count > 5,
    );
    await press(page, 'Pause');
    await until(page, ({ status }) => status.startsWith('Paused'));

    await (await part('.inside-network canvas')).click(); // its middle is in the hidden layer
    const [heading] = await untilText('.inside-unit h3', /^Unit \d+ of 64 in hidden layer 1$/);
    const next = Number(/\d+/.exec(heading)) + 1;
    await key('ArrowDown');
    await untilText('.inside-unit h3', new RegExp(`^Unit ${next} of 64 in hidden layer 1$`));
    const formulas = await eventually(
      () => textsOf('.inside-formulas annotation'),
      ([formula = '']) => formula.startsWith(`a^{(1)}_{${next}} = g`),
    );
    const [terms, bias, sum] = [...formulas[1].matchAll(/\{(-?\d[\d,]*\.\d+)\}/g)].map(([, number]) =>
      Number(number.replaceAll(',', '')),
    );
    expect(Math.abs(terms + bias - sum)).toBeLessThan(0.002);
    const cells = await textsOf('.inside-unit tbody tr:first-child > *');
    expect(cells[0]).toMatch(/^Pixel in column \d+, row \d+$/);
    const [weight, input, term] = cells.slice(1).map(Number);
    expect(Math.abs(weight * input - term)).toBeLessThan(0.002);
    expect(Math.abs(term)).toBeGreaterThan(0);
  });

  test('Preprocessing shows the stages of a drawing, and what becomes of it without one', async () => {
    await open(`hidden=64&epochs=5&${FEW}`);
    await train();
    // A third of its size, in the upper left corner.
    await draw(
      page,
      SEVEN.map((stroke) => stroke.map(([x, y]) => [x / 3, y / 3])),
    );
    await until(page, ({ digit }) => digit === '7');
    await openTab(page, 'preprocessing');
    const answers = () => textsOf('.preprocessing-answer');
    const sides = () =>
      onElement(page, (_, root) =>
        [.../** @type {NodeListOf<HTMLCanvasElement>} */ (root.querySelectorAll('.preprocessing-stages canvas'))].map(
          ({ width, height }) => Math.max(width, height),
        ),
      );
    const [chosen, all] = await eventually(answers, ([first = '']) => first.startsWith('Reads 7'));
    expect(chosen).toBe(all);
    const [drawing, box, scaled, centred] = await sides();
    expect([drawing, scaled, centred]).toEqual([280, 20, 28]);
    expect(box).toBeLessThan(120);

    await (await part('label[for=preprocessing-scale]')).click();
    await eventually(sides, ([, , size]) => size === 28);
    const [without, unchanged] = await eventually(answers, ([first]) => first !== chosen);
    expect(unchanged).toBe(all);
    const [digit] = /\d/.exec(without) ?? [];
    const verdict =
      digit === '7' ? 'It reads 7 either way.' : `With all steps it reads 7, with the chosen ones ${digit}.`;
    expect(await textsOf('.preprocessing [role=status]')).toContain(verdict);
    await (await part('label[for=preprocessing-scale]')).click();
    await eventually(answers, ([first]) => first === chosen);
  });

  test('Judging shows which digits are taken for others', async () => {
    await open();
    const { accuracy } = await train();
    await openTab(page, 'judging');
    await untilText('.judging-summary', new RegExp(`${(100 * accuracy).toFixed(2)}%`));
    const counts = (await textsOf('.confusion button')).map(Number);
    expect(counts.reduce((a, b) => a + b)).toBe(2000);
    const wrong = counts.findIndex((count, i) => count > 1 && i % 11 !== 0);
    const [is, read] = [Math.floor(wrong / 10), wrong % 10];
    await pressLabelled(page, `${is} read as ${read}: ${counts[wrong]}`);
    await untilText('#gallery-title', new RegExp(`^${is} read as ${read}: ${counts[wrong]}$`));
    const examples = await textsOf('.gallery .visually-hidden');
    expect(examples).toHaveLength(counts[wrong]);
    for (const example of examples) expect(example).toContain(`A ${is}, read as ${read}`);
  });

  test('Runs are listed and drawn, renamed, deleted, had back, and saved as CSV', async () => {
    await open(`hidden=16&epochs=2&${FEW}`);
    await train();
    await reset();
    await train();
    await openTab(page, 'runs');
    const names = async () => (await runsOf(page)).map(([name]) => name);
    const chart = async () => (await part('.runs-part .run-chart')).evaluate((element) => element.ariaLabel ?? '');
    await eventually(names, (listed) => listed.join() === 'Run 2now,Run 1');
    expect(await chart()).toMatch(/Run 1: .* after 2\.0 epochs\. Run 2: .* after 2\.0 epochs\./);
    await retype('.runs-part tbody tr:last-child .run-name input', 'First');
    await eventually(chart, (label) => label.includes('First: '));
    await pressLabelled(page, 'Delete First');
    await eventually(names, (listed) => listed.join() === 'Run 2now');
    await key('Enter'); // the focus is on Undo
    await eventually(names, (listed) => listed.join() === 'Run 2now,First');

    const { name, bytes } = await save(page, 'Save all as CSV');
    expect(name).toBe('inkling-runs.csv');
    const [head, ...rows] = bytes.toString().trim().split('\r\n');
    expect(head).toMatch(/^run,settings,parameters,epochs,/);
    expect(new Set(rows.map((row) => row.split(',')[0]))).toEqual(new Set(['First', 'Run 2']));
  });

  test('My digits are taught with one tap, deleted and had back', async () => {
    await open();
    await draw(page, SEVEN);
    const { digit } = await until(page, (state) => state.digit !== '');
    expect(digit).not.toBe('7');
    await pressLabelled(page, 'It is a 7: teach it');
    await until(page, (state) => state.digit === '7');
    await openTab(page, 'hand');
    const isThere = (/** @type {{digits: string[]}} */ { digits }) => digits.join() === 'Your 7, read as 7';
    await eventually(() => handOf(page), isThere);
    await pressLabelled(page, 'Delete this 7');
    await eventually(
      () => handOf(page),
      ({ digits }) => digits.length === 0,
    );
    await key('Enter'); // the focus is on Undo
    await eventually(() => handOf(page), isThere);
  });
});

describe('what is kept', () => {
  /** What is on the disk by now. */
  const kept = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          indexedDB.open('inkling').onsuccess = ({ target }) => {
            const database = /** @type {IDBOpenDBRequest} */ (target).result;
            const transaction = database.transaction(['parts', 'digits']);
            const training = transaction.objectStore('parts').get('training');
            const drawing = transaction.objectStore('parts').get('drawing');
            const digits = transaction.objectStore('digits').count();
            transaction.oncomplete = () => {
              database.close();
              resolve({
                rate: training.result?.value.settings.lr,
                strokes: drawing.result?.value.length,
                digits: digits.result,
              });
            };
          };
        }),
    );

  test('a reload loses neither the drawing nor my digits, the settings and the network', async () => {
    await open();
    await train();
    await draw(page, SEVEN);
    await pressLabelled(page, 'It is a 7: teach it');
    await untilText('.correction [role=status]', /^Learnt/);
    await retype('#setting-lr', '0.01');
    await expect.poll(kept, { timeout: 20_000 }).toEqual({ rate: '0.01', strokes: 1, digits: 1 });
    const [hash, { bars, accuracy, status }] = [await hashOf(page), await until(page, ({ digit }) => digit === '7')];

    await page.reload();
    await ready(page);
    const after = await until(page, ({ digit }) => digit === '7');
    expect(await hashOf(page)).toBe(hash);
    expect(after).toMatchObject({ bars, accuracy, status, problem: null });
    const rate = await part('#setting-lr');
    expect(await rate.evaluate((field) => /** @type {HTMLInputElement} */ (field).value)).toBe('0.01');
    await openTab(page, 'hand');
    await eventually(
      () => handOf(page),
      ({ digits }) => digits.length === 1,
    );
  });

  test('a network is saved and opened again, to the bit', async () => {
    await open();
    await train();
    const hash = await hashOf(page);
    await openTab(page, 'files');
    const { name, path } = await save(page, 'safetensors');
    expect(name).toBe('inkling.safetensors');
    await press(page, 'Step');
    await until(page, ({ status }) => status.startsWith('Minibatches'));
    expect(await hashOf(page)).not.toBe(hash);
    await chooseFiles(page, 'Choose files…', [path]);
    await untilNotice(page, /^inkling\.safetensors is open/);
    expect(await hashOf(page)).toBe(hash);
  });

  test('a picture that is dropped is read, and a file that is nothing known ends in a sentence', async () => {
    await open(`hidden=64&epochs=5&${FEW}`);
    await train();
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit === '7');
    await openTab(page, 'files');
    // What is drawn is the picture.
    await onElement(page, async (_, root) => {
      const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('[part=canvas]'));
      const blob = await new Promise((resolve) => canvas.toBlob(resolve));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([blob], 'seven.png', { type: 'image/png' }));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        canvas.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true }));
      }
    });
    await untilNotice(page, /^Pictures read: 1\./);
    await part('.files-pictures [aria-label="seven.png, read as 7"]');

    const diary = join(FOLDER, 'diary.txt');
    writeFileSync(diary, 'Dear diary');
    const hash = await hashOf(page);
    await chooseFiles(page, 'Choose files…', [diary]);
    const { problem, digit } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(/^diary\.txt is nothing that can be opened here: [^.]*\.$/);
    expect([digit, await hashOf(page)]).toEqual(['7', hash]);
  });
});

describe('with the keyboard', () => {
  const focused = () => page.evaluate(() => document.activeElement?.textContent);

  test('keys train and open tabs, ? lists them, and Escape closes the list', async () => {
    await open();
    expect(await readKeys(page)).toMatch(/Train, pause, go on.*Space bar/);
    expect((await seen(page)).status).toMatch(/^A new network/);
    await key('s');
    await until(page, ({ status }) => status === 'Minibatches so far: 1.');
    await key('n');
    expect(await textsOf('[role=tab][aria-selected=true]')).toEqual(['See inside']);
  });

  test('the tour takes five steps', async () => {
    await open();
    await page.focus('.guide button');
    await key('Enter');
    for (const title of ['Draw a digit', 'Read the bars', 'Train', 'Correct a wrong answer', 'Look inside']) {
      expect(await focused()).toBe(title);
      const isLast = title === 'Look inside';
      while ((await focused()) !== (isLast ? 'Done' : 'Next')) await key('Tab');
      await key('Enter');
    }
    expect(await isShown(page, '.tour')).toBe(false);
    expect(await focused()).toBe('Take the tour');
  });
});

describe('axe finds nothing to say', () => {
  // Each tab with what is there once it shows something.
  const TABS = [
    ['inside', '.inside-gallery button'],
    ['preprocessing', '.preprocessing-measurement tbody tr'],
    ['judging', '.gallery button'],
    ['runs', '.runs-part tbody tr'],
    ['hand', '.hand-grid li'],
    ['files', '.files-actions button'],
  ];

  test.each(['en', 'ko'])('of the page and of each tab: %s', async (language) => {
    await open(SMALL, language);
    await draw(page, SEVEN);
    await onElement(
      page,
      async (element, _, strokes) => {
        await element.train();
        await element.teach(strokes, 7);
      },
      SEVEN,
    );
    expect(await violations(page)).toEqual([]);
    for (const [name, content] of TABS) {
      await openTab(page, name);
      await part(content);
      expect({ name, violations: await violations(page) }).toEqual({ name, violations: [] });
    }
  });
});
