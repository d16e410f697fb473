// Writes what was measured: bench/RESULTS.md, and the picture that it shows, bench/cost.svg.
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { root } from '../../tests/paths.js';
import { median } from '../median.mjs';
import { CHECKED, REPETITIONS, SECONDS } from '../tasks.mjs';
import { comparisonTables } from './comparison.mjs';
import { goalTable } from './goals.mjs';
import { describeMachine } from './machine.mjs';
import { plot } from './plot.mjs';
import { loadResults } from './results.mjs';
import { digits, percent, table } from './table.mjs';

/** @typedef {import('./results.mjs').Results} Results */

export async function writeReport() {
  const path = root('bench/RESULTS.md');
  const results = loadResults();
  if (results.cost) writeFileSync(root('bench/cost.svg'), costPlot(results.cost));
  const options = { ...(await resolveConfig(path)), filepath: path, proseWrap: /** @type {const} */ ('always') };
  writeFileSync(path, await format(reportOf(results), options));
  console.log('\nwritten to bench/RESULTS.md');
}

/** @param {Results} results */
function reportOf(results) {
  const { browser, native, time, cost, page, playground } = results;
  return [
    '# Benchmarks',
    `Written by \`npm run bench\`; a part alone is measured by \`node bench/run.mjs page|playground|browser|native|time|cost\`.

${describeMachine()}

${table(['part', 'measured on', 'load before'], datesOf(results))}`,
    browser || native ? `## Figures to reach\n\n${goalTable(results)}` : '',
    `## What is compared

All trainers have the same digits (7,680 of the bundled ones), the same network, SGD with momentum 0.9, float32 unless
said otherwise, and one thread. Networks with ten outputs have ReLU, softmax and cross-entropy; 2-8-8-1 has tanh, a
sigmoid output and half the squared error, on 4,096 points within and outside of a circle. Each figure is the median of
${REPETITIONS} new networks that train for about ${SECONDS} s after warming up; the trainers take turns, ratios are medians over
the turns, and the spread is half of what lies between the slowest and the fastest. The last column says how much of a core the training thread had: less than all of it where
other work was in its way. Each was seen to learn: its loss on ${CHECKED} examples fell, or the run would have failed.

GFLOP/s are dense-equivalent: a multiplication and an addition for each weight in the forward pass, for its gradient and
for the gradient of its input (which the first layer does not need), whatever a trainer leaves out. Inkling leaves out the
products with pixels that are zero.

Inkling draws the order of the examples and makes its minibatches within the time that is measured. The others are given
minibatches that were cut before.`,
    browser ? `## In Chromium\n\n${browserText(browser)}` : '',
    native ? `## Native\n\n${nativeText(native)}` : '',
    time ? `## Seconds to an accuracy\n\n${timeText(time)}` : '',
    cost ? `## Cost\n\n${COST_TEXT}\n\n![Digits a core second by width, depth and minibatch](cost.svg)` : '',
    page ? `## The page\n\n${pageText(page)}` : '',
    playground ? `## The playground\n\n${pageText(playground)}` : '',
  ]
    .filter((section) => section !== '')
    .join('\n\n');
}

const COST_TEXT = `Digits that Inkling trains on in Chromium each second that its thread has a core, SGD with momentum, as the hidden
layer gets wider, as layers are added, and as the minibatch grows.`;

/** @param {Results} results */
const datesOf = (results) =>
  Object.entries(results).map(([part, { date, load }]) => [part, date.slice(0, 16).replace('T', ' '), digits(load)]);

/** @param {import('../parts/browser.mjs').BrowserResult} result */
const browserText = (result) => `${result.version}. SIMD128 multiplies and adds at
${digits(result.simd.peakGflops)} GFLOP/s at most here: a loop of nothing else, in the same run. In turns with it the dense
layers of 784-512-256-10 (the second and third, and one of 32 inputs that feeds them), forward, back and gradients, in
minibatches of 128: ${digits(result.simd.denseGflops)} GFLOP/s.

${comparisonTables(result)}

TensorFlow.js is used in the fastest of three ways, found out for each row: \`optimizer.minimize\` with \`matMul\`, the same
with \`fused.matMul\`, and \`model.trainOnBatch\`. The result is waited for at the end of what is measured, not after each
step (\`trainOnBatch\` itself waits for the loss of each). Its WebGL has no graphics card here: SwiftShader draws on the
processor, in a browser of its own and with more than one thread.

ConvNetJS computes in float64. brain.js has neither minibatches nor softmax nor cross-entropy, and one activation for all
layers: it trains on one example at a time, with leaky ReLU (tanh for 2-8-8-1) and the squared error.`;

/** @param {import('../parts/native.mjs').NativeResult} result */
const nativeText = (
  result,
) => `With \`-O3 -march=native\`. This core multiplies and adds at ${digits(result.peakGflops)} GFLOP/s
at most, and at ${digits(result.fusedPeakGflops)} GFLOP/s with fused multiply-add, which Inkling does without so that its results are the
same everywhere, and which Eigen and PyTorch use.

${comparisonTables(result)}

Eigen is used as in [native/eigen_network.cpp](native/eigen_network.cpp), PyTorch as in [pytorch.py](pytorch.py), with the
faster of two ways to update the parameters.`;

/** @param {import('../parts/time.mjs').TimeResult} result */
function timeText({ version, recipe, seeds, limitSeconds, times, best }) {
  const settings = Object.entries(recipe).map(([name, value]) => `\`${name}="${value}"\``);
  const rows = times.map(({ accuracy, seconds }) => {
    const reached = seconds.filter((each) => each !== null);
    const least = reached.length > 0 ? digits(Math.min(...reached)) : '';
    const most = reached.length > 0 ? digits(Math.max(...reached)) : '';
    const middle = median(seconds.map((each) => each ?? Infinity));
    return [
      percent(accuracy),
      Number.isFinite(middle) ? `${digits(middle)} s` : `not reached in ${limitSeconds} s`,
      reached.length > 0 ? `${least} to ${most} s` : '',
      `${reached.length} of ${seeds.length}`,
    ];
  });
  return `Of training, in ${version}, until Inkling reads so many of the 2,000 test digits, trained on the other 8,000 with
${settings.join(', ')}. The clock stands still while the test digits are read. Median of the seeds ${seeds.join(', ')}; the best that
their median reached was ${percent(best)}.

${table(['test digits read', 'median', 'from … to', 'seeds that reached it'], rows)}`;
}

/** @param {import('../parts/page.mjs').PageResult} result */
const pageText = ({ version, runs, figures }) => `${version}, medians of ${runs} runs.

${table(
  ['figure', 'measured', 'to reach'],
  figures.map(({ figure, value, target }) => [figure, value, target ?? '']),
)}`;

/** @param {import('../parts/cost.mjs').CostResult} result */
const costPlot = ({ sweeps }) =>
  plot(
    'Digits a core second that Inkling trains on, by width, depth and minibatch',
    'digits a core second',
    sweeps.map(({ name, axis, points }) => ({
      name,
      axis,
      points: points.map(({ at, examplesPerCoreSecond }) => ({ at, value: examplesPerCoreSecond })),
    })),
  );
