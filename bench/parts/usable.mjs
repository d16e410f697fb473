// When a visitor can draw.

/**
 * Marks, as `usable`, when a stroke on the canvas would be shown.
 *
 * @param {import('puppeteer-core').Page} page before it is opened
 */
export async function markUsable(page) {
  await page.evaluateOnNewDocument(() => {
    const look = () => {
      const canvas = document.querySelector('inkling-digits')?.shadowRoot?.querySelector('canvas');
      if (canvas?.clientWidth) requestAnimationFrame(() => performance.mark('usable'));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<number>} milliseconds from the navigation to that mark
 */
export const markedUsable = (page) => page.evaluate(() => performance.getEntriesByName('usable')[0].startTime);
