// Trainers side by side in Chromium, and the peak of its SIMD128.
import { startBrowserTrainer } from '../browser-trainer.mjs';
import { buildPeak } from '../build.mjs';
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

/** @typedef {import('../compare.mjs').Comparison & {version: string, peakGflops: number}} BrowserResult */

/**
 * @param {import('../compare.mjs').Selection} selection
 * @returns {Promise<BrowserResult>}
 */
export async function runBrowser(selection) {
  installPeers();
  writeData();
  buildPeak();
  const chromium = new Chromium();
  try {
    const peakPage = await chromium.open();
    const peakGflops = await peakPage.call('peak.js', 'peakGflops');
    await peakPage.close();
    console.log(`SIMD128 multiplies and adds at ${peakGflops.toFixed(1)} GFLOP/s at most`);
    const comparison = await compare(
      TRAINERS.map(({ key, options = WITHOUT_GRAPHICS, batches }) => ({
        key,
        batches,
        start: () => startBrowserTrainer(chromium, key, options),
      })),
      selection,
    );
    return { version: await chromium.version(), peakGflops, ...comparison };
  } finally {
    await chromium.close();
  }
}
