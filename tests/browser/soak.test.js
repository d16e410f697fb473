// A minute of a visitor who does everything in any order; `npm run soak` has half an hour of it.
import { expect, test } from 'vitest';
import { browser, site } from './hosted.js';
import { stay } from './random-visitor.js';

const SEED = 20261126;
/** In the first minutes the page's heap still grows by what was never done before; `npm run soak` holds both to 10%. */
const MOST_GROWTH = { page: 1.25, worker: 1.1 };

test('nothing goes wrong, nothing is lost, and memory hardly grows', { timeout: 600_000 }, async () => {
  const { done, wrong, growth } = await stay(browser, site.origin, { seed: SEED, minutes: 1 });
  expect(wrong).toEqual([]);
  expect(done.train).toBeGreaterThan(1);
  expect(done.killAtRest).toBeGreaterThan(0);
  if (growth === null) return; // in Firefox
  expect(growth.page).toBeLessThan(MOST_GROWTH.page);
  expect(growth.worker).toBeLessThan(MOST_GROWTH.worker);
});
