// What a person does in a lesson: opening it, pressing its buttons, filling its fields, answering its exercises.
import { execFileSync } from 'node:child_process';
import { root } from '../paths.js';
import { clickOn } from './click.js';
import { newPage } from './digits.js';
import { browser, goOnIn, page, site } from './visit.js';

/** @typedef {{lesson: string, exercise: string, isRight: boolean, code: string | null}} Answer */

/**
 * Opens a lesson in a new page, which must end without an error (visit.js).
 *
 * @param {string} name
 * @param {{language?: string} & Parameters<typeof newPage>[1]} [options]
 */
export async function openLesson(name, { language = 'en', ...options } = {}) {
  const own = await newPage(browser, { isPrepared: false, ...options });
  goOnIn(own);
  await own.evaluateOnNewDocument(() => {
    const answers = /** @type {any[]} */ ([]);
    Object.assign(globalThis, { answers });
    addEventListener('inkling-answer', (event) => answers.push(/** @type {CustomEvent} */ (event).detail));
  });
  await own.goto(`${site.origin}/learn.html?lang=${language}#${name}`);
  await own.waitForSelector('.lesson-body > *');
}

/** @returns {Promise<Answer[]>} the answers that the page has told its surroundings of */
export const answers = () => page.evaluate(() => /** @type {any} */ (globalThis).answers);

/**
 * Presses a button as soon as it is there.
 *
 * @param {string} text what is written on it
 * @param {string} [within] selector of a part of the lesson
 */
export async function pressIn(text, within = '.lesson-body') {
  const handle = await page.waitForFunction(
    (wanted, selector) =>
      [...document.querySelectorAll(`${selector} button`)].find(
        (button) =>
          button.textContent === wanted &&
          button.checkVisibility() &&
          !(/** @type {HTMLButtonElement} */ (button).disabled),
      ),
    {},
    text,
    within,
  );
  await clickOn(handle);
}

/**
 * Presses buttons in one task, as quickly as no hand can.
 *
 * @param {string[]} texts what is written on each when its turn comes
 * @param {string} [within] selector of a part of the lesson
 */
export const pressAtOnce = (texts, within = '.lesson-body') =>
  page.evaluate(
    (all, selector) => {
      for (const text of all) {
        const found = [...document.querySelectorAll(`${selector} button`)].find((each) => each.textContent === text);
        if (!found) throw new Error(`there is no button "${text}"`);
        /** @type {HTMLElement} */ (found).click();
      }
    },
    texts,
    within,
  );

/**
 * Enters a number or chooses an option, by the label.
 *
 * @param {string} label
 * @param {string | number} value
 * @param {string} [within] selector of a part of the lesson
 */
export const fill = (label, value, within = '.lesson-body') =>
  page.evaluate(
    (wanted, entered, selector) => {
      const found = [...document.querySelectorAll(`${selector} label`)].find((each) => each.textContent === wanted);
      const control = /** @type {HTMLInputElement | null} */ (
        document.getElementById(/** @type {HTMLLabelElement} */ (found)?.htmlFor ?? '')
      );
      if (!control) throw new Error(`there is no field "${wanted}"`);
      control.value = entered;
      control.dispatchEvent(new Event('input', { bubbles: true }));
      control.dispatchEvent(new Event('change', { bubbles: true }));
    },
    label,
    String(value),
    within,
  );

/**
 * Chooses one of the answers to an exercise.
 *
 * @param {string} exercise
 * @param {string} value
 */
export async function pick(exercise, value) {
  await clickOn(await page.$(`[data-exercise=${exercise}] input[value=${value}]`));
}

/**
 * Presses Check.
 *
 * @param {string} exercise
 * @returns {Promise<{verdict: string, sentence: string, code: string | null}>} what the page says about the answer
 */
export async function check(exercise) {
  const before = (await answers()).length;
  const selector = `[data-exercise=${exercise}]`;
  await clickOn(await page.$(`${selector} .answer > button`));
  await page.waitForFunction((count) => /** @type {any} */ (globalThis).answers.length > count, {}, before);
  return page.$eval(selector, (element) => ({
    verdict: /** @type {HTMLElement} */ (element.querySelector('.verdict')).dataset.verdict ?? '',
    sentence: element.querySelector('.verdict')?.textContent ?? '',
    code: element.querySelector('code')?.textContent || null,
  }));
}

/**
 * What a teacher does with a result code.
 *
 * @param {string | null} code
 * @returns {string} what `inkling verify` says of it; it throws when the run comes to another network
 */
export function verify(code) {
  return execFileSync(root('build/native/src/cli/inkling'), ['verify', code ?? 'none'], {
    env: { ...process.env, INKLING_DATA: root('build/data') },
    encoding: 'utf8',
  });
}

/**
 * @param {string} selector
 * @returns {Promise<string[]>} the texts of all that match
 */
export const textsOf = (selector) =>
  page.$$eval(selector, (elements) => elements.map(({ textContent }) => textContent ?? ''));
