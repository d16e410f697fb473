// The page of the lessons: which one is open, in which language, and what is kept of it.
import { describe, expect, test } from 'vitest';
import { eventually } from './lab.js';
import { answers, check, openLesson, pick, textsOf } from './lesson-steps.js';
import { page, site } from './visit.js';

const NAMES = ['perceptron', 'xor', 'forward', 'sigmoid', 'squared-error', 'softmax', 'logistic', 'depth', 'why-now'];

const open = () => page.$eval('.lesson-list a[aria-current]', (link) => link.getAttribute('href')?.slice(1));
const untilOpen = (/** @type {string} */ name) => eventually(open, (now) => now === name);

/** What comes later moves what is below it. */
async function untilPerceptron() {
  await page.waitForSelector('.perceptron-lab circle');
  await page.waitForSelector('.perceptron-formulas annotation');
}

/** Likewise: what is drawn last of it. */
const untilXor = () => page.waitForSelector('.xor-planes figure:nth-of-type(2) .border.now');

describe('the page of the lessons', () => {
  test('opens the lesson that the address names, and the first for any other name', async () => {
    await openLesson('nonsense%22');
    expect(await open()).toBe('perceptron');
    const links = await page.$$eval('.lesson-list a', (all) => all.map((link) => link.getAttribute('href')));
    expect(links).toEqual(NAMES.map((name) => `#${name}`));
    /** @type {Set<string>} */
    const titles = new Set();
    for (const name of NAMES) {
      await page.click(`.lesson-list a[href="#${name}"]`);
      await untilOpen(name);
      const [title] = await textsOf('.lesson h2');
      titles.add(title);
      expect(await page.title()).toBe(`${title} · Inkling`);
      expect(await page.$$('.exercise')).not.toHaveLength(0);
    }
    expect(titles.size).toBe(NAMES.length);
  });

  test('leads from each to the next and back, and says the new title to who cannot see it', async () => {
    await openLesson('perceptron');
    await untilPerceptron();
    expect(await page.$eval('[rel=prev]', (link) => link.checkVisibility())).toBe(false);
    await page.click('[rel=next]');
    await untilOpen('xor');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await untilXor();
    await page.click('[rel=prev]');
    await untilOpen('perceptron');
    await page.goBack();
    await untilOpen('xor');
  });

  test('changes its language without leaving the lesson or forgetting an answer', async () => {
    await openLesson('perceptron');
    await untilPerceptron();
    await pick('rate', 'more');
    expect((await check('rate')).sentence).toMatch(/^Not yet\. Measured/);
    await page.click('.languages a[lang=ko]');
    const [verdict] = await textsOf('[data-exercise=rate] .verdict');
    expect(verdict).toMatch(/^아직 아닙니다\./);
    expect(await open()).toBe('perceptron');
    expect(await page.evaluate(() => location.search + location.hash)).toBe('?lang=ko#perceptron');
    expect(await page.title()).toMatch(/[가-힣].* · Inkling/);
  });

  test('tells its surroundings of answers, and shows what is solved', async () => {
    await openLesson('xor');
    await page.evaluate(() =>
      localStorage.setItem(
        'inkling-lessons',
        JSON.stringify(['perceptron/and', 'perceptron/or', 'perceptron/rate', 7]),
      ),
    );
    await page.reload();
    await untilXor();
    const ticked = () =>
      page.$$eval('.lesson-list a:has(.tick)', (all) => all.map((link) => link.getAttribute('href')));
    expect(await ticked()).toEqual(['#perceptron']);
    await page.type('[data-exercise=line] input', '2');
    await check('line');
    expect(await answers()).toEqual([{ lesson: 'xor', exercise: 'line', isRight: false, code: null }]);
    expect(await ticked()).toEqual(['#perceptron']);
  });

  test('goes on where nothing can be kept, and where what was kept is broken', async () => {
    await openLesson('perceptron');
    await page.evaluate(() => localStorage.setItem('inkling-lessons', '{"broken'));
    await page.reload();
    await untilPerceptron();
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await pick('rate', 'same');
    expect(await check('rate')).toMatchObject({ verdict: 'right' });
    expect(await page.$('[data-exercise=rate] .tick:not([hidden])')).not.toBeNull();
  });

  test('says in a sentence what went wrong, in both languages, until it is closed', async () => {
    site.answers.set('/inkling.wasm', { status: 404 });
    try {
      await openLesson('perceptron');
      const problem = async () => (await textsOf('.problem:not([hidden]) p'))[0] ?? '';
      await eventually(problem, (text) => /inkling\.wasm could not be loaded/.test(text));
      await page.click('.languages a[lang=ko]');
      expect(await problem()).toMatch(/inkling\.wasm.*[가-힣]/);
      await page.click('.problem button');
      expect(await problem()).toBe('');
    } finally {
      site.answers.delete('/inkling.wasm');
      page.errors.length = 0; // the browser logs what could not be loaded
    }
  });
});
