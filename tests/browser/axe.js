// What axe-core finds wrong with a page for people who cannot see it, or not well, or use no mouse.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<[rule: string, places: string[]][]>}
 */
export async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const results = await /** @type {any} */ (globalThis).axe.run();
    return results.violations.map((/** @type {any} */ { id, nodes }) => [
      id,
      nodes.map((/** @type {any} */ node) => node.html),
    ]);
  });
}
