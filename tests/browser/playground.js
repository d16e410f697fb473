// What a person does with <inkling-playground>.
import { clickOn } from './click.js';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * Runs in the page with the element and its shadow root.
 *
 * @template Result, Argument
 * @param {Page} page
 * @param {(element: any, root: ShadowRoot, argument: Argument) => Result} work
 * @param {Argument} [argument]
 * @returns {Promise<Awaited<Result>>}
 */
export async function onPlayground(page, work, argument) {
  const element = await page.evaluateHandle(
    () => /** @type {Element} */ (document.querySelector('inkling-playground')),
  );
  const root = await element.evaluateHandle((host) => host.shadowRoot);
  return element.evaluate(/** @type {any} */ (work), root, argument);
}

/**
 * Clicks a control by what is written on it or what it is called.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function press(page, text) {
  const control = await page.waitForFunction(
    (wanted) => {
      const root = /** @type {ShadowRoot} */ (document.querySelector('inkling-playground')?.shadowRoot);
      const found = [...root.querySelectorAll('button, summary, label')].find(
        (each) =>
          (each.ariaLabel ?? each.textContent) === wanted &&
          !(/** @type {HTMLButtonElement} */ (each).disabled) &&
          each.checkVisibility(),
      );
      found?.scrollIntoView({ block: 'center', inline: 'center' });
      return found;
    },
    {},
    text,
  );
  await clickOn(control);
}

/**
 * Enters a value into the field of this label, or moves its slider.
 *
 * @param {Page} page
 * @param {string} label
 * @param {string} value
 */
export const enter = (page, label, value) =>
  onPlayground(
    page,
    (_, root, [text, entered]) => {
      const found = [...root.querySelectorAll('label')].find((each) => each.textContent === text);
      const labelled = root.getElementById(found?.htmlFor ?? '');
      const control = /** @type {HTMLInputElement} */ (labelled ?? root.querySelector(`[aria-label="${text}"]`));
      control.value = entered;
      for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
    },
    /** @type {const} */ ([label, value]),
  );

/**
 * What is on the page for a person to read.
 *
 * @param {Page} page
 */
export const seen = (page) =>
  onPlayground(page, (_, root) => {
    const text = (/** @type {string} */ selector) => root.querySelector(selector)?.textContent ?? '';
    const problem = /** @type {HTMLElement} */ (root.querySelector('.problem'));
    const said = /** @type {HTMLElement} */ (root.querySelector('.said'));
    const rows = [...root.querySelectorAll('.figures div')].map((row) =>
      [...row.querySelectorAll('dd')].map((cell) => cell.textContent ?? ''),
    );
    return {
      epoch: Number(text('.epochs').replaceAll(',', '')),
      updates: Number(text('.steps').replace(/\D/g, '')),
      play: text('.play'),
      network: text('.network-summary'),
      loss: Number.parseFloat(rows[0][0].replace(/^\D+/, '')),
      accuracy: Number.parseFloat(rows[0][1]),
      testAccuracy: Number.parseFloat(rows[1][1]),
      dataset: root.querySelector('.dataset[aria-pressed=true]')?.getAttribute('data-dataset') ?? '',
      problem: problem.hidden ? null : text('.problem p'),
      said: said.hidden ? null : said.textContent,
      refused: [...root.querySelectorAll('.refused:not([hidden])')].map((each) => each.textContent),
    };
  });

/**
 * Waits until what is seen is as wanted, and returns it.
 *
 * @param {Page} page
 * @param {(state: Awaited<ReturnType<typeof seen>>) => boolean} isWanted
 */
export async function until(page, isWanted) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const state = await seen(page);
    if (isWanted(state)) return state;
    if (Date.now() > deadline) throw new Error(`it never came to that; the page shows ${JSON.stringify(state)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
