// The figures to reach, as ratios of what was measured in one run.
import { fastest, gflopPerExample, rowsOf } from './comparison.mjs';
import { digits, percent, table } from './table.mjs';

/** @typedef {'examplesPerSecond' | 'examplesPerCoreSecond'} Measure */

const SMALL = '784-128-10';
const DENSE = '512-512-256-10';
/** Core seconds say nothing about WebGL, which works in other threads. */
const TENSORFLOW = { examplesPerSecond: /^tensorflow:/, examplesPerCoreSecond: /^tensorflow:(wasm|cpu)/ };

/**
 * @param {import('./results.mjs').Results} results
 * @returns {string} a table: each figure by the clock, and by the time that the training threads had of a core
 */
export function goalTable({ browser, native }) {
  /** @param {number} batch @param {Measure} measure */
  const inChromium = (batch, measure) => fastest(rowsOf(browser, SMALL, batch), 'inkling', measure);
  /** @param {number} batch @param {string} key @param {Measure} measure */
  const natively = (batch, key, measure) => fastest(rowsOf(native, SMALL, batch), key, measure);
  /** @type {{figure: string, wanted: string, value: (measure: Measure) => string}[]} */
  const goals = [
    {
      figure: `${SMALL}, minibatches of 32: Inkling in Chromium ÷ the fastest TensorFlow.js there`,
      wanted: '25',
      value: (measure) =>
        ratio(inChromium(32, measure), fastest(rowsOf(browser, SMALL, 32), TENSORFLOW[measure], measure)),
    },
    ...[
      { batch: 32, wanted: '1.5' },
      { batch: 128, wanted: '1' },
    ].map(({ batch, wanted }) => ({
      figure: `${SMALL}, minibatches of ${batch}: Inkling in Chromium ÷ PyTorch native`,
      wanted,
      value: (/** @type {Measure} */ measure) => ratio(inChromium(batch, measure), natively(batch, 'pytorch', measure)),
    })),
    {
      figure: `${DENSE}, minibatches of 128: Inkling in Chromium, of the peak of SIMD128`,
      wanted: '60%',
      value: (measure) => {
        const speed = fastest(rowsOf(browser, DENSE, 128), 'inkling', measure);
        return speed && browser ? percent((speed * gflopPerExample(DENSE)) / browser.peakGflops) : MISSING;
      },
    },
    ...[32, 128].map((batch) => ({
      figure: `${SMALL}, minibatches of ${batch}: Inkling native ÷ Eigen native`,
      wanted: '1.5',
      value: (/** @type {Measure} */ measure) =>
        ratio(natively(batch, 'inkling', measure), natively(batch, 'eigen', measure)),
    })),
  ];
  return table(
    ['figure', 'to reach', 'measured', 'in core seconds'],
    goals.map(({ figure, wanted, value }) => [
      figure,
      wanted,
      value('examplesPerSecond'),
      value('examplesPerCoreSecond'),
    ]),
  );
}

const MISSING = 'not measured';

/**
 * @param {number | undefined} a
 * @param {number | undefined} b
 */
const ratio = (a, b) => (a === undefined || b === undefined ? MISSING : digits(a / b));
