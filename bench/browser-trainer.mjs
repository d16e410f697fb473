// A trainer in a page of Chromium, as the comparison wants it.
import { LEARNT } from './tasks.mjs';

/**
 * @param {import('./chromium.mjs').Chromium} chromium
 * @param {string} key a file of bench/browser/trainers/ and what it is to be told, such as tensorflow:wasm
 * @param {string[]} [options] of Chromium
 * @returns {Promise<import('./compare.mjs').RunningTrainer>}
 */
export async function startBrowserTrainer(chromium, key, options) {
  const page = await chromium.open(options);
  /** @param {string} name @param {unknown[]} args */
  const call = (name, ...args) => page.call('trainer.js', name, ...args);
  return {
    description: await call('load', key),
    async measure(task, { warmUpSeconds, seconds, patienceSeconds }) {
      const way = await call('begin', task);
      const before = await call('loss');
      const steps = Math.max(1, Math.round(seconds / (await call('warmUp', warmUpSeconds))));
      const busyBefore = await page.busySeconds();
      const elapsed = await call('train', steps);
      const coreShare = ((await page.busySeconds()) - busyBefore) / elapsed;
      let after = await call('loss');
      for (let more = 0; after > LEARNT * before && more < patienceSeconds; more += elapsed) {
        await call('train', steps);
        after = await call('loss');
      }
      return { examplesPerSecond: (steps * task.batch) / elapsed, coreShare, before, after, way };
    },
    stop: () => page.close(),
  };
}
