// The lab's tab "Preprocessing".
import { describe, expect, test } from 'vitest';
import { violations } from './axe.js';
import { draw, onElement, overflow, press, SEVEN, until } from './digits.js';
import { eventually } from './lab.js';
import { page, visit } from './visit.js';

/** @param {Parameters<typeof visit>[1]} [options] @param {string} [language] */
async function open(options, language = 'en') {
  await visit(`/?lang=${language}&hidden=64&augment=off&pen-digits=0`, options);
}

/** A seven of a third of the size, in the upper left corner. */
const SMALL_SEVEN = SEVEN.map((stroke) => stroke.map(([x, y]) => /** @type {[number, number]} */ ([x / 3, y / 3])));

/** What the tab shows. */
const shown = () =>
  onElement(page, (_, root) => {
    const tab = /** @type {HTMLElement} */ (root.getElementById('lab-preprocessing'));
    return {
      stages: [...tab.querySelectorAll('.preprocessing-stages figcaption span')].map(({ textContent }) => textContent),
      sizes: [...tab.querySelectorAll('.preprocessing-stages canvas')].map((each) => {
        const { width, height } = /** @type {HTMLCanvasElement} */ (each);
        return [width, height];
      }),
      answers: [...tab.querySelectorAll('.preprocessing-answer')].map(({ textContent }) => textContent ?? ''),
      verdict: tab.querySelector('[role=status]')?.textContent ?? '',
      measured: tab.querySelector('.preprocessing-measurement [role=status]')?.textContent ?? '',
      rows: [...tab.querySelectorAll('tbody tr')].map((row) =>
        [...row.children].map(({ textContent }) => textContent ?? ''),
      ),
    };
  });

/** @param {(state: Awaited<ReturnType<typeof shown>>) => boolean} isWanted */
const untilShown = (isWanted) => eventually(shown, isWanted);

/** The image of a stage, counted from 0: how opaque each of its pixels is. @param {number} stage */
const imageOf = (stage) =>
  onElement(
    page,
    (_, root, i) => {
      const canvas = /** @type {HTMLCanvasElement} */ (root.querySelectorAll('.preprocessing-stages canvas')[i]);
      const { width, height } = canvas;
      // A copy: one that is read often is no canvas to draw on fast, and Chromium says so.
      const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
        new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
      );
      copy.drawImage(canvas, 0, 0);
      const { data } = copy.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (__, at) => data[4 * at + 3]);
    },
    stage,
  );

/** Switches a step on or off by its words. @param {string} words */
async function toggle(words) {
  const label = await page.evaluateHandle((wanted) => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('inkling-digits')?.shadowRoot);
    return [...root.querySelectorAll('.preprocessing-steps label')].find(({ textContent }) => textContent === wanted);
  }, words);
  await /** @type {import('puppeteer-core').ElementHandle} */ (label.asElement()).click();
}

describe('Preprocessing', () => {
  test('the stages are shown, and the last one is what the network reads', async () => {
    await open();
    await press(page, 'Preprocessing');
    await untilShown(({ verdict }) => verdict === 'Nothing is drawn yet.');
    await draw(page, SEVEN);
    const { sizes, answers, verdict } = await untilShown((state) => state.answers[0].startsWith('Reads'));
    expect(sizes[0]).toEqual([280, 280]);
    expect(Math.max(...sizes[2])).toBe(20);
    expect(sizes[3]).toEqual([28, 28]);
    expect(answers[0]).toBe(answers[1]);
    expect(verdict).toMatch(/^Both steps are on/);
    const seenByNetwork = () =>
      onElement(page, (_, root) => {
        const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('.seen canvas'));
        const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(0, 0, 28, 28);
        return Array.from({ length: 784 }, (__, i) => data[4 * i + 3]);
      });
    // Each asks for itself, and the last points of the stroke may still be on their way to one of them.
    await eventually(
      async () => ({ shown: await imageOf(3), seen: await seenByNetwork() }),
      (now) => now.seen.some((ink) => ink > 0) && now.shown.every((ink, i) => ink === now.seen[i]),
    );
    await press(page, 'Clear');
    await untilShown((state) => state.answers[0] === '–');
  });

  test('a step that is switched off changes what is shown and what is read', async () => {
    await open();
    await draw(page, SMALL_SEVEN);
    await onElement(page, (element) => element.train({ epochs: 3 }));
    await until(page, ({ digit }) => digit === '7');
    await press(page, 'Preprocessing');
    const both = await untilShown((state) => state.answers[0]?.startsWith('Reads 7'));
    const centred = await imageOf(3);

    await toggle('Scale to 20 × 20');
    const unscaled = await untilShown(({ stages }) => stages[2]?.startsWith('Switched off') ?? false);
    expect(unscaled.stages[1]).toMatch(/^Switched off/);
    await untilShown(({ sizes }) => sizes[2][0] === 28);
    expect((await shown()).answers[0]).not.toBe(both.answers[0]);
    expect((await shown()).answers[1]).toBe(both.answers[1]);
    const ink = (/** @type {number[]} */ image) => image.reduce((a, b) => a + b, 0);
    expect(ink(await imageOf(3))).toBeLessThan(ink(centred) / 3);

    // In the corner, where it was drawn.
    await toggle('Move the centre of mass to the middle');
    await untilShown(({ stages }) => stages[3]?.startsWith('Switched off') ?? false);
    await eventually(
      () => imageOf(3),
      (image) => image.slice(10 * 28).every((pixel) => pixel === 0),
    );
    const { verdict, answers } = await shown();
    const digits = answers.map((answer) => answer.match(/\d/)?.[0]);
    expect(verdict).toBe(
      digits[0] === digits[1]
        ? `It reads ${digits[0]} either way.`
        : `With all steps it reads ${digits[1]}, with the chosen ones ${digits[0]}.`,
    );
    // The page itself reads it as ever.
    await until(page, ({ digit }) => digit === '7');
    await toggle('Scale to 20 × 20');
    await toggle('Move the centre of mass to the middle');
    await untilShown((state) => state.answers[0] === both.answers[0]);
    // With one step only it may read the same.
    await eventually(
      () => imageOf(3),
      (image) => image.every((pixel, i) => pixel === centred[i]),
    );
  });

  test('what the steps are good for is measured, and forgotten with other steps', async () => {
    await open();
    await onElement(page, (element) => element.train({ epochs: 3 }));
    await press(page, 'Preprocessing');
    await untilShown(({ rows }) => rows.length === 6);
    await toggle('Scale to 20 × 20');
    // Other sentences, which may move the button.
    await untilShown(({ stages }) => stages[2]?.startsWith('Switched off') ?? false);
    await press(page, 'Measure');
    const { measured, rows } = await untilShown((state) => state.measured !== '');
    const accuracies = rows.map(([, ...cells]) => cells.map((cell) => Number.parseFloat(cell)));
    const [chosen, all, none] = accuracies[5];
    expect(measured).toBe(
      `Of 500 digits it reads ${rows[5][2]} with all steps, ${rows[5][1]} with the chosen ones, and ${rows[5][3]} with none.`,
    );
    expect(all).toBeGreaterThan(80);
    expect(chosen).toBeLessThan(all - 10);
    expect(none).toBeLessThan(all - 20);
    // Each row has as many digits: the last one is their mean, but for what is rounded.
    for (const column of [0, 1, 2]) {
      const mean = accuracies.slice(0, 5).reduce((sum, row) => sum + row[column], 0) / 5;
      expect(Math.abs(mean - accuracies[5][column])).toBeLessThan(0.11);
    }
    // Off the centre and small, digits are read as well as ever with all steps, and hardly without.
    for (const row of [0, 1]) expect(accuracies[row][1]).toBeGreaterThan(accuracies[row][2] + 30);
    await toggle('Scale to 20 × 20');
    await untilShown((state) => state.measured === '' && state.rows[5][1] === '–');
  });

  test('so it is on my digits', async () => {
    await open();
    await onElement(page, (element) => element.train({ epochs: 3 }));
    // Small and in a corner.
    const small = SEVEN.map((stroke) => stroke.map(([x, y]) => [x / 4, y / 4]));
    for (const strokes of [SEVEN, small]) {
      await onElement(page, (element, _, drawing) => element.teach(drawing, 7), strokes);
    }
    await press(page, 'Preprocessing');
    await untilShown(({ rows }) => rows.length === 7);
    await press(page, 'Measure');
    const { rows } = await untilShown((state) => state.measured !== '');
    expect(rows[5]).toEqual(['my digits', '100.0%', '100.0%', '50.0%']);
    await onElement(page, (element) => element.reset());
    await untilShown((state) => state.measured === '' && state.rows[5][2] === '–');
  });

  test('it is measured while training goes on', async () => {
    await open();
    await onElement(page, (element) => element.setAttribute('epochs', '10000'));
    await press(page, 'Train');
    await until(page, ({ accuracy }) => accuracy > 0.8);
    await press(page, 'Preprocessing');
    await untilShown(({ rows }) => rows.length === 6);
    await press(page, 'Measure');
    await untilShown(({ measured }) => measured !== '');
    expect((await until(page, () => true)).status).toMatch(/^Epoch/);
    await press(page, 'Pause');
    await until(page, ({ status }) => status.startsWith('Paused'));
  });

  test.each([
    ['en', 'light', 1280],
    ['ko', 'dark', 390],
  ])('axe finds nothing to say, %s, %s', async (language, scheme, width) => {
    await open({ dark: scheme === 'dark', width, height: 844 }, language);
    await onElement(page, (_, root) =>
      /** @type {HTMLElement} */ (root.getElementById('lab-tab-preprocessing')).click(),
    );
    await untilShown(({ rows }) => rows.length === 6);
    expect(await violations(page)).toEqual([]);
    await draw(page, SEVEN);
    await untilShown(({ answers }) => /\d/.test(answers[0]));
    await onElement(page, (_, root) => /** @type {HTMLElement} */ (root.getElementById('preprocessing-scale')).click());
    await untilShown(({ sizes }) => sizes[2][0] === 28);
    expect(await violations(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });
});
