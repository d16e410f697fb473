// How long Inkling trains in Chromium until it reads a share of the test digits.
import { Chromium } from '../chromium.mjs';
import { median } from '../median.mjs';
import { ACCURACIES, LIMIT_SECONDS, RECIPE, SEEDS } from '../recipe.mjs';

/**
 * @typedef {object} TimeResult
 * @property {string} version of Chromium
 * @property {Record<string, string>} recipe
 * @property {number[]} seeds
 * @property {number} limitSeconds
 * @property {{accuracy: number, seconds: (number | null)[]}[]} times of the seeds, null where it was not reached
 * @property {number} best the median of the seeds' best accuracies
 */

/** @returns {Promise<TimeResult>} */
export async function runTime() {
  const chromium = new Chromium();
  try {
    /** @type {{seconds: (number | null)[], best: number}[]} */
    const runs = [];
    for (const seed of SEEDS) {
      const page = await chromium.open();
      const recipe = { ...RECIPE, seed: String(seed) };
      const run = await page.call('accuracy.js', 'secondsToAccuracies', recipe, ACCURACIES, LIMIT_SECONDS);
      await page.close();
      const times = ACCURACIES.map((accuracy, i) => `${percent(accuracy)} ${said(run.seconds[i])}`);
      console.log(`seed ${seed}: ${times.join(', ')}; best ${percent(run.best)}`);
      runs.push(run);
    }
    return {
      version: await chromium.version(),
      recipe: RECIPE,
      seeds: SEEDS,
      limitSeconds: LIMIT_SECONDS,
      times: ACCURACIES.map((accuracy, i) => ({ accuracy, seconds: runs.map(({ seconds }) => seconds[i]) })),
      best: median(runs.map(({ best }) => best)),
    };
  } finally {
    await chromium.close();
  }
}

/** @param {number} share */
const percent = (share) => `${Number((100 * share).toFixed(2))}%`;

/** @param {number | null} seconds */
const said = (seconds) => (seconds === null ? `not reached in ${LIMIT_SECONDS} s` : `in ${seconds.toFixed(2)} s`);
