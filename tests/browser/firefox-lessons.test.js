// The lessons in Firefox: each opens without an error, and one of them is gone through to its result code.
import { expect, test } from 'vitest';
import { launchFirefox } from './browsers.js';
import { answers, check, openLesson, pressIn, textsOf } from './lesson-steps.js';
import { page, runIn } from './visit.js';

runIn(launchFirefox);

test('every lesson is there, with its exercises', async () => {
  await openLesson('perceptron');
  const names = await page.$$eval('.lesson-list a', (links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(names).toHaveLength(9);
  for (const name of names) {
    await page.click(`.lesson-list a[href="${name}"]`);
    await page.waitForSelector(`.lesson-list a[href="${name}"][aria-current]`);
    await page.waitForFunction(() => document.querySelectorAll('.lesson-body .panel').length > 0);
    expect((await textsOf('.exercise')).length).toBeGreaterThanOrEqual(2);
    expect(await page.$$eval('[role=alert]', (all) => all.filter((each) => each.checkVisibility()).length)).toBe(0);
  }
});

test('a perceptron learns AND, and the page says so with a code', async () => {
  await openLesson('perceptron');
  const until = (/** @type {RegExp} */ sentence) =>
    page.waitForFunction(
      (source) => new RegExp(source).test(document.querySelector('.lesson-body')?.textContent ?? ''),
      {},
      sentence.source,
    );
  await until(/All weights are zero/);
  await pressIn('Run');
  await until(/A whole epoch without a mistake/);
  const right = await check('and');
  expect(right.code).toMatch(/^INK1-/);
  expect((await answers()).at(-1)).toMatchObject({ lesson: 'perceptron', exercise: 'and', isRight: true });
});
