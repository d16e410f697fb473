// Clicking what may move.

const ATTEMPTS = 5;

/**
 * Clicks into the middle of an element with the mouse. What comes in between may move it away from where it was measured:
 * then it is measured and clicked again, as a person would.
 *
 * @param {import('puppeteer-core').JSHandle | null} handle of the element
 */
export async function clickOn(handle) {
  const element = /** @type {import('puppeteer-core').ElementHandle<HTMLElement>} */ (handle?.asElement());
  const clicks = await element.evaluateHandle((target) => {
    const heard = { count: 0 };
    target.addEventListener('click', () => heard.count++, { once: true, capture: true });
    return heard;
  });
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await element.click();
    // A page that was left by it cannot be asked.
    if (await clicks.evaluate(({ count }) => count > 0).catch(() => true)) return;
  }
  throw new Error(`it was clicked ${ATTEMPTS} times and heard of none: something lies over it`);
}
