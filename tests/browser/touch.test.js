// Drawing on a phone or a tablet: what fingers, a pen and a hand at rest do.
import { beforeEach, describe, expect, test } from 'vitest';
import { onElement, onlyInChromium, press, until } from './digits.js';
import { isFirefox } from './emulation.js';
import { TouchScreen } from './touch-screen.js';
import { page, visit } from './visit.js';

/** @typedef {[x: number, y: number]} Point in units of the canvas */

/** @type {TouchScreen} */
let screen;
/** @type {{x: number, y: number, width: number}} of the canvas in the window */
let paper;

const measure = async () => {
  paper = await onElement(page, (_, root) =>
    /** @type {HTMLElement} */ (root.querySelector('[part=canvas]')).getBoundingClientRect().toJSON(),
  );
};

beforeEach(async () => {
  await visit('/?lang=en&hidden=16&pen-digits=0&augment=off', { width: 390, height: 700, touch: true });
  screen = new TouchScreen(page);
  await page.evaluate(() => scrollTo(0, 40));
  await measure();
  // On whole pixels, to which Firefox rounds where a finger is.
  await page.evaluate((top) => document.body.style.setProperty('padding-top', `${Math.ceil(top) - top}px`), paper.y);
  await measure();
  // A unit is a pixel: so the points that arrive are those that were touched, to the bit.
  expect(paper.width).toBe(280);
});

/**
 * @param {'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'} type
 * @param {...Point} points of all fingers that are down, in the order in which they came; of touchEnd: those that stay
 */
const touch = (type, ...points) =>
  screen.touch(
    type,
    points.map(([x, y], id) => ({ x: paper.x + x, y: paper.y + y, id })),
  );

/** @param {Point[]} points */
async function stroke(points) {
  await touch('touchStart', points[0]);
  for (const point of points.slice(1)) await touch('touchMove', point);
  await touch('touchEnd');
}

/** @param {Point} from @param {Point} to @returns {Point[]} */
const line = ([x, y], [toX, toY]) =>
  Array.from({ length: 11 }, (_, i) => [x + (i / 10) * (toX - x), y + (i / 10) * (toY - y)]);

/** What the network sees of the drawing on the page. */
const image = () =>
  onElement(page, (_, root) => {
    const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('.seen canvas'));
    const { data } = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).getImageData(0, 0, 28, 28);
    return Array.from(data).filter((_value, i) => i % 4 === 3);
  });
/** @param {Point[][]} strokes @returns {Promise<number[]>} what it sees of these */
const imageOf = (strokes) =>
  onElement(page, async (element, _, drawn) => Array.from((await element.recognise(drawn)).image), strokes);

/** @param {Point[][]} strokes */
async function expectDrawn(strokes) {
  const wanted = await imageOf(strokes);
  expect(Math.max(...wanted)).toBeGreaterThan(200);
  await expect.poll(image, { timeout: 60_000 }).toEqual(wanted);
}

const scrolled = () => page.evaluate(() => ({ y: scrollY, scale: visualViewport?.scale }));

describe('a finger', () => {
  test('draws without scrolling the page, up, down and across', async () => {
    const before = await scrolled();
    const strokes = [line([140, 20], [140, 260]), line([60, 250], [60, 30]), line([30, 140], [250, 140])];
    for (const each of strokes) await stroke(each);
    await expectDrawn(strokes);
    expect(await scrolled()).toEqual(before);
    // Beside the canvas the same finger does scroll: so it could have. (Those that Firefox is told of scroll nothing.)
    if (isFirefox(page)) return;
    const beside = paper.width + 110;
    await stroke(line([140, beside], [140, beside - 150]));
    await page.waitForFunction((y) => scrollY > y, {}, before.y);
  });

  // Firefox waits for the page after every touch.
  onlyInChromium('that is faster than the page loses no point', async () => {
    // Corners that a line which leaves points out would cut.
    const zigzag = Array.from({ length: 40 }, (_, i) => /** @type {Point} */ ([40 + 5 * i, i % 2 ? 60 : 220]));
    await onElement(page, (element, root) => {
      element.moves = 0;
      element.points = 0;
      root.querySelector('[part=canvas]')?.addEventListener('pointermove', (event) => {
        element.moves++;
        element.points += /** @type {PointerEvent} */ (event).getCoalescedEvents().length;
      });
    });
    await touch('touchStart', zigzag[0]);
    // The page is busy while the finger goes on.
    const busy = page.evaluate(() => {
      const end = performance.now() + 500;
      while (performance.now() < end);
    });
    await Promise.all(zigzag.slice(1).map((point) => touch('touchMove', point)));
    await busy;
    await touch('touchEnd');
    await expectDrawn([zigzag]);
    const { moves, points } = await onElement(page, (element) => ({ moves: element.moves, points: element.points }));
    expect(points).toBeGreaterThanOrEqual(zigzag.length - 1);
    expect(moves).toBeLessThan(points);
  });

  test('that leaves the canvas and comes back draws one stroke', async () => {
    const path = [...line([140, 140], [300, 140]), ...line([300, 140], [300, 200]), ...line([300, 200], [140, 200])];
    await stroke(path);
    await until(page, ({ digit }) => digit !== '');
    await press(page, 'Undo');
    await until(page, ({ answer }) => answer === 'Nothing drawn yet.');
  });

  // Firefox has no touch that is cancelled.
  onlyInChromium('that the system takes away leaves its stroke, and the next begins another', async () => {
    await touch('touchStart', [60, 60]);
    for (const point of line([60, 60], [60, 220]).slice(1)) await touch('touchMove', point);
    await touch('touchCancel');
    const second = line([200, 60], [200, 220]);
    await stroke(second);
    await expectDrawn([line([60, 60], [60, 220]), second]);
  });
});

describe('more than a finger', () => {
  test('a second one draws nothing, zooms nothing, and does not disturb the first', async () => {
    const before = await scrolled();
    const path = line([80, 40], [80, 240]);
    await touch('touchStart', path[0]);
    await touch('touchStart', path[0], [220, 40]);
    for (const [i, point] of path.entries()) await touch('touchMove', point, [220, 40 + 20 * i]);
    await touch('touchEnd', path[10]);
    await touch('touchEnd');
    await expectDrawn([path]);
    expect(await scrolled()).toEqual(before);
  });

  test('the one that stays when the first is lifted draws nothing, and a new one does', async () => {
    const path = line([80, 40], [80, 240]);
    await touch('touchStart', path[0]);
    for (const point of path.slice(1)) await touch('touchMove', point);
    await touch('touchStart', path[10], [220, 40]);
    // The first has gone: the second is now the only one.
    const rest = (/** @type {'touchMove' | 'touchEnd'} */ type, /** @type {Point[]} */ ...points) =>
      screen.touch(
        type,
        points.map(([x, y]) => ({ x: paper.x + x, y: paper.y + y, id: 1 })),
      );
    await rest('touchEnd', [220, 40]);
    for (const point of line([220, 40], [220, 240]).slice(1)) await rest('touchMove', point);
    await rest('touchEnd');
    const last = line([150, 40], [150, 240]);
    await stroke(last);
    await expectDrawn([path, last]);
  });

  // Firefox has no pen.
  onlyInChromium('a pen draws although the hand lies on the screen already, which leaves nothing', async () => {
    await touch('touchStart', [240, 240]);
    await touch('touchMove', [244, 246]);
    const path = line([80, 40], [120, 200]);
    const pen = (/** @type {'mousePressed' | 'mouseMoved' | 'mouseReleased'} */ type, /** @type {Point} */ [x, y]) =>
      screen.pen(type, { x: paper.x + x, y: paper.y + y });
    await pen('mousePressed', path[0]);
    for (const [i, point] of path.entries()) {
      await pen('mouseMoved', point);
      await touch('touchMove', [244, 246 - i]);
    }
    await pen('mouseReleased', path[10]);
    await touch('touchEnd');
    await expectDrawn([path]);
  });
});

test('a digit drawn with a finger is trained on and read', async () => {
  await stroke([...line([80, 70], [200, 70]), ...line([200, 70], [120, 230])]);
  await until(page, ({ digit }) => digit !== '');
  await onElement(page, (element) => element.train({ epochs: 3 }));
  await until(page, ({ digit }) => digit === '7');
});
