// The figures to reach, as ratios of what was measured in one run.
import { fastest, rowsOf, timesAsFast } from './comparison.mjs';
import { digits, percent, table } from './table.mjs';

/** @typedef {'examplesPerSecond' | 'examplesPerCoreSecond'} Measure */
/** @typedef {import('../compare.mjs').Row} Row */

const SMALL = '784-128-10';
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
        inTurns(inChromium(32, measure), fastest(rowsOf(browser, SMALL, 32), TENSORFLOW[measure], measure), measure),
    },
    ...[
      { batch: 32, wanted: '1.5' },
      { batch: 128, wanted: '1' },
    ].map(({ batch, wanted }) => ({
      figure: `${SMALL}, minibatches of ${batch}: Inkling in Chromium ÷ PyTorch native`,
      wanted,
      value: (/** @type {Measure} */ measure) =>
        ratio(inChromium(batch, measure)?.[measure], natively(batch, 'pytorch', measure)?.[measure]),
    })),
    {
      figure: '784-512-256-10, minibatches of 128: the dense layers in Chromium, of the peak of SIMD128',
      wanted: '60%',
      // The peak is measured in turns with them, so that what is in the way of one is in the way of the other.
      value: () => (browser ? percent(browser.simd.denseShare) : MISSING),
    },
    ...[32, 128].map((batch) => ({
      figure: `${SMALL}, minibatches of ${batch}: Inkling native ÷ Eigen native`,
      wanted: '1.5',
      value: (/** @type {Measure} */ measure) =>
        inTurns(natively(batch, 'inkling', measure), natively(batch, 'eigen', measure), measure),
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

/**
 * Of trainers that took turns: by the clock the turns are compared one by one.
 *
 * @param {Row | undefined} a
 * @param {Row | undefined} b
 * @param {Measure} measure
 */
function inTurns(a, b, measure) {
  if (!a || !b) return MISSING;
  return measure === 'examplesPerSecond' ? digits(timesAsFast(a, b)) : ratio(a[measure], b[measure]);
}
