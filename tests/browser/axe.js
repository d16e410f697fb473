// axe-core in a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<[rule: string, elements: string[]][]>} what it finds to say
 */
export async function violationsIn(page) {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const results = await /** @type {any} */ (globalThis).axe.run();
    return results.violations.map((/** @type {any} */ { id, nodes }) => [
      id,
      nodes.map((/** @type {any} */ { html }) => html),
    ]);
  });
}
