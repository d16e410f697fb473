// The built page: what a student does.
import { beforeEach, describe, expect, test } from 'vitest';
import { networkNamed } from '../golden/table.js';
import { violations } from './axe.js';
import { draw, enter, ONE, onElement, press, seen, SEVEN, THREE, trainAndPause, until } from './digits.js';
import { eventually } from './lab.js';
import { makePlain } from './plain.js';
import { page, visit } from './visit.js';

/** @param {Parameters<typeof visit>[1]} [options] @param {string} [address] */
async function open(options, address = '/?lang=en') {
  await visit(address, options);
  await makePlain(page);
}

const hash = () => onElement(page, (element) => element.parameterHash());
const isDone = (/** @type {Awaited<ReturnType<typeof seen>>} */ { buttons, status }) =>
  buttons.includes('Train') && buttons.includes('Step') && /epochs? in/.test(status);

describe('drawing and training', () => {
  beforeEach(() => open());

  test('a digit is drawn, Train is pressed, and the network learns to read it', async () => {
    expect((await seen(page)).answer).toBe('Nothing drawn yet.');
    await draw(page, SEVEN);
    const untrained = await until(page, ({ digit }) => digit !== '');
    expect(untrained.answer).toMatch(/^Untrained, it guesses/);

    await press(page, 'Train');
    const { accuracy, status, digit, bars, problem } = await until(page, isDone);
    expect(accuracy).toBeGreaterThan(0.93);
    expect(status).toMatch(/^10 epochs in [\d.]+ s, [\d,]+ digits\/s\. 95% after [\d.]+ s\.$/);
    expect(digit).toBe('7');
    expect(problem).toBeNull();
    // Each bar is rounded to a tenth of a percent.
    expect(Math.abs(bars.reduce((sum, text) => sum + Number.parseFloat(text), 0) - 100)).toBeLessThan(0.5);

    for (const [strokes, wanted] of /** @type {const} */ ([
      [ONE, '1'],
      [THREE, '3'],
    ])) {
      await press(page, 'Clear');
      expect((await until(page, (state) => state.digit === '')).bars).toEqual(Array(10).fill('–'));
      await draw(page, strokes);
      await until(page, (state) => state.digit === wanted);
    }
  });

  test('while it trains, the bars of what is drawn move, and a new drawing is read', async () => {
    await onElement(page, (element) => {
      element.setAttribute('epochs', '10000');
      element.readings = [];
      element.addEventListener('inkling-prediction', (/** @type {CustomEvent} */ event) => {
        if (event.detail.probabilities) element.readings.push(event.detail.probabilities);
      });
    });
    await draw(page, SEVEN);
    await press(page, 'Train');
    await until(page, ({ accuracy }) => accuracy > 0.8);
    const different = () =>
      onElement(page, (element) => new Set(element.readings.map((/** @type {number[]} */ reading) => reading[7])).size);
    await eventually(different, (count) => count > 5);
    const readings = await onElement(page, (element) => element.readings.splice(0));
    for (const reading of readings) {
      expect(reading.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b)).toBeCloseTo(1, 4);
    }
    await press(page, 'Clear');
    await draw(page, ONE);
    await until(page, ({ digit }) => digit === '1');
    expect((await seen(page)).status).toMatch(/^Epoch/);
    await press(page, 'Pause');
    await until(page, ({ status }) => status.startsWith('Paused'));
  });

  test('Pause holds, Go on goes on, Reset begins again, and a second run ends in the same bits', async () => {
    const initial = await hash();
    const paused = await trainAndPause(page);
    expect(paused.buttons).toContain('Go on');
    const held = await hash();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await hash()).toBe(held);
    expect((await seen(page)).status).toBe(paused.status);

    await press(page, 'Go on');
    await until(page, isDone);
    const trained = await hash();
    await press(page, 'Reset');
    await until(page, ({ status }) => status.startsWith('A new network'));
    expect(await hash()).toBe(initial);
    expect((await seen(page)).accuracy).toBeNaN(); // a dash is no number

    await press(page, 'Train');
    await until(page, isDone);
    expect(await hash()).toBe(trained);
  });

  test('Step trains on one minibatch', async () => {
    await press(page, 'Step');
    const { status } = await until(page, ({ accuracy }) => accuracy > 0);
    expect(status).toBe('Minibatches so far: 1.');
  });

  test('200 steps name the same network as natively', async () => {
    const { settings, steps, parameterHash } = networkNamed('a plain network');
    await onElement(
      page,
      async (element, _, [values, count]) => {
        for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
        for (let i = 0; i < count; i++) await element.step();
      },
      /** @type {const} */ ([settings, steps]),
    );
    expect(await hash()).toBe(parameterHash);
  });

  test('Undo takes the last stroke away, Clear all of them', async () => {
    const strokes = /** @type {import('./digits.js').Strokes} */ ([
      ...ONE,
      [
        [60, 60],
        [220, 60],
      ],
    ]);
    await draw(page, strokes);
    await until(page, ({ digit }) => digit !== '');
    const isInkAt = () =>
      onElement(page, async (_, root) => {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('[part=canvas]'));
        const copy = /** @type {OffscreenCanvasRenderingContext2D} */ (
          new OffscreenCanvas(280, 280).getContext('2d', { willReadFrequently: true })
        );
        copy.drawImage(canvas, 0, 0, 280, 280);
        const ink = (/** @type {number} */ x, /** @type {number} */ y) => copy.getImageData(x, y, 1, 1).data[3] > 0;
        return [ink(140, 200), ink(70, 60)];
      });
    expect(await isInkAt()).toEqual([true, true]);
    await press(page, 'Undo');
    expect(await isInkAt()).toEqual([true, false]);
    await press(page, 'Clear');
    expect(await isInkAt()).toEqual([false, false]);
    await until(page, ({ answer }) => answer === 'Nothing drawn yet.');
  });

  test('Clear in the middle of a stroke ends it', async () => {
    await draw(page, ONE);
    await until(page, ({ digit }) => digit !== '');
    const box = await onElement(page, (_, root) =>
      /** @type {HTMLElement} */ (root.querySelector('[part=canvas]')).getBoundingClientRect().toJSON(),
    );
    await page.mouse.move(box.x + 50, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 90);
    await page.keyboard.press('Delete');
    await page.mouse.move(box.x + 150, box.y + 150);
    await page.mouse.up();
    await until(page, ({ answer, buttons }) => answer === 'Nothing drawn yet.' && !buttons.includes('Clear'));
  });

  test('the image that the network sees is shown', async () => {
    await draw(page, SEVEN);
    /** The mean difference of a pixel, 0 to 255, from what the same strokes are read as. */
    const difference = () =>
      onElement(
        page,
        async (element, root, strokes) => {
          const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('.seen canvas'));
          const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
          const { data } = context.getImageData(0, 0, 28, 28);
          const { image } = await element.recognise(strokes);
          let sum = 0;
          for (let i = 0; i < 784; i++) sum += Math.abs(data[4 * i + 3] - image[i]);
          return sum / 784;
        },
        SEVEN,
      );
    // The mouse comes to whole pixels, the strokes do not: the ink at the edges differs a little.
    await eventually(difference, (mean) => mean < 2);
  });
});

describe('settings', () => {
  beforeEach(() => open());

  test.each([
    ['Hidden layers', '0', /hidden.*1 to 4096.*'0'/],
    ['Hidden layers', '-1', /'-1'/],
    ['Hidden layers', 'abc', /'abc'/],
    ['Hidden layers', '100000,100000', /4096.*'100000,100000'/],
    ['Learning rate', 'NaN', /lr.*10.*'NaN'/],
    ['Learning rate', '0', /'0'/],
    ['Learning rate', '1e9', /'1e9'/],
  ])('%s %s is refused beside its field, and the network stays', async (label, value, sentence) => {
    const before = await hash();
    await enter(page, label, value);
    const { refused } = await until(page, (state) => state.refused.length > 0);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(sentence);
    expect(await hash()).toBe(before);
    await enter(page, label, label === 'Hidden layers' ? '128' : '0.004');
    await until(page, (state) => state.refused.length === 0);
    expect(await hash()).toBe(before);
  });

  test('another number of hidden units makes another network', async () => {
    await enter(page, 'Hidden layers', '20,10');
    await until(page, ({ status }) => status === 'A new network: 16,020 weights and biases.');
    await press(page, 'Train');
    expect((await until(page, isDone)).accuracy).toBeGreaterThan(0.85);
  });

  test('training that diverges is stopped in a sentence, and Reset helps', async () => {
    await enter(page, 'Activation', 'linear');
    await enter(page, 'Hidden layers', '32,32,32');
    await enter(page, 'Optimizer', 'sgd');
    await enter(page, 'Learning rate', '10');
    await press(page, 'Train');
    const { problem } = await until(page, (state) => state.problem !== null);
    expect(problem).toMatch(/finite number.*below 10/);
    await enter(page, 'Learning rate', '0.01');
    await press(page, 'Reset');
    await until(page, ({ status }) => status.startsWith('A new network'));
    await press(page, 'Train');
    await until(page, (state) => isDone(state) && state.accuracy > 0.5 && state.problem === null);
  });
});

describe('the page for everyone', () => {
  test('in Korean, by the address or a link, without losing what is drawn', async () => {
    await open({}, '/?lang=ko');
    expect((await seen(page)).answer).toBe('아직 그린 것이 없습니다.');
    expect(await page.$eval('html', (html) => html.lang)).toBe('ko');
    await draw(page, SEVEN);
    await until(page, ({ digit }) => digit !== '');
    await page.click('nav a[hreflang=en]');
    const { answer, buttons } = await until(page, (state) => state.answer.startsWith('Untrained'));
    expect(answer).toMatch(/\d/);
    expect(buttons).toContain('Train');
    expect(await page.evaluate(() => location.search)).toMatch(/lang=en/);
  });

  test.each([
    [360, 640],
    [390, 844],
    [768, 1024],
    [1280, 800],
  ])('at %i × %i nothing is cut off and no panel lies over another', async (width, height) => {
    for (const address of ['/?lang=en', '/?lang=ko']) {
      await open({ width, height }, `${address}&augment=off&pen-digits=0`);
      await draw(page, SEVEN);
      await onElement(page, (element, root) => {
        /** @type {HTMLDetailsElement} */ (root.querySelector('details')).open = true;
        return element.train({ epochs: 1 });
      });
      const { overflow, panels, cut } = await onElement(page, (_, root) => ({
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        panels: [...root.querySelectorAll('.panel:not([hidden])')].map((panel) =>
          panel.getBoundingClientRect().toJSON(),
        ),
        cut: [...root.querySelectorAll('button, label, .bars span, .help, h2, .status')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
          .map((element) => element.textContent),
      }));
      expect(overflow).toBe(0);
      expect(cut).toEqual([]);
      panels.forEach((a, i) =>
        panels.slice(i + 1).forEach((b) => {
          const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
          expect(apart).toBe(true);
        }),
      );
      if (address === '/?lang=en') await page.browserContext().close();
    }
  });

  test.each([
    ['light', '/?lang=en'],
    ['dark', '/?lang=ko'],
  ])('axe finds nothing to say, %s', async (scheme, address) => {
    await open({ dark: scheme === 'dark' }, `${address}&augment=off&pen-digits=0`);
    await draw(page, SEVEN);
    await onElement(page, (element) => element.train({ epochs: 1 }));
    await onElement(page, (element) => element.setAttribute('lr', 'NaN'));
    await until(page, ({ refused }) => refused.length === 1);
    expect(await violations(page)).toEqual([]);
  });
});
