// The lab's tab of runs: trainings compared, kept, exported, and gone back through.
import { beforeEach, describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { draw, onElement, overflow, press, seen, SEVEN, until } from './digits.js';
import { eventually, isDone, save, untilNotice } from './lab.js';
import { makePlain } from './plain.js';
import { page, visit } from './visit.js';

/** @param {Parameters<typeof visit>[1]} [options] @param {string} [language] */
async function open(options, language = 'en') {
  await visit(`/?lang=${language}`, options);
  await makePlain(page);
}

/** @param {number} epochs @param {Record<string, string>} [settings] */
async function trainAnew(epochs, settings = {}) {
  await onElement(
    page,
    async (element, _, [count, values]) => {
      for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
      await element.reset();
      await element.train({ epochs: count });
    },
    /** @type {const} */ ([epochs, settings]),
  );
}

const hash = () => onElement(page, (element) => element.parameterHash());

/** What the tab shows. */
const shown = () =>
  onElement(page, (_, root) => {
    const rowsOf = (/** @type {string} */ selector) =>
      [...root.querySelectorAll(`${selector} tbody tr`)].map((row) =>
        [...row.children].map(
          (cell) =>
            /** @type {HTMLInputElement | null} */ (cell.querySelector('input[type=text]'))?.value ??
            cell.textContent ??
            '',
        ),
      );
    const range = /** @type {HTMLInputElement | null} */ (root.querySelector('#snapshot'));
    return {
      runs: rowsOf('.runs-part .run-table'),
      compared: rowsOf('.comparison .run-table'),
      charts: [...root.querySelectorAll('.runs-part .run-chart')].map((chart) => chart.ariaLabel ?? ''),
      tools: root.querySelector('.runs-tools')?.textContent ?? '',
      place: root.querySelector('.scrubber output')?.textContent ?? '',
      range: !range || range.disabled ? null : [Number(range.value), Number(range.max)],
      status: root.querySelector('.comparison [role=status]')?.textContent ?? '',
      refused: root.querySelector('.comparison .refused:not([hidden])')?.textContent ?? '',
    };
  });

/** @param {(state: Awaited<ReturnType<typeof shown>>) => boolean} isWanted */
const untilShown = (isWanted) => eventually(shown, isWanted);

/** How many pixels of a chart are painted. */
const inkOf = (/** @type {number} */ i) =>
  onElement(
    page,
    (_, root, chart) => {
      const canvas = /** @type {HTMLCanvasElement} */ (root.querySelectorAll('.runs-part .run-chart canvas')[chart]);
      const { width, height } = canvas;
      const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
        new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
      );
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, width, height);
      return data.filter((value, place) => place % 4 === 3 && value > 0).length;
    },
    i,
  );

describe('runs', () => {
  beforeEach(() => open());

  test('each network that was trained is a row and a line; they can be hidden, renamed, deleted and had back', async () => {
    await press(page, 'Runs');
    expect((await untilShown(({ place }) => place !== '')).runs).toEqual([]);
    await trainAnew(1);
    await trainAnew(2, { hidden: '20', lr: '0.01' });
    const { accuracy } = await seen(page);
    const percent = `${(100 * accuracy).toFixed(2)}%`;
    const { runs, charts } = await untilShown(
      (state) =>
        state.runs[0]?.[2] === percent &&
        state.charts[1]?.includes('Run 2: ') &&
        state.charts[1]?.endsWith('after 2.0 epochs.'),
    );
    const [, name, testAccuracy, , , speed, parameters, settings] = runs[0];
    expect([name, testAccuracy, parameters]).toEqual(['Run 2', percent, '15,910']);
    expect(settings).toContain('Hidden layers 20, ');
    expect(settings).toContain('Learning rate 0.01');
    expect(Number(speed.replace(',', ''))).toBeGreaterThan(1000);
    expect([runs[1][1], runs[1][6]]).toEqual(['Run 1', '101,770']);
    expect(runs[1][7]).toContain('Hidden layers 128, ');
    expect(runs[1][7]).not.toContain('Learning rate');
    expect(charts).toHaveLength(4);
    for (const chart of charts) expect(chart).toMatch(/Run 1: .* after 1\.0 epochs\. Run 2: .* after 2\.0 epochs\./);
    expect(charts[1]).toContain(`Run 2: ${(100 * accuracy).toFixed(1)}%`);
    expect(charts[2]).toContain('Run 2: 0.01 after');

    const both = await inkOf(1);
    const boxes = await page.$$('inkling-digits >>> .run-shown input');
    await boxes[1].click();
    await untilShown((state) => !state.charts[1].includes('Run 1'));
    expect(await inkOf(1)).not.toBe(both);
    await boxes[1].click();
    await eventually(
      () => inkOf(1),
      (ink) => ink === both,
    );

    const names = await page.$$('inkling-digits >>> .run-name input');
    await names[1].click({ count: 3 });
    await page.keyboard.type('Wide');
    await page.keyboard.press('Tab');
    await untilShown((state) => state.charts[0].includes('Wide: '));

    await press(page, 'Delete');
    const deleted = await untilShown((state) => state.runs.length === 1);
    expect(deleted.tools).toContain('Wide is deleted.');
    await page.keyboard.press('Enter'); // focus is on Undo
    expect((await untilShown((state) => state.runs.length === 2)).runs[1][1]).toBe('Wide');
  });

  test('they are saved as CSV and as a picture', async () => {
    const { testLoss } = await onElement(page, (element) => element.train({ epochs: 2 }));
    await press(page, 'Runs');
    // The charts are painted when it is known where there are snapshots.
    await untilShown(({ runs, place }) => runs.length === 1 && place === 'after 2 of 2 epochs');
    const csv = await save(page, 'Save all as CSV');
    expect(csv.name).toBe('inkling-runs.csv');
    expect(csv.bytes.toString()).toContain(`,${testLoss},`);
    const lines = csv.bytes.toString().trim().split('\r\n');
    expect(new Set(lines.map((line) => line.replace(/"[^"]*"/g, '').split(',').length))).toEqual(new Set([12]));

    const png = await save(page, 'Save charts as PNG');
    expect(png.name).toBe('inkling-runs.png');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(800); // wide
    expect(png.bytes.length).toBeGreaterThan(10_000);
  });

  test('one setting changed: both are trained from one seed, and the network that is there stays', async () => {
    await trainAnew(1);
    const before = await hash();
    await press(page, 'Runs');
    await page.locator('inkling-digits >>> #compare-setting').fill('hidden');
    await page.locator('inkling-digits >>> #compare-value').fill('12');
    await page.locator('inkling-digits >>> #compare-epochs').fill('1');
    await press(page, 'Compare');
    const { compared, runs } = await untilShown(({ status }) => status.startsWith('Done'));
    expect(compared.map(([name, parameters]) => [name, parameters])).toEqual([
      ['A: Hidden layers 128', '101,770'],
      ['B: Hidden layers 12', '9,550'],
    ]);
    for (const [, , speed, loss, accuracy] of compared) {
      expect(Number(speed.replace(',', ''))).toBeGreaterThan(100);
      expect(Number(loss)).toBeGreaterThan(0);
      expect(Number.parseFloat(accuracy)).toBeGreaterThan(50);
    }
    // The same settings, seed and epochs as the network that was there: the same result.
    expect(compared[0][4]).toBe(runs.find(([, name]) => name === 'Run 1')?.[2]);
    expect(runs).toHaveLength(3);
    expect(await hash()).toBe(before);

    await page.locator('inkling-digits >>> #compare-value').fill('-3');
    await press(page, 'Compare');
    const after = await untilShown(({ refused }) => refused !== '');
    expect(after.refused).toMatch(/'-3'/);
    expect(after.runs).toHaveLength(3);
  });

  test('the scrubber takes the network back, all of the page with it, and training goes on from there', async () => {
    await draw(page, SEVEN);
    await onElement(page, (element) => element.setAttribute('epochs', '3'));
    await press(page, 'Train');
    await until(page, isDone);
    const [trained, { accuracy }] = [await hash(), await seen(page)];
    await press(page, 'Runs');
    const { place: end } = await untilShown(({ range }) => range?.[1] === 3);
    expect(end).toBe('after 3 of 3 epochs');

    // With the keyboard, back to the beginning and one forward.
    await onElement(page, (_, root) => /** @type {HTMLElement} */ (root.querySelector('#snapshot')).focus());
    await page.keyboard.press('Home');
    await untilShown(({ place }) => place === 'after 0 of 3 epochs');
    await until(page, ({ answer }) => answer.startsWith('Untrained'));
    await page.keyboard.press('ArrowRight');
    await untilShown(({ place }) => place === 'after 1 of 3 epochs');
    const past = await until(page, ({ status }) => status.startsWith('Paused after 1.0 of 3 epochs'));
    expect(past.accuracy).toBeLessThan(accuracy);
    expect(await hash()).not.toBe(trained);
    // The curves stay until it goes on.
    await until(page, ({ buttons }) => buttons.includes('Go on from here'));
    expect((await shown()).charts[1]).toContain('after 3.0 epochs');
    await press(page, 'Judging');
    await eventually(
      () => onElement(page, (_, root) => root.querySelector('.judging-summary')?.textContent ?? ''),
      (summary) => summary.includes(`${(100 * past.accuracy).toFixed(2)}%`),
    );
    await press(page, 'Runs');

    await press(page, 'Go on from here');
    await until(page, ({ buttons, status }) => buttons.includes('Train') && status.includes('2 epochs in'));
    expect(await hash()).toBe(trained);
    expect((await seen(page)).accuracy).toBe(accuracy);
    // What it went back from stays as a run, and its network can be had back.
    const { runs } = await untilShown(({ range }) => range?.[0] === 3);
    expect(runs.map(([, name]) => name)).toEqual(['Run 2', 'Run 1']);
    await untilNotice(page, /goes on from epoch 1\.0\..*can be brought back/);

    // A single step is enough for that.
    await page.focus('inkling-digits >>> #snapshot');
    await page.keyboard.press('Home');
    await untilShown(({ place }) => place === 'after 0 of 3 epochs');
    await press(page, 'Step');
    await untilNotice(page, /goes on from epoch 0\.0\./);
    // That is said before the step is done; the network is tested after it.
    await until(page, (state) => state.status.startsWith('Paused after 0.0') && state.accuracy > 0);
    const stepped = await hash();
    await press(page, 'Undo (last network)');
    await until(page, ({ status }) => /^2 epochs in/.test(status));
    expect(await hash()).toBe(trained);
    // The present one comes first.
    await untilShown((state) => state.runs.map(([, name]) => name).join() === 'Run 2,Run 3,Run 1');
    await press(page, 'Undo (last network)');
    await eventually(hash, (now) => now === stepped);
  });
});

test.each([
  ['en', 1280, false],
  ['ko', 390, true],
])('axe finds nothing to say and nothing sticks out: %s, %i', async (language, width, dark) => {
  await open({ width, height: 844, dark }, language);
  await trainAnew(1);
  await trainAnew(1, { lr: '0.01' });
  await press(page, language === 'ko' ? '학습 기록' : 'Runs');
  await untilShown(({ runs }) => runs.length === 2);
  await page.locator('inkling-digits >>> #compare-value').fill('0.02');
  await page.locator('inkling-digits >>> #compare-epochs').fill('1');
  await press(page, language === 'ko' ? '비교' : 'Compare');
  await untilShown(({ runs }) => runs.length === 4);
  await press(page, language === 'ko' ? '삭제' : 'Delete');
  expect(await violations(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});
