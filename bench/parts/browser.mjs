// Trainers side by side in Chromium, and what its SIMD128 does at most and in the dense layers.
import { startBrowserTrainer } from '../browser-trainer.mjs';
import { buildSimd } from '../build.mjs';
import { Chromium, SOFTWARE_WEBGL, WITHOUT_GRAPHICS } from '../chromium.mjs';
import { compare } from '../compare.mjs';
import { writeData } from '../data.mjs';
import { installPeers } from '../peers.mjs';

/** @type {{key: string, options?: string[], batches?: number[]}[]} the keys are those of bench/browser/trainers/ */
const TRAINERS = [
  { key: 'inkling' },
  { key: 'tensorflow:wasm' },
  { key: 'tensorflow:cpu' },
  { key: 'tensorflow:webgl', options: SOFTWARE_WEBGL },
  { key: 'convnet' },
  { key: 'brain', batches: [1] },
];

/** @typedef {import('../compare.mjs').Comparison & {version: string, simd: import('../browser/simd.js').SimdResult}} BrowserResult */

/**
 * @param {import('../compare.mjs').Selection} selection
 * @returns {Promise<BrowserResult>}
 */
export async function runBrowser(selection) {
  installPeers();
  writeData();
  buildSimd();
  const chromium = new Chromium();
  try {
    const simdPage = await chromium.open();
    const simd = await simdPage.call('simd.js', 'measureSimd');
    await simdPage.close();
    console.log(
      `SIMD128 multiplies and adds at ${simd.peakGflops.toFixed(1)} GFLOP/s at most, ` +
        `the dense layers at ${simd.denseGflops.toFixed(1)}: ${(100 * simd.denseShare).toFixed(1)}%`,
    );
    const comparison = await compare(
      TRAINERS.map(({ key, options = WITHOUT_GRAPHICS, batches }) => ({
        key,
        batches,
        start: () => startBrowserTrainer(chromium, key, options),
      })),
      selection,
    );
    return { version: await chromium.version(), simd, ...comparison };
  } finally {
    await chromium.close();
  }
}
